// What ipywidgets cannot say from Python: names, descriptions and groups for assistive technology, keys
// that must not reach the notebook, jumps to a field, announcements, a calendar, and links to documents.
//
// Python marks its widgets with classes that begin with "s55-"; everything here follows from those.

const PATIENCE = 3000; // milliseconds that an element may take to appear
const PYTHON_FIRST = 1000; // milliseconds in which Python may send the focus somewhere
const FOCUSABLE = "input:not([tabindex='-1']), textarea, select, button:not([disabled]), [tabindex='0']";

function render({ model, el }) {
  const controller = new AbortController();
  const { signal } = controller;
  let root = null;
  let nextId = 0;
  let forgetting = 0;

  const live = document.createElement("div");
  live.setAttribute("role", "status");
  live.className = "s55-announced";
  el.append(live);

  const idOf = (node) => (node.id ||= `s55-${model.get("token")}-${nextId++}`);
  const set = (node, name, value) => {
    if (value === null) node.removeAttribute(name);
    else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  };

  // A title that only repeats what is seen is noise; any other title is the button's full name.
  const name = (node) => {
    const title = node.getAttribute("title").trim();
    node.removeAttribute("title");
    if (node.matches("button")) {
      set(node, "aria-label", ["null", "", node.textContent.trim()].includes(title) ? null : title);
    }
  };

  const wire = () => {
    for (const node of root.querySelectorAll("[title]:not(iframe)")) name(node);
    for (const field of root.querySelectorAll(".s55-field")) {
      const control = field.querySelector(".s55-control :is(input, textarea, select)");
      const notes = field.querySelector(".s55-notes .widget-html-content");
      if (!control) continue;
      const full = notes?.querySelector(".s55-name")?.textContent;
      if (full) set(control, "aria-label", full);
      for (const box of field.querySelectorAll(".s55-box input")) {
        set(box, "aria-label", `${full ?? control.labels[0].textContent}: ${box.closest("label").textContent.trim()}`);
      }
      set(control, "aria-describedby", notes && notes.textContent.trim() ? idOf(notes) : null);
      set(control, "aria-invalid", notes && notes.querySelector(".s55-fault") ? "true" : null);
      if (field.classList.contains("s55-day")) {
        const calendar = field.querySelector("button.s55-calendar") ?? addCalendar(control);
        set(calendar, "aria-label", `Calendar for ${full ?? control.labels[0].textContent}`);
      }
    }
    for (const group of root.querySelectorAll(".s55-group, .s55-region")) {
      const heading = group.querySelector("h2, h3, h4, h5");
      set(group, "role", heading ? (group.classList.contains("s55-group") ? "group" : "region") : null);
      set(group, "aria-labelledby", heading ? idOf(heading) : null);
    }
    // What scrolls has to be reached from the keyboard.
    for (const written of root.querySelectorAll(".s55-written .widget-html-content")) {
      const label = written.closest(".s55-field")?.querySelector(".s55-control label")?.textContent;
      const scrolls = written.scrollHeight > written.clientHeight + 1;
      set(written, "tabindex", scrolls ? "0" : null);
      set(written, "role", scrolls ? "group" : null);
      set(written, "aria-label", scrolls ? `${label}, as it will be read` : null);
    }
    for (const nav of root.querySelectorAll(".s55-nav")) {
      set(nav, "role", "navigation");
      set(nav, "aria-label", "Sections of the form");
    }
    for (const button of root.querySelectorAll(".s55-nav button")) {
      set(button, "aria-current", button.classList.contains("s55-current") ? "true" : null);
    }
    for (const button of root.querySelectorAll("button.s55-toggle")) {
      set(button, "aria-expanded", button.classList.contains("s55-is-open") ? "true" : "false");
    }
    for (const button of root.querySelectorAll("button.s55-told")) {
      const notes = root.querySelector(".s55-button-notes .widget-html-content");
      if (notes) set(button, "aria-describedby", idOf(notes));
      set(button, "aria-disabled", button.classList.contains("s55-off") ? "true" : null);
    }
  };

  // The calendar of the browser, opened by a button; the field itself takes typed and pasted dates.
  const addCalendar = (control) => {
    const hidden = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
    hidden.setAttribute("aria-hidden", "true");
    hidden.className = "s55-hidden-date";
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Calendar" });
    button.className = "s55-calendar jupyter-button";
    button.addEventListener("click", () => {
      if (/^\d{4}-\d{2}-\d{2}$/.test(control.value)) hidden.value = control.value;
      hidden.showPicker();
    }, { signal });
    hidden.addEventListener("change", () => {
      if (!hidden.value) return;
      control.value = hidden.value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
      control.focus();
    }, { signal });
    control.after(button, hidden);
    return button;
  };

  const when = (find, then) => {
    const until = performance.now() + PATIENCE;
    const look = () => {
      const found = find();
      if (found) then(found);
      else if (performance.now() < until && !signal.aborted) requestAnimationFrame(look);
    };
    look();
  };

  const focus = (mark) => {
    const find = () => {
      const place = root?.querySelector(`.s55-at-${mark}`);
      if (!place || !place.getClientRects().length) return null;
      return place.matches("button, [tabindex]") ? place : place.querySelector(FOCUSABLE);
    };
    when(find, (found) => {
      found.scrollIntoView({ block: "center" });
      found.focus({ preventScroll: true });
    });
  };

  const show = (mark) => when(
    () => root?.querySelector(`.s55-at-${mark}`),
    // A section begins at the top; what comes below the form leaves as much of the form in sight as it can.
    (found) => found.scrollIntoView({ block: mark.startsWith("section-") ? "start" : "nearest" }),
  );

  const link = (file, data) => when(
    () => root?.querySelector(`a[data-file="${CSS.escape(file.mark)}"]`),
    () => {
      const url = URL.createObjectURL(new Blob([data], { type: file.type }));
      for (const anchor of root.querySelectorAll(`a[data-file="${CSS.escape(file.mark)}"]`)) {
        anchor.href = url;
        if (anchor.dataset.save) anchor.download = file.name;
      }
    },
  );

  model.on("msg:custom", (message, buffers) => {
    if (signal.aborted) return;
    if (message.announce !== undefined) {
      live.textContent = "";
      setTimeout(() => (live.textContent = message.announce), 50);
      // Gone once it was said: who reads the page through later would meet it again.
      clearTimeout(forgetting);
      forgetting = setTimeout(() => (live.textContent = ""), 15000);
    }
    if (message.focus) focus(message.focus);
    if (message.show) show(message.show);
    if (message.files) message.files.forEach((file, at) => link(file, buffers[at]));
  });

  const begin = () => {
    root = el.closest(".s55-form");
    if (!root) {
      if (!signal.aborted) requestAnimationFrame(begin);
      return;
    }
    document.body.classList.add("s55-alive");

    // ipywidgets holds typed text back while the kernel is at work, but not a press of a button, which would
    // overtake it. So the last words are told before every press.
    let typedIn = null;
    const tellTyped = () => {
      const mark = typedIn?.isConnected && /s55-at-(\S+)/.exec(typedIn.closest(".s55-field")?.className ?? "");
      if (mark) model.send({ do: "typed", mark: mark[1], text: typedIn.value });
      typedIn = null;
    };
    root.addEventListener("input", (event) => {
      if (event.target.matches("textarea, input[type='text']")) typedIn = event.target;
    }, { capture: true, signal });
    root.addEventListener("focusout", tellTyped, { capture: true, signal });
    root.addEventListener("change", (event) => {
      if (event.target.matches("select, input[type='checkbox']")) tellTyped();
    }, { capture: true, signal });
    root.addEventListener("click", (event) => {
      if (event.target.closest("button")) tellTyped();
    }, { capture: true, signal });
    root.addEventListener("click", (event) => {
      const input = event.target.closest("button.s55-add")?.closest(".s55-adds").querySelector("input");
      if (!input) return;
      // Emptied here and now, once the button has told its press, so that the next name can be typed at once.
      input.value = "";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
      if (!input.dataset.left) input.focus();
    }, { signal });

    // A name that was typed and left is added: it must not stand there and be forgotten.
    root.addEventListener("focusout", (event) => {
      const row = event.target.closest(".s55-add-row");
      const input = row?.querySelector("input");
      if (!input?.value.trim() || row.contains(event.relatedTarget) || !document.hasFocus()) return;
      input.dataset.left = "yes";
      row.querySelector("button.s55-add").click();
      delete input.dataset.left;
    }, { signal });

    // With the focus on a button, a list or a box, single keys cut, add and run cells of the notebook.
    // Whatever is pressed inside the form stays inside the form; what the browser itself does goes on.
    window.addEventListener("keydown", (event) => {
      if (!(event.target instanceof Element) || !root.contains(event.target)) return;
      event.stopImmediatePropagation();
      const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (command && event.key.toLowerCase() === "s") {
        event.preventDefault();
        const row = event.target.closest(".s55-add-row");
        if (row?.querySelector("input").value.trim()) row.querySelector("button.s55-add").click();
        tellTyped();
        model.send({ do: "save" });
      } else if (event.key === "Enter" && event.target.closest(".s55-adds") && event.target.matches("input")) {
        event.preventDefault();
        event.target.closest(".s55-adds").querySelector("button.s55-add").click();
      }
    }, { capture: true, signal });

    root.addEventListener("click", (event) => {
      const jump = event.target instanceof Element && event.target.closest("[data-jump]");
      if (!jump) return;
      event.preventDefault();
      model.send({ do: "jump", to: jump.dataset.jump });
    }, { signal });

    // What had the focus may be taken away by what it did. Then the focus would fall to the page's top; it goes
    // to the nearest thing that is left instead, unless Python sends it somewhere.
    let around = [];
    root.addEventListener("focusin", (event) => {
      around = [];
      for (let node = event.target; node !== root; node = node.parentElement) around.push(node);
    }, { signal });
    const catchFocus = () => {
      if (!around.length || around[0].isConnected || document.activeElement !== document.body) return;
      for (const place of [...around.filter((node) => node.isConnected), root]) {
        const next = [...place.querySelectorAll(FOCUSABLE)].find((node) => node.getClientRects().length);
        if (next) {
          next.focus({ preventScroll: true });
          return;
        }
      }
    };

    let asked = false;
    const observer = new MutationObserver(() => {
      if (around.length && !around[0].isConnected) setTimeout(catchFocus, PYTHON_FIRST);
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        wire();
      });
    });
    observer.observe(root, {
      subtree: true, childList: true, attributes: true, attributeFilter: ["title", "class"], characterData: false,
    });
    signal.addEventListener("abort", () => observer.disconnect());
    wire();
    model.send({ do: "ready" });
  };
  begin();

  return () => {
    controller.abort();
    if (!document.querySelector(".s55-form")) document.body.classList.remove("s55-alive");
  };
}

export default { render };
