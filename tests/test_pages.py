"""What people read is true: pages name what there is, their links lead somewhere, and their examples run."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from section55.cli import COMMANDS, main
from section55.workspace import ROOT
from support.pages import PAGES, anchors, blocks, commands, links, spans, text_of
from support.rooms import ROOMS
from support.workbook import NORFOLK, Documents

MAKE_PAGES = runpy.run_path(str(ROOT / "docs" / "make_pages.py"))
RUN = [page for page in PAGES if commands(page, "sh")]
FOLDERS = ("lib", "tests", "docs", "recipes", "notebooks", "parameters", "benchmarks", "outputs")


def command_of(words: list[str]) -> click.Command | None:
    """The command that a line calls; nothing where there is no such one."""
    found: click.Command | None = main
    while isinstance(found, click.Group) and words and not words[0].startswith("-"):
        found = found.get_command(click.Context(found), words.pop(0))
    return found


def options_of(command: click.Command) -> set[str]:
    own = {option for each in command.params if isinstance(each, click.Option) for option in each.opts}
    return own | {"-h", "--help", "--version", "--debug"}


def calls(page: str) -> Iterator[str]:
    """Every call of the command in a page, in its blocks and in its sentences."""
    lines = commands(page, "sh", "shell", "bat") + spans(page)
    for line in lines:
        called = re.match(r"(?:\S*[/\\])?(?:python -P -m )?section55 (.+)", line)
        if called:
            yield called[1]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_calls_commands_and_options_that_there_are(page: str) -> None:
    """No command is named that is gone, and none with an option that it lacks."""
    for call in calls(page):
        words = call.split()
        if not re.fullmatch(r"-*[a-z][a-z-]*", words[0]):
            continue  # COMMAND, or a word of a sentence
        command = command_of(words)
        assert command is not None, call
        named = {word.split("=")[0] for word in words if re.fullmatch(r"--?[a-z][a-z-]*(=.*)?", word)}
        assert named <= options_of(command), call


@pytest.mark.parametrize("page", PAGES)
def test_an_option_that_stands_alone_is_one(page: str) -> None:
    """Where a sentence speaks of an option without its command, some command has it."""
    there = {option for _, command, _ in MAKE_PAGES["_commands"]() for option in options_of(command)}
    there |= {"--"}
    alone = {span.split()[0].split("=")[0] for span in spans(page) if span.startswith("--")}
    assert alone <= there


def test_every_command_and_option_is_in_the_list_of_commands() -> None:
    """docs/commands.md has them all; so has the list that ``section55 --help`` prints."""
    page = text_of("docs/commands.md")
    for names, command, _ in MAKE_PAGES["_commands"]():
        assert f"## {names}\n" in page
        assert {option for option in options_of(command) if option not in page} <= {"--version", "--debug"}
    assert set(main.list_commands(click.Context(main))) == set(COMMANDS)


@pytest.mark.parametrize("page", [MAKE_PAGES["COMMANDS_PAGE"], MAKE_PAGES["ROOMS_PAGE"]], ids=lambda page: page.name)
def test_pages_made_from_the_code_are_current(page: Path) -> None:
    """``make pages`` would write them as they are."""
    assert page.read_text(encoding="utf-8") == MAKE_PAGES["PAGES"][page]()


def test_the_list_of_licences_has_every_library() -> None:
    """Another system may bring fewer; none comes along that is not in it, or that declares no licence."""
    page = text_of("docs/licences.md")
    assert {name for name in MAKE_PAGES["libraries"]() if f"| {name} | " not in page} == set()
    assert "not declared" not in page


def test_the_map_of_the_house_has_the_rooms() -> None:
    """It is drawn of the rooms that the structure's tests hold, in their order."""
    assert MAKE_PAGES["ROOMS"] == ROOMS


@pytest.mark.parametrize("page", PAGES)
def test_links_of_a_page_lead_somewhere(page: str) -> None:
    """To a file that is in the workbook and, where they name a heading, to a heading that it has."""
    for link in links(page):
        if link.startswith(("http:", "https:", "mailto:")):
            continue
        path, _, heading = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), link
        assert not heading or heading in anchors(target), link


