// What ipywidgets cannot say from Python: names, descriptions and groups for assistive technology, keys
// that must not reach the notebook, jumps to a field, announcements, a calendar, and links to documents.
//
// Python marks its widgets with classes that begin with "s55-"; everything here follows from those.
// browser_side.py lists the messages that go to Python.

const WAIT_MS = 3000; // how long an element may take to appear
const ANNOUNCED_MS = 15000; // how long an announcement stays; whoever reads the page through later would meet it again
const PYTHON_FIRST_MS = 1000; // how long Python has to send the focus somewhere
const FOCUSABLE = "input:not([tabindex='-1']), textarea, select, button:not([disabled]), [tabindex='0']";

function render({ model, el }) {
  const controller = new AbortController();
  const { signal } = controller;
  let form = null;
  let nextId = 0;
  let clearTimer = 0;

  const announcement = document.createElement("div");
  announcement.setAttribute("role", "status");
  announcement.className = "s55-announced";
  el.append(announcement);

  const ensureId = (node) => (node.id ||= `s55-${model.get("token")}-${nextId++}`);
  const setAttribute = (node, name, value) => {
    if (value === null) node.removeAttribute(name);
    else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  };

  // A title that only repeats what is seen is noise; any other title is the button's full name.
  const replaceTitle = (node) => {
    const title = node.getAttribute("title").trim();
    node.removeAttribute("title");
    if (node.matches("button")) {
      setAttribute(node, "aria-label", ["null", "", node.textContent.trim()].includes(title) ? null : title);
    }
  };

  const describeField = (field) => {
    const control = field.querySelector(".s55-control :is(input, textarea, select)");
    const notes = field.querySelector(".s55-notes .widget-html-content");
    if (!control) return;
    const fullName = notes?.querySelector(".s55-name")?.textContent;
    if (fullName) setAttribute(control, "aria-label", fullName);
    const name = () => fullName ?? control.labels[0].textContent;
    for (const box of field.querySelectorAll(".s55-box:not(.s55-control) input")) {
      setAttribute(box, "aria-label", `${name()}: ${box.closest("label").textContent.trim()}`);
    }
    setAttribute(control, "aria-describedby", notes && notes.textContent.trim() ? ensureId(notes) : null);
    setAttribute(control, "aria-invalid", notes && notes.querySelector(".s55-fault") ? "true" : null);
    if (field.classList.contains("s55-day")) {
      const calendar = field.querySelector("button.s55-calendar") ?? addCalendar(control);
      setAttribute(calendar, "aria-label", `Calendar for ${name()}`);
    }
  };

  const describeAll = () => {
    for (const node of form.querySelectorAll("[title]:not(iframe)")) replaceTitle(node);
    for (const field of form.querySelectorAll(".s55-field")) describeField(field);
    for (const group of form.querySelectorAll(".s55-group, .s55-region")) {
      const heading = group.querySelector("h2, h3, h4, h5, h6");
      setAttribute(group, "role", heading ? (group.classList.contains("s55-group") ? "group" : "region") : null);
      setAttribute(group, "aria-labelledby", heading ? ensureId(heading) : null);
    }
    // What scrolls has to be reached from the keyboard.
    for (const text of form.querySelectorAll(".s55-written .widget-html-content")) {
      const label = text.closest(".s55-field")?.querySelector(".s55-control label")?.textContent;
      const scrolls = text.scrollHeight > text.clientHeight + 1;
      setAttribute(text, "tabindex", scrolls ? "0" : null);
      setAttribute(text, "role", scrolls ? "group" : null);
      setAttribute(text, "aria-label", scrolls ? `${label}, as it will be read` : null);
    }
    for (const nav of form.querySelectorAll(".s55-nav")) {
      setAttribute(nav, "role", "navigation");
      setAttribute(nav, "aria-label", "Sections of the form");
    }
    for (const button of form.querySelectorAll(".s55-nav button")) {
      setAttribute(button, "aria-current", button.classList.contains("s55-current") ? "true" : null);
    }
    for (const button of form.querySelectorAll("button.s55-toggle")) {
      setAttribute(button, "aria-expanded", button.classList.contains("s55-is-open") ? "true" : "false");
    }
    for (const button of form.querySelectorAll("button.s55-described")) {
      const notes = form.querySelector(".s55-button-notes .widget-html-content");
      if (notes) setAttribute(button, "aria-describedby", ensureId(notes));
      setAttribute(button, "aria-disabled", button.classList.contains("s55-off") ? "true" : null);
    }
  };

  // As typing does: ipywidgets listens to both.
  const dispatchInput = (control) => {
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // The calendar of the browser, opened by a button; the field itself takes typed and pasted dates.
  const addCalendar = (control) => {
    const picker = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
    picker.setAttribute("aria-hidden", "true");
    picker.className = "s55-hidden-date";
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Calendar" });
    button.className = "s55-calendar jupyter-button";
    button.addEventListener("click", () => {
      if (/^\d{4}-\d{2}-\d{2}$/.test(control.value)) picker.value = control.value;
      picker.showPicker();
    }, { signal });
    picker.addEventListener("change", () => {
      if (!picker.value) return;
      control.value = picker.value;
      dispatchInput(control);
      control.focus();
    }, { signal });
    control.after(button, picker);
    return button;
  };

  const waitFor = (find, use) => {
    const end = performance.now() + WAIT_MS;
    const attempt = () => {
      const found = find();
      if (found) use(found);
      else if (performance.now() < end && !signal.aborted) requestAnimationFrame(attempt);
    };
    attempt();
  };

  const findMarked = (mark) => form?.querySelector(`.s55-at-${mark}`);

  const focusMarked = (mark) => {
    const find = () => {
      const marked = findMarked(mark);
      if (!marked || !marked.getClientRects().length) return null;
      return marked.matches("button, [tabindex]") ? marked : marked.querySelector(FOCUSABLE);
    };
    waitFor(find, (found) => {
      found.scrollIntoView({ block: "center" });
      found.focus({ preventScroll: true });
    });
  };

  const scrollToMarked = (mark) => waitFor(
    () => findMarked(mark),
    // A section begins at the top; what comes below the form leaves as much of the form in sight as it can.
    (found) => found.scrollIntoView({ block: mark.startsWith("section-") ? "start" : "nearest" }),
  );

  const linkFile = (file, data) => {
    const links = `a[data-file="${CSS.escape(file.key)}"]`;
    waitFor(() => form?.querySelector(links), () => {
      const url = URL.createObjectURL(new Blob([data], { type: file.type }));
      for (const link of form.querySelectorAll(links)) {
        link.href = url;
        if (link.dataset.save) link.download = file.name;
      }
    });
  };

  const announce = (message) => {
    announcement.textContent = "";
    setTimeout(() => (announcement.textContent = message), 50);
    clearTimeout(clearTimer);
    clearTimer = setTimeout(() => (announcement.textContent = ""), ANNOUNCED_MS);
  };

  model.on("msg:custom", (message, buffers) => {
    if (signal.aborted) return;
    if (message.announce !== undefined) announce(message.announce);
    if (message.focus) focusMarked(message.focus);
    if (message.scroll_to) scrollToMarked(message.scroll_to);
    if (message.files) message.files.forEach((file, index) => linkFile(file, buffers[index]));
  });

  // ipywidgets holds typed text back while the kernel is busy, but not a press of a button, which would
  // overtake it. So the last input is sent before every press.
  let lastInput = null;
  const sendLastInput = () => {
    const mark = lastInput?.isConnected && /s55-at-(\S+)/.exec(lastInput.closest(".s55-field")?.className ?? "");
    if (mark) model.send({ event: "input", mark: mark[1], text: lastInput.value });
    lastInput = null;
  };

  const listenToTyping = () => {
    form.addEventListener("input", (event) => {
      if (event.target.matches("textarea, input[type='text']")) lastInput = event.target;
    }, { capture: true, signal });
    form.addEventListener("focusout", sendLastInput, { capture: true, signal });
    form.addEventListener("change", (event) => {
      if (event.target.matches("select, input[type='checkbox']")) sendLastInput();
    }, { capture: true, signal });
    form.addEventListener("click", (event) => {
      if (event.target.closest("button")) sendLastInput();
    }, { capture: true, signal });
  };

  const listenToNames = () => {
    form.addEventListener("click", (event) => {
      const input = event.target.closest("button.s55-add")?.closest(".s55-adds").querySelector("input");
      if (!input) return;
      // Emptied here and now, once the press of the button is sent, so that the next name can be typed at once.
      input.value = "";
      dispatchInput(input);
      if (!input.dataset.left) input.focus();
    }, { signal });

    // A name that was typed and left is added: it must not stand there and be forgotten.
    form.addEventListener("focusout", (event) => {
      const row = event.target.closest(".s55-add-row");
      const input = row?.querySelector("input");
      if (!input?.value.trim() || row.contains(event.relatedTarget) || !document.hasFocus()) return;
      input.dataset.left = "yes";
      row.querySelector("button.s55-add").click();
      delete input.dataset.left;
    }, { signal });
  };

  // With the focus on a button, a list or a box, single keys cut, add and run cells of the notebook.
  // Whatever is pressed inside the form stays inside the form; what the browser itself does goes on.
  const onKey = (event) => {
    if (!(event.target instanceof Element) || !form.contains(event.target)) return;
    event.stopImmediatePropagation();
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isCommand && event.key.toLowerCase() === "s") {
      event.preventDefault();
      const row = event.target.closest(".s55-add-row");
      if (row?.querySelector("input").value.trim()) row.querySelector("button.s55-add").click();
      sendLastInput();
      model.send({ event: "save" });
    } else if (event.key === "Enter" && event.target.closest(".s55-adds") && event.target.matches("input")) {
      event.preventDefault();
      event.target.closest(".s55-adds").querySelector("button.s55-add").click();
    }
  };

  const onJump = (event) => {
    const jump = event.target instanceof Element && event.target.closest("[data-jump]");
    if (!jump) return;
    event.preventDefault();
    model.send({ event: "jump", index: jump.dataset.jump });
  };

  // What had the focus may be removed by its own press. Then the focus would fall to the page's top; it goes
  // to the nearest thing that is left instead, unless Python sends it somewhere.
  let focusPath = [];
  const onFocus = (event) => {
    focusPath = [];
    for (let node = event.target; node !== form; node = node.parentElement) focusPath.push(node);
  };
  const restoreFocus = () => {
    if (!focusPath.length || focusPath[0].isConnected || document.activeElement !== document.body) return;
    for (const around of [...focusPath.filter((node) => node.isConnected), form]) {
      const next = [...around.querySelectorAll(FOCUSABLE)].find((node) => node.getClientRects().length);
      if (next) {
        next.focus({ preventScroll: true });
        return;
      }
    }
  };

  const observeChanges = () => {
    let isScheduled = false;
    const observer = new MutationObserver(() => {
      if (focusPath.length && !focusPath[0].isConnected) setTimeout(restoreFocus, PYTHON_FIRST_MS);
      if (isScheduled) return;
      isScheduled = true;
      requestAnimationFrame(() => {
        isScheduled = false;
        describeAll();
      });
    });
    observer.observe(form, {
      subtree: true, childList: true, attributes: true, attributeFilter: ["title", "class"], characterData: false,
    });
    signal.addEventListener("abort", () => observer.disconnect());
  };

  const start = () => {
    form = el.closest(".s55-form");
    if (!form) {
      if (!signal.aborted) requestAnimationFrame(start);
      return;
    }
    document.body.classList.add("s55-alive");
    listenToTyping();
    listenToNames();
    window.addEventListener("keydown", onKey, { capture: true, signal });
    form.addEventListener("click", onJump, { signal });
    form.addEventListener("focusin", onFocus, { signal });
    observeChanges();
    describeAll();
  };
  start();

  return () => {
    controller.abort();
    if (!document.querySelector(".s55-form")) document.body.classList.remove("s55-alive");
  };
}

export default { render };
