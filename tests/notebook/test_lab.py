"""``section55 lab``, and the form's surroundings: how it opens, how it reopens, and what is left of it in the files."""

import copy
import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Page, expect

from section55 import workspace
from section55.notebook.lab.save_hook import remove_run_traces
from support.notebook_pages import cells, choose, form, open_form, open_notebook, save_notebook
from support.servers import Server, as_root
from support.workbook import section55

ASLEEP = ".s55-asleep"
CODE = ".jp-InputArea-editor"
SMALL, LARGE = {"width": 1366, "height": 768}, {"width": 1920, "height": 1080}


def requests_elsewhere(page: Page, server: Server) -> list[str]:
    """Collects what the page asks of other servers than its own."""
    asked: list[str] = []

    def on_request(address: str) -> None:
        if not address.startswith((server.address, "data:", "blob:")):
            asked.append(address)

    page.on("request", lambda request: on_request(request.url))
    return asked


@pytest.mark.browser
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_lab_opens_on_the_form(section55_lab: Server, page: Page, size: Any) -> None:
    """The form is there without a click, with no code, tool bar, side bar or question before it."""
    page.set_viewport_size(size)
    asked = requests_elsewhere(page, section55_lab)
    inspections = open_form(page, section55_lab)
    expect(inspections).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Section 55 response")).to_be_in_viewport()
    for hidden in (
        CODE,
        ".jp-InputPlaceholder",
        ".jp-NotebookPanel-toolbar",
        ".jp-SideBar",
        "#jp-main-statusbar",
        ".jp-Dialog",
    ):
        assert not [found for found in page.locator(hidden).all() if found.is_visible()], hidden
    assert asked == []
    expect(page).to_have_title("Inspections – Section 55 response")
    assert page.locator("#jp-title-panel-title").inner_text() == ""
    shown = "node => getComputedStyle(node, '::before').content"
    assert page.locator("#jp-title-panel-title").evaluate(shown) == '"Section 55 response"'
    expect(page.locator("#jp-title-panel-title input")).to_be_hidden()


@pytest.mark.browser
def test_the_form_starts_in_a_page_without_the_focus(section55_lab: Server, page: Page) -> None:
    """Behind another tab, or with the cursor in the address bar, JupyterLab knows of no notebook in front."""
    stop = "(event) => event.stopImmediatePropagation(), true"
    page.add_init_script(f"for (const kind of ['focus', 'focusin']) window.addEventListener(kind, {stop})")
    page.goto(section55_lab.notebook_address)
    expect(form(page)).to_be_visible()


@pytest.mark.browser
def test_what_jupyterlab_saves_is_the_file_as_it_was(section55_lab: Server, page: Page) -> None:
    """The notebook's SHA-256 is in every audit record: opening, running and saving it leave it the same."""
    before = workspace.MASTER_NOTEBOOK.read_bytes()
    try:
        open_form(page, section55_lab)
        page.wait_for_function("window.jupyterapp.shell.currentWidget.context.model.dirty === false")
        saved_at = workspace.MASTER_NOTEBOOK.stat().st_mtime_ns
        page.evaluate("window.jupyterapp.shell.currentWidget.content.model.setMetadata('widgets', {state: {}})")
        save_notebook(page)
        assert workspace.MASTER_NOTEBOOK.stat().st_mtime_ns > saved_at
        assert workspace.MASTER_NOTEBOOK.read_bytes() == before
    finally:
        workspace.MASTER_NOTEBOOK.write_bytes(before)


@pytest.mark.browser
def test_nobody_sits_before_a_dead_form(section55_lab: Server, page: Page) -> None:
    """After a reload of the page, and after a crash of the kernel, the form is made anew."""
    open_form(page, section55_lab)
    (kernel,) = section55_lab.kernels()
    page.reload()
    form(page)
    assert section55_lab.kernels() == [kernel]

    form(page).evaluate("(list) => list.dataset.dead = 'yes'")
    section55_lab.kill_kernels()
    page.get_by_role("button", name="Ok").click()
    expect(page.locator("select[data-dead]")).to_have_count(0)
    form(page)


@pytest.mark.browser
def test_keys_for_cells_leave_the_page_alone(section55_lab: Server, page: Page) -> None:
    """JupyterLab's keys cut, delete, add, move and change no cell, with focus in the form or on the heading."""
    inspections = open_form(page, section55_lab)
    before = cells(page)
    assert "response: code" in before
    keys = ("x", "d", "d", "a", "b", "m", "r", "v", "Shift+m", "Control+Shift+ArrowUp", "0", "0")
    for place in (inspections.focus, page.get_by_role("heading", name="Section 55 response").click):
        place()
        for key in ("Escape", *keys):
            page.keyboard.press(key)
        expect(page.locator(".jp-Dialog")).to_have_count(0)
        assert cells(page) == before


