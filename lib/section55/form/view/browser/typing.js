// What is typed goes to Python before the press that follows it. ipywidgets holds typed text back while the kernel is
// busy, but not a press of a button, which would overtake it. So the last input is sent before every press.

import { dispatchInput, markOf } from "./page.js";

export const listenToTyping = (page) => {
  const { form, model, signal } = page;
  let lastInput = null;
  page.sendLastInput = () => {
    const mark = lastInput?.isConnected && markOf(lastInput);
    if (mark) model.send({ event: "input", mark, text: lastInput.value });
    lastInput = null;
  };
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea, input[type='text']")) lastInput = event.target;
  }, { capture: true, signal });
  form.addEventListener("focusout", page.sendLastInput, { capture: true, signal });
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type='checkbox']")) page.sendLastInput();
  }, { capture: true, signal });
  form.addEventListener("click", (event) => {
    if (event.target.closest("button")) page.sendLastInput();
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
