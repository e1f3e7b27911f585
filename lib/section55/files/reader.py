"""The strict reader: a parameter file and the office profile it names, or every fault in them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from section55 import workspace
from section55.files.bounded_read import MOST_HISTORY_BYTES, read_file
from section55.files.broken_history import HistoryBroken
from section55.files.file_names import check_file_name
from section55.files.history import SUFFIX as HISTORY
from section55.files.history import Revision, history_path, published_history, read_history
from section55.files.logo import LogoRefused, read_logo
from section55.files.other_language import OtherLanguage, find_other_language
from section55.files.validation import a_few, validate
from section55.files.yaml.node import Node
from section55.files.yaml.parser import open_yaml_file, read_yaml, read_yaml_file
from section55.model.answer_types import plain_slug
from section55.model.errors import Fault, FaultsFound, Message, Mistake, reason_of
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from section55.model.paths import Where
from section55.model.slugs import is_plain_slug
from section55.model.wording import closest_word, sentence_start

OFFICES = workspace.OFFICES


@dataclass(frozen=True)
class InputFile:
    """A file that a document is made from: what it is called in the record, and its exact bytes."""

    name: str
    """Relative to the parameter folder, with forward slashes: ``offices/norfolk.yaml``."""
    data: bytes


class OfficeFile(NamedTuple):
    """An office profile that was read without fault, and the files that it is made of."""

    profile: OfficeProfile
    file: InputFile
    logo: InputFile | None


@dataclass(frozen=True, kw_only=True)
class InspectionFile:
    """A parameter file that was read without fault, with the office profile it names."""

    path: Path
    slug: str
    inspection: Inspection
    office: OfficeProfile
    parameter_file: InputFile
    office_profile: InputFile
    logo: InputFile | None
    tree: Node
    """The parameter file's answers, each with where it stands in the file."""
    history: InputFile | None = None
    """The history as a document may carry it: without earlier words, and with names only where the profile says so."""
    revisions: tuple[Revision, ...] = ()
    """The same, read."""
    other_language: OtherLanguage | None = None
    """The file of the same response in the other language; None where there is none."""

    def line_of(self, where: Where) -> int:
        """The line of an answer, or of the nearest one around it."""
        return self.tree.line_of(where)

    @property
    def other_file(self) -> InputFile | None:
        """What a document carries of the file in the other language."""
        other = self.other_language
        return InputFile(other.file_name, other.for_publication(self.slug)) if other else None

    @property
    def inputs(self) -> tuple[InputFile, ...]:
        """Every file that the documents are made from, the parameter file first."""
        files = (self.parameter_file, self.office_profile, self.logo, self.history, self.other_file)
        return tuple(file for file in files if file is not None)


def make_inspection_file(
    *,
    path: Path,
    data: bytes,
    tree: Node,
    inspection: Inspection,
    office: OfficeFile,
    revisions: Sequence[Revision],
    is_alone: bool = False,
) -> InspectionFile:
    """An inspection and its office, with everything that their documents carry.

    ``data`` is what the parameter file holds, and ``revisions`` is its whole history, of which a
    document carries what the office's profile allows. ``is_alone`` is for those who make no document: it leaves
    out what only documents carry, and the other language.
    """
    with_names = office.profile.show_officers_in_audit_trail
    return InspectionFile(
        path=path,
        slug=path.stem,
        inspection=inspection,
        office=office.profile,
        parameter_file=InputFile(path.name, data),
        office_profile=office.file,
        logo=office.logo,
        tree=tree,
        history=_published_history(path, revisions, with_names) if revisions and not is_alone else None,
        revisions=tuple(revisions if is_alone else (each.for_publication(with_names) for each in revisions)),
        other_language=None if is_alone else find_other_language(path, inspection.translation_of),
    )


def _published_history(path: Path, revisions: Sequence[Revision], with_names: bool) -> InputFile:
    return InputFile(f"{path.stem}{HISTORY}", published_history(revisions, with_names))


def read_inspection(path: Path, shown_as: str | None = None, *, is_alone: bool = False) -> InspectionFile:
    """Reads a parameter file and its office profile.

    ``shown_as`` is what the faults call the file; its path by default. ``is_alone`` is for those who make no
    document of it: the same in the other language is not looked for, among thousands of files. Raises
    `FaultsFound` with every fault of both files at once. Nothing in a file is ever executed.
    """
    name = shown_as or str(path)
    data, tree, form_faults = read_yaml_file(path, name)
    faults = [*check_file_name(path, name), *form_faults]
    revisions = _read_history(path, name, faults)
    return _inspection_of(_Text(path, name, data, tree, bool(form_faults)), faults, revisions, is_alone)


def read_earlier_inspection(
    path: Path, data: bytes, revisions: Sequence[Revision], shown_as: str | None = None
) -> InspectionFile:
    """Reads what a parameter file held after the last of some revisions, with the office's profile as it is now.

    Raises `FaultsFound` with every fault of both.
    """
    name = shown_as or str(path)
    tree, form_faults = read_yaml(data, name)
    faults = [*check_file_name(path, name), *form_faults]
    return _inspection_of(_Text(path, name, data, tree, bool(form_faults)), faults, revisions)


class _Text(NamedTuple):
    """What a parameter file holds, and what faults call it."""

    path: Path
    name: str
    data: bytes
    tree: Node | None
    has_form_faults: bool


