"""What a check is, what it is shown of an inspection, and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from section55.files.reader import InspectionFile
from section55.model.answer_types import takes_markdown
from section55.model.deadlines import statutory_last_day
from section55.model.errors import Message
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from section55.model.paths import Where, key_path, question_at
from section55.model.publication import Publication

STATUTORY = "statutory"
"""The severity of what the statute asks for and does not get."""
DRAFTING = "drafting"
"""The severity of what is lawful, and better put right."""

Found = Iterator[tuple[Where, Message]]
"""What a check finds: each place, and what to say of it."""


def notice(where: Where, text: str = "", *, in_file: str = "", in_form: str = "") -> tuple[Where, Message]:
    """Something that a check found at a path, and what to say of it, as `Message` takes it."""
    return where, Message(text, in_file, in_form)


@dataclass(frozen=True)
class Finding:
    """One thing to look at, and where it is."""

    code: str
    line: int
    """In the parameter file, counted from 1."""
    where: Where
    """The path of the answer that it is about."""
    message: Message
    severity: str
    """statutory | drafting"""
    statute: str
    """The subsection of the Police Act 1996, like ``s.55(5A)``; empty where there is none."""

    @property
    def key(self) -> str:
        """The path as people read it, items counted from 1: ``recommendations[2].commissioner``."""
        return key_path(self.where)

    @property
    def sentence(self) -> str:
        """What to look at, and what to do in the file."""
        return self.message.for_file

    def as_dict(self) -> dict[str, object]:
        """The finding for JSON."""
        return {
            "code": self.code,
            "line": self.line,
            "key": self.key,
            "sentence": self.sentence,
            "severity": self.severity,
            "statute": self.statute,
        }


class Text(NamedTuple):
    """Something that an officer wrote."""

    where: Where
    words: str

    @property
    def is_markdown(self) -> bool:
        return takes_markdown(question_at(Inspection, self.where))


@dataclass(frozen=True)
class Case:
    """An inspection as the checks see it, on a day or on none."""

    source: InspectionFile
    as_of: date | None

    @property
    def inspection(self) -> Inspection:
        return self.source.inspection

    @property
    def office(self) -> OfficeProfile:
        return self.source.office

    @cached_property
    def last_day(self) -> date:
        """The last day on which the response may lawfully be published."""
        return statutory_last_day(self.inspection.published_on)

    @cached_property
    def publication(self) -> Publication | None:
        """How the response was published; None where it is not."""
        return self.inspection.publication

    @property
    def is_published(self) -> bool:
        """Whether the response is said to be published, be it on a day that is not known."""
        return self.publication is not None

    @property
    def is_finished(self) -> bool:
        """Whether the response is final or published, so that what it lacks is lacking."""
        return self.is_published or not self.inspection.is_draft

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything that an officer wrote in the file."""
        return tuple(_texts(self.inspection.model_dump(), ()))


@dataclass(frozen=True)
class Check:
    """One rule: what it is called, what it is about, and the function that looks."""

    code: str
    """A word for programs, which stays when sentences are reworded."""
    severity: str
    statute: str
    told: str
    """What it finds, on one line, for the table of the checks."""
    look: Callable[[Case], Found]


class Table(list[Check]):
    """The checks of one module, in the order in which they are written."""

    def check(
        self, code: str, severity: str, told: str, statute: str = ""
    ) -> Callable[[Callable[[Case], Found]], Callable[[Case], Found]]:
        """Puts the function below into the table."""

        def added(look: Callable[[Case], Found]) -> Callable[[Case], Found]:
            self.append(Check(code, severity, statute, told, look))
            return look

        return added


def _texts(answers: object, where: Where) -> Iterator[Text]:
    if isinstance(answers, str):
        if answers:
            yield Text(where, answers)
    elif isinstance(answers, dict):
        for key, value in answers.items():
            yield from _texts(value, (*where, key))
    elif isinstance(answers, list):
        for place, value in enumerate(answers):
            yield from _texts(value, (*where, place))
