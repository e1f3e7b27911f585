// Each change has a number. Python acknowledges it once it is on the disk; until then it is pending, its words lie in
// the browser's own store, and whoever leaves the page is asked.

import { markOf } from "./page.js";
import { openStore } from "./store.js";

const PAUSE_MS = 250; // what is typed is sent after such a pause
const LONGEST_MS = 500; // and at least so often
const NOT_ADDED = Infinity; // the number of what is typed but not added yet: no answer has it
const NOT_ADDED_YET = ".s55-adds, .s55-several"; // where such things are typed: names, and an answer for several items
const DRAFT = "several "; // what begins the key of an answer for several

const placeOf = (control) => {
  const field = control.closest(".s55-field");
  const place = field?.querySelector(".s55-where")?.dataset ?? {};
  const name = place.name ?? control.getAttribute("aria-label") ?? control.labels?.[0]?.textContent ?? "";
  return { where: place.where ?? "", name };
};

export const followChanges = (page) => {
  const store = openStore(page.signal);
  const pending = new Map(); // the last change of each question that waits, and its number
  let waiting = []; // every number that waits, and since when
  // Numbers go on from the clock: a page that is loaded again has greater ones than the page before it had.
  const changes = { last: Date.now(), pending, store, isStored: true, inspection: "", title: "" };
  let unsent = null;
  let firstUnsent = 0;
  let timer = 0;
  let isLeft = false;

  // After the last word of a page that is being left comes no other: the browser hides it once more.
  const send = (message, buffers) => {
    if (isLeft) return;
    try {
      page.model.send({ ...message, page: store.session }, undefined, buffers);
    } catch {
      changes.isCut = true; // the kernel that this form belongs to is gone
    }
  };

  const flush = () => {
    clearTimeout(timer);
    const control = unsent;
    unsent = null;
    if (!control?.isConnected || !markOf(control)) return;
    const number = control.closest(NOT_ADDED_YET) ? {} : { number: changes.last };
    send({ event: "input", mark: markOf(control), text: control.value, ...number });
  };

  const add = (key, number) => {
    pending.set(key, number);
    if (number !== NOT_ADDED) waiting.push({ number, since: performance.now() });
    changes.onChange();
  };

  changes.flush = flush;
  changes.ping = () => send({ event: "ping", hidden: document.hidden });
  changes.leave = () => {
    flush();
    send({ event: "leave" });
    isLeft = true;
  };
  changes.comeBack = () => {
    isLeft = false;
    changes.ping();
  };
  changes.send = send;

  changes.type = (control) => {
    if (unsent !== control) flush();
    if (!unsent) firstUnsent = performance.now();
    unsent = control;
    const { where, name } = placeOf(control);
    const isName = Boolean(control.closest(NOT_ADDED_YET));
    const key = (control.closest(".s55-several") ? DRAFT + markOf(control) : where) || markOf(control) || name;
    if (isName && !control.value.trim()) {
      pending.delete(key);
      store.drop(key);
      changes.onChange();
    } else {
      if (!isName) changes.last += 1;
      const { inspection, title } = changes;
      changes.isStored = store.keep(key, { inspection, title, where, name, text: control.value, isName });
      add(key, isName ? NOT_ADDED : changes.last);
    }
    clearTimeout(timer);
    timer = setTimeout(flush, Math.min(PAUSE_MS, Math.max(0, firstUnsent + LONGEST_MS - performance.now())));
  };

  // A choice is sent with its number: ipywidgets may hold it back while the kernel is busy.
  changes.choose = (control) => {
    flush();
    changes.last += 1;
    const label = control.closest("label")?.textContent.trim() ?? "";
    const choice = control.matches("select") ? control.selectedIndex : control.checked;
    send({ event: "choice", mark: markOf(control), label, choice, number: changes.last });
    add(`choice ${markOf(control)} ${label}`, changes.last);
  };

  // A press goes to Python by itself, and before this number.
  changes.press = () => {
    changes.last += 1;
    const number = changes.last;
    add("press", number);
    setTimeout(() => send({ event: "change", number }));
  };

  // Of this page's own numbers: another page may show the same form, whose numbers are no sign of this one's words.
  changes.acknowledge = (numbers) => {
    const number = numbers[store.session] ?? 0;
    waiting = waiting.filter((change) => change.number > number);
    for (const [key, last] of pending) {
      if (last > number) continue;
      pending.delete(key);
      store.drop(key);
    }
  };

  // Since when the oldest of what is on no disk waits; null where nothing waits.
  changes.waitsSince = () => waiting[0]?.since ?? null;
  changes.hasWords = () => [...pending].some(([key, number]) => key !== "press" && number !== NOT_ADDED);
  changes.hasDraft = () => [...pending.keys()].some((key) => key.startsWith(DRAFT));
  changes.hasName = () => [...pending].some(([key, number]) => number === NOT_ADDED && !key.startsWith(DRAFT));

  // What was typed for several is put in, or not wanted.
  changes.dropDrafts = (mark) => {
    for (const key of [...pending.keys()].filter((each) => each.startsWith(`${DRAFT}${mark}-`))) {
      pending.delete(key);
      store.drop(key);
    }
    changes.onChange();
  };

  return changes;
};
