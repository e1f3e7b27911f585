"""Checks a file's answers against a model; every mistake is a fault in the workbook's own words, at its line."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from section55.files.yaml.node import Node
from section55.model.answer_types import message_of
from section55.model.disagreements import disagreements
from section55.model.errors import MOST_FAULTS, Fault, Message, Mistake, limit_faults
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from section55.model.office_disagreements import office_disagreements
from section55.model.paths import Where, inner_model, question_at, questions
from section55.model.wording import closest_word, listed

Model = TypeVar("Model", bound=BaseModel)
_DISAGREEMENTS: Mapping[type[BaseModel], Callable[[Mapping[str, Any]], Iterator[Mistake]]] = {
    Inspection: disagreements,
    OfficeProfile: office_disagreements,
}
"""What finds answers of a file that cannot both be right, whether they are valid or not."""


def validate(model: type[Model], tree: Node | None, name: str, faults: list[Fault]) -> Model | None:
    """The answers of a file's tree as a model; None where something is wrong with them, which is added to ``faults``.

    ``name`` is what the faults call the file.
    """
    if tree is None or not isinstance(tree.value, dict):
        message = Message(in_file=_no_keys_message(model, tree))
        faults.append(Fault(name, tree.line if tree else 1, (), "no_keys", message))
        return None
    answers = tree.plain()
    try:
        return model.model_validate(answers)  # it has looked for disagreements as well
    except ValidationError as error:
        problems = error.errors(include_url=False)
    find_disagreements = _DISAGREEMENTS.get(model)
    found = list(find_disagreements(answers)) if find_disagreements else []
    unlisted = max(len(problems) - MOST_FAULTS, 0)
    if unlisted:
        problems = sorted(problems, key=lambda problem: tree.line_of(problem["loc"]))[:MOST_FAULTS]
    found += _explain(model, tree, problems, found)
    of_answers = [
        Fault(name, tree.line_of(where), where, code, message)
        for where, code, message in found
        if not tree.is_refused_at(where)
    ]
    faults += limit_faults(of_answers, name, unlisted)
    return None


def _no_keys_message(model: type[BaseModel], tree: Node | None) -> str:
    if tree is None or tree.value is None:
        text = "Nothing is written in the file."
    elif isinstance(tree.value, list):
        text = "The file is a list, with dashes or brackets, and should be a set of keys."
    else:
        text = "The file is running text, and should be a set of keys."
    start = "; section55 new writes a file to start from" if model is Inspection else ""
    return f"{text} Write one “key: answer” a line{start}."


def _explain(
    model: type[BaseModel], tree: Node, problems: Sequence[ErrorDetails], found: list[Mistake]
) -> Iterable[Mistake]:
    """Pydantic's findings in the workbook's words, without those that another mistake explains."""
    meant = {
        (*where[:-1], _nearest_key(model, where))
        for where in (problem["loc"] for problem in problems if problem["type"] == "extra_forbidden")
    }
    for problem in problems:
        where = problem["loc"]
        if problem["type"] == "missing" and where in meant:
            continue
        if where or not found:
            yield _explain_one(model, tree, problem)


def _explain_one(model: type[BaseModel], tree: Node, problem: ErrorDetails) -> Mistake:
    """One of pydantic's findings in the workbook's words; what our own kinds of answer refuse has them already."""
    where, kind = problem["loc"], problem["type"]
    question = question_at(model, where)
    hint = question.description or "" if question else ""
    not_answered = f"“{question.title}” is not answered yet." if question else ""
    if kind == "missing":
        in_file = f"“{where[-1]}:” is missing. Add a line for it. {hint}"
        return Mistake(where, kind, Message(in_file=in_file, in_form=not_answered))
    if kind == "extra_forbidden":
        return Mistake(where, "key_unknown", _unknown_key_message(model, tree, where))
    if kind == "empty" and where and isinstance(where[-1], int):
        message = Message(
            f"Item {where[-1] + 1} of this list is empty.",
            in_file="Type it after the dash, or delete the dash.",
            in_form="Type it, or remove it.",
        )
        return Mistake(where, kind, message)
    if kind in ("empty", "string_too_short", "too_short") and question:
        in_file = _empty_message(question, tree, where, hint)
        return Mistake(where, "empty", Message(in_file=in_file, in_form=not_answered))
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        inside = sorted(questions(model, where).items(), key=lambda question: not question[1].is_required())
        keys = listed([f"{key}:" for key, _ in inside[:2]])
        cure = f"This should be a set of keys, like {keys}, each on a line of its own, indented."
        return Mistake(where, "not_keys", Message(in_file=cure))
    return Mistake(where, kind, message_of(problem))


def _unknown_key_message(model: type[BaseModel], tree: Node, where: Where) -> Message:
    key, around = str(where[-1]), where[:-1]
    free = [name for name in questions(model, around) if not tree.at((*around, name))]
    near = _nearest_key(model, where)
    near_in_form = ""
    node = tree.at(where)
    if homes := _other_places(model, key, around, is_list=node is not None and isinstance(node.value, list)):
        cure = f"It belongs {homes}: move it there, and mind how far it is indented."
    elif near and near not in free:
        cure = f"“{near}” stands on line {tree.line_of((*around, near))} already: keep one of the two."
    elif near:
        cure = f"Did you mean “{near}”?"
        near_in_form = f" {cure}"
    elif free:
        cure = f"Delete it, or type a key that may stand here: {a_few(free)}."
    else:
        cure = "Delete it."
    return Message(
        in_file=f"There is no key “{key}” here. {cure}",
        in_form=f"The file has “{key}”, which is no question of this form.{near_in_form} A save keeps it; put it right "
        "in the file by hand.",
    )


def _empty_message(question: FieldInfo, tree: Node, where: Where, hint: str) -> str:
    node = tree.at(where)
    if node and node.has_comment:
        cure = "What stands after a # is a remark: put text that begins with # in double quotes."
    elif get_origin(question.annotation) is list:
        cure = "Write each answer on a new line, with a dash before it."
    else:
        cure = "Type the answer after the colon."
    return f"“{where[-1]}:” is empty. {cure} {hint}"


def _nearest_key(model: type[BaseModel], where: Where) -> str | None:
    meant = str(where[-1]).strip().replace("-", "_").replace(" ", "_")
    return closest_word(meant, list(questions(model, where[:-1])))


def _other_places(model: type[BaseModel], key: str, around: Where, is_list: bool) -> str:
    """Where else in the file a key may stand, in words; the nearest such places, and empty where there is none."""
    found = ((level, question_at(model, (*level, key))) for level in _levels(model, key))
    homes = [
        level for level, question in found if not is_list or (question and get_origin(question.annotation) is list)
    ]
    near = [home for home in homes if home[:1] == around[:1]] or homes
    outermost = [home for home in near if not any(len(other) < len(home) and other[:1] == home[:1] for other in near)]
    names = [f"“{name}:”" for name in dict.fromkeys(home[-1] for home in outermost if home)]
    under = ["under " + (f"{', '.join(names[:-1])} or {names[-1]}" if names[1:] else names[0])] if names else []
    return " or ".join(["at the left edge of the file"] * (() in outermost) + under)


def _levels(model: type[BaseModel], key: str, level: tuple[str, ...] = ()) -> Iterable[tuple[str, ...]]:
    if key in questions(model, ()):
        yield level
    for name, field in questions(model, ()).items():
        if inner := inner_model(field.annotation):
            yield from _levels(inner, key, (*level, name))


def a_few(words: Sequence[str], most: int = 8) -> str:
    """The first few words as a sentence lists them, and how many more there are."""
    return listed([*words[:most], f"{len(words) - most} more"] if len(words) > most else words)
