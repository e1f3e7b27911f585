// A file that is chosen goes to Python in pieces: a server closes the connection on a message of 10 MB, and the form
// with it, without a word.

import { markOf } from "./page.js";

const PIECE = 1_000_000;

const sendFile = async (page, input, file) => {
  const about = { event: "file", mark: markOf(input), name: file.name, size: file.size };
  // What is too large is refused in Python's words, and not sent at all.
  const most = Number(input.dataset.most);
  if (file.size > most) {
    page.changes.send({ ...about, at: file.size });
    return;
  }
  for (let at = 0; at === 0 || at < file.size; at += PIECE) {
    const piece = await file.slice(at, at + PIECE).arrayBuffer();
    if (input.files[0] !== file || page.signal.aborted) return; // another was chosen meanwhile
    page.changes.send({ ...about, at }, [piece]);
  }
};

export const listenToFiles = (page) => {
  page.form.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches("input[type='file']")) return;
    const [file] = input.files;
    const onFailure = () => page.changes.send({ event: "file", mark: markOf(input), name: file.name, at: -1 });
    if (file) void sendFile(page, input, file).catch(onFailure);
  }, { capture: true, signal: page.signal });
};
