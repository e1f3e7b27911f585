// The calendar of the browser, opened by a button; the field itself takes typed and pasted dates.

import { dispatchInput } from "./page.js";

export const addCalendar = (page, control) => {
  const { signal } = page;
  const picker = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
  picker.setAttribute("aria-hidden", "true");
  picker.className = "s55-hidden-date";
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Calendar" });
  button.className = "s55-calendar jupyter-button";
  button.addEventListener("click", () => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(control.value)) picker.value = control.value;
    picker.showPicker();
  }, { signal });
  picker.addEventListener("change", () => {
    if (!picker.value) return;
    control.value = picker.value;
    dispatchInput(control);
    control.focus();
  }, { signal });
  control.after(button, picker);
  return button;
};
