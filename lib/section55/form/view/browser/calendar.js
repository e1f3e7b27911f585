// The calendar of the browser, opened by a button; the field itself takes typed and pasted dates.

import { dispatchInput } from "./page.js";

const asTyped = (day) => new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", {
  day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
});

// The day that Python reads in what is typed, however it is written; empty where that is no date.
const dayIn = (control) => control.closest(".s55-field").querySelector("[data-day]")?.dataset.day ?? "";

export const addCalendar = (page, control) => {
  const { signal } = page;
  const picker = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
  picker.setAttribute("aria-hidden", "true");
  picker.className = "s55-hidden-date";
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Calendar" });
  button.className = "s55-calendar jupyter-button";
  button.addEventListener("click", () => {
    picker.value = dayIn(control);
    picker.showPicker();
  }, { signal });
  picker.addEventListener("change", () => {
    if (!picker.value) return;
    control.value = asTyped(picker.value);
    dispatchInput(control);
    control.focus();
  }, { signal });
  control.after(button, picker);
  return button;
};
