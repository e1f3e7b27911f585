"""What is installed, from where, and what goes with it: the root files agree with one another."""

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from nbval.plugin import get_sanitize_patterns
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

import section55

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
PIP_PART = next(item["pip"] for item in ENVIRONMENT["dependencies"] if isinstance(item, dict))

# Joined here, so that this file does not contain what it looks for.
REGISTRIES = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"),
                                            ("anaconda", "org"), ("deb", "debian", "org"))]  # fmt: skip
MACHINE_PATHS = [f"/{folder}/" for folder in ("home", "root", "work")]


def ranges(lines: Sequence[str]) -> dict[str, SpecifierSet]:
    """The range asked for under each name; conda's ``name >=1,<2`` reads the same as pip's ``name>=1,<2``."""
    found = {canonicalize_name(line.name): line.specifier for line in map(Requirement, lines)}
    assert len(found) == len(lines), "a name is listed twice"
    return found


def pins() -> list[tuple[str, Version, Marker | None]]:
    """(name, version, marker) of each line of constraints.txt."""
    found = []
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            pin = Requirement(line)
            (specifier,) = pin.specifier
            assert specifier.operator == "==", line
            assert pin.url is None, line
            assert not pin.extras, line
            found.append((canonicalize_name(pin.name), Version(specifier.version), pin.marker))
    return found


