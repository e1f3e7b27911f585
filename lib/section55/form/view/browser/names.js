// Names, descriptions and groups for assistive technology, which ipywidgets cannot give from Python.

import { addCalendar } from "./calendar.js";
import { setAttribute } from "./page.js";

const ensureId = (page, node) => (node.id ||= `s55-${page.model.get("token")}-${page.nextId++}`);

// A title that only repeats what is seen is noise; any other title is the button's full name.
const replaceTitle = (node) => {
  const title = node.getAttribute("title").trim();
  node.removeAttribute("title");
  if (node.matches("button")) {
    setAttribute(node, "aria-label", ["null", "", node.textContent.trim()].includes(title) ? null : title);
  }
};

const describeField = (page, field) => {
  const control = field.querySelector(".s55-control :is(input, textarea, select)");
  const notes = field.querySelector(".s55-notes .widget-html-content");
  if (!control) return;
  const fullName = notes?.querySelector(".s55-name")?.textContent;
  if (fullName) setAttribute(control, "aria-label", fullName);
  const name = () => fullName ?? control.labels[0].textContent;
  for (const box of field.querySelectorAll(".s55-box:not(.s55-control) input")) {
    setAttribute(box, "aria-label", `${name()}: ${box.closest("label").textContent.trim()}`);
  }
  setAttribute(control, "aria-describedby", notes && notes.textContent.trim() ? ensureId(page, notes) : null);
  setAttribute(control, "aria-required", field.classList.contains("s55-required") ? "true" : null);
  setAttribute(control, "aria-invalid", notes && notes.querySelector(".s55-fault") ? "true" : null);
  if (field.classList.contains("s55-day")) {
    const calendar = field.querySelector("button.s55-calendar") ?? addCalendar(page, control);
    setAttribute(calendar, "aria-label", `Calendar for ${name()}`);
  }
};

const describeGroups = (page) => {
  for (const group of page.form.querySelectorAll(".s55-group, .s55-region")) {
    const heading = group.querySelector("h2, h3, h4, h5, h6");
    setAttribute(group, "role", heading ? (group.classList.contains("s55-group") ? "group" : "region") : null);
    setAttribute(group, "aria-labelledby", heading ? ensureId(page, heading) : null);
  }
  for (const radios of page.form.querySelectorAll(".s55-radios")) {
    const box = radios.querySelector(".widget-radio-box");
    if (box) setAttribute(box, "role", "radiogroup");
    if (box) setAttribute(box, "aria-label", radios.querySelector(".widget-label").textContent);
  }
  for (const chosen of page.form.querySelectorAll(".s55-chosen")) {
    const label = chosen.closest(".s55-field")?.querySelector(".s55-control label")?.textContent;
    setAttribute(chosen, "role", chosen.childElementCount ? "group" : null);
    setAttribute(chosen, "aria-label", chosen.childElementCount ? `${label}, chosen` : null);
  }
  // Its buttons are reached one by one; Firefox would stop at the list as well, because it scrolls.
  for (const side of page.form.querySelectorAll(".s55-side")) setAttribute(side, "tabindex", "-1");
};

// What scrolls has to be reached from the keyboard, and to have a name there.
const describeScrolling = (page) => {
  const describe = (text, name) => {
    const scrolls = text.scrollHeight > text.clientHeight + 1;
    setAttribute(text, "tabindex", scrolls ? "0" : null);
    setAttribute(text, "role", scrolls ? "group" : null);
    setAttribute(text, "aria-label", scrolls ? name : null);
  };
  for (const text of page.form.querySelectorAll(".s55-written .widget-html-content")) {
    const label = text.closest(".s55-field")?.querySelector(".s55-control label")?.textContent;
    describe(text, `${label}, as it will be read`);
  }
  for (const text of page.form.querySelectorAll(".s55-versions > div")) {
    const about = text.closest(".s55-difference")?.querySelector("h3")?.textContent;
    describe(text, `${about}: ${text.querySelector("h4")?.textContent}`);
  }
  for (const text of page.form.querySelectorAll(".s55-left-text")) {
    describe(text, text.closest(".s55-region")?.querySelector("h2")?.textContent ?? "");
  }
};

const describeButtons = (page) => {
  for (const nav of page.form.querySelectorAll(".s55-nav")) {
    setAttribute(nav, "role", "navigation");
    setAttribute(nav, "aria-label", "Sections of the form");
  }
  for (const button of page.form.querySelectorAll(".s55-nav button")) {
    setAttribute(button, "aria-current", button.classList.contains("s55-current") ? "true" : null);
  }
  for (const button of page.form.querySelectorAll("button:is(.s55-toggle, .s55-notes-toggle)")) {
    setAttribute(button, "aria-expanded", button.classList.contains("s55-is-open") ? "true" : "false");
  }
  for (const button of page.form.querySelectorAll("button.s55-described")) {
    const which = /s55-note-(\w+)/.exec(button.className);
    const note = which ? `.s55-note-of-${which[1]}` : ".s55-button-notes .widget-html-content";
    const notes = page.form.querySelector(note);
    setAttribute(button, "aria-describedby", notes ? ensureId(page, notes) : null);
    setAttribute(button, "aria-disabled", button.classList.contains("s55-off") ? "true" : null);
  }
};

// The words before and after a change say what it is: an element that says so as well would be read twice.
const describeChanges = (page) => {
  for (const change of page.form.querySelectorAll("del, ins")) setAttribute(change, "role", "none");
};

export const describeAll = (page) => {
  for (const node of page.form.querySelectorAll("[title]:not(iframe)")) replaceTitle(node);
  for (const field of page.form.querySelectorAll(".s55-field")) describeField(page, field);
  describeGroups(page);
  describeScrolling(page);
  describeButtons(page);
  describeChanges(page);
};
