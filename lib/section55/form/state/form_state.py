"""What the form knows and does, without a widget: one inspection's answers, where they are kept, how they stand.

A view sets answers and calls what its buttons say; it looks here for everything that it shows.
"""

import copy
from dataclasses import replace
from datetime import date
from pathlib import Path

from section55 import workspace
from section55.files.history import Revision, file_at
from section55.files.reader import InputFile, InspectionFile, name_faults, office_names
from section55.files.saving import ChangedMeanwhile, record_hand_edit, restore
from section55.form.state.answers import AnswerTree
from section55.form.state.deadline import Deadline, deadline_of
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.file_name import slug_of, why_not_named
from section55.form.state.inspection_list import ListedInspection, list_inspections
from section55.form.state.merge import Choices, Conflict
from section55.form.state.offices import profile_of
from section55.form.state.opening import CannotOpen, FileContents, parse_contents, read_contents
from section55.form.state.problems import CheckResult, check_answers
from section55.form.state.save import SavedFile, merge_with_file, read_file_history, write_file
from section55.form.state.unsaved import UnsavedFile, UnsavedWork, delete_unsaved, find_unsaved
from section55.model.errors import WorkbookError
from section55.model.office import OfficeProfile
from section55.model.paths import Where
from section55.model.publication import publication
from section55.model.wording import counted

__all__ = ["CannotOpen", "Conflict", "FormState"]


