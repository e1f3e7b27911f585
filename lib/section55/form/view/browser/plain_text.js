// Plain text that has the bullets, numbers and tabs of a list or a table: the Markdown of them.

import { writeTable } from "./html_markdown.js";
import { cleanText } from "./page.js";

const BULLET = /^([\t ]*)([•·▪◦‣●○■□–—*-]|o|[\uf000-\uf0ff])(?:\t+| {2,}| (?=\S))(.*)$/u;
const SURE_BULLET = /^[\t ]*(?:[•·▪◦‣●○■□]|[\uf000-\uf0ff]|(?:[o–—-])\t)/u;
const NUMBERED = /^([\t ]*)(\(?[a-z]{1,4}[.)]|\d{1,3}[.)])\t+(.*)$/i;
const INNER = /^[o◦○–—]$/;

const readListLine = (line) => {
  const numbered = NUMBERED.exec(line);
  if (numbered) {
    const [, indent, mark, text] = numbered;
    const isNumber = /^\d+[.)]$/.test(mark);
    return { depth: indent.length ? 1 : 0, mark: isNumber ? mark.replace(")", ".") : "-", text: isNumber ? text : `${mark} ${text}` };
  }
  const bullet = SURE_BULLET.test(line) ? BULLET.exec(line) : null;
  return bullet && { depth: bullet[1].length || INNER.test(bullet[2]) ? 1 : 0, mark: "-", text: bullet[3].trim() };
};

const writeList = (items) => {
  const base = Math.min(...items.map((item) => item.depth));
  let outer = "-";
  return items.map(({ depth, mark, text }) => {
    if (depth === base) outer = mark;
    return `${depth > base ? " ".repeat(outer.length + 1) : ""}${mark} ${text}`;
  }).join("\n");
};

// The lines that are of a kind, from an index on.
const runFrom = (lines, from, isOfKind) => {
  let to = from;
  while (to < lines.length && isOfKind(lines[to])) to += 1;
  return lines.slice(from, to);
};

const isOfTable = (line) => line.trim().includes("\t") && !readListLine(line);

// Returns null where the text has neither.
export const readPlainText = (text) => {
  const lines = cleanText(text).split("\n");
  const parts = [];
  let found = false;
  for (let index = 0; index < lines.length;) {
    const items = runFrom(lines, index, (line) => readListLine(line));
    const rows = runFrom(lines, index, isOfTable);
    if (items.length) {
      parts.push({ isBlock: true, text: writeList(items.map(readListLine)) });
      index += items.length;
      found = true;
    } else if (rows.length > 1) {
      const cells = rows.map((row) => row.split("\t").map((cell) => cell.trim().replaceAll("|", "\\|")));
      const width = Math.max(...cells.map((row) => row.length));
      parts.push({ isBlock: true, text: writeTable(cells.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? ""))) });
      index += rows.length;
      found = true;
    } else {
      parts.push({ isBlock: false, text: lines[index].replaceAll("\t", " ") });
      index += 1;
    }
  }
  if (!found) return null;
  return parts.reduce((before, part, index) => {
    if (!index) return part.text;
    const isApart = part.isBlock || parts[index - 1].isBlock;
    return `${before}${isApart ? "\n\n" : "\n"}${part.text}`;
  }, "").replace(/\n{3,}/g, "\n\n").trim();
};
