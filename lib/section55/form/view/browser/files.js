// A file that is chosen goes to Python in pieces, and so does a long text that is pasted: a server closes the connection
// on a message of 10 MB, and the form with it, without a word.

import { markOf } from "./page.js";

const PIECE = 1_000_000;
export const LONG_TEXT = 1_000_000;

const sendFile = async (page, input, file, isWanted) => {
  const about = { event: "file", mark: markOf(input), name: file.name, size: file.size };
  // What is too large is refused in Python's words, and not sent at all.
  const most = Number(input.dataset.most);
  if (file.size > most) {
    page.changes.send({ ...about, at: file.size });
    return;
  }
  for (let at = 0; at === 0 || at < file.size; at += PIECE) {
    const piece = await file.slice(at, at + PIECE).arrayBuffer();
    if (!isWanted() || page.signal.aborted) return; // another was chosen meanwhile
    page.changes.send({ ...about, at }, [piece]);
  }
};

const send = (page, input, file, isWanted) => {
  const onFailure = () => page.changes.send({ event: "file", mark: markOf(input), name: file.name, at: -1 });
  void sendFile(page, input, file, isWanted).catch(onFailure);
};

// A long text that is pasted goes the way of a file.
export const sendText = (page, control, text) => {
  const input = control.closest(".s55-intake").querySelector("input[type='file']");
  send(page, input, new File([text], "Pasted words.md"), () => input.isConnected);
};

export const listenToFiles = (page) => {
  page.form.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches("input[type='file']")) return;
    const [file] = input.files;
    if (file) send(page, input, file, () => input.files[0] === file);
  }, { capture: true, signal: page.signal });
};
