// What is pasted from Word, Outlook, Excel, LibreOffice or a web page becomes the Markdown that the workbook prints.

import { LONG_TEXT, sendText } from "./files.js";
import { toMarkdown } from "./html_markdown.js";
import { cleanText } from "./page.js";
import { readPlainText } from "./plain_text.js";
import { readWordHtml } from "./word_html.js";

const HAS_FORM = /<(b|strong|i|em|ul|ol|table|h[1-6]|a\s[^>]*href|del|img)[\s>]|mso-list|font-weight:\s*(bold|[6-9]00)|font-style:\s*italic/i;
const KINDS = [
  ["heading", /^#{1,6} /m],
  ["list", /^\s*(?:-|\d+\.) /m],
  ["table", /^\|(?: ?:?-+:? ?\|)+$/m],
  ["link", /\]\((?:https?|mailto):/i],
  ["bold", /\*\*\S/],
  ["footnote", /^\[\^\d+\]: /m],
];

const inWords = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

const describePaste = (markdown, leftOut) => {
  const kinds = KINDS.filter(([, pattern]) => pattern.test(markdown)).map(([name]) => name);
  const gone = Object.entries(leftOut).map(([name, count]) => `${count} ${name}${count > 1 ? "s" : ""}`);
  const what = kinds.length ? `Pasted with its ${inWords(kinds)}.` : "Pasted.";
  return gone.length ? `${what} Left out: ${inWords(gone)}.` : what;
};

// Lists, tables and headings stand on lines of their own, with an empty one before and after.
const setApart = (control, markdown) => {
  if (!/\n|^(#|-|\d+\.|\|)/.test(markdown)) return markdown;
  const before = control.value.slice(0, control.selectionStart);
  const after = control.value.slice(control.selectionEnd);
  const lead = !before.trim() || /\n\s*\n$/.test(before) ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const trail = !after.trim() || /^\n\s*\n/.test(after) ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return lead + markdown + trail;
};

export const readClipboard = (html, text) => {
  if (html && HAS_FORM.test(html)) {
    const { body, leftOut } = readWordHtml(html);
    const markdown = toMarkdown(body);
    if (markdown) return { markdown, leftOut };
  }
  const markdown = readPlainText(text);
  return markdown === null ? null : { markdown, leftOut: {} };
};

const onPaste = (page, event) => {
  const control = event.target;
  const data = event.clipboardData;
  if (!data || !control.matches("textarea, input[type='text']")) return;
  const text = data.getData("text/plain");
  const isMarkdown = control.matches(":is(.s55-markdown, .s55-takes-page) textarea");
  const read = isMarkdown ? readClipboard(data.getData("text/html"), text) : null;
  const words = read?.markdown ?? text;
  if (words.length > LONG_TEXT && control.matches(".s55-takes-page textarea")) {
    event.preventDefault();
    sendText(page, control, words);
    return;
  }
  if (read) {
    event.preventDefault();
    page.insert(control, setApart(control, read.markdown));
    page.showPasted(control, describePaste(read.markdown, read.leftOut));
    return;
  }
  const clean = control.matches("textarea") ? cleanText(text) : cleanText(text).replace(/\s+/g, " ").trim();
  if (!clean || clean === text) return;
  event.preventDefault();
  page.insert(control, clean);
};

export const listenToPaste = (page) => {
  page.form.addEventListener("paste", (event) => onPaste(page, event), { capture: true, signal: page.signal });
};
