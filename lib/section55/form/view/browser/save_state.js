// What the form says of saving, in the browser's own words: Python cannot know what has not reached it. Texts change
// in place and classes are set, no element comes or goes: else a browser's undo would break at each change.

const LATE_MS = 2000; // so long without an acknowledgement is said
const LOST_MS = 6000; // so long without any answer is a lost connection
const PING_MS = 4000; // after so long without a word from Python it is asked for one
const LOST = "The form has lost its connection. What you type now is kept in this browser only.";
const LOST_AND_FULL =
  "The form has lost its connection, and this browser has no room. What you type now is not kept: copy it.";
const RELOAD = "If this does not go away in a minute, load the page again: your words will be offered to you there.";

const clock = (seconds) => new Date(seconds * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

const describe = ({ saving, changes, now, isLost }) => {
  const since = changes.waitsSince();
  const isWaiting = since !== null && (changes.hasWords() || now - since > LATE_MS);
  if (isWaiting && isLost) return ["lost", changes.isStored ? "Kept in this browser only." : "Not kept. Copy it."];
  if (isWaiting && saving.problem) return ["late", `Not kept: ${saving.problem}`];
  if (isWaiting && now - since > LATE_MS) return ["late", "Not received yet."];
  if (isWaiting) return ["unsaved", "Unsaved changes."];
  if (saving.problem) return ["late", `Not kept: ${saving.problem}`];
  if (changes.hasDraft()) return ["unsaved", "An answer for several is typed, but not put in yet."];
  if (changes.hasName()) return ["unsaved", "A name is typed, but not added yet."];
  if (saving.kind === "kept") return ["unsaved", `Unsaved changes. Kept at ${clock(saving.kept_at)}.`];
  if (saving.kind === "unsaved") return ["unsaved", "Unsaved changes."];
  if (saving.kind === "new") return ["saved", "No changes yet."];
  return ["saved", saving.saved_at ? `All changes saved at ${clock(saving.saved_at)}.` : "All changes saved."];
};

const addBar = (page) => {
  const bar = document.createElement("div");
  bar.className = "s55-lost";
  bar.hidden = true;
  bar.setAttribute("role", "alert");
  const [first, second] = [document.createElement("b"), document.createElement("span")];
  first.append("");
  second.append(` ${RELOAD}`);
  bar.append(first, second);
  // In the page and not in the form: around the form something may scroll or clip.
  document.body.append(bar);
  page.signal.addEventListener("abort", () => bar.remove());
  return (isLost, isStored) => {
    const text = isStored ? LOST : LOST_AND_FULL;
    if (isLost && first.textContent !== text) first.textContent = text;
    if (bar.hidden === isLost) bar.hidden = !isLost;
  };
};

// The text of the line; a page that Python made anew has an empty one.
const textIn = (host) => {
  let line = host.querySelector(":scope > .s55-save-state");
  if (!line) {
    line = document.createElement("p");
    line.className = "s55-save-state";
    line.append("\u00a0");
    host.append(line);
  }
  return line;
};

export const showSaveState = (page) => {
  const { changes, signal } = page;
  let saving = { kind: "saved", saved_at: 0, problem: "" };
  let heard = performance.now();
  let asked = 0;
  const showBar = addBar(page);

  const isLost = (now) => {
    const oldest = Math.min(asked || Infinity, changes.waitsSince() ?? Infinity);
    return changes.isCut || now - Math.max(heard, oldest) > LOST_MS;
  };

  const show = () => {
    const now = performance.now();
    const lost = isLost(now);
    const [kind, text] = describe({ saving, changes, now, isLost: lost });
    showBar(lost, changes.isStored);
    for (const host of page.form.querySelectorAll(".s55-changed-state")) {
      const line = textIn(host);
      if (line.firstChild.data !== text) line.firstChild.data = text;
      if (line.dataset.kind !== kind) line.dataset.kind = kind;
    }
  };

  changes.onChange = show;
  page.onSaving = (message) => {
    saving = message;
    changes.inspection = message.inspection;
    changes.title = message.title;
    changes.acknowledge(message.numbers);
    show();
  };
  page.onHeard = () => {
    heard = performance.now();
    asked = 0;
  };
  page.showSaveState = show;

  const timer = setInterval(() => {
    const now = performance.now();
    if (!asked && now - heard > PING_MS) {
      asked = now;
      changes.ping();
    }
    show();
  }, 500);
  signal.addEventListener("abort", () => clearInterval(timer));

  const askBeforeLeaving = (event) => {
    changes.flush();
    if (changes.pending.size || page.hasUnkept) event.preventDefault();
  };
  window.addEventListener("beforeunload", askBeforeLeaving, { signal });
  // In Voilà the workbook's template asks first, before Voilà itself cuts the page from its kernel.
  window.addEventListener("s55-leaving", askBeforeLeaving, { signal });
  document.addEventListener("visibilitychange", () => {
    changes.flush();
    changes.ping();
  }, { signal });
  window.addEventListener("pagehide", changes.leave, { signal });
  window.addEventListener("pageshow", (event) => event.persisted && changes.comeBack(), { signal });
  show();
};
