// Keys that are the form's own, and presses of the sentences that lead to a question.

import { moveInToolbar } from "./format.js";

// With the focus on a button, a list or a box, single keys cut, add and run cells of the notebook.
// Whatever is pressed inside the form stays inside the form; what the browser itself does goes on.
const onKey = (page, event) => {
  if (!(event.target instanceof Element) || !page.form.contains(event.target)) return;
  event.stopImmediatePropagation();
  if (page.stepByKey(event) || page.formatByKey(event) || moveInToolbar(event)) return;
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (isCommand && event.key.toLowerCase() === "s") {
    event.preventDefault();
    const row = event.target.closest(".s55-add-row");
    if (row?.querySelector("input").value.trim()) row.querySelector("button.s55-add").click();
    page.changes.flush();
    page.changes.send({ event: "save" });
  } else if (event.key === "Enter" && event.target.closest(".s55-adds") && event.target.matches("input")) {
    event.preventDefault();
    event.target.closest(".s55-adds").querySelector("button.s55-add").click();
  }
};

const onJump = (page, event) => {
  const jump = event.target instanceof Element && event.target.closest("[data-jump]");
  if (!jump) return;
  event.preventDefault();
  page.changes.send({ event: "jump", index: jump.dataset.jump });
};

export const listenToKeys = (page) => {
  const { signal } = page;
  window.addEventListener("keydown", (event) => onKey(page, event), { capture: true, signal });
  page.form.addEventListener("click", (event) => onJump(page, event), { signal });
};
