// What every part of the browser's side uses. A "page" is one form as the browser has it: its `model`, the element
// `el` that anywidget gave, the form around it, and a signal that ends all listening.

export const WAIT_MS = 3000; // how long an element may take to appear
export const FOCUSABLE = "input:not([tabindex='-1']), textarea, select, button:not([disabled]), [tabindex='0']";

export const setAttribute = (node, name, value) => {
  if (value === null) node.removeAttribute(name);
  else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
};

// As typing does: ipywidgets listens to both.
export const dispatchInput = (control) => {
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
};

// Looks for something until it is there, and uses it.
export const waitFor = (page, find, use) => {
  const end = performance.now() + WAIT_MS;
  const attempt = () => {
    const found = find();
    if (found) use(found);
    else if (performance.now() < end && !page.signal.aborted) requestAnimationFrame(attempt);
  };
  attempt();
};

export const findMarked = (page, mark) => page.form?.querySelector(`.s55-at-${mark}`);

// The mark of the field that a control is in; empty where it is in none.
export const markOf = (control) => /s55-at-(\S+)/.exec(control.closest(".s55-field")?.className ?? "")?.[1] ?? "";

// Text without what is not seen: soft hyphens, spaces of no width, and spaces that do not break.
export const cleanText = (text) => text
  .replace(/\r\n?/g, "\n")
  .replace(/[\u00ad\u200b\u200c\u2060\ufeff]/g, "")
  .replace(/[\u00a0\u202f\u2007]/g, " ");
