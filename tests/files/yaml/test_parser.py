"""The strict reading of YAML: text stays as typed, every line is known, what could be misread is a fault."""

import re
from pathlib import Path

import pytest

from section55.files.yaml.node import Node
from section55.files.yaml.parser import read_yaml, read_yaml_file
from section55.files.yaml.text import MOST_LEVELS
from section55.model.errors import Fault, Message
from section55.model.paths import Where
from section55.workspace import PACKAGE
from support.parameter_texts import plain


def codes(text: str | bytes) -> list[tuple[int | None, str]]:
    _, faults = read_yaml(text.encode() if isinstance(text, str) else text, "file.yaml")
    return [(fault.line, fault.code) for fault in faults]


@pytest.mark.parametrize(
    "typed",
    [
        "0123",
        "0x1F",
        "0b11",
        "1_000",
        "1.10",
        "1e3",
        "12:30",
        "190:20:30",
        "no",
        "NO",
        "off",
        "yes",
        "y",
        "true",
        "True",
        ".inf",
        ".nan",
        "2023-12-19",
        "2023-12-19 10:30:00",
        "=",
        "+1",
        "AFI 1",
        "nil",
        "nULL",
        "£40,000",
        "50% of calls",
        "C:\\reports",
        "the force's answer",
        "Ünïcode “quoted” 🚓",
    ],
)
def test_text_is_kept_as_typed(typed: str) -> None:
    """What is typed is what is read: YAML guesses at no number, no yes or no, no date."""
    assert plain(f"key: {typed}") == {"key": typed}


@pytest.mark.parametrize(
    "typed",
    ["", "~", "null", "Null", "NULL", "   ", " # to come", "~ # to come", '""', "''", "|", "' '", '"\\u00a0\\u200b"'],
)
def test_nothing_is_none(typed: str) -> None:
    """Nothing, YAML's own words for nothing, and quotation marks around nothing that shows, are nothing."""
    assert plain(f"key: {typed}\nother: x") == {"key": None, "other": "x"}


@pytest.mark.parametrize("typed", ['"null"', "'~'", "|-\n  null"])
def test_quoted_nothing_is_text(typed: str) -> None:
    """In quotation marks, or after a bar, a word for nothing is text."""
    assert isinstance(plain(f"key: {typed}")["key"], str)


def test_nothing_in_lists() -> None:
    """An item of a list that was left empty is nothing, and stays in its place."""
    assert plain("a:\n  -\n  - x\nb: [x, ~]\nc: {d: , e: }") == {
        "a": [None, "x"],
        "b": ["x", None],
        "c": {"d": None, "e": None},
    }


def test_keys_are_kept_as_typed() -> None:
    """A key is text too, whatever YAML would make of it."""
    assert plain("on: a\nno: b\n0123: c\n2024-01-01: d\nnull: e\n") == {
        "on": "a",
        "no": "b",
        "0123": "c",
        "2024-01-01": "d",
        "null": "e",
    }


def test_long_text() -> None:
    """Text after a bar keeps its lines, its blank lines and its deeper indentation, and ends with its last word."""
    assert plain("key: |\n  # One\n\n  two: 2\n    - three\nnext: x") == {
        "key": "# One\n\ntwo: 2\n  - three",
        "next": "x",
    }


