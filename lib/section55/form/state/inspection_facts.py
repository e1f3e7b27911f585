"""What follows from the answers of the open inspection: whose it is, its deadline, and how far it has come."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from section55.form.state.deadline import Deadline, calculate_deadline
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.offices import read_full_names, read_profile
from section55.model.closed_lists import read_choice
from section55.model.inspection import STATUSES
from section55.model.office import OfficeProfile
from section55.model.publication import find_publication


class InspectionFacts:
    """The answers, and what they say."""

    def __init__(self, folder: Path, get_today: Callable[[], date]) -> None:
        """``folder`` has the parameter files; ``get_today`` returns the day to count from, each time anew."""
        self.folder = folder
        self._get_today = get_today
        self.answers = EditedAnswers({})

    @property
    def today(self) -> date:
        return self._get_today()

    @property
    def offices(self) -> dict[str, str]:
        """The offices that have a profile in the folder, and what each calls itself."""
        return read_full_names(self.folder)

    @property
    def office(self) -> OfficeProfile | None:
        """The office whose response this is; None where its profile cannot be read."""
        return read_profile(self.folder, name) if isinstance(name := self.answers.get(("office",)), str) else None

    @property
    def deadline(self) -> Deadline | None:
        """The deadline; None while the report's day of publication is not known."""
        statutory = self.office.prints_statutory_deadline if self.office else True
        return calculate_deadline(self.answers.get(("published_on",)), statutory, self.is_published, self.today)

    @property
    def is_final(self) -> bool:
        """Whether the response is marked as final."""
        return read_choice(str(self.answers.get(("status",))), STATUSES) == "final"

    @property
    def is_published(self) -> bool:
        """Whether the response is published."""
        return find_publication(self.answers.tree) is not None