def _inspection_of(
    text: _Text, faults: list[Fault], revisions: Sequence[Revision], is_alone: bool = False
) -> InspectionFile:
    name, tree = text.name, text.tree
    inspection = validate(Inspection, tree, name, faults) if tree or not text.has_form_faults else None
    office = read_office(text.path, name, tree, faults)
    if faults or inspection is None or office is None or tree is None:
        raise FaultsFound(sorted(faults, key=lambda fault: (fault.file != name, fault.line or 0)), name)
    return make_inspection_file(
        path=text.path,
        data=text.data,
        tree=tree,
        inspection=inspection,
        office=office,
        revisions=revisions,
        is_alone=is_alone,
    )


def _read_history(path: Path, name: str, faults: list[Fault]) -> tuple[Revision, ...]:
    file = history_path(path)
    if not os.path.lexists(file):
        return ()
    shown = _shown_beside(path, name, file)
    try:
        return read_history(read_file(file, MOST_HISTORY_BYTES), file.name)
    except OSError as error:
        faults.append(
            Fault(shown, None, (), "cannot_open", Message(f"The history cannot be opened: {reason_of(error)}."))
        )
        return ()
    except HistoryBroken as broken:
        faults += [
            Fault(shown, line, (), "history_broken", Message(f"{sentence_start(sentence)} {broken.cure}"))
            for line, sentence in broken.problems
        ]
        return ()


def _shown_beside(path: Path, name: str, other: Path) -> str:
    """What faults call a file or folder beside a parameter file that they call ``name``."""
    return f"{name.removesuffix(path.name)}{other.name}" if name.endswith(path.name) else str(other)


def office_names(folder: Path) -> list[str]:
    """The offices that a parameter file of this folder may name: those that have a profile there.

    A file with a name that no parameter file could give is left out: a hidden one, or a copy called "norfolk (2)".
    """
    files = (folder / OFFICES).glob("*.yaml")
    return sorted(file.stem for file in files if is_plain_slug(file.stem) and file.is_file())


def read_office(path: Path, name: str, tree: Node | None, faults: list[Fault]) -> OfficeFile | None:
    """The office profile that the answers of a parameter file name, with its logo where it has one.

    ``path`` is the parameter file, which need not exist yet, and ``name`` is what the faults call it.
    Returns None where the answers name no office, which is a fault of their own, and where the profile
    is refused; then the reasons are added to ``faults``.
    """
    answer = tree.at(("office",)) if tree else None
    try:
        office = plain_slug(answer.value if answer else None)
    except PydanticCustomError:
        return None
    folder = path.parent / OFFICES
    profile_path = folder / f"{office}.yaml"
    shown = f"{_shown_beside(path, name, folder)}/{office}.yaml"
    if not profile_path.is_file():
        faults.append(
            Fault(
                name,
                answer.line if answer else None,
                ("office",),
                "office_unknown",
                _unknown_office_message(office, path.parent),
            )
        )
        return None
    data, cannot_open = open_yaml_file(profile_path, shown)
    profile, profile_tree, profile_faults = (None, None, cannot_open) if cannot_open else _read_profile(data, shown)
    faults += profile_faults
    if profile is None or profile_tree is None or profile_faults:
        return None
    return with_logo(profile, InputFile(f"{OFFICES}/{office}.yaml", data), profile_path, shown, profile_tree, faults)


def with_logo(
    profile: OfficeProfile, file: InputFile, path: Path, shown: str, tree: Node, faults: list[Fault]
) -> OfficeFile | None:
    """A profile without fault and the logo that it names; None where that is refused, which is added to ``faults``.

    ``path`` is the profile's, beside which its logo lies, and ``shown`` is what a fault calls it.
    """
    logo, mistake = _read_logo(path.parent, profile)
    if mistake:
        faults.append(Fault(shown, tree.line_of(("logo",)), mistake.where, mistake.code, mistake.message))
        return None
    return OfficeFile(profile, file, logo)


@lru_cache(maxsize=128)  # more than there are forces, whose offices may all keep their files in one folder
def _read_profile(data: bytes, shown: str) -> tuple[OfficeProfile | None, Node | None, tuple[Fault, ...]]:
    """Reads a profile once for all the inspections of a folder."""
    tree, form_faults = read_yaml(data, shown)
    faults = list(form_faults)
    profile = validate(OfficeProfile, tree, shown, faults) if tree or not form_faults else None
    return profile, tree, tuple(faults)


def _unknown_office_message(office: str, folder: Path) -> Message:
    known = office_names(folder)
    near = closest_word(office, known)
    cure = f"Did you mean “{near}”?" if near else f"Profiles there: {a_few(known) or 'none'}."
    return Message(
        f"There is no office profile {OFFICES}/{office}.yaml beside this file. {cure}",
        in_file="Type the name of one that is there, or write the profile.",
        in_form="Choose one that is there, or write the profile.",
    )


def _read_logo(folder: Path, profile: OfficeProfile) -> tuple[InputFile | None, Mistake | None]:
    """An office's logo, if it has one, and what is wrong with it, if anything is."""
    if not profile.logo:
        return None, None
    try:
        logo = InputFile(f"{OFFICES}/{profile.logo}", read_logo(folder / profile.logo))
    except LogoRefused as refused:
        return None, Mistake(("logo",), refused.code, Message(str(refused)))
    if profile.logo_alt:
        return logo, None
    message = Message(
        "The logo has no words for those who cannot see it (WCAG 2.2, 1.1.1).",
        in_file="Add a line “logo_alt:” with what it says.",
        in_form="Type what it says.",
    )
    return logo, Mistake(("logo_alt",), "logo_without_words", message)
