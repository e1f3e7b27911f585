"""The kinds of answer that a question may take, each with its rule and the sentences for breaking it.

A value comes from a YAML file as text, a list or a set of keys, or from the form as a Python value.
Each kind takes either, and returns one clean Python value, or raises an error whose message says what
is wrong and what to type instead.
"""

import re
from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, StringConstraints, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, ErrorDetails, PydanticCustomError
from pydantic_core.core_schema import no_info_before_validator_function

from section55.fonts.characters import code_point, remove_invisible
from section55.model.clean_text import clean_text, direction_mark, is_printable_ascii, without_ends
from section55.model.closed_lists import guess_choices, read_choice
from section55.model.errors import Message
from section55.model.slugs import LONGEST_SLUG, is_plain_slug, suggest_slug
from section55.model.web_address import BadAddress, encode_host
from section55.model.windows_names import is_reserved
from section55.model.wording import shortened

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_QUOTATION_MARKS = '"“”„‟‘’‚‛«»‹›'


def refusal(code: str, text: str = "", *, in_file: str = "", in_form: str = "") -> PydanticCustomError:
    """The error that refuses a value, with a code for programs and a message for people, as `Message` takes it.

    The error's own text is the message for a file; `message_of` returns the whole message.
    """
    message = Message(text, in_file, in_form)
    return PydanticCustomError(code, "{sentence}", {"sentence": message.for_file, "message": message})


def message_of(problem: ErrorDetails) -> Message:
    """The message of one of pydantic's errors; pydantic's own words where `refusal` did not make it."""
    return problem.get("ctx", {}).get("message") or Message(problem["msg"])


def plain_text(value: object) -> str:
    """The value as `clean_text` makes it, or a refusal where it is no text or holds what cannot be printed."""
    if not isinstance(value, str):
        raise _no_text(value)
    if is_printable_ascii(value):
        return without_ends(value)
    text = clean_text(value)
    if not text.replace("\n", "").isprintable() and (stray := _CONTROLS.search(text)):
        raise refusal(
            "control_character",
            f"The text holds {code_point(stray[0])}, a code that stands for no character and cannot be printed. "
            f"{_place_of(stray, text)}: delete it and type that word again.",
        )
    if stray := direction_mark(text):
        raise refusal(
            "direction_mark",
            f"The text holds {code_point(stray[0])}, a mark that does not show and turns the direction of what "
            f"follows, so that people read other words than are written. {_place_of(stray, text)}: delete it and type "
            "that word again.",
        )
    return text


def _no_text(value: object) -> PydanticCustomError:
    if value is None:
        return refusal("empty", "Nothing is written here.", in_file="Type the answer after the colon.")
    if isinstance(value, dict):
        return refusal(
            "not_text",
            in_file="This should be text, but a colon has made it a set of keys. Put the whole text in double quotes.",
        )
    if isinstance(value, list):
        return refusal("not_text", "This should be one text, not a list.", in_file="Remove the brackets or dashes.")
    return refusal("not_text", "This should be text.", in_file="Put it in double quotes.")


def _place_of(stray: re.Match[str], text: str) -> str:
    before = remove_invisible(text[: stray.start()])[-30:].strip()
    return f"It stands after {shortened(before)}" if before else "It stands at the beginning"


def one_line(value: object) -> str:
    """The value as text on one line, without the blanks around it, or a refusal where it is none."""
    text = plain_text(value).strip()
    if not text:
        raise refusal("empty", "Nothing is written here.", in_file="Type the answer after the colon.")
    if "\n" in text:
        raise refusal(
            "more_than_one_line",
            f"This should be one line, but it goes on after {shortened(text.splitlines()[0])}. Write it on one line.",
        )
    return text


def bare_word(value: object) -> str:
    """The value as one line that is no prose (a number, a date, a word of a list), or a refusal where it is none.

    Quotation marks around it are refused: those of Word are part of the answer to YAML.
    """
    text = one_line(value)
    bare = text.strip(_QUOTATION_MARKS).strip()
    if bare == text:
        return text
    if not bare:
        raise refusal("empty", "Nothing is written here.", in_file="Type the answer after the colon.")
    raise refusal(
        "quotation_marks",
        in_file=f"The quotation marks of {text[:60]} would be taken for part of the answer. Type it without them, or "
        f'with straight ones alone: "{bare[:60]}".',
        in_form=f"Type {bare[:60]} alone, without the marks around it.",
    )


def _optional_line(value: object) -> str:
    return one_line(value) if holds_something(value) else ""


def holds_something(value: object) -> bool:
    """Whether anything is written, right or wrong; a list or a set of keys is something, though it be empty."""
    return value is not None and not (isinstance(value, str) and not clean_text(value))


def _markdown(value: object) -> str:
    if value is None:
        return ""
    text = plain_text(value)
    _refuse_images(text)
    return text


def _refuse_images(text: str) -> None:
    if "![" in text:
        # Only the parser can distinguish an image from "![" in a text.
        from section55.model.markdown import images_in

        if images := images_in(text):
            raise refusal(
                "image",
                f"{shortened(images[0])} is an image, and the documents have none. "
                "Delete it, and say in words what it shows.",
            )


