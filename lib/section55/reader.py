"""The strict reader: a parameter file and the office profile it names, or every fault in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError

from section55.answer_types import is_plain_slug, nearest, slug_like
from section55.faults import Fault, FaultsFound, key_path
from section55.history import HistoryBroken, Revision, history_path, published_history, read_history
from section55.inspection import Disagreement, Inspection, disagreements
from section55.office import OfficeProfile
from section55.strict_yaml import read_yaml_file
from section55.wording import listed, sentence_start, shortened
from section55.yaml_node import Node

OFFICES = "offices"

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class InputFile:
    """A file that a document is made from: what it is called in the record, and its exact bytes."""

    name: str
    """Relative to the parameter folder, with forward slashes: ``offices/norfolk.yaml``."""
    data: bytes


@dataclass(frozen=True)
class InspectionFile:
    """A parameter file that was read without fault, with the office profile it names."""

    path: Path
    slug: str
    inspection: Inspection
    office: OfficeProfile
    parameter_file: InputFile
    office_profile: InputFile
    logo: InputFile | None
    lines: Node
    """Where each answer stands in the parameter file."""
    history: InputFile | None = None
    """The history as a document may carry it: without earlier words, and with names only where the profile says so."""
    revisions: tuple[Revision, ...] = ()
    """The same, read."""

    def line_of(self, where: tuple[str | int, ...]) -> int:
        """The line of an answer, or of the nearest one around it."""
        return self.lines.line_of(where)

    @property
    def inputs(self) -> tuple[InputFile, ...]:
        """Every file that the documents are made from, the parameter file first."""
        files = (self.parameter_file, self.office_profile, self.logo, self.history)
        return tuple(file for file in files if file is not None)


def read_inspection(path: Path, shown_as: str | None = None) -> InspectionFile:
    """Reads a parameter file and its office profile.

    ``shown_as`` is what the faults call the file; its path where absent. Raises `FaultsFound` with
    every fault of both files at once. Nothing in a file is ever executed.
    """
    name = shown_as or str(path)
    faults = list(_name_faults(path, name))
    data, tree, form_faults = read_yaml_file(path, name)
    faults += form_faults
    inspection = _validated(Inspection, tree, name, faults) if tree or not form_faults else None
    office_name = tree.value.get("office") if tree and isinstance(tree.value, dict) else None
    profile = None
    if office_name and isinstance(office_name.value, str) and is_plain_slug(office_name.value):
        profile = _read_profile(path, name, office_name, faults)
    recorded = _read_history(path, name, faults)
    if faults or inspection is None or profile is None or tree is None:
        raise FaultsFound(sorted(faults, key=lambda fault: (fault.file != name, fault.line or 0)))
    office, office_profile, logo = profile
    history = None
    if recorded:
        published = published_history(recorded, office.show_officers_in_audit_trail)
        history, recorded = InputFile(history_path(path).name, published), read_history(published)
    return InspectionFile(
        path, path.stem, inspection, office, InputFile(path.name, data), office_profile, logo, tree, history, recorded
    )


def _read_history(path: Path, name: str, faults: list[Fault]) -> tuple[Revision, ...]:
    file = history_path(path)
    if not file.exists():
        return ()
    shown = f"{name[: -len(path.name)]}{file.name}" if name.endswith(path.name) else str(file)
    try:
        return read_history(file.read_bytes())
    except HistoryBroken as broken:
        cure = "Put the history back from a copy; it is never to be edited."
        faults += [
            Fault(shown, line, "", "history_broken", f"{sentence_start(told)} {cure}") for line, told in broken.problems
        ]
        return ()


def _name_faults(path: Path, name: str) -> Iterable[Fault]:
    if path.suffix != ".yaml" or not is_plain_slug(path.stem):
        yield Fault(
            name,
            None,
            "",
            "file_name",
            f"The file's name {shortened(path.name)} cannot name documents. Name it with the date of publication and a "
            f"few words, in lower case letters, digits and single hyphens, and .yaml at its end: {_better_name(path)}.",
        )


def _better_name(path: Path) -> str:
    stem = path.stem if path.suffix.lower() in (".yaml", ".yml") else path.name
    return f"{slug_like(stem) or '2023-12-19-meeting-the-needs-of-victims'}.yaml"


def _read_profile(
    path: Path, name: str, office_name: Node, faults: list[Fault]
) -> tuple[OfficeProfile, InputFile, InputFile | None] | None:
    office = office_name.value
    folder = path.parent / OFFICES
    profile_path = folder / f"{office}.yaml"
    shown_folder = f"{name[: -len(path.name)]}{OFFICES}" if name.endswith(path.name) else str(folder)
    shown = f"{shown_folder}/{office}.yaml"
    if not profile_path.is_file():
        known = sorted(file.stem for file in folder.glob("*.yaml"))
        near = nearest(office, known)
        cure = f"Did you mean “{near}”?" if near else f"Profiles there: {_a_few(known) or 'none'}."
        faults.append(
            Fault(
                name,
                office_name.line,
                "office",
                "office_unknown",
                f"There is no office profile {OFFICES}/{office}.yaml beside this file. {cure} "
                "Type the name of one that is there, or write the profile.",
            )
        )
        return None
    before = len(faults)
    data, tree, form_faults = read_yaml_file(profile_path, shown)
    faults += form_faults
    profile = _validated(OfficeProfile, tree, shown, faults) if tree or not form_faults else None
    if profile is None or tree is None or len(faults) > before:
        return None
    logo = None
    if profile.logo:
        try:
            logo = InputFile(f"{OFFICES}/{profile.logo}", (folder / profile.logo).read_bytes())
        except OSError:
            faults.append(
                Fault(
                    shown,
                    tree.line_of(("logo",)),
                    "logo",
                    "logo_missing",
                    f"There is no file {profile.logo} beside this profile. Put the logo there, or remove this line.",
                )
            )
            return None
        if not profile.logo_alt:
            faults.append(
                Fault(
                    shown,
                    tree.line_of(("logo",)),
                    "logo_alt",
                    "logo_without_words",
                    "The logo has no words for those who cannot see it (WCAG 2.2, 1.1.1). Add a line “logo_alt:” "
                    "with what it says.",
                )
            )
            return None
    return profile, InputFile(f"{OFFICES}/{office}.yaml", data), logo


def _validated(model: type[Model], tree: Node | None, name: str, faults: list[Fault]) -> Model | None:
    if tree is None or not isinstance(tree.value, dict):
        faults.append(Fault(name, tree.line if tree else 1, "", "no_keys", _no_keys(model, tree)))
        return None
    valid = None
    found = list(disagreements(tree.plain())) if model is Inspection else []
    try:
        valid = model.model_validate(tree.plain())
    except ValidationError as error:
        found += _own_words(model, tree, error.errors(include_url=False), found)
    faults += [
        Fault(name, tree.line_of(where), key_path(where), code, sentence)
        for where, code, sentence in found
        if not tree.refuses(where)
    ]
    return None if found else valid


def _no_keys(model: type[BaseModel], tree: Node | None) -> str:
    if tree is None or tree.value is None:
        said = "Nothing is written in the file."
    elif isinstance(tree.value, list):
        said = "The file is a list, with dashes or brackets, and should be a set of keys."
    else:
        said = "The file is running text, and should be a set of keys."
    start = "; section55 new writes a file to start from" if model is Inspection else ""
    return f"{said} Write one “key: answer” a line{start}."


def _own_words(
    model: type[BaseModel], tree: Node, problems: Iterable[Mapping[str, Any]], found: list[Disagreement]
) -> Iterable[Disagreement]:
    """Pydantic's findings in the workbook's words, without those that another finding explains."""
    meant = {
        (*where[:-1], _nearest_key(model, where))
        for where in (problem["loc"] for problem in problems if problem["type"] == "extra_forbidden")
    }
    for problem in problems:
        where = problem["loc"]
        if problem["type"] == "missing" and where in meant:
            continue
        if where or not found:
            yield Disagreement(where, *_sentence(model, tree, problem))


def _sentence(model: type[BaseModel], tree: Node, problem: Mapping[str, Any]) -> tuple[str, str]:
    """The code and the sentence for one of pydantic's findings; those of our own kinds carry theirs."""
    where, kind = problem["loc"], problem["type"]
    label, hint = _question(model, where)
    if kind == "missing":
        return "missing", f"“{where[-1]}:” is missing. Add a line for it. {hint}"
    if kind == "extra_forbidden":
        return "key_unknown", _unknown_key(model, tree, where)
    if kind == "empty" and where and isinstance(where[-1], int):
        return kind, f"Item {where[-1] + 1} of this list is empty. Type it after the dash, or delete the dash."
    if kind in ("empty", "string_too_short", "too_short") and label:
        return "empty", _empty(model, tree, where, hint)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        keys = listed([f"{key}:" for key in list(_model_at(model, where).model_fields)[:2]])
        return "not_keys", f"This should be a set of keys, like {keys}, each on a line of its own, indented."
    return kind, problem["msg"]


