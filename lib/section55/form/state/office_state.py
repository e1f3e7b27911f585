"""What the form knows and does about an office's profile, without a widget: its answers, its problems, its file."""

import copy
import re
from dataclasses import replace
from pathlib import Path

from section55 import workspace
from section55.files.bounded_read import read_file
from section55.files.hashes import sha256
from section55.files.reader import OFFICES, InputFile, OfficeFile, office_names, with_logo
from section55.files.saving import ChangedMeanwhile, save_without_history
from section55.files.validation import validate
from section55.files.yaml.text import MOST_BYTES
from section55.form.state.answers import AnswerTree, path_in_form
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.hints import find_hint
from section55.form.state.merge import Choices, Conflict
from section55.form.state.opening import parse_contents, read_contents
from section55.form.state.problems import Problem, make_tree, problem_of
from section55.form.state.profile_file import (
    as_profile_has_them,
    find_changes,
    find_profile_differences,
    merge_profiles,
    to_profile_yaml,
)
from section55.form.state.unsaved import UnsavedFile, UnsavedWork, delete_unsaved, find_unsaved
from section55.model import colour
from section55.model.errors import Fault, WorkbookError
from section55.model.office import DEFAULT_ACCENT, OfficeProfile
from section55.model.slugs import TitleUnusable, suggest_slug, title_words
from section55.model.wording import counted, sentence_start

_NEW = "new-office"
"""Used in place of the name of a profile that has no file yet."""
_INK = (0, 0, 0)