@pytest.mark.browser
def test_a_saved_notebook_says_what_to_do(jupyter_lab: Server, page: Page) -> None:
    """Reopened from a file that has a dead form in it, the page says what to do, and doing it helps."""
    open_form(page, jupyter_lab)
    save_notebook(page)
    assert any(cell.get("outputs") for cell in nbformat.read(jupyter_lab.notebook, as_version=4).cells)
    for kernel in jupyter_lab.kernels():
        jupyter_lab.rest(f"kernels/{kernel}", "DELETE")
    open_notebook(page, jupyter_lab)
    expect(page.locator(".jp-OutputArea-output").get_by_text("Error displaying widget")).to_be_visible()
    expect(page.locator(ASLEEP)).to_contain_text("choose Run, then Run All Cells")
    assert not [code for code in page.locator(CODE).all() if code.is_visible()]
    choose(page, "Run", "Run All Cells")
    form(page)


@pytest.mark.browser
def test_voila_shows_the_form_without_code(voila: Server, page: Page) -> None:
    """The same cells as a page of its own: no code, no words about JupyterLab's menus, nothing from elsewhere."""
    asked = requests_elsewhere(page, voila)
    inspections = open_form(page, voila)
    expect(inspections).to_be_in_viewport()
    expect(page).to_have_title("Inspections – Section 55 response")
    expect(page.get_by_role("heading", name="Section 55 response")).to_be_in_viewport()
    expect(page.locator(ASLEEP)).to_be_hidden()
    shown = page.locator("body").inner_text()
    for unwanted in ("open_response", "parameters_file", "Warning", "Error"):
        assert unwanted not in shown
    assert asked == []


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """JupyterLab does not open on a form without files: the command says which folder is missing."""
    run = section55("lab", "--folder", tmp_path / "away")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith(f"There is no folder {tmp_path / 'away'}. ")
    monkeypatch.setenv("SECTION55_PARAMETERS", str(tmp_path / "unplugged"))
    run = section55("lab", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("There is no folder unplugged for the parameter files. ")


@pytest.mark.slow
def test_control_c_stops_it_at_once(tmp_path: Path) -> None:
    """Started at a terminal, it prints the address of the form, and Ctrl-C once ends it without a question."""
    ours, terminal = pty.openpty()
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(tmp_path), "JUPYTER_RUNTIME_DIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "section55", "lab", "--no-browser", "--", *as_root()],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=environment,
    ) as process:
        os.close(terminal)
        printed = b""
        while b"/doc/tree/notebooks/response.ipynb?token=" not in printed:
            printed += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        while process.poll() is None:
            with suppress(OSError):
                printed += os.read(ours, 4096)
        assert process.returncode == 0
    os.close(ours)
    assert b"Traceback" not in printed
    assert b"(y/[n])" not in printed


def notebook_model(path: Path) -> dict[str, Any]:
    """What JupyterLab sends to be saved after a run with a widget: outputs, counts, state, the kernel's own words."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = 1
            cell.outputs = [nbformat.v4.new_output("display_data", {"text/plain": "a form"})]
            cell.metadata["scrolled"] = True
    notebook.metadata["widgets"] = {"state": {}}
    notebook.metadata["language_info"]["version"] = "3.14.9"
    notebook.metadata["kernelspec"]["display_name"] = "My own Python"
    return {"type": "notebook", "content": notebook}


@pytest.mark.parametrize(
    "notebook", [workspace.MASTER_NOTEBOOK, workspace.REGISTER_NOTEBOOK], ids=lambda path: path.stem
)
def test_the_workbooks_notebooks_are_saved_without_a_run(notebook: Path) -> None:
    """Whatever a run left in it, what is saved is the file that is there."""
    model = notebook_model(notebook)
    remove_run_traces(
        model=model,
        path=notebook.relative_to(workspace.ROOT).as_posix(),
        contents_manager=SimpleNamespace(root_dir=str(workspace.ROOT)),
    )
    assert nbformat.writes(model["content"]) + "\n" == notebook.read_text(encoding="utf-8")


@pytest.mark.parametrize("is_there", [True, False])
def test_other_notebooks_are_saved_as_they_are(tmp_path: Path, is_there: bool) -> None:
    """An officer's own notebook keeps its outputs, whatever its name."""
    model = notebook_model(workspace.MASTER_NOTEBOOK)
    before = copy.deepcopy(model)
    if is_there:
        nbformat.write(model["content"], tmp_path / "response.ipynb")
    remove_run_traces(model=model, path="response.ipynb", contents_manager=SimpleNamespace(root_dir=str(tmp_path)))
    assert model == before


def test_the_master_notebook_is_a_page() -> None:
    """No code is in sight in JupyterLab, and the form's cell cannot be deleted."""
    notebook = nbformat.read(workspace.MASTER_NOTEBOOK, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.metadata["jupyter"] == {"source_hidden": True}, cell.id
    (form_cell,) = (cell for cell in notebook.cells if cell.id == "response")
    assert form_cell.metadata["deletable"] is False
