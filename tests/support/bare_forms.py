"""The form's side in the browser on a page of its own, without a kernel: quick, and everything it sends can be read."""

from playwright.sync_api import Page

from section55.form.view.browser_scripts import joined_script

_FIELD = """
<div class="s55-form"><div class="s55-changed-state"></div>
  <div class="s55-field s55-at-f1 s55-long s55-markdown"><div class="s55-control"><label for="t">Key findings</label>
    <textarea id="t" rows="12" cols="80"></textarea></div>
    <div class="s55-notes"><div class="widget-html-content">
      <span class="s55-where" hidden data-where='["key_findings"]' data-name="Key findings"></span></div></div></div>
  <div class="s55-field s55-at-f2"><div class="s55-control"><label for="l">Title</label><input type="text" id="l">
    </div></div><div id="el"></div></div>
"""
_START = """
async (script) => {
  window.sent = []
  const model = { get: () => "t", on: (_, callback) => (window.receive = callback),
                  send: (message) => window.sent.push(message) }
  const module = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })))
  window.stop = module.default.render({ model, el: document.getElementById("el") })
}
"""
_PASTE = """
([id, html, text]) => {
  const clipboardData = new DataTransfer()
  if (html) clipboardData.setData("text/html", html)
  clipboardData.setData("text/plain", text)
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
  const control = document.querySelector(id)
  control.focus()
  return control.dispatchEvent(event)
}
"""


def open_bare_form(page: Page) -> None:
    """Shows a form with a long text and a line, and the browser's side on it."""
    page.route("http://form.test/", lambda route: route.fulfill(body=_FIELD, content_type="text/html"))
    page.goto("http://form.test/")
    page.evaluate(_START, joined_script())


def paste(page: Page, html: str, text: str = "", control: str = "textarea") -> None:
    """Pastes as an application's clipboard has it: as HTML, where it has that, and as plain text."""
    if page.evaluate(_PASTE, [control, html, text]):
        page.keyboard.insert_text(text)  # as the browser itself pastes what nothing took
