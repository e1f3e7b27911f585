// What Python sends to be said, shown or linked.

import { focusMarked, scrollToMarked } from "./focus.js";
import { waitFor } from "./page.js";

const ANNOUNCED_MS = 15000; // how long an announcement stays; whoever reads the page through later would meet it again

const addAnnouncement = (el) => {
  const announcement = document.createElement("div");
  announcement.setAttribute("role", "status");
  announcement.className = "s55-announced";
  el.append(announcement);
  let clearTimer = 0;
  return (message) => {
    announcement.textContent = "";
    setTimeout(() => (announcement.textContent = message), 50);
    clearTimeout(clearTimer);
    clearTimer = setTimeout(() => (announcement.textContent = ""), ANNOUNCED_MS);
  };
};

const linkFile = (page, file, data) => {
  const links = `a[data-file="${CSS.escape(file.key)}"]`;
  waitFor(page, () => page.form?.querySelector(links), () => {
    const url = URL.createObjectURL(new Blob([data], { type: file.type }));
    for (const link of page.form.querySelectorAll(links)) {
      link.href = url;
      if (link.dataset.save) link.download = file.name;
      if (link.dataset.stays) page.stayingFiles.set(file.key, url);
    }
  });
};

// A link that is always the same, on a page of the form that was left and is shown again.
export const linkStayingFiles = (page) => {
  for (const link of page.form.querySelectorAll("a[data-stays]:not([href])")) {
    if (page.stayingFiles.has(link.dataset.file)) link.href = page.stayingFiles.get(link.dataset.file);
  }
};

export const takeMessages = (page) => {
  page.announce = addAnnouncement(page.el);
  page.model.on("msg:custom", (message, buffers) => {
    if (page.signal.aborted) return;
    page.onHeard?.();
    if (message.ask) page.changes?.ping();
    if (message.saving) page.onSaving?.(message.saving);
    if (message.drop_words) message.drop_words.forEach(page.changes.store.dropLeft);
    if (message.drop_drafts) page.changes.dropDrafts(message.drop_drafts);
    if (message.announce !== undefined) page.announce(message.announce);
    if (message.focus) focusMarked(page, message.focus);
    if (message.scroll_to) scrollToMarked(page, message.scroll_to);
    if (message.unkept !== undefined) page.hasUnkept = message.unkept;
    if (message.files) message.files.forEach((file, index) => linkFile(page, file, buffers[index]));
  });
};