class OfficeState:
    """One office's profile while a person edits it."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is that of the parameter files, beside which the profiles lie. A new profile is begun."""
        self.folder = folder / OFFICES
        self.path: Path | None = None
        """The profile's file; None where it has none yet."""
        self.answers = EditedAnswers({})
        self._data = b""
        """What the file held when it was last read or saved."""
        self._base: AnswerTree = {}
        self._base_sha256 = ""
        """The SHA-256 of the file from which the answers began; that of unsaved work may be of an earlier version."""
        self._unsaved = UnsavedFile(self.folder, None)
        self._conflict: Conflict | None = None
        """The last one that a person was shown."""
        self._checked: tuple[int, tuple[Problem, ...], OfficeFile | None] | None = None

    def open(self, office: str) -> None:
        """Open an office's profile as it is saved.

        Raises `CannotOpen` as `read_contents` does, and ``OSError`` where unsaved changes of what is open
        cannot be written. What is open stays open then.
        """
        path = self.folder / f"{office}.yaml"
        contents = read_contents(path, OfficeProfile)
        self.release()
        self._begin(path, contents.data, contents.answers)

    def begin_new(self) -> None:
        """Begin a profile that has no file yet. Raises ``OSError`` as `open` does."""
        self.release()
        self._begin(None, b"", {})

    def _begin(self, path: Path | None, data: bytes, answers: AnswerTree) -> None:
        self.path, self._data = path, data
        self._base, self._base_sha256 = as_profile_has_them(answers), sha256(data)
        self._unsaved = UnsavedFile(self.folder, path.stem if path else None)
        self.answers = EditedAnswers(self._base)
        self._conflict = self._checked = None

    # Unsaved work

    def write_unsaved(self) -> None:
        """Write unsaved changes beside the file; delete what was written there when nothing is unsaved.

        Raises ``OSError`` where the disk refuses; what was written before is still there then.
        """
        if self.is_changed and self.folder.is_dir():
            self._unsaved.write(self._base, self._base_sha256, self.answers.tree)
        else:
            self._unsaved.delete()

    def release(self) -> None:
        """Write what is unsaved, and let any form go on with it. Raises ``OSError`` as `write_unsaved` does."""
        self.write_unsaved()
        self._unsaved.release()

    def resume(self) -> UnsavedWork | None:
        """Go on with unsaved work of the profile that was left behind, the newest; return it, or None without any.

        If the file has changed since the work began, a save gives a conflict.
        """
        found = find_unsaved(self.folder, self.path.stem if self.path else "", OfficeProfile)
        left = next((unsaved for unsaved in found if not unsaved.is_open), None)
        if left is not None:
            self._base, self._base_sha256 = copy.deepcopy(left.base), left.base_sha256
            self.answers.replace(copy.deepcopy(left.answers))
            self.write_unsaved()
            delete_unsaved(left)
        return left

    def drop_changes(self) -> Path | None:
        """Show the profile as it is saved. Return the file in which what was typed is put aside, if there is one."""
        self.write_unsaved()
        discarded = self._unsaved.discard() if self.is_changed and self._unsaved.path.exists() else None
        self.answers = EditedAnswers(self._base)
        if self.path is None:
            self.begin_new()
        else:
            self.open(self.path.stem)
        return discarded

    @property
    def offices(self) -> list[str]:
        """The offices that have a profile."""
        return office_names(self.folder.parent)

    @property
    def name(self) -> str:
        """The name of the profile's file without its ending; empty while no area gives a new one its name."""
        if self.path is not None:
            return self.path.stem
        try:
            return suggest_slug("-".join(title_words(str(self.answers.get(("area",)) or ""))))
        except TitleUnusable:
            return ""

    @property
    def display_path(self) -> str:
        """The file's path, as people read it."""
        return workspace.named(self._file())

    def _file(self) -> Path:
        return self.path or self.folder / f"{self.name or _NEW}.yaml"

    @property
    def is_changed(self) -> bool:
        """Whether a save would change the file."""
        return bool(find_changes(self._base, self.answers.tree))

    # Problems

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the reader would refuse in the profile as it is typed, in the order of its questions."""
        return self._check()[1]

    @property
    def office_file(self) -> OfficeFile | None:
        """The profile as it is typed, to make documents with; None while there are problems."""
        return self._check()[2]

    def _check(self) -> tuple[int, tuple[Problem, ...], OfficeFile | None]:
        if self._checked is None or self._checked[0] != self.answers.version:
            faults, office = self._find_faults(self.answers.tree)
            problems = [problem_of(fault, find_hint(fault.where, OfficeProfile)) for fault in faults]
            in_form = (replace(each, where=path_in_form(self.answers.tree, each.where)) for each in problems)
            self._checked = self.answers.version, tuple(in_form), office
        return self._checked

    def _find_faults(self, answers: AnswerTree) -> tuple[list[Fault], OfficeFile | None]:
        plain, path = as_profile_has_them(answers), self._file()
        tree = make_tree(plain, OfficeProfile)
        faults: list[Fault] = []
        profile = validate(OfficeProfile, tree, path.name, faults)
        if profile is None:
            return faults, None
        data = to_profile_yaml(answers, self._data.decode() if self.path else None).encode()
        file = InputFile(f"{OFFICES}/{path.name}", data)
        return faults, with_logo(profile, file, path, path.name, tree, faults)

    @property
    def colour(self) -> str:
        """The colour that is typed, or the one that nothing typed means; empty where that is no colour."""
        text = str(self.answers.get(("accent_colour",)) or DEFAULT_ACCENT).strip().lower()
        return text if re.fullmatch("#[0-9a-f]{6}", text) else ""

    @property
    def nearest_colour(self) -> str:
        """The nearest colour that can be read on paper, where the one that is typed cannot; empty where it can."""
        if not self.colour:
            return ""
        near = colour.to_hex(colour.nearest_readable(colour.parse(self.colour), colour.WHITE, _INK))
        return near if near != self.colour else ""

    @property
    def logos(self) -> list[str]:
        """The pictures beside the profiles, which may be logos."""
        return sorted(path.name for path in self.folder.glob("*") if path.suffix in (".svg", ".png") and path.is_file())

    # Saving

    @property
    def cannot_save(self) -> str:
        """Why the profile cannot be saved now, as a sentence; empty where it can.

        A profile without fault stays so: documents of every inspection of the office are made with it.
        """
        if self.path is None and not self.name:
            return "Type the police area first: the profile's file is named after it."
        if self.path is None and self._file().exists():
            return f"There is a profile {self._file().name} already. Open that one, or type another area."
        if self.problems and not (self.path and self._find_faults(self._base)[0]):
            number = sentence_start(counted(len(self.problems), "answer"))
            return f"{number} to give or put right first; see below."
        return ""

    def save(self, choices: Choices | None = None) -> Conflict | None:
        """Save the profile; return a conflict, and save nothing, where its file has changed meanwhile.

        ``choices`` are those of a person who was shown the conflict that the last call returned. Raises
        `WorkbookError`, with the reason in a sentence, and ``OSError``; nothing is saved or lost then.
        """
        if reason := self.cannot_save:
            raise WorkbookError(reason)
        path, answers = self._file(), self.answers.tree
        current = read_file(path, MOST_BYTES) if path.exists() else b""
        if current and sha256(current) != self._base_sha256:
            theirs = as_profile_has_them(parse_contents(current, path.name, OfficeProfile).answers)
            found = find_profile_differences(self._base, answers, theirs)
            is_chosen = self._conflict is not None and self._conflict.data == current and choices is not None
            if not is_chosen or any(difference.where not in (choices or {}) for difference in found):
                self._conflict = Conflict(found, current)
                return self._conflict
            answers = merge_profiles(answers, theirs, choices or {})
        # A file that was deleted comes back with its comments.
        old = (current or self._data).decode()
        try:
            data = to_profile_yaml(answers, old or None).encode()
        except ValueError as error:
            raise WorkbookError(f"This cannot be saved yet: {error}") from None
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            save_without_history(path, data, instead_of=current)
        except ChangedMeanwhile:
            return self.save(choices)
        if answers is not self.answers.tree:
            self.answers.replace(answers)
        self._unsaved.delete()
        self._unsaved = UnsavedFile(self.folder, path.stem)
        self.path, self._data = path, data
        self._base, self._base_sha256 = as_profile_has_them(answers), sha256(data)
        self._conflict = self._checked = None
        return None
