"""A file's answers against a model: every disagreement, in the workbook's own sentences, each at its line."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError

from section55.answer_types import nearest
from section55.faults import Fault, key_path
from section55.inspection import Disagreement, Inspection, disagreements
from section55.wording import listed
from section55.yaml_node import Node

Model = TypeVar("Model", bound=BaseModel)


def validated(model: type[Model], tree: Node | None, name: str, faults: list[Fault]) -> Model | None:
    """The answers of a file's tree as a model, or None once everything that is wrong with them is in ``faults``.

    ``name`` is what the faults call the file.
    """
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
        cure = f"Delete it, or type a key that may stand here: {a_few(free)}."
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


def a_few(words: Sequence[str], most: int = 8) -> str:
    """Some words as a sentence lists them, the rest as their number."""
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
