"""What the form knows and does, without a widget: one inspection's answers, where they are saved, and their problems.

The view sets answers here, calls what its buttons say, and reads everything that it shows.
"""

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from section55 import workspace
from section55.files.history import file_at
from section55.files.reader import InputFile, InspectionFile, office_names
from section55.files.saving import ChangedMeanwhile, restore
from section55.form.state.answers import AnswerTree
from section55.form.state.checked_answers import CheckedAnswers
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.edited_notes import EditedNotes, UnsavedNotes
from section55.form.state.file_history import read_file_history
from section55.form.state.file_name import find_name_problem, make_slug
from section55.form.state.inspection_facts import InspectionFacts
from section55.form.state.inspection_list import ListedInspection, list_inspections
from section55.form.state.merge import Choices, Conflict
from section55.form.state.opening import FileContents, parse_contents, read_contents
from section55.form.state.problems import CheckResult
from section55.form.state.save import FileGone, SavedFile, find_gone, merge_with_file, write_file
from section55.form.state.unsaved import NEW, UnsavedFile, UnsavedWork, delete_unsaved, find_unsaved
from section55.model.errors import WorkbookError, reason_of
from section55.model.paths import Where
from section55.model.wording import counted, sentence_start


class FormState(InspectionFacts):
    """One open form on a folder of parameter files."""

    def __init__(self, folder: Path, get_today: Callable[[], date] = date.today) -> None:
        """``get_today`` returns the day to count from, each time anew, however long the form stays open."""
        super().__init__(folder, get_today)
        self.is_open = False
        self.notes = EditedNotes(None)
        """The notes for colleagues on the open inspection; they are saved with it."""
        self.file_name_words = ""
        """The words to name a new inspection's file by; where empty, those of its title."""
        self.discarded_path: Path | None = None
        """The file with what the last save left out of this form's answers, by choice."""
        self.came_in: tuple[str, ...] = ()
        """The labels of the answers that others alone had changed, and that the last save brought into this form."""
        self.notes_not_saved = ""
        """Why the last save left the notes unsaved, as a sentence; empty where it did not."""
        self._file = SavedFile.from_contents(None, FileContents(b"", {}, False))
        self.history = read_file_history(None)
        self._conflict: Conflict | None = None
        """The last one that a person was shown."""
        self._unsaved = UnsavedFile(folder, None)
        self._released: object = None
        """What any form may go on with, since this one let go of it."""
        self._checked = CheckedAnswers()

    @property
    def path(self) -> Path | None:
        """The parameter file of the open inspection; None where it has none yet."""
        return self._file.path

    # Choosing

    def list_inspections(self) -> list[ListedInspection]:
        """List the inspections to choose from, newest deadline first."""
        return list_inspections(self.folder, self.today)

    def begin_new(self) -> None:
        """Begin an inspection that has no file yet. Raises ``OSError`` as `open` does."""
        self.release()
        offices = office_names(self.folder)
        self._begin(None, FileContents(b"", {"office": offices[0]} if len(offices) == 1 else {}, False))

    def open(self, path: Path) -> None:
        """Open a parameter file as it is saved.

        Raises `CannotOpen` as `read_contents` does, and ``OSError`` where unsaved changes of what is open
        cannot be written. What is open stays open then.
        """
        contents = read_contents(path)
        self.release()
        self._begin(path, contents)

    def _begin(self, path: Path | None, contents: FileContents) -> None:
        self._file, self.is_open = SavedFile.from_contents(path, contents), True
        self.answers = EditedAnswers(contents.answers)
        self.file_name_words = ""
        self.notes = EditedNotes(path)
        self.notes.follow(self.answers.places.values())
        self._unsaved, self._released = UnsavedFile(self.folder, path.stem if path else None), None
        self.history = read_file_history(path)
        self._checked.forget()

    def close(self) -> bool:
        """Write what is unsaved and close the inspection; any form may then offer the unsaved work again.

        Returns False where the disk refuses. Then the inspection stays open, for its changes are only here.
        """
        try:
            self.release()
        except OSError:
            return False
        self.is_open = False
        return True

    def release(self) -> None:
        """Write what is unsaved, and let any form go on with it. Raises ``OSError`` as `write_unsaved` does.

        What another form has gone on with since is not written again, unless it was changed here.
        """
        current = id(self.answers), self.answers.version, self.notes.unsaved.model_dump(), self.file_name_words
        if self._released != current:
            self.write_unsaved()
            self._released = current
        self._unsaved.release()

    # Unsaved work

    def find_abandoned_work(self) -> list[UnsavedWork]:
        """Find unsaved work of the open inspection that was left behind: no form has it open."""
        return [unsaved for unsaved in self._find_unsaved() if not unsaved.is_open]

    def find_work_elsewhere(self) -> list[UnsavedWork]:
        """Find unsaved work of the open inspection that another form has open."""
        return [unsaved for unsaved in self._find_unsaved() if unsaved.is_open and unsaved.path != self._unsaved.path]

    def _find_unsaved(self) -> list[UnsavedWork]:
        return find_unsaved(self.folder, self.path.stem) if self.path else []

    def resume(self, unsaved: UnsavedWork) -> None:
        """Continue unsaved work. If the file has changed since the work began, a save gives a conflict.

        Raises ``OSError`` where this form cannot write the work; then it is still offered.
        """
        if not unsaved.slug:
            self.release()
            self._begin(None, FileContents(b"", unsaved.base, False))
            self.file_name_words = unsaved.file_name
        else:
            self._file = replace(self._file, base=copy.deepcopy(unsaved.base), base_sha256=unsaved.base_sha256)
        self.answers.replace(copy.deepcopy(unsaved.answers))
        self.notes.unsaved = UnsavedNotes.read(unsaved.notes)
        self.notes.follow(self.answers.places.values())
        self.write_unsaved()
        delete_unsaved(unsaved)

    def write_unsaved(self) -> None:
        """Write unsaved changes beside the file; delete what was written there when nothing is unsaved.

        Raises ``OSError`` where the disk refuses; what was written before is still there then.
        """
        if not self.is_open:
            return
        if self._file.differs_from(self.answers.tree) or self.notes.is_changed:
            base, notes = self._file.base, self.notes.unsaved.model_dump()
            self._unsaved.write(base, self._file.base_sha256, self.answers.tree, self.file_name_words, notes)
        else:
            self._unsaved.delete()

    # Problems and the deadline

    @property
    def is_changed(self) -> bool:
        """Whether a save would change the file, or the notes beside it."""
        return self.is_open and (self._file.needs_save(self.answers.tree) or self.notes.is_changed)

    def is_saved_entry(self, where: Where, entry: AnswerTree) -> bool:
        """Whether a dated entry is in the file already, so that it cannot be changed.

        ``where`` is the path of its list: that of the corrections, or of an item's updates.
        """
        label = self.answers.place(where[:-1]).label if len(where) > 1 else ""
        return self._file.has_entry(where, label, entry)

    @property
    def check_result(self) -> CheckResult:
        """The problems of the answers, by the same rules as for a file."""
        return self._checked.check(self.answers, self.path, self._path_or(NEW), self.history, self.today, self.office)

    # Saving

    @property
    def new_slug(self) -> str:
        """The name of a new inspection's file without its ending; empty while its date or title does not give one."""
        day = self.deadline.published_on if self.deadline else None
        title = str(self.answers.get(("inspection_title",)) or "")
        return make_slug(self.folder, day, title, self.file_name_words)

    @property
    def cannot_save(self) -> str:
        """Why the answers cannot be saved now, as a sentence; empty where they can."""
        if not self.is_open:
            return "Choose an inspection first."
        return "" if self.path else find_name_problem(self.folder, self.new_slug)

    @property
    def cannot_build(self) -> str:
        """Why the documents cannot be built now, as a sentence; empty where they can."""
        if not self.is_open:
            return "Choose an inspection first."
        if blockers := self.check_result.blockers:
            number = sentence_start(counted(len(blockers), "answer"))
            return f"{number} to give or put right first: see Check your answers."
        return ""

    def save(self, choices: Choices | None = None, is_again: bool = False) -> Conflict | None:
        """Save the answers and add a line to the history; return a conflict where the file has changed meanwhile.

        ``choices`` are those of a person who was shown the conflict that the last call returned. Changes
        that others saved are merged in, so the answers may be more than before. Raises `FileGone` where the
        file is not where it was, unless it ``is_again`` to be saved there, another `WorkbookError` with the
        reason in a sentence, and ``OSError``; nothing is saved or lost then.
        """
        if self.path and not is_again and (gone := find_gone(self.path, bool(self.history.revisions))):
            raise FileGone(gone)
        if reason := self.cannot_save:
            raise WorkbookError(reason)
        path, self.came_in = self._path_or(NEW), ()
        if self.path and not self._file.needs_save(self.answers.tree):
            self._save_notes(path)
            return None
        merged = merge_with_file(self._file, path, self.answers.tree, choices, self._conflict)
        if isinstance(merged, Conflict):
            self._conflict = merged
            return merged
        if merged.drops_mine:
            self.write_unsaved()
        try:
            file = write_file(self._file, path, merged)
        except ChangedMeanwhile:
            return self.save(choices, is_again)
        self.discarded_path = self._unsaved.discard() if merged.drops_mine else None
        self._file, self.came_in = file, merged.came_in
        self.answers.take_in(merged.answers)
        self.history = read_file_history(path)
        self._checked.forget()
        self._save_notes(path)
        return None

    def _save_notes(self, path: Path) -> None:
        """Save the notes, once the answers are saved. Where they cannot be, they are unsaved still."""
        before, self._unsaved = self._unsaved, UnsavedFile(self.folder, path.stem)
        self.notes_not_saved = ""
        try:
            self.notes.save(path, self.answers.places.values())
        except (OSError, WorkbookError) as error:
            self.notes_not_saved = f"The answers are saved. The notes for colleagues are not yet: {reason_of(error)}."
            try:
                self.write_unsaved()
            except OSError:
                self._unsaved = before
                return
        before.delete()

    def reload(self) -> None:
        """Open the file as it is now and drop what was not saved. Raises `CannotOpen`; nothing is dropped then."""
        if self.path is not None:
            contents = read_contents(self.path)
            self._unsaved.delete()
            self._begin(self.path, contents)

    def restore(self, sequence: int) -> None:
        """Save an earlier revision as a new one, and open it. Unsaved changes are saved first, as a revision.

        Raises `WorkbookError` where they cannot be saved, and for a revision that the form cannot open.
        """
        if self.path is None:
            raise WorkbookError("This inspection has not been saved yet, so there is nothing to go back to.")
        parse_contents(file_at(self.history.revisions, sequence), f"Revision {sequence}")
        if self.is_changed and self.save() is not None:
            raise WorkbookError("The file changed meanwhile. Save first, and choose between the two versions.")
        if self.notes.is_changed:
            raise WorkbookError(self.notes_not_saved)
        restore(self.path, sequence)
        self.reload()

    # The documents

    def preview_source(self) -> InspectionFile:
        """Return the inspection with its answers as they are now, saved or not, to preview its document.

        Raises `WorkbookError` where `cannot_build` has a reason.
        """
        source = self.check_result.source
        if source is None or self.cannot_build:
            raise WorkbookError(self.cannot_build)
        data = self._file.to_yaml(self.answers.tree).encode()
        return replace(source, parameter_file=InputFile(source.path.name, data))

    @property
    def display_path(self) -> str:
        """The parameter file's path, as people read it."""
        return workspace.named(self._path_or("…"))

    def _path_or(self, slug: str) -> Path:
        """The parameter file, or the one that a new inspection will have; ``slug`` names it while nothing else does."""
        return self.path or self.folder / f"{self.new_slug or slug}.yaml"