def git(*words: str) -> subprocess.CompletedProcess[str]:
    """What git prints about the tree; the person's own settings are left out of it."""
    command = ["git", "-C", str(ROOT), "-c", "core.excludesFile=", "-c", "core.quotePath=false", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def work_tree() -> None:
    """What git says of this folder is asked of git, so the folder is one that git knows."""
    assert git("rev-parse").returncode == 0, "These tests ask git: run them in a clone of the repository."


def kept_files() -> list[Path]:
    """The files that are in git, or would be at the next `git add --all`."""
    names = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_conda_asks_for_the_same_ranges() -> None:
    """environment.yml lists each dependency of pyproject.toml with the same range, and no others."""
    conda = ranges([item for item in ENVIRONMENT["dependencies"] if isinstance(item, str)])
    python = conda.pop("python")
    del conda["pip"]
    by_pip = ranges([line for line in PIP_PART if not line.startswith("-")])
    assert ranges(PROJECT["dependencies"]) == conda | by_pip
    assert not conda.keys() & by_pip.keys()
    (lowest,) = (part for part in python if part.operator == ">=")
    assert PROJECT["requires-python"] == str(lowest)


def test_conda_takes_every_python_that_is_listed_as_supported() -> None:
    """The Pythons in pyproject.toml's classifiers are those in environment.yml's range."""
    listed = {line.rsplit(" ", 1)[1] for line in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", line)}
    python = ranges([item for item in ENVIRONMENT["dependencies"] if str(item).startswith("python ")])["python"]
    assert listed == {f"3.{minor}" for minor in range(30) if f"3.{minor}" in python}


def test_conda_installs_the_workbook_itself() -> None:
    """The pip part ends with this folder, which conda's pip reads from the folder of environment.yml."""
    assert PIP_PART[-1] == "-e ."


@pytest.mark.slow
def test_conda_pip_part_installs(tmp_path: Path) -> None:
    """pip accepts the pip part as conda hands it over: as a requirements file, from the workbook's folder."""
    requirements = tmp_path / "condaenv.requirements.txt"
    requirements.write_text("\n".join(PIP_PART) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "-U", "-r", str(requirements)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert f"section55-{section55.__version__}" in done.stdout


def test_tests_take_the_dask_that_the_extra_installs() -> None:
    """The extra for Dask clusters asks for the same range as the tests, and so is pinned with them."""
    extras = PROJECT["optional-dependencies"]
    test = ranges(extras["test"])
    assert {name: test[name] for name in ranges(extras["dask"])} == ranges(extras["dask"])


def test_every_range_has_both_ends() -> None:
    """Each dependency has a tested lower bound and an upper bound, or is pinned."""
    for line in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]:
        operators = {part.operator for part in Requirement(line).specifier}
        assert operators in ({">=", "<"}, {"=="}), line


def test_every_dependency_is_pinned_within_its_range() -> None:
    """constraints.txt pins what pyproject.toml asks for, inside the range it asks for."""
    wanted = ranges(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"])
    pinned = {}
    for name, version, _ in pins():
        pinned.setdefault(name, []).append(version)
    assert wanted.keys() <= pinned.keys()
    outside = [(name, str(version)) for name in wanted for version in pinned[name] if version not in wanted[name]]
    assert outside == []


@pytest.mark.parametrize("python", ["3.11.2", "3.12.1", "3.13.0"])
@pytest.mark.parametrize(("system", "os_name"), [("linux", "posix"), ("darwin", "posix"), ("win32", "nt")])
def test_one_pin_a_name_on_each_platform(python: str, system: str, os_name: str) -> None:
    """On no platform do two lines of constraints.txt pin one name, which pip would refuse."""
    place = {
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": system,
        "os_name": os_name,
        "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    names = [name for name, _, marker in pins() if marker is None or marker.evaluate(place)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.slow
def test_wheel_holds_all_of_the_package(tmp_path: Path) -> None:
    """Every file of the package is in the wheel, and what Voilà and JupyterLab read of it."""
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name == f"section55-{section55.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    package = ROOT / "lib" / "section55"
    files = [path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.relative_to(package.parent).as_posix() for path in files} <= held
    assert "section55/fonts/OFL.txt" in held
    assert any(name.startswith("section55/fonts/") and name.endswith(".ttf") for name in held)
    assert any(name.startswith("section55/documents/templates/") for name in held)
    assert "section55/notebook/lab/labextensions/section55/static/remoteEntry.js" in held
    looks = f"section55-{section55.__version__}.data/data/share/jupyter/voila/templates/section55"
    assert {f"{looks}/conf.json", f"{looks}/index.html.j2"} <= held


def test_entry_points_resolve() -> None:
    """The command and both exporters are where pyproject.toml says."""
    declared = {("console_scripts", *item) for item in PROJECT["scripts"].items()}
    for group, items in PROJECT["entry-points"].items():
        declared |= {(group, *item) for item in items.items()}
    installed = metadata.distribution("section55").entry_points
    assert {(point.group, point.name, point.value) for point in installed} == declared
    for point in installed:
        assert callable(point.load())


@pytest.mark.usefixtures("work_tree")
def test_git_does_not_ignore_the_package() -> None:
    """No line of .gitignore hides the package, though stock lists hide every folder named lib."""
    ignored = git("check-ignore", "--no-index", "--verbose", "lib/section55/__init__.py", "parameters/offices/x.yaml")
    assert (ignored.returncode, ignored.stdout) == (1, "")


@pytest.mark.usefixtures("work_tree")
def test_git_keeps_notes_for_colleagues() -> None:
    """They go to colleagues as the parameter file and its history do."""
    assert git("check-ignore", "--no-index", "--quiet", "parameters/x.notes.jsonl").returncode == 1


@pytest.mark.usefixtures("work_tree")
@pytest.mark.parametrize("path", ["outputs/x/x.pdf", ".venv/pyvenv.cfg", "lib/section55/__pycache__/x.pyc"])
def test_git_ignores_what_programs_make(path: str) -> None:
    """Built documents, the environment and bytecode stay out of git."""
    assert git("check-ignore", "--no-index", "--quiet", path).returncode == 0


@pytest.mark.usefixtures("work_tree")
@pytest.mark.parametrize(
    ("path", "text", "eol"),
    [
        ("parameters/x.yaml", "set", "lf"),
        ("parameters/x.history.jsonl", "set", "lf"),
        ("notebooks/response.ipynb", "set", "lf"),
        ("lib/section55/fonts/x.ttf", "unset", None),
        ("tests/refused/x.yaml", "unset", None),
        ("tests/refused/deeper/x.yaml", "unset", None),
    ],
)
def test_git_keeps_the_bytes_that_are_hashed(path: str, text: str, eol: str | None) -> None:
    """A checkout on Windows has the same bytes, and so the same SHA-256, as any other."""
    lines = git("check-attr", "text", "eol", "--", path).stdout.splitlines()
    found = dict(line.split(": ")[1:] for line in lines)
    assert found["text"] == text
    if eol:
        assert found["eol"] == eol


def test_readme_names_the_make_targets() -> None:
    """The README names the two commands, and no make target that the Makefile lacks."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    code = re.findall(r"^ {4}[^\n]*|^```.*?^```|`[^`\n]+`", readme, re.MULTILINE | re.DOTALL)
    named = {name for piece in code for name in re.findall(r"\bmake ([a-z]+)", piece)}
    assert {"run", "test"} <= named
    assert named <= targets


def test_changelog_begins_with_this_version() -> None:
    """The version in the code is the newest in the changelog."""
    headings = re.findall(r"^## \[(\d[^]]*)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == section55.__version__
    assert headings == sorted(headings, key=Version, reverse=True)


@pytest.mark.usefixtures("work_tree")
def test_no_file_names_a_registry_or_a_machine() -> None:
    """No file says which package registry it came from, or where on some machine it lay."""
    hosts = "|".join(map(re.escape, REGISTRIES))
    paths = "|".join(map(re.escape, MACHINE_PATHS))
    # A path in a web address ("https://x.example/home/") is no machine's.
    telling = re.compile(rf"\b(?:{hosts})\b|(?<![\w.-])(?:{paths})".encode())
    found = []
    for path in kept_files():
        data = path.read_bytes()
        if b"\0" not in data:
            found += [f"{path.relative_to(ROOT)}: {hit.group().decode()}" for hit in telling.finditer(data)]
    assert found == []


@pytest.mark.parametrize(
    ("shown", "compared"),
    [
        ("sha256 " + "0a" * 32, "sha256 SHA-256"),
        ("papermill 2.7.0, section55 0.1.0rc1, typst 0.15.2.", "papermill VERSION, section55 VERSION, typst VERSION."),
        ("12.5% by 2024-02-12; 13.02.", "12.5% by 2024-02-12; 13.02."),
    ],
)
def test_nbval_disregards_hashes_and_versions_only(shown: str, compared: str) -> None:
    """A stored output stays good when a library is upgraded, and goes bad when a date or a number changes."""
    for pattern, word in get_sanitize_patterns((ROOT / "tests" / "nbval.cfg").read_text(encoding="utf-8")):
        shown = re.sub(pattern, word, shown)
    assert shown == compared
