// Undo as in Word: a sentence or a pause's worth at a time. The browser's own undo is lost with each field that is made
// anew, when a section is left and shown again say, so the form keeps its own, by question.

import { dispatchInput, markOf } from "./page.js";

const STEP_MS = 1000; // typing after such a pause is a step of its own
const MOST_STEPS = 200;
const TEXTS = "textarea, input[type='text']";
const SENTENCE_END = /[.!?:;]["'”’)]*\s+$|\n$/;

// The question that a text answers: its field is made anew now and then, and the question stays.
const questionOf = (control) => control.closest(".s55-field")?.querySelector(".s55-where")?.dataset.where || markOf(control);

const stateOf = (control) => ({ text: control.value, start: control.selectionStart, end: control.selectionEnd });

const show = (control, state) => {
  control.value = state.text;
  control.setSelectionRange(state.start, state.end);
  dispatchInput(control);
};

export const keepUndo = (page) => {
  const { form, signal } = page;
  const histories = new Map();
  let isStepping = false;

  const historyOf = (control) => {
    const key = questionOf(control);
    let history = histories.get(key);
    // Another text than the last that was seen here: Python put it there, and no step leads back from it.
    if (!history || history.last.text !== control.value) {
      history = { undo: [], redo: [], last: stateOf(control), kind: "", at: 0 };
      histories.set(key, history);
    }
    return history;
  };

  const record = (control, kind) => {
    const history = histories.get(questionOf(control));
    if (!history || history.last.text === control.value) return;
    const { last } = history;
    const now = performance.now();
    const isNewStep = kind !== history.kind || kind === "other" || now - history.at > STEP_MS
      || (kind === "insert" && SENTENCE_END.test(last.text.slice(0, last.start))) || history.undo.length === 0;
    if (isNewStep) history.undo = [...history.undo, last].slice(-MOST_STEPS);
    Object.assign(history, { redo: [], last: stateOf(control), kind, at: now });
  };

  const kindOf = (event) => {
    if (/^insert(Text|LineBreak|Paragraph|CompositionText)$/.test(event.inputType)) return "insert";
    return /^delete/.test(event.inputType ?? "") ? "delete" : "other";
  };

  page.step = (control, from, to) => {
    const history = historyOf(control);
    const state = history[from].pop();
    if (!state) return;
    history[to].push(history.last);
    isStepping = true;
    show(control, state);
    isStepping = false;
    Object.assign(history, { last: state, kind: "", at: 0 });
  };

  form.addEventListener("beforeinput", (event) => {
    if (!event.target.matches(TEXTS)) return;
    if (/^history/.test(event.inputType)) {
      event.preventDefault();
      if (event.inputType === "historyUndo") page.step(event.target, "undo", "redo");
      else page.step(event.target, "redo", "undo");
      return;
    }
    const history = historyOf(event.target);
    const before = stateOf(event.target);
    if (before.start !== history.last.start) history.kind = "";
    history.last = before;
  }, { capture: true, signal });
  form.addEventListener("input", (event) => {
    if (!isStepping && event.target.matches(TEXTS)) record(event.target, kindOf(event));
  }, { capture: true, signal });
  form.addEventListener("focusin", (event) => {
    if (event.target.matches(TEXTS)) historyOf(event.target);
  }, { capture: true, signal });

  // Puts a text in place of the selection, as one step.
  page.insert = (control, text, select = null) => {
    const history = historyOf(control);
    history.last = stateOf(control);
    const { selectionStart: start, selectionEnd: end } = control;
    control.setRangeText(text, start, end, "end");
    if (select) control.setSelectionRange(start + select[0], start + select[1]);
    dispatchInput(control);
  };

  // Returns whether a key was one for undo or redo, which is done then.
  page.stepByKey = (event) => {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    if (!isCommand || !["z", "y"].includes(key) || !event.target.matches(TEXTS)) return false;
    event.preventDefault();
    if (key === "y" || event.shiftKey) page.step(event.target, "redo", "undo");
    else page.step(event.target, "undo", "redo");
    return true;
  };
};
