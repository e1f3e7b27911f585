// HTML as the Markdown that the workbook prints: bold, italic, lists in lists, links, tables, headings, footnotes.

import { cleanText } from "./page.js";
import { TurndownService } from "./vendored/turndown.js";

const NUMERIC = /^[-–£€$(]?\s?[\d,.]+\s?%?\)?$/;
const PRINTED_LINK = /^(https?:|mailto:)/i;

const toLine = (text) => cleanText(text).replace(/\s*\n\s*/g, " ").replace(/\s+/g, " ").trim();

const rowsOf = (table) => [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);

const textOfCell = (service, cell) => {
  for (const item of cell.querySelectorAll("li")) {
    if (item.nextElementSibling) item.append("; ");
  }
  for (const item of cell.querySelectorAll("ul, ol, li")) item.replaceWith(...item.childNodes, " ");
  return toLine(service.turndown(cell.innerHTML)).replaceAll("|", "\\|");
};

// Every row as long as the longest; a cell that goes over several has its text in the first of them.
const gridOf = (service, table) => {
  const grid = [];
  rowsOf(table).forEach((row, y) => {
    grid[y] ??= [];
    let x = 0;
    for (const cell of [...row.children].filter((child) => /^T[HD]$/.test(child.nodeName))) {
      while (grid[y][x] !== undefined) x += 1;
      const [width, height] = [cell.colSpan || 1, cell.rowSpan || 1];
      for (let down = 0; down < height; down += 1) {
        for (let right = 0; right < width; right += 1) (grid[y + down] ??= [])[x + right] = "";
      }
      const text = textOfCell(service, cell);
      grid[y][x] = y ? text : text.replace(/^\*\*([^*]+)\*\*$/, "$1"); // headings are bold without it
      x += width;
    }
  });
  const filled = grid.filter((row) => row.some(Boolean));
  const width = Math.max(0, ...filled.map((row) => row.findLastIndex((text) => text) + 1));
  return filled.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? ""));
};

export const writeTable = (grid) => {
  const line = (row) => `| ${row.join(" | ")} |`;
  const rules = grid[0].map((_, x) => {
    const cells = grid.slice(1).map((row) => row[x]).filter(Boolean);
    return cells.length && cells.every((text) => NUMERIC.test(text)) ? "---:" : "---";
  });
  return [line(grid[0]), line(rules), ...grid.slice(1).map(line)].join("\n");
};

// A table of one cell or with another inside it only lays out a page.
const isLayout = (table) => table.querySelector("table") !== null || rowsOf(table).every((row) => row.cells.length < 2);

const addRules = (service) => {
  service.addRule("paragraphOfNote", {
    filter: (node) => node.dataset?.note !== undefined,
    replacement: (content, node) => `\n\n[^${node.dataset.note}]: ${toLine(content)}\n\n`,
  });
  service.addRule("note", {
    filter: (node) => node.nodeName === "A" && /#_(ftn|edn)\d/.test(node.getAttribute("href") ?? ""),
    replacement: (content, node) => `[^${/\d+/.exec(node.getAttribute("href"))[0]}]`,
  });
  service.addRule("link", {
    filter: (node) => node.nodeName === "A" && !/#_(ftn|edn)\d/.test(node.getAttribute("href") ?? ""),
    replacement: (content, node) => {
      const address = (node.getAttribute("href") ?? "").trim();
      if (!PRINTED_LINK.test(address) || !content.trim()) return content;
      return `[${toLine(content)}](${address.replace(/[()\s<>]/g, encodeURIComponent).replaceAll("(", "%28").replaceAll(")", "%29")})`;
    },
  });
  service.addRule("item", {
    filter: "li",
    replacement: (content, node, options) => {
      const list = node.parentNode;
      const number = Number(list.getAttribute("start") || 1) + [...list.children].indexOf(node);
      const mark = list.nodeName === "OL" ? `${number}. ` : `${options.bulletListMarker} `;
      const text = content.replace(/^\s+|\s+$/g, "").replace(/\n{2,}(?=\s*([-*]|\d+\.) )/g, "\n");
      return `${mark}${text.replaceAll("\n", `\n${" ".repeat(mark.length)}`)}\n`.replace(/\n +(?=\n)/g, "\n");
    },
  });
  service.addRule("table", {
    filter: "table",
    replacement: (content, node) => {
      if (isLayout(node)) return `\n\n${content.trim()}\n\n`;
      const grid = gridOf(service, node);
      return grid.length ? `\n\n${writeTable(grid)}\n\n` : "";
    },
  });
};

// Only what would be taken for markup where it stands gets a backslash.
const escapeText = (text) => text
  .replace(/([*`\\])/g, "\\$1")
  .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
  .replace(/\](?=\()/g, "\\]")
  .replace(/^(\s*)([#>+-])(?=\s|#)/gm, "$1\\$2")
  .replace(/^(\s*\d+)([.)])(?=\s)/gm, "$1\\$2");

export const toMarkdown = (body) => {
  const service = new TurndownService({ headingStyle: "atx", bulletListMarker: "-", emDelimiter: "*" });
  service.escape = escapeText;
  addRules(service);
  return cleanText(service.turndown(body.innerHTML)).replace(/\n{3,}/g, "\n\n").trim();
};
