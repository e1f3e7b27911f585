"""The code of templates that is kept beside them: it is what would be made again, or it is not used."""

import sys
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes
from jinja2.defaults import DEFAULT_FILTERS

from section55.documents.compiled_templates import CompiledTemplates
from section55.documents.html_page import TEMPLATES


@pytest.fixture(autouse=True)
def _python_keeps_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def rendered(folder: Path, environment: bytes = b"") -> str:
    """What a process that begins now makes of the template in a folder."""
    cache = CompiledTemplates(folder, environment)
    return (
        jinja2.Environment(loader=jinja2.FileSystemLoader(folder), bytecode_cache=cache).get_template("a.j2").render()
    )


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*"))


def test_code_is_made_once_for_all_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And made anew for another text, and for another module that says how."""
    (tmp_path / "a.j2").write_text("a{{ 1 + 1 }}", encoding="utf-8")
    assert rendered(tmp_path) == "a2"
    [file] = kept(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(jinja2.Environment, "compile", None)
        assert rendered(tmp_path) == "a2"
        with pytest.raises(TypeError):
            rendered(tmp_path, b"another")
    (tmp_path / "a.j2").write_text("b{{ 1 + 1 }}", encoding="utf-8")
    assert rendered(tmp_path) == "b2"
    assert kept(tmp_path) == [file]


@pytest.mark.parametrize("damage", [lambda _: b"", lambda data: data[:-9], lambda data: data[:9], lambda _: b"j2" * 99])
def test_what_is_damaged_is_made_again(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """Whether a file has no beginning, no end, or something else in it."""
    (tmp_path / "a.j2").write_text("a{{ 1 + 1 }}", encoding="utf-8")
    rendered(tmp_path)
    [file] = kept(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert rendered(tmp_path) == "a2"
    assert file.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor where the disk refuses; the page is made all the same."""
    (tmp_path / "a.j2").write_text("a{{ 1 + 1 }}", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        assert rendered(tmp_path) == "a2"
    assert not kept(tmp_path)
    (tmp_path / "__pycache__").write_bytes(b"a file in its place")
    assert rendered(tmp_path) == "a2"


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.j2")), ids=lambda path: path.name)
def test_no_template_has_an_answer_of_the_package_s_own_code_in_it(path: Path) -> None:
    """Jinja works out a filter of words that stand in the template when it makes code; the filter might change."""
    environment = jinja2.Environment(autoescape=True)
    tree = environment.parse(path.read_text(encoding="utf-8"))
    own = [found for found in tree.find_all(nodes.Filter) if found.name not in DEFAULT_FILTERS]
    environment.filters |= {found.name: str.upper for found in own}
    for found in own:
        with pytest.raises(nodes.Impossible):
            found.as_const()