def _unknown_key(model: type[BaseModel], tree: Node, where: tuple[str | int, ...]) -> str:
    key, around = str(where[-1]), where[:-1]
    free = [name for name in _model_at(model, around).model_fields if not tree.at((*around, name))]
    near = _nearest_key(model, where)
    if homes := _homes(model, key, around):
        cure = f"It belongs {homes}: move it there, and mind how far it is indented."
    elif near and near not in free:
        cure = f"“{near}” stands on line {tree.line_of((*around, near))} already: keep one of the two."
    elif near:
        cure = f"Did you mean “{near}”?"
    elif free:
        cure = f"Delete it, or type a key that may stand here: {_a_few(free)}."
    else:
        cure = "Delete it."
    return f"There is no key “{key}” here. {cure}"


def _empty(model: type[BaseModel], tree: Node, where: tuple[str | int, ...], hint: str) -> str:
    node = tree.at(where)
    field = _model_at(model, where[:-1]).model_fields[str(where[-1])]
    if node and node.has_remark:
        cure = "What stands after a # is a remark: put text that begins with # in double quotes."
    elif get_origin(field.annotation) is list:
        cure = "Write each answer on a new line, with a dash before it."
    else:
        cure = "Type the answer after the colon."
    return f"“{where[-1]}:” is empty. {cure} {hint}"