NESTED = """\
# a comment
office: x

items:
  - number: 1
    text: |
      one

      two
    inner:
      position: accepted
      updates:
        - on: a
          text: b
        - {on: c, text: d}
  - number: 2
last: [one,
  two, {three: 3,
    four: 4}]
"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ((), 2),
        (("office",), 2),
        (("items",), 4),
        (("items", 0), 5),
        (("items", 0, "number"), 5),
        (("items", 0, "text"), 6),
        (("items", 0, "inner"), 10),
        (("items", 0, "inner", "position"), 11),
        (("items", 0, "inner", "updates"), 12),
        (("items", 0, "inner", "updates", 0), 13),
        (("items", 0, "inner", "updates", 0, "text"), 14),
        (("items", 0, "inner", "updates", 1), 15),
        (("items", 0, "inner", "updates", 1, "text"), 15),
        (("items", 1, "number"), 16),
        (("last",), 17),
        (("last", 1), 18),
        (("last", 2, "three"), 18),
        (("last", 2, "four"), 19),
        (("missing",), 2),
        (("items", 1, "text"), 16),
        (("items", 7, "text"), 4),
        (("office", "deeper"), 2),
    ],
)
@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
def test_each_answer_has_its_line(where: Where, line: int, break_: str, mark: bytes) -> None:
    """Each answer has its line; what is not there has the line of what is around it."""
    tree, faults = read_yaml(mark + NESTED.replace("\n", break_).encode(), "file.yaml")
    assert faults == []
    assert tree.line_of(where) == line


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
def test_files_of_all_systems_read_alike(break_: str, mark: bytes) -> None:
    """A byte order mark and the line ends of Windows or an old Mac change nothing in what is read."""
    assert plain(mark + NESTED.replace("\n", break_).encode()) == plain(NESTED)


@pytest.mark.parametrize(
    ("where", "is_there"),
    [((), True), (("items", 1, "number"), True), (("items", 2), False), (("office", "x"), False), (("x",), False)],
)
def test_a_path_leads_to_what_stands_there(where: Where, is_there: bool) -> None:
    """What stands at a path is found, and nothing where nothing stands."""
    tree, _ = read_yaml(NESTED.encode(), "file.yaml")
    assert (tree.at(where) is not None) == is_there


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, "key_repeated")]),
        ("a: 1\na: 2\na: 3\n", [(2, "key_repeated"), (3, "key_repeated")]),
        ("a: {b: 1, b: 2}", [(1, "key_repeated")]),
        ("a: !x 1\nb: !!int 2\nc: ! 3\n", [(1, "tag"), (2, "tag"), (3, "tag")]),
        ("a: !<tag:yaml.org,2002:str> x\n", [(1, "tag")]),
        ("a: !!%1b%5b2J x\n", [(1, "tag")]),
        ("a: 1\nb: !!%ed%a0%80 x\n", [(2, "not_yaml")]),
        ("!!map {a: 1}", [(1, "tag")]),
        ("a: &x 1\nb: *x\n", [(1, "alias")]),
        ("a: &x 1\nb: &x 2\nc: *x\n", [(1, "alias"), (2, "alias")]),
        ("a: *x\n", [(1, "alias")]),
        ("&a b: 1\n", [(1, "alias")]),
        ("*a : 1\n", [(1, "alias")]),
        ("? [a]\n: 1\nb: 2\n", [(1, "key_not_text")]),
        ('"": 1\n', [(1, "key_not_text")]),
        (": 1\n", [(1, "not_yaml")]),
        ('"a\\nb": 1\n', [(1, "key_not_text")]),
        ("? " + "k" * 200 + "\n: 1\n", [(1, "key_not_text")]),
        ("a: 1\n---\nb: 2\n", [(2, "second_document")]),
        ("a: 1\n...\nb: 2\n", [(3, "not_yaml")]),
        ("a: " + "[" * (MOST_LEVELS + 1), [(1, "too_deep")]),
        ("a:\n  x\x07\n", [(2, "not_yaml")]),
        ("a: x\n\x85b: x\n", [(2, "hidden_line_break")]),
        ("a:\n\tb: 1\n", [(2, "not_yaml")]),
        (b"a: 1\nb: \xff\n", [(2, "not_utf8")]),
        (b"a: 1\r\nb: 1\rc: \xa3\n", [(3, "not_utf8")]),
        ("a: 1\nb: \0\n", [(2, "not_utf8")]),
        ("%YAML 2.0\n---\na: 1\n", [(1, "not_yaml")]),
    ],
)
def test_faults_of_form(text: str | bytes, found: list[tuple[int | None, str]]) -> None:
    """What YAML would guess, repeat, execute or misread is a fault, on its own line."""
    assert codes(text) == found


def test_sound_form_has_no_fault() -> None:
    """Line breaks after the end marker, a first line of dashes and an empty file are no faults of form."""
    assert plain("---\na: 1\n...\n") == {"a": "1"}
    assert plain("") is None
    assert plain("# only a comment\n") is None
    assert plain(b"\xef\xbb\xbf") is None


def test_first_document_is_kept() -> None:
    """Where a second document follows, the first is still read, so that its own faults are found too."""
    tree, faults = read_yaml(b"a: 1\n---\nb: 2\n", "file.yaml")
    assert tree.plain() == {"a": "1"}
    assert [fault.code for fault in faults] == ["second_document"]


def test_tag_is_named_as_typed() -> None:
    """A tag is named as the officer typed it, and its odd characters do not reach the screen."""
    _, (fault,) = read_yaml(b"a: !!python/object:os.system x\n", "file.yaml")
    assert fault.sentence.startswith("!!python/object:os.system begins with !")
    _, (fault,) = read_yaml(b"a: !!%1b%5b2J x\n", "file.yaml")
    assert fault.sentence.startswith("!!?[2J begins with !")


def test_alias_names_every_line() -> None:
    """Text that is repeated by reference is one fault, which names each line that repeats it."""
    _, (fault,) = read_yaml(b"a: &x 1\nb: *x\nc: [*x, *x]\n", "file.yaml")
    assert fault == Fault(
        "file.yaml",
        1,
        ("a",),
        "alias",
        Message(
            in_file="&x names what stands here, so that *x repeats it on lines 2 and 3. Delete &x, and write the text "
            "out in each place."
        ),
    )


def test_answers_that_are_in_no_file_make_the_same_tree() -> None:
    """Each answer has a line of its own there, in their order, so that faults of them can be put in order."""
    answers = {"office": "norfolk", "police_forces": ["Norfolk Constabulary", None], "office_use": {"a": "b"}}
    tree = Node.of(answers)
    assert tree.plain() == answers
    wheres = [(), ("office",), ("police_forces",), ("police_forces", 0), ("police_forces", 1), ("office_use", "a")]
    lines = [tree.line_of(where) for where in wheres]
    assert lines == sorted(set(lines))


def test_many_aliases_are_summed_up() -> None:
    """An alias bomb's thousands of references make a sentence of ordinary length."""
    text = "a: &x 1\nb:\n" + "  - *x\n" * 5000
    _, (fault,) = read_yaml(text.encode(), "file.yaml")
    assert "on lines 3, 4, 5, 6, 7 and 4995 more." in fault.sentence


def test_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """A file that cannot be opened is a fault, with the system's reason."""
    data, tree, (fault,) = read_yaml_file(tmp_path, "folder")
    assert (data, tree, fault.code, fault.line) == (b"", None, "cannot_open", None)


def test_yaml_is_read_in_one_place() -> None:
    """What the reader refuses, the editor refuses, since both have their tree of a file from one parser."""
    reads = re.compile(r"\byaml\.(parse|scan|compose|load|safe_load|full_load)\w*\(")
    readers = [path.name for path in PACKAGE.rglob("*.py") if reads.search(path.read_text(encoding="utf-8"))]
    assert readers == ["parser.py"]
