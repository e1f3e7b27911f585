// The browser's own store: words that no kernel has acknowledged, each under its question. Its entries outlive the page.

const PREFIX = "section55:words:";
const LOCK = "section55:page:";

const makeSession = () => [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16)).join("");

// While a page lives it holds a lock by its name, so that another page does not take its words for left ones.
const holdLock = (session, signal) => {
  navigator.locks?.request(LOCK + session, () => new Promise((done) => signal.addEventListener("abort", done)));
};

const livingSessions = async () => {
  const { held } = (await navigator.locks?.query()) ?? { held: [] };
  return held.filter((lock) => lock.name.startsWith(LOCK)).map((lock) => lock.name.slice(LOCK.length));
};

const readEntry = (id) => {
  try {
    return { ...JSON.parse(localStorage.getItem(id)), id };
  } catch {
    return null;
  }
};

export const openStore = (signal) => {
  const session = makeSession();
  holdLock(session, signal);
  return {
    session,
    // Returns whether the browser could keep them: its store may be full, or closed to this page.
    keep: (key, words) => {
      try {
        localStorage.setItem(`${PREFIX}${session}:${key}`, JSON.stringify({ ...words, session, at: Date.now() }));
        return true;
      } catch {
        return false;
      }
    },
    drop: (key) => localStorage.removeItem(`${PREFIX}${session}:${key}`),
    dropLeft: (id) => localStorage.removeItem(id),
    // What pages that are gone have left.
    findLeft: async () => {
      const living = [session, ...(await livingSessions())];
      const ids = Object.keys(localStorage).filter((id) => id.startsWith(PREFIX));
      return ids.map(readEntry).filter((entry) => entry?.text !== undefined && !living.includes(entry.session));
    },
  };
};
