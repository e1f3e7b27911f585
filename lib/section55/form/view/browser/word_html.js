// The mark-up of Word, Outlook and their like made into that of a web page, before it becomes Markdown: lists that are
// paragraphs, bold that is a style, changes that are tracked, comments.

const REMOVED = [
  "style, script, meta, link, title, xml, head, template, iframe, object, button, input, select, textarea, svg",
  "[style*='mso-element:comment'], .MsoCommentReference, .MsoCommentText, .msocomanchor, .msocomtxt, hr.msocomoff",
  "[style*='mso-special-character:comment'], [style*='mso-hide:all'], [hidden]",
].join(", ");
const LEFT_OUT = [
  ["picture", "img, picture, video, canvas, v\\:shape"],
  ["comment", ".msocomanchor, [data-comment-id]"],
  ["deletion", "del, s, strike, .msoDel, [style*='text-decoration:line-through'], [style*='text-decoration: line-through']"],
];
const NUMBER = /^\(?\d{1,3}[.)]?$/;

const wrapContent = (node, name) => {
  const inner = node.ownerDocument.createElement(name);
  inner.append(...node.childNodes);
  node.append(inner);
};

const unwrap = (node) => node.replaceWith(...node.childNodes);

const styleOf = (node, name) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i").exec(node.getAttribute("style") ?? "")?.[1].trim() ?? "";

// Bold and italic may be a style; and what is called bold may be none, as in a page that is wrapped in one.
const readStyles = (body) => {
  for (const node of [...body.querySelectorAll("[style]")]) {
    const weight = styleOf(node, "font-weight");
    const isBold = /^(bold|bolder|[6-9]00)$/.test(weight);
    if (/^(b|strong)$/i.test(node.nodeName)) {
      if (weight && !isBold) unwrap(node);
    } else if (isBold && !/^(h[1-6]|th|td|table|tr|col)$/i.test(node.nodeName)) {
      wrapContent(node, "strong");
    }
    if (/^italic/.test(styleOf(node, "font-style")) && !/^(em|i)$/i.test(node.nodeName)) wrapContent(node, "em");
  }
  // The parts of a word in bold, each bold by itself, are one.
  for (const node of [...body.querySelectorAll("strong, b, em, i")]) {
    if (!node.isConnected) continue;
    while (node.nextSibling?.nodeName === node.nodeName) {
      node.append(...node.nextSibling.childNodes);
      node.nextSibling.remove();
    }
  }
  for (const node of body.querySelectorAll(":is(h1, h2, h3, h4, h5, h6, th) :is(b, strong)")) unwrap(node);
};

const leaveOut = (body) => {
  const counts = {};
  for (const [name, selector] of LEFT_OUT) {
    const found = [...body.querySelectorAll(selector)];
    if (found.length) counts[name] = found.length;
    for (const node of found) node.remove();
  }
  for (const node of body.querySelectorAll(REMOVED)) node.remove();
  return counts;
};

const readHeadings = (body) => {
  for (const node of [...body.querySelectorAll("p[class*='MsoTitle'], p[class*='MsoHeading']")]) {
    const heading = node.ownerDocument.createElement(`h${/MsoHeading([1-6])/.exec(node.className)?.[1] ?? 1}`);
    heading.append(...node.childNodes);
    node.replaceWith(heading);
  }
};

// Word's list: a paragraph for each item, its level in a style, its mark in a part to be ignored.
const isListed = (node) => node?.nodeType === 1 && /mso-list:\s*l\d+\s+level\d/i.test(node.getAttribute("style") ?? "");

const readItem = (paragraph) => {
  const level = Number(/level(\d)/i.exec(paragraph.getAttribute("style"))[1]);
  const ignored = paragraph.querySelector("[style*='mso-list:Ignore'], [style*='mso-list: Ignore']");
  const mark = (ignored?.textContent ?? "").replace(/\s/g, "");
  ignored?.remove();
  const item = paragraph.ownerDocument.createElement("li");
  const isNumbered = NUMBER.test(mark);
  if (!isNumbered && /\w/.test(mark) && !/^[o§]$/.test(mark)) item.append(`${mark} `);
  item.append(...paragraph.childNodes);
  return { level, item, isNumbered, mark };
};

const readWordLists = (body) => {
  for (const first of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, div")].filter(isListed)) {
    if (!first.isConnected) continue;
    const lists = [];
    let node = first;
    while (isListed(node)) {
      const next = node.nextElementSibling;
      const { level, item, isNumbered, mark } = readItem(node);
      while (lists.length && lists.at(-1).level > level) lists.pop();
      if (!lists.length || lists.at(-1).level < level) {
        const list = node.ownerDocument.createElement(isNumbered ? "ol" : "ul");
        if (isNumbered) list.setAttribute("start", mark.replace(/\D/g, ""));
        if (lists.length) lists.at(-1).list.lastElementChild.append(list);
        else first.before(list);
        lists.push({ level, list });
      }
      lists.at(-1).list.append(item);
      node.remove();
      node = next;
    }
  }
};

// Lists by letters have none in Markdown: each item says its own, which the documents print as a lettered list.
const readLetters = (body) => {
  for (const list of [...body.querySelectorAll("ol[type], ol[style*='list-style-type']")]) {
    const kind = list.getAttribute("type") || styleOf(list, "list-style-type");
    if (!/^a$|^i$|alpha|latin|roman/i.test(kind)) continue;
    const letter = /^i$|roman/i.test(kind)
      ? (index) => ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"][index] ?? String(index + 1)
      : (index) => String.fromCharCode(97 + (index % 26));
    const plain = list.ownerDocument.createElement("ul");
    [...list.children].forEach((item, index) => {
      const place = item.querySelector(":scope > p") ?? item;
      place.prepend(`(${letter(index)}) `);
      plain.append(item);
    });
    list.replaceWith(plain);
  }
};

// A list that stands in a list beside its items belongs to the item before it.
const mendLists = (body) => {
  for (const list of [...body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")]) list.previousElementSibling?.append(list);
};

const readNotes = (body) => {
  for (const link of [...body.querySelectorAll("a[href*='#_ftnref'], a[href*='#_ednref']")]) {
    const note = link.closest("div[id], p, li");
    link.remove();
    note.dataset.note = /\d+/.exec(link.getAttribute("href"))[0];
  }
};

export const readWordHtml = (html) => {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const leftOut = leaveOut(body);
  readNotes(body);
  readHeadings(body);
  readWordLists(body);
  readStyles(body);
  readLetters(body);
  mendLists(body);
  return { body, leftOut };
};
