"""What Windows asks of names: every system warns of it before a colleague there meets it."""

import re
from pathlib import Path, PureWindowsPath

import pytest

from section55.files.reader import read_inspection
from section55.form.state.file_name import find_name_problem
from section55.form.state.form_state import FormState
from section55.model.errors import FaultsFound
from section55.model.slugs import is_plain_slug, longest_short_name, suggest_slug
from section55.model.windows_names import is_reserved, too_long_on_windows
from support.workbook import NORFOLK, ChangeFile, Documents, section55

RESERVED = ("con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "lpt9")
_DEEP = (
    "C:\\Users\\firstname.lastname\\OneDrive - Office of the Police and Crime Commissioner for Norfolk\\Section 55\\a"
)
DEEP = f"{_DEEP:b<130}"


@pytest.mark.parametrize("name", RESERVED)
def test_no_file_has_a_name_that_windows_keeps(name: str, parameter_folder: Path) -> None:
    """The reader and the form refuse it, say why, and offer a name that they take."""
    path = (parameter_folder / f"{NORFOLK}.yaml").rename(parameter_folder / f"{name}.yaml")
    with pytest.raises(FaultsFound) as refused:
        read_inspection(path)
    assert "Windows keeps that name for itself" in str(refused.value)
    assert f"{suggest_slug(name)}.yaml" in str(refused.value)
    assert is_plain_slug(suggest_slug(name))
    assert "Windows keeps the name" in find_name_problem(parameter_folder, name)


@pytest.mark.parametrize("name", [*RESERVED, "CON", "Lpt1"])
def test_no_office_has_a_name_that_windows_keeps(name: str, change_file: ChangeFile) -> None:
    """A parameter file cannot name such a profile, and its logo cannot be called so."""
    with pytest.raises(FaultsFound) as refused:
        read_inspection(change_file("office: norfolk", f"office: {name}"))
    assert "Windows keeps that name for itself" in str(refused.value)


def test_names_that_only_begin_so_are_taken() -> None:
    """A word of a name may be one that Windows keeps."""
    for name in ("con-artists", "2024-01-01-con", "com10", "null", "console"):
        assert is_plain_slug(name) and not is_reserved(name), name


def test_a_logo_has_no_name_that_windows_keeps(parameter_folder: Path) -> None:
    """A logo called aux.svg could not be copied to an officer's computer."""
    profile = parameter_folder / "offices" / "norfolk.yaml"
    text = profile.read_text(encoding="utf-8").replace("logo:", "# logo:").replace("logo_alt:", "# logo_alt:")
    profile.write_text(f"{text}\nlogo: aux.svg\nlogo_alt: The office\n", encoding="utf-8")
    with pytest.raises(FaultsFound, match="Windows keeps that name for itself"):
        read_inspection(parameter_folder / f"{NORFOLK}.yaml")


def test_no_name_that_the_workbook_gives_is_impossible_on_windows(norfolk: Documents, parameter_folder: Path) -> None:
    """Neither a document nor a history, a cache or unsaved work has a colon, a dot at its end or the like in it."""
    state = FormState(parameter_folder)
    state.open(parameter_folder / f"{NORFOLK}.yaml")
    state.answers.set(("approved_by",), "Words")
    state.write_unsaved()
    assert section55("record", parameter_folder / f"{NORFOLK}.yaml", "--approved-on", "2024-02-08").returncode == 0
    assert section55("register", parameter_folder, "--recommendations").returncode == 0
    names = [path.name for folder in (norfolk.folder.parent, parameter_folder) for path in folder.rglob("*")]
    assert any(name.endswith(".unsaved.json") for name in names)
    assert len(names) > 12
    for name in names:
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]|[ .]$', name) and not is_reserved(name.partition(".")[0]), name


def test_norfolks_own_name_is_short_enough() -> None:
    """The worked example builds in a workbook whose folder has a path of 130 characters."""
    assert too_long_on_windows(NORFOLK, Path("outputs")) == ""


@pytest.mark.parametrize("length", range(30, 101))
def test_a_name_is_too_long_where_a_path_of_it_is(length: int) -> None:
    """The longest path that a build writes has at most 259 characters for each name that passes."""
    slug = "2023-12-19-" + "a" * (length - 11)
    longest = PureWindowsPath(DEEP) / "outputs" / slug / f".{slug}.failed.ipynb.12345678.part"
    assert bool(too_long_on_windows(slug, Path("outputs"))) == (len(str(longest)) > 259)


def test_on_windows_it_goes_by_the_folder_that_is_there() -> None:
    """A workbook near the drive may have long names, and one that lies too deep for any has to move."""
    assert too_long_on_windows("a" * 60, Path("/Section55/outputs"), True) == ""
    assert "at most 45 characters" in too_long_on_windows("a" * 60, Path("/" + "d" * 137), True)
    assert "Name a folder with a shorter path" in too_long_on_windows("a" * 60, Path("/" + "d" * 220), True)


def test_new_gives_no_name_that_is_too_long_and_check_says_where_one_is(empty_folder: Path) -> None:
    """A name that an officer chose may be too long for Windows: check names the file and how many it may have."""
    title = "The effectiveness of vetting and misconduct arrangements in policing"
    written = section55("new", title, "--published-on", "2024-01-01", "--folder", empty_folder)
    (path,) = empty_folder.glob("*.yaml")
    assert (written.returncode, written.stdout.strip(), written.stderr) == (0, str(path), "")
    assert "too long" not in section55("check", path).stdout
    path = path.rename(path.with_name(f"{path.stem}-and-misconduct-arrangements.yaml"))
    sentence = f"{path}: {too_long_on_windows(path.stem, Path('outputs'))}"
    assert "at most 45 characters" in sentence
    assert sentence in section55("check", path).stdout.splitlines()


def test_new_names_are_short_enough_for_this_windows_too() -> None:
    """A workbook that lies deeper has shorter names; in one where none would do, check says what to do."""
    for depth, longest in ((10, 34), (137, 34), (147, 30), (220, 34)):
        assert longest_short_name(Path("/" + "d" * (depth - 1)), is_here=True) == longest
