// The form's side in the browser: what ipywidgets cannot do from Python. Python marks its widgets with classes that
// begin with "s55-"; everything here follows from those. browser_side.py puts these files together, and lists the
// messages that go to Python.

import { followChanges } from "./changes.js";
import { listenToFiles } from "./files.js";
import { followPerson, keepFocus } from "./focus.js";
import { addFormatting, listenToFormatting } from "./format.js";
import { measureHead } from "./head.js";
import { listenToKeys } from "./keys.js";
import { linkStayingFiles, takeMessages } from "./messages.js";
import { describeAll } from "./names.js";
import { listenToPaste } from "./paste.js";
import { showSaveState } from "./save_state.js";
import { nameTab } from "./tab_name.js";
import { listenToNames, listenToTyping } from "./typing.js";
import { keepUndo } from "./undo.js";

const LEFT_PAGE_MS = 300; // how long a page before this one may take to let go of its words

const observeChanges = (page) => {
  const onFocusLost = keepFocus(page);
  let isScheduled = false;
  const observer = new MutationObserver(() => {
    onFocusLost();
    if (isScheduled) return;
    isScheduled = true;
    requestAnimationFrame(() => {
      isScheduled = false;
      describeAll(page);
      addFormatting(page);
      linkStayingFiles(page);
      page.showSaveState();
      page.nameTab();
      page.measureHead();
    });
  });
  observer.observe(page.form, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["title", "class"], characterData: false,
  });
  page.signal.addEventListener("abort", () => observer.disconnect());
};

const start = (page) => {
  page.form = page.el.closest(".s55-form");
  if (!page.form) {
    if (!page.signal.aborted) requestAnimationFrame(() => start(page));
    return;
  }
  document.body.classList.add("s55-alive");
  page.form.lang = "en-GB";
  page.changes = followChanges(page);
  showSaveState(page);
  nameTab(page);
  measureHead(page);
  keepUndo(page);
  followPerson(page);
  listenToTyping(page);
  listenToFormatting(page);
  listenToPaste(page);
  listenToNames(page);
  listenToKeys(page);
  listenToFiles(page);
  observeChanges(page);
  describeAll(page);
  addFormatting(page);
  // Python says how things stand, and is given what earlier pages have left.
  page.changes.send({ event: "begin", left: [] });
  setTimeout(() => void page.changes.store.findLeft().then((left) => {
    if (left.length && !page.signal.aborted) page.changes.send({ event: "begin", left });
  }), LEFT_PAGE_MS);
};

const render = ({ model, el }) => {
  const controller = new AbortController();
  const page = { model, el, form: null, signal: controller.signal, nextId: 0, stayingFiles: new Map() };
  Object.assign(page, { hasGoneOn: false, moves: 0 });
  takeMessages(page);
  start(page);
  return () => {
    page.changes?.leave();
    controller.abort();
    if (!document.querySelector(".s55-form")) document.body.classList.remove("s55-alive");
  };
};

export default { render };
