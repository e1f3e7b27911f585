// Above each long text: buttons for bold, italic, a list, a table and a link, how to format by hand, and what was pasted.

import { setAttribute } from "./page.js";

const HELP = [
  ["**bold words**", "bold words, between two stars on each side"],
  ["*italic words*", "italic words, between one star on each side"],
  ["- first\n- second", "a list: a hyphen and a space before each item, an empty line before and after the list"],
  ["1. first\n2. second", "a numbered list"],
  ["## Heading", "a heading"],
  ["[the report](https://example.org)", "a link: its words, then its address"],
  ["| Year | Cases |\n| --- | --- |\n| 2023 | 12 |", "a table: a line for each row"],
  ["> Their words", "a quotation"],
];
const TABLE = "| Heading | Heading |\n| --- | --- |\n|  |  |\n|  |  |";

const lineStart = (control) => {
  const start = control.value.lastIndexOf("\n", control.selectionStart - 1) + 1;
  control.setSelectionRange(start, control.selectionEnd);
  return control.value.slice(start, control.selectionEnd);
};

const around = (page, control, mark) => {
  const chosen = control.value.slice(control.selectionStart, control.selectionEnd);
  const text = chosen.trim();
  page.insert(control, `${mark}${text}${mark}`, [mark.length, mark.length + text.length]);
};

const makeList = (page, control) => {
  const lines = lineStart(control).split("\n");
  const isList = lines.every((line) => line.startsWith("- "));
  page.insert(control, lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join("\n"));
};

const makeTable = (page, control) => {
  const before = control.value.slice(0, control.selectionStart);
  const lead = !before.trim() || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  page.insert(control, `${lead}${TABLE}\n`, [lead.length + 2, lead.length + 9]);
};

const makeLink = (page, control) => {
  const chosen = control.value.slice(control.selectionStart, control.selectionEnd).trim();
  const isAddress = /^https?:\/\/\S+$/.test(chosen);
  const [words, address] = isAddress ? ["words", chosen] : [chosen || "words", "https://"];
  const place = isAddress || !chosen ? [1, 1 + words.length] : [words.length + 3, words.length + 3 + address.length];
  page.insert(control, `[${words}](${address})`, place);
};

const ACTIONS = [
  ["Bold", "Bold (Ctrl+B)", (page, control) => around(page, control, "**")],
  ["Italic", "Italic (Ctrl+I)", (page, control) => around(page, control, "*")],
  ["List", "List", makeList],
  ["Table", "Table", makeTable],
  ["Link", "Link (Ctrl+K)", makeLink],
];
const KEYS = { b: 0, i: 1, k: 4 };

const element = (name, className, ...children) => {
  const made = Object.assign(document.createElement(name), { className });
  made.append(...children);
  return made;
};

const makeHelp = () => {
  const help = element("dl", "s55-how-to");
  help.hidden = true;
  for (const [typed, result] of HELP) {
    const code = element("code", "", typed);
    help.append(element("div", "", element("dt", "", code), element("dd", "", result)));
  }
  return help;
};

// Returns whether a key was one to go on to the next button of a toolbar, which is done then.
export const moveInToolbar = (event) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const all = by ? [...(event.target.closest(".s55-format")?.querySelectorAll("button") ?? [])] : [];
  const next = all[(all.indexOf(event.target) + by + all.length) % all.length];
  if (!next) return false;
  event.preventDefault();
  for (const button of all) button.tabIndex = button === next ? 0 : -1;
  next.focus();
  return true;
};

const addToolbar = (page, control) => {
  const { signal } = page;
  const bar = element("div", "s55-format");
  bar.setAttribute("role", "toolbar");
  const buttons = ACTIONS.map(([words, title, act]) => {
    const button = Object.assign(element("button", "", words), { type: "button" });
    button.dataset.name = title;
    button.addEventListener("click", () => {
      control.focus();
      act(page, control);
    }, { signal });
    return button;
  });
  const help = makeHelp();
  const how = Object.assign(element("button", "s55-how", "How to format"), { type: "button" });
  how.dataset.name = "How to format";
  how.setAttribute("aria-expanded", "false");
  how.addEventListener("click", () => {
    help.hidden = !help.hidden;
    how.setAttribute("aria-expanded", String(!help.hidden));
  }, { signal });
  bar.append(...buttons, how);
  // One stop of Tab for them all; the arrow keys go from one to the next.
  [...buttons, how].forEach((button, index) => (button.tabIndex = index ? -1 : 0));

  const pastedWords = element("span", "s55-pasted-words", "");
  const undo = Object.assign(element("button", "", "Undo"), { type: "button" });
  undo.dataset.name = "Undo the paste";
  const pasted = element("div", "s55-pasted", pastedWords, " ", undo);
  pasted.hidden = true;
  undo.addEventListener("click", () => {
    page.step(control, "undo", "redo");
    pasted.hidden = true;
    control.focus();
  }, { signal });
  control.addEventListener("input", () => (pasted.hidden = true), { signal });
  control.before(bar, help);
  control.after(pasted);
};

export const addFormatting = (page) => {
  for (const control of page.form.querySelectorAll(".s55-markdown .s55-control textarea")) {
    if (!control.parentElement.querySelector(".s55-format")) addToolbar(page, control);
    const name = control.getAttribute("aria-label") ?? control.labels?.[0]?.textContent ?? "";
    setAttribute(control.parentElement.querySelector(".s55-format"), "aria-label", `Format: ${name}`);
    for (const button of control.parentElement.querySelectorAll("button[data-name]")) {
      setAttribute(button, "aria-label", `${button.dataset.name}: ${name}`);
    }
  }
  const language = page.form.querySelector(".s55-in-welsh") ? "cy" : "en-GB";
  for (const control of page.form.querySelectorAll(".s55-field :is(textarea, input[type='text'])")) {
    setAttribute(control, "lang", language);
    setAttribute(control, "spellcheck", "true");
  }
};

export const listenToFormatting = (page) => {
  page.showPasted = (control, message) => {
    const pasted = control.parentElement.querySelector(".s55-pasted");
    if (pasted) {
      pasted.querySelector("span").textContent = message;
      pasted.hidden = false;
    }
    page.announce(`${message} Press Ctrl+Z to undo.`);
  };
  // Returns whether a key was one for formatting, which is done then.
  page.formatByKey = (event) => {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const index = KEYS[event.key.toLowerCase()];
    if (!isCommand || index === undefined || !event.target.matches(".s55-markdown textarea")) return false;
    event.preventDefault();
    ACTIONS[index][2](page, event.target);
    return true;
  };
};
