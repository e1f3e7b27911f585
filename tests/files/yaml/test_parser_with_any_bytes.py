"""Any bytes at all are read or refused in sentences: none bring the reading down."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from section55.files.reader import read_inspection
from section55.files.yaml.parser import read_yaml
from section55.model.clean_text import clean_text
from section55.model.errors import FaultsFound
from support.parameter_texts import plain

AT_ANY_SPEED = settings(deadline=None)
NOT_FOR_A_SCREEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
YAML_CHARACTERS = st.text(
    st.one_of(
        st.sampled_from(list("abn01 \n\n:-?,[]{}#&*!|>'\"%@`\\~<=/.\t\r\x85\u2028\ufeff\x07")),
        st.characters(codec="utf-8"),
    ),
    max_size=200,
)


def _read_any(data: bytes) -> None:
    tree, faults = read_yaml(data, "file.yaml")
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(fault.line is None or 1 <= fault.line <= lines for fault in faults)
    assert all(fault.sentence and not NOT_FOR_A_SCREEN.search(str(fault)) for fault in faults)
    if tree is None:
        assert faults or not data.strip() or b"#" in data or data.decode("utf-8-sig").strip() in ("", "...")
    else:
        tree.plain()


@AT_ANY_SPEED
@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"\x89PNG\r\n\x1a\n")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Arbitrary bytes are read or refused with printable sentences and lines of the file; nothing is raised."""
    _read_any(data)


@AT_ANY_SPEED
@given(YAML_CHARACTERS)
@example("a: !!%ed%a0%80 x")
@example('"\\')
@example("a: #")
@example("?")
@example("%")
@example("---\n...\n#")
@example("- - - &a\n")
def test_any_text_is_read_or_refused(text: str) -> None:
    """Arbitrary text, thick with YAML's own characters, is read or refused in the same way."""
    _read_any(text.encode())


@AT_ANY_SPEED
@given(st.dictionaries(st.from_regex("[a-z_]{1,20}", fullmatch=True), st.text(st.characters(codec="utf-8"))))
def test_text_in_quotes_comes_back(answers: dict[str, str]) -> None:
    """Any printable text in single quotes on one line comes back letter for letter, but for its cleaning."""
    answers = {
        key: "".join(character for character in text if character.isprintable()) for key, text in answers.items()
    }
    text = "".join("{}: '{}'\n".format(key, value.replace("'", "''")) for key, value in answers.items())
    assert plain(text) == ({key: clean_text(value) or None for key, value in answers.items()} or None)


@AT_ANY_SPEED
@given(data=st.one_of(st.binary(max_size=200), YAML_CHARACTERS.map(str.encode)))
def test_reader_refuses_any_bytes_with_sentences(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever a parameter file holds, the reader gives sentences and no other error."""
    path = tmp_path_factory.mktemp("any") / "2024-01-01-any.yaml"
    path.write_bytes(data)
    with pytest.raises(FaultsFound) as refused:
        read_inspection(path)
    assert refused.value.faults