def _web_link(value: object) -> str:
    text = bare_word(value)
    try:
        return encode_host(text)
    except BadAddress as why:
        raise refusal(
            why.code,
            f"{shortened(text)} {why}. Copy the whole address from the browser's address bar; it begins with https://.",
        ) from None


def _count(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        number = value
    else:
        text = bare_word(value)
        if not re.fullmatch(r"-?[0-9]{1,9}", text):
            raise refusal("not_a_count", f"{shortened(text)} is not a count. Type a whole number in digits, like 6.")
        number = int(text)
    if not 0 <= number <= 10_000:
        raise refusal("not_a_count", f"{number} cannot be a count here. Type a whole number from 0 to 10000.")
    return number


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = bare_word(value)
    if text not in ("true", "false"):
        raise refusal("not_true_or_false", f"{shortened(text)} is neither true nor false. Type true or false.")
    return text == "true"


def plain_slug(value: object) -> str:
    """The value as a name that is safe for a file everywhere, or a refusal where it is none."""
    text = bare_word(value)
    if is_reserved(text):
        raise refusal(
            "reserved_name",
            f"{shortened(text)} cannot name a file: Windows keeps that name for itself. "
            f"Add a word to it, like “{text.lower()}-office”.",
        )
    if not is_plain_slug(text):
        near = suggest_slug(text.removesuffix(".yaml")) if len(text) <= LONGEST_SLUG else ""
        cure = f" Did you mean “{near}”?" if near else ""
        raise refusal(
            "not_a_slug",
            f"{shortened(text)} is not a plain name. Type lower case letters, digits and single hyphens, "
            f"{LONGEST_SLUG} characters at the most.{cure}",
        )
    return text


def read_word(words: Sequence[str], value: object) -> str:
    """The word of a closed list that a value is, or a refusal that names the words and the one that may be meant."""
    text = bare_word(value)
    if word := read_choice(text, words):
        return word
    wrong = f"{shortened(text)} is not one of these: {', '.join(f'“{word}”' for word in words)}."
    if meant := guess_choices(text, words):
        raise refusal("not_a_choice", f"{wrong} Did you mean {' or '.join(f'“{word}”' for word in meant)}?")
    raise refusal("not_a_choice", wrong, in_file="Type one of them.", in_form="Choose one of them.")


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise refusal(
            "not_a_list",
            "This should be a list.",
            in_file="Start a new line for each item, with a dash before it.",
            in_form="Add them one by one.",
        )
    return value


def takes_markdown(question: FieldInfo | None) -> bool:
    """Whether a question's answer is text in Markdown."""
    return question is not None and _MARKDOWN_RULE in question.metadata


def words_of(choice: object) -> tuple[Any, ...]:
    """The words of a kind of answer that is a `Choice`, in their order; they are text of that kind."""
    literal, *_ = get_args(choice)
    return get_args(literal)


class _ChoiceRule:
    """Takes one of the words of a ``Literal`` and no other, however it is spaced and capitalised."""

    def __get_pydantic_core_schema__(self, literal: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(partial(read_word, get_args(literal)), handler(literal))


Kind = TypeVar("Kind")

Choice = Annotated[Kind, _ChoiceRule()]
"""One of some words: ``Choice[Literal["draft", "final"]]``."""
ListOf = Annotated[list[Kind], BeforeValidator(_list)]
"""Any number of answers of another kind, none included."""


class KeySet(BaseModel):
    """Answers by their keys, among them no key that the model does not know. They never change once they are read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


OrEmpty = Annotated[Kind, BeforeValidator(lambda value: {} if value is None else value)]
"""A `KeySet` that may be left empty, with nothing after its colon."""

OneLine = Annotated[str, BeforeValidator(one_line), StringConstraints(min_length=1)]
"""Text that must be there, on one line."""
OptionalLine = Annotated[str, BeforeValidator(_optional_line), WithJsonSchema({"type": ["string", "null"]})]
"""Text on one line, or nothing."""
Number = Annotated[str, BeforeValidator(bare_word), WithJsonSchema({"type": ["string", "number"]})]
"""A recommendation's number as the report prints it; text, since "12b" and "AFI 1" occur."""
_MARKDOWN_RULE = BeforeValidator(_markdown)
Markdown = Annotated[str, _MARKDOWN_RULE, WithJsonSchema({"type": ["string", "null"]})]
"""Text of any length in Markdown, or nothing."""
WebLink = Annotated[
    str, BeforeValidator(_web_link), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})
]
"""The address of a web page; http or https only."""
Count = Annotated[int, BeforeValidator(_count)]
"""A whole number, none or more."""
Switch = Annotated[bool, BeforeValidator(_switch)]
"""True or false."""
OptionalSwitch = Annotated[
    bool,
    BeforeValidator(lambda value: value is not None and _switch(value)),
    WithJsonSchema({"type": ["boolean", "null"]}),
]
"""True or false; false where nothing is written."""
PlainSlug = Annotated[
    str, BeforeValidator(plain_slug), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
]
"""A name that is safe as a file's name everywhere: lower case letters, digits, single hyphens."""