@pytest.mark.parametrize("page", [page for page in PAGES if page != "CHANGELOG.md"])
def test_files_that_a_page_names_are_there(page: str) -> None:
    """What stands as code and begins with a folder of the workbook is a file or folder in it; so are tests to run."""
    for test in re.findall(r"pytest [^`\n]*?(tests/[\w./-]+)", text_of(page)):
        assert (ROOT / test).exists(), test
    for span in spans(page):
        if re.fullmatch(rf"(?:{'|'.join(FOLDERS)})/[\w./-]*", span) and not re.search(r"[A-Z]{3}|NAME|^outputs/", span):
            assert (ROOT / span).exists(), span


@pytest.mark.parametrize("page", [page for page in PAGES if page != "CHANGELOG.md"])
def test_variables_and_targets_that_a_page_names_are_there(page: str) -> None:
    """Each SECTION55_… is read by the package, and each target of make is in the Makefile."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "lib").rglob("*.py"))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for variable in set(re.findall(r"\bSECTION55_[A-Z]+\b", text_of(page))):
        assert variable in code, variable
    for span in spans(page) + commands(page, "sh", "shell"):
        made = re.match(r"make ([a-z]+)", span)
        assert not made or made[1] in targets, span


def test_every_target_of_make_is_named() -> None:
    """An engineer finds each in CONTRIBUTING.md, the README or the installer's guide."""
    pages = text_of("README.md") + text_of("CONTRIBUTING.md") + text_of("docs/installing.md")
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert [target for target in targets if f"make {target}" not in pages] == []


def test_every_page_is_in_the_list_of_pages() -> None:
    """docs/README.md links to each page of its folder, and the list of decisions to each decision."""
    for listing in ("docs/README.md", "docs/decisions/README.md"):
        folder = (ROOT / listing).parent
        listed = {(folder / link.partition("#")[0]).resolve() for link in links(listing)}
        assert {path.resolve() for path in folder.glob("*.md")} - listed <= {(ROOT / listing).resolve()}


def test_the_readme_is_short() -> None:
    """A newcomer reads it in a sitting; the rest is in pages of its own."""
    assert text_of("README.md").count("\n") <= 120


@pytest.fixture
def workbook_copy(tmp_path: Path, norfolk: Documents) -> Path:
    """A folder with the workbook's notebooks, parameter files and Norfolk's documents, to try commands in."""
    for folder in ("notebooks", "parameters"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(norfolk.folder, tmp_path / "outputs" / NORFOLK)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("page", RUN)
def test_the_examples_of_a_page_run(workbook_copy: Path, page: str) -> None:
    """Every command in its blocks of sh, one after the other; a check may find something to say."""
    surroundings = os.environ | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "SECTION55_PARAMETERS": str(workbook_copy / "parameters"),
        "SECTION55_OUTPUTS": str(workbook_copy / "outputs"),
    }
    for code in blocks(page, "sh"):
        for line in code.splitlines():
            done = subprocess.run(line, shell=True, cwd=workbook_copy, env=surroundings, capture_output=True, text=True)
            assert done.returncode in ((0, 1) if line.startswith("section55 check") else (0,)), (line, done.stderr)
            assert "Traceback" not in done.stderr, (line, done.stderr)


LEAD_INS = ("The first time", "Otherwise")
"""What the guide prints bold and is neither a button nor a question of the form."""


def test_the_guide_calls_things_as_the_form_does() -> None:
    """Every bold word of the officer's guide that is no question is a label, a heading or a button of the form."""
    lib = ROOT / "lib" / "section55"
    code = "".join(path.read_text(encoding="utf-8") for path in [*lib.glob("form/**/*.py"), *lib.glob("model/*.py")])
    bold = {" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", text_of("notebooks/guide.md"), re.DOTALL)}
    named = {words for words in bold if not words.endswith("?")} - {*LEAD_INS}
    assert len(named) > 30
    # A choice is a word of a closed list, which the form begins with a capital; what can be added comes after "Add".
    code = code.replace("’", "'")
    added = {words: re.sub(r"^Add an? ", "", words) for words in named}
    assert {words for words in named if words not in code and f'"{words.lower()}"' not in code} == {
        words for words in named if added[words] in ("recommendation", "update", "correction")
    }
