// What a person types, chooses and presses is followed, and typed text goes to Python before the press after it:
// ipywidgets holds text back while the kernel is busy, but not a press, which would overtake it.

import { dispatchInput } from "./page.js";

const NO_CHANGE = ".s55-nav button, .s55-format button, .s55-calendar, .s55-pasted button";

export const listenToTyping = (page) => {
  const { changes, form, signal } = page;
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea, input[type='text']")) changes.type(event.target);
  }, { capture: true, signal });
  form.addEventListener("focusout", changes.flush, { capture: true, signal });
  form.addEventListener("change", (event) => {
    if (event.target.matches(".s55-field :is(select, input[type='checkbox'])")) changes.choose(event.target);
  }, { capture: true, signal });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) changes.flush();
    if (button && !button.matches(NO_CHANGE)) changes.press();
  }, { capture: true, signal });
};

export const listenToNames = (page) => {
  const { form, signal } = page;
  form.addEventListener("click", (event) => {
    const input = event.target.closest("button.s55-add")?.closest(".s55-adds").querySelector("input");
    if (!input) return;
    // Emptied here and now, once the press of the button is sent, so that the next name can be typed at once.
    input.value = "";
    dispatchInput(input);
    if (!input.dataset.left) input.focus();
  }, { signal });

  // A name that was typed and left is added: it must not stand there and be forgotten.
  form.addEventListener("focusout", (event) => {
    const row = event.target.closest(".s55-add-row");
    const input = row?.querySelector("input");
    if (!input?.value.trim() || row.contains(event.relatedTarget) || !document.hasFocus()) return;
    input.dataset.left = "yes";
    row.querySelector("button.s55-add").click();
    delete input.dataset.left;
  }, { signal });
};
