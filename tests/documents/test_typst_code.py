"""Words as Typst code: whatever is written, a string of it and no command."""

import pytest

from section55.documents.typst_code import file_bytes, fold_spaces, string_array, string_literal


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", '""'),
        ("#eval(*x*) $1$ @a", '"#eval(*x*) $1$ @a"'),
        ('He said "no".', r'"He said \"no\"."'),
        (r"C:\new", r'"C:\\new"'),
        ('\\"', r'"\\\""'),
        ("a\nb", r'"a\nb"'),
    ],
)
def test_a_string_means_exactly_its_characters(text: str, code: str) -> None:
    """Quotation marks, backslashes and line breaks are escaped, and nothing else has a meaning in a string."""
    assert string_literal(text) == code


@pytest.mark.parametrize(("texts", "code"), [([], "()"), (["a"], '("a", )'), (["a", 'b"'], r'("a", "b\"", )')])
def test_one_text_is_an_array_too(texts: list[str], code: str) -> None:
    """Typst takes brackets around one thing for that thing, unless a comma follows it."""
    assert string_array(texts) == code


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("data:text/yaml;base64,YTogMQo=", r'bytes("a: 1\n")'),
        ("data:text/plain;base64,w6k=", 'bytes("\u00e9")'),
        ("data:image/png;base64,AAECiQ==", "bytes((0,1,2,137,))"),
        ("data:text/plain;base64,6Q==", "bytes((233,))"),
    ],
)
def test_a_file_is_exactly_its_bytes(link: str, code: str) -> None:
    """A text as a string of it; what no string has, such as a control character, as numbers."""
    assert file_bytes(link) == code


def test_white_space_is_folded_as_a_browser_does() -> None:
    """A run of it is one space; a no-break space is none of it."""
    assert fold_spaces("a \t\r\n\f b\u00a0 c") == "a b\u00a0 c"
