"""What the tests share: the workbook's own documents, built once, and folders of other inspections."""

import os
import shutil
import signal
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect

from section55 import workspace
from support import servers
from support.browser import chromium
from support.examples import write_examples
from support.full_disk import LimitFileSize, make_room, small_disk
from support.kinds import SLUGS, copy_kinds
from support.register_folders import write_register_folder
from support.servers import RenewServer, Server, StartServer
from support.workbook import NORFOLK, ChangeFile, Documents, section55

# In continuous integration the same examples each time: what a new one finds is found at a desk, not at a landing.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

# Tests that were started in the background ignore Ctrl-C, and so would every command that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# So with the end of a terminal, where they were started to outlive it. What is handled here is not ignored by a
# command that is started from here.
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, lambda *_: None)


@pytest.fixture(scope="session")
def norfolk_file() -> Path:
    return workspace.PARAMETERS / f"{NORFOLK}.yaml"


@pytest.fixture(scope="session")
def norfolk(norfolk_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Documents:
    """Norfolk's real response, built by the command."""
    outputs = tmp_path_factory.mktemp("norfolk")
    built = section55("build", norfolk_file, "-o", outputs)
    assert built.returncode == 0, built.stderr
    return Documents(outputs / NORFOLK, NORFOLK)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Documents]:
    """Inspections of other offices, in a folder outside the workbook, built by the command."""
    folder = tmp_path_factory.mktemp("another force")
    slugs = write_examples(folder / "parameters")
    built = section55("build", folder / "parameters", "-o", folder / "outputs")
    assert built.returncode == 0, built.stderr
    return {slug[11:]: Documents(folder / "outputs" / slug, slug) for slug in slugs}


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Documents]:
    """An inspection after each kind of report, by its slug, all built at once by the command."""
    folder = tmp_path_factory.mktemp("kinds")
    copy_kinds(folder / "parameters")
    built = section55("build", folder / "parameters", "-o", folder / "outputs")
    assert built.returncode == 0, built.stderr
    return {slug: Documents(folder / "outputs" / slug, slug) for slug in SLUGS}


@pytest.fixture
def parameter_folder(tmp_path: Path, norfolk_file: Path) -> Path:
    """A folder of its own with Norfolk's parameter file and office profile, to change."""
    folder = tmp_path / "parameters"
    shutil.copytree(workspace.PARAMETERS / "offices", folder / "offices")
    shutil.copy(norfolk_file, folder)
    return folder


@pytest.fixture
def empty_folder(parameter_folder: Path) -> Path:
    """A folder of its own with Norfolk's office profile and no inspection yet."""
    (parameter_folder / f"{NORFOLK}.yaml").unlink()
    return parameter_folder


@pytest.fixture
def change_file(parameter_folder: Path) -> ChangeFile:
    """Changes a text in the copy of Norfolk's parameter file, and gives the file."""
    path = parameter_folder / f"{NORFOLK}.yaml"

    def change(old: str, new: str) -> Path:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    return change


@pytest.fixture
def register_folder(tmp_path: Path) -> Path:
    """A folder with an inspection in every state that a register knows."""
    write_register_folder(tmp_path / "parameters")
    return tmp_path / "parameters"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files with slow tests go first, so that no processor is left waiting for the last of them.

    A browser test that fails is run once more, and named among the reruns at the end: a machine that is busy with other
    things may be later than a test waits. What fails twice is a fault.
    """
    slow = set()
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))
        if item.get_closest_marker("browser") or item.get_closest_marker("slow"):
            slow.add(item.path)
    items.sort(key=lambda item: item.path not in slow)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call() -> Generator[None, object, object]:
    """There is room again when pytest writes how a test went: its own output may go to a file."""
    try:
        return (yield)
    finally:
        make_room()


@pytest.fixture
def limit_file_size() -> Iterator[LimitFileSize]:
    """Makes the disk full after so many bytes of a file."""
    with small_disk() as limit:
        yield limit


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser; of one module, for Playwright keeps other event loops from running beside its own."""
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of the size of an officer's small screen, with cookies of its own."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


# A machine that runs the tests is often busy with something else as well.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def renew_server(tmp_path_factory: pytest.TempPathFactory, norfolk_file: Path) -> Iterator[RenewServer]:
    """Gives a server with Norfolk's inspection and nothing else in it; starts it at its first use only."""
    with ExitStack() as stack:
        running: dict[StartServer, Server] = {}

        def renew(start: StartServer, /) -> Server:
            if start not in running:
                running[start] = stack.enter_context(start(tmp_path_factory.mktemp("server")))
            running[start].renew(norfolk_file)
            return running[start]

        yield renew


@pytest.fixture
def jupyter_lab(renew_server: RenewServer) -> Server:
    """JupyterLab as anyone starts it."""
    return renew_server(servers.jupyter_lab)


@pytest.fixture
def section55_lab(renew_server: RenewServer) -> Server:
    """JupyterLab as ``section55 lab`` starts it."""
    return renew_server(servers.section55_lab)


@pytest.fixture
def voila(renew_server: RenewServer) -> Server:
    """Voilà on the master notebook."""
    return renew_server(servers.voila)


@pytest.fixture
def section55_form(renew_server: RenewServer) -> Server:
    """The form as ``section55 form`` starts it."""
    return renew_server(servers.section55_form)