class FormState:
    """One open form on a folder of parameter files."""

    def __init__(self, folder: Path, today: date | None = None) -> None:
        """``today`` is the day to count from; each day's own where absent, however long the form stays open."""
        self.folder = folder
        self._today = today
        self.is_open = False
        self.answers = EditedAnswers({})
        self.file_name_wanted = ""
        """The words that a new inspection's file shall be named by; from its title where empty."""
        self.discarded_path: Path | None = None
        """The file with what was dropped from this form in the last save, by a choice between two versions."""
        self._file = SavedFile.from_contents(None, FileContents(b"", {}, False))
        self._history = read_file_history(None)
        self._conflict: Conflict | None = None
        """The last one that a person was asked about."""
        self._unsaved = UnsavedFile(folder, None)
        self._check_result: CheckResult | None = None
        self._checked = (0, self.today)
        """The version of the answers that it is of, and the day."""

    @property
    def today(self) -> date:
        return self._today or date.today()

    @property
    def path(self) -> Path | None:
        """The parameter file of what is open; None where it has none yet."""
        return self._file.path

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """Every revision of the file, the oldest first; none where the history is not whole."""
        return self._history.revisions

    @property
    def problem_with_history(self) -> str:
        """A sentence where the history is not whole; empty otherwise."""
        return self._history.problem

    # Choosing

    def list_inspections(self) -> list[ListedInspection]:
        """The inspections to choose from, the newest deadline first."""
        return list_inspections(self.folder, self.today)

    @property
    def offices(self) -> list[str]:
        """The offices that have a profile in the folder."""
        return office_names(self.folder)

    def begin_new(self) -> None:
        """Starts an inspection that has no file yet. Raises ``OSError`` as `open` does."""
        self.write_unsaved()
        self._release()
        offices = self.offices
        self._begin(None, FileContents(b"", {"office": offices[0]} if len(offices) == 1 else {}, False))

    def open(self, path: Path) -> None:
        """Opens a parameter file as it is saved.

        Raises `CannotOpen` for a file that is not there, is not sound YAML, or is laid out so that the
        form has no place for its answers, and ``OSError`` where what is unsaved cannot be kept; what was
        open before stays open then.
        """
        contents = read_contents(path)
        self.write_unsaved()
        self._release()
        self._begin(path, contents)

    def _begin(self, path: Path | None, contents: FileContents) -> None:
        self._file, self.is_open = SavedFile.from_contents(path, contents), True
        self.answers = EditedAnswers(contents.answers)
        self.file_name_wanted = ""
        self._unsaved = UnsavedFile(self.folder, path.stem if path else None)
        self._history = read_file_history(path)
        self._check_result = None

    def close(self) -> bool:
        """Keeps what is unsaved and lets go of the inspection; its unsaved work is offered again then, by any form.

        False, and the inspection stays open, where the disk refuses: then it is here alone.
        """
        try:
            self.write_unsaved()
        except OSError:
            return False
        self._release()
        return True

    def _release(self) -> None:
        self._unsaved.release()
        self.is_open = False

    # Unsaved work

    def find_abandoned_work(self) -> list[UnsavedWork]:
        """Unsaved work that was left behind for what is open now, and that no open form holds."""
        slug = self.path.stem if self.path else None
        return [unsaved for unsaved in find_unsaved(self.folder, slug) if slug and not unsaved.is_open]

    def find_work_elsewhere(self) -> list[UnsavedWork]:
        """Forms elsewhere that have unsaved changes of the same inspection."""
        slug = self.path.stem if self.path else None
        held = find_unsaved(self.folder, slug) if slug else []
        return [unsaved for unsaved in held if unsaved.is_open and unsaved.path != self._unsaved.path]

    def resume(self, unsaved: UnsavedWork) -> None:
        """Goes on with unsaved work. If the file has changed since it began, saving shows both sides.

        Raises ``OSError`` where it cannot be kept by this form; what was left behind is still offered then.
        """
        if not unsaved.slug:
            self.write_unsaved()
            self._release()
            self._begin(None, FileContents(b"", unsaved.base, False))
            self.file_name_wanted = unsaved.file_name
        else:
            # What it began from, so that a save meets a file that is newer as a conflict.
            self._file = replace(self._file, base=copy.deepcopy(unsaved.base), base_sha256=unsaved.base_sha256)
        self.answers.replace(copy.deepcopy(unsaved.answers))
        self.write_unsaved()
        delete_unsaved(unsaved)

    def write_unsaved(self) -> None:
        """Writes what is not saved beside the file; takes that away again when there is nothing unsaved.

        Raises ``OSError`` where the disk refuses; what was kept before is still there then.
        """
        if not self.is_open:
            return
        if self._file.differs_from(self.answers.tree):
            self._unsaved.write(self._file.base, self._file.base_sha256, self.answers.tree, self.file_name_wanted)
        else:
            self._unsaved.delete()

    # Problems and the deadline

    @property
    def is_changed(self) -> bool:
        """Whether a save would change the file."""
        return self.is_open and self._file.needs_save(self.answers.tree)

    def is_saved_entry(self, where: Where, entry: AnswerTree) -> bool:
        """Whether a dated entry is in the file already, so that it cannot be changed.

        ``where`` is the path of its list: that of the corrections, or of an item's updates.
        """
        return self._file.has_entry(where, self.answers.get((*where[:2], "number")), entry)

    @property
    def check_result(self) -> CheckResult:
        """What is to do, by the same rules as for a file."""
        current = self.answers.version, self.today
        if self._check_result is None or self._checked != current:
            path = self.path or self.folder / f"{self.slug_wanted or 'new-inspection'}.yaml"
            file_problems = [fault.message.for_form for fault in name_faults(path, path.name)] if self.path else []
            if self.problem_with_history:
                file_problems.append(self.problem_with_history)
            self._check_result = check_answers(self.answers.tree, path, self.revisions, self.today, file_problems)
            self._checked = current
        return self._check_result

    @property
    def office(self) -> OfficeProfile | None:
        """The office whose response this is, where its profile can be read."""
        name = self.answers.get(("office",))
        return profile_of(self.folder, name) if isinstance(name, str) else None

    def office_name(self, office: str) -> str:
        """An office's own name; that of its profile where it cannot be read."""
        profile = profile_of(self.folder, office)
        return profile.office_name if profile else office

    @property
    def deadline(self) -> Deadline | None:
        """The deadline, once the report's day of publication is known."""
        office = self.office
        prints_statutory = office.prints_statutory_deadline if office else True
        return deadline_of(self.answers.get(("published_on",)), prints_statutory, self.is_published, self.today)

    @property
    def is_published(self) -> bool:
        """Whether the response is out."""
        return publication(self.answers.tree) is not None

    # Saving

    @property
    def slug_wanted(self) -> str:
        """What a new inspection's file will be named; empty while its date or title does not allow a name."""
        deadline = self.deadline
        title = str(self.answers.get(("inspection_title",)) or "")
        return slug_of(deadline.published_on if deadline else None, title, self.file_name_wanted)

    @property
    def cannot_save(self) -> str:
        """Why a save is not possible now, as a sentence; empty where it is."""
        if not self.is_open:
            return "Choose an inspection first."
        return "" if self.path else why_not_named(self.folder, self.slug_wanted)

    @property
    def cannot_build(self) -> str:
        """Why no documents can be made of this now, as a sentence; empty where they can."""
        if not self.is_open:
            return "Choose an inspection first."
        if blockers := self.check_result.blockers:
            return f"{counted(len(blockers), 'answer').capitalize()} to give or put right first; see below."
        return ""

    def save(self, choices: Choices | None = None) -> Conflict | None:
        """Saves the answers and the line of the history; gives a conflict where the file changed meanwhile.

        ``choices`` are those that a person made in the conflict that the last call gave. Raises
        `WorkbookError`, in a sentence, and ``OSError``; nothing is saved or lost then. What both sides
        added to is kept of both, so the answers may be more than they were.
        """
        if reason := self.cannot_save:
            raise WorkbookError(reason)
        path = self.path or self.folder / f"{self.slug_wanted}.yaml"
        merged = merge_with_file(self._file, path, self.answers.tree, choices, self._conflict)
        if isinstance(merged, Conflict):
            self._conflict = merged
            return merged
        if merged.drops_mine:
            self.write_unsaved()
        try:
            file = write_file(self._file, path, merged)
        except ChangedMeanwhile:
            return self.save(choices)
        self.discarded_path = self._unsaved.discard() if merged.drops_mine else None
        self._unsaved.delete()
        self._file = file
        self.answers.replace(merged.answers)
        self._unsaved = UnsavedFile(self.folder, path.stem)
        self._history = read_file_history(path)
        self._check_result = None
        return None

    def reload(self) -> None:
        """Opens the file as it is now, without what was not saved. Raises `CannotOpen`, and all is as it was then."""
        if self.path is not None:
            contents = read_contents(self.path)
            self._unsaved.delete()
            self._begin(self.path, contents)

    def restore(self, sequence: int) -> None:
        """Brings an earlier revision back as a new one, and opens it. Unsaved changes are saved before, as a revision.

        Raises `WorkbookError` where they cannot be, and for a revision that the form could not open.
        """
        if self.path is None:
            raise WorkbookError("This inspection has not been saved yet, so there is nothing to go back to.")
        parse_contents(file_at(self.revisions, sequence), f"Revision {sequence}")
        if self.is_changed and self.save() is not None:
            raise WorkbookError("The file changed meanwhile. Save first, and choose between the two versions.")
        restore(self.path, sequence)
        self.reload()

    def note_hand_edits(self) -> None:
        """Adds the line for a change that was made to the file by hand, so that the history shows it."""
        if self.path is not None:
            record_hand_edit(self.path)
            self._history = read_file_history(self.path)

    # The documents

    def previewed(self) -> InspectionFile:
        """The inspection with its answers as they are now, saved or not, for a preview.

        Raises `WorkbookError` while something stops it.
        """
        if reason := self.cannot_build:
            raise WorkbookError(reason)
        source = self.check_result.source
        assert source is not None
        data = self._file.to_yaml(self.answers.tree).encode()
        return replace(source, parameter_file=InputFile(source.path.name, data))

    @property
    def shown_path(self) -> str:
        """The parameter file, as a person names it."""
        path = self.path or self.folder / f"{self.slug_wanted or '…'}.yaml"
        return workspace.named(path)
