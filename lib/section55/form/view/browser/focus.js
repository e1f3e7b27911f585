// Where the focus goes: to a mark that Python names, and to the nearest thing where what had it is gone.

import { FOCUSABLE, findMarked, waitFor } from "./page.js";

const PYTHON_FIRST_MS = 1000; // how long Python has to send the focus somewhere

const TEXT_FIELDS = "textarea, input[type='text']";

// Whether a person has gone on since the last press: into a field, by Tab, or by typing. Python's answer to that press
// may come late, and then takes the focus from nobody.
export const followPerson = (page) => {
  const { form, signal } = page;
  const options = { capture: true, signal };
  const set = (hasGoneOn) => Object.assign(page, { hasGoneOn, moves: page.moves + 1 });
  const goOnFrom = (event, isMove) => isMove && event.isTrusted && set(true);
  const isIn = (event, kinds) => event.target.closest(kinds) !== null;
  form.addEventListener("pointerdown", (event) => goOnFrom(event, isIn(event, `${TEXT_FIELDS}, select`)), options);
  form.addEventListener("input", (event) => goOnFrom(event, isIn(event, TEXT_FIELDS)), options);
  form.addEventListener("keyup", (event) => goOnFrom(event, event.key === "Tab"), options);
  form.addEventListener("click", (event) => isIn(event, "button, a") && set(false), options);
  form.addEventListener("change", (event) => isIn(event, TEXT_FIELDS) || set(false), options);
};

export const focusMarked = (page, mark) => {
  if (page.hasGoneOn) return;
  const moves = (page.moves += 1); // where the focus was to go before, it goes no more
  const find = () => {
    if (page.moves !== moves) return null;
    const marked = findMarked(page, mark);
    if (!marked || !marked.getClientRects().length) return null;
    if (marked.matches("button, [tabindex]")) return marked;
    return marked.querySelector("h2[tabindex]") ?? marked.querySelector(FOCUSABLE);
  };
  waitFor(page, find, (found) => {
    found.scrollIntoView({ block: found.matches("h2") ? "start" : "center" });
    found.focus({ preventScroll: true });
  });
};

export const scrollToMarked = (page, mark) => waitFor(
  page,
  () => findMarked(page, mark),
  // A section begins at the top; what comes below the form leaves as much of the form in sight as it can.
  (found) => found.scrollIntoView({ block: mark.startsWith("section-") ? "start" : "nearest" }),
);

// What had the focus may be removed by its own press. Then the focus would fall to the page's top; it goes to the
// nearest thing that is left instead, unless Python sends it somewhere. Returns what to call after each change.
export const keepFocus = (page) => {
  const { form, signal } = page;
  let path = [];
  form.addEventListener("focusin", (event) => {
    path = [];
    for (let node = event.target; node !== form; node = node.parentElement) path.push(node);
  }, { signal });
  const restore = () => {
    if (!path.length || path[0].isConnected || document.activeElement !== document.body) return;
    for (const around of [...path.filter((node) => node.isConnected), form]) {
      const next = [...around.querySelectorAll(FOCUSABLE)].find((node) => node.getClientRects().length);
      if (next) {
        next.focus({ preventScroll: true });
        return;
      }
    }
  };
  return () => {
    if (path.length && !path[0].isConnected) setTimeout(restore, PYTHON_FIRST_MS);
  };
};
