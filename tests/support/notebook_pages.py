"""Pages of JupyterLab and Voilà in a browser: the master notebook opened, run and saved, and the form in it."""

from playwright.sync_api import Locator, Page

from support.servers import Server

LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"

_MILLISECONDS_TO_SHOW = 60_000
_PANEL = "window.jupyterapp?.shell.currentWidget"


def open_notebook(page: Page, server: Server) -> None:
    """Opens the master notebook and, in JupyterLab, waits until its kernel is there and idle."""
    page.goto(server.notebook_address)
    if not server.is_page_alone:
        wait_for_kernel(page)


def wait_for_kernel(page: Page) -> None:
    """Waits until the open notebook has a kernel that is idle; the page shows one as idle before there is any."""
    page.wait_for_function(f"{_PANEL}?.sessionContext?.session?.kernel?.status === 'idle'")


def run_all_cells(page: Page) -> None:
    """Runs all cells of the notebook in front, and waits for the last."""
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")


def open_inspection(page: Page, server: Server, index: int = 0) -> None:
    """Opens the form on an inspection of its list: the first, or another."""
    follow(open_form(page, server), index)


def follow(inspections: Locator, index: int = 0) -> None:
    """Opens an inspection of a form's list, and waits for it."""
    inspections.locator("[data-jump]").nth(index).click()
    inspections.page.locator(".s55-section, .s55-offer").first.wait_for()


def open_form(page: Page, server: Server) -> Locator:
    """Opens the form, its cells run, and gives its list of inspections."""
    open_notebook(page, server)
    if server.program == "jupyter lab":
        run_all_cells(page)
    return form(page)


def form(page: Page) -> Locator:
    """The list of inspections of the form on a page; waits until the form is there."""
    inspections = page.locator(".s55-inspections")
    inspections.wait_for(timeout=_MILLISECONDS_TO_SHOW)
    return inspections


def save_notebook(page: Page) -> None:
    """Saves the notebook by its menu, as JupyterLab does by itself now and then, and waits until it is done."""
    page.evaluate(
        f"() => {{ window.saved = new Promise((done) => {_PANEL}.context.saveState.connect("
        "(_, state) => state === 'completed' && done())); }"
    )
    choose(page, "File", "Save Notebook")
    page.evaluate("window.saved")


def choose(page: Page, menu: str, item: str) -> None:
    """Chooses an item of one of JupyterLab's menus by mouse."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    # By its words: the accessible name has the keys for it as well.
    page.locator(".lm-Menu-itemLabel").get_by_text(item, exact=True).click()


def cells(page: Page) -> list[str]:
    """The ids of the open notebook's cells, in order, each with its kind: ``response: code``."""
    return page.evaluate(f"{_PANEL}.content.widgets.map((cell) => `${{cell.model.id}}: ${{cell.model.type}}`)")


def set_theme(page: Page, theme: str) -> None:
    """Sets JupyterLab's theme, `LIGHT` or `DARK`, and waits until the page shows it."""
    page.evaluate("(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    page.wait_for_function("(theme) => document.body.dataset.jpThemeName === theme", arg=theme)
    page.wait_for_selector("#jupyterlab-splash", state="detached")