def _nearest_key(model: type[BaseModel], where: tuple[str | int, ...]) -> str | None:
    known = list(_model_at(model, where[:-1]).model_fields)
    return nearest(str(where[-1]).strip().replace("-", "_").replace(" ", "_"), known)


def _homes(model: type[BaseModel], key: str, around: tuple[str | int, ...]) -> str:
    """Where a key may stand, in words, when that is elsewhere; the nearest such places."""
    homes = list(_levels(model, key))
    near = [home for home in homes if home[:1] == around[:1]] or homes
    if not near:
        return ""
    if near == [()]:
        return "at the left edge of the file"
    names = [f"“{name}:”" for name in dict.fromkeys(home[-1] for home in near if home)]
    return "under " + (f"{', '.join(names[:-1])} or {names[-1]}" if names[1:] else names[0])


def _levels(model: type[BaseModel], key: str, level: tuple[str, ...] = ()) -> Iterable[tuple[str, ...]]:
    if key in model.model_fields:
        yield level
    for name, field in model.model_fields.items():
        if inner := inner_model(field.annotation):
            yield from _levels(inner, key, (*level, name))


def _a_few(words: Sequence[str], most: int = 8) -> str:
    return listed([*words[:most], f"{len(words) - most} more"] if len(words) > most else words)


def _model_at(model: type[BaseModel], where: tuple[str | int, ...]) -> type[BaseModel]:
    """The part of the model that a path leads into."""
    for part in where:
        if isinstance(part, str) and part in model.model_fields:
            model = inner_model(model.model_fields[part].annotation) or model
    return model


def inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model that a field's answers are of, itself or as items; None where they are plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := inner_model(argument):
            return found
    return None


def _question(model: type[BaseModel], where: tuple[str | int, ...]) -> tuple[str, str]:
    """A field's label and hint, from the path that leads to it."""
    field = _model_at(model, where[:-1]).model_fields.get(str(where[-1])) if where else None
    if field is None:
        return "", ""
    return field.title or str(where[-1]), field.description or ""
