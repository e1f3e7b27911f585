"""The lines of histories have one form, by which they are hashed, whatever writes it."""

import json
import sys

import pytest

from section55.files.canonical_json import canonical

EVERY_CHARACTER = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)
VALUES = {
    "every character": {EVERY_CHARACTER: [EVERY_CHARACTER]},
    "keys that are not sorted": {"b": 1, "a": {"d": 2, "c": 3}},
    "keys that are not sorted, far inside": {"a": [[{"b": 1, "a": 2}]]},
    "keys that sort by their codes": {"B": 1, "a": 2, "é": 3, "\ue000": 4, "😀": 5},
    "numbers": [0, -1, 10**30, 1.0, -0.0, 1e-7, 1e16, 1e22, 0.1],
    "what is nothing": [None, True, False, "", [], {}, ()],
    "lists of their own kind": ("a", ["b", ("c",)]),
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_value_has_one_form(value: object) -> None:
    """It is what Python's own JSON writes with sorted keys and without spaces, to the byte."""
    assert canonical(value) == json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@pytest.mark.parametrize("value", ["\ud800", ["\udfff"], {"\ud800": 1, "a": "b"}])
def test_what_is_no_text_is_refused(value: object) -> None:
    """Half of a character cannot be written in UTF-8."""
    with pytest.raises(ValueError):
        canonical(value)


def test_what_json_has_no_form_for_is_refused() -> None:
    """Nothing but texts, numbers, lists and keys gets into a history."""
    with pytest.raises(TypeError):
        canonical({"changes": [object()]})
