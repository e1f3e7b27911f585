// An extension of JupyterLab, written by hand in the form that its loader takes: a container with init and get.
// A notebook whose metadata asks for it ("section55": {"run_on_open": true}) is shown as a page without code, and
// its cells are run when it is opened and when its kernel was restarted: nobody sits before a form that does not
// answer.

(() => {
  "use strict";

  const RUN_ALL = "notebook:run-all-cells";
  const STYLE = new URL("page.css", document.currentScript.src).href;

  // Resolves at the first signal with which the test holds; it may hold from the start.
  function until(signal, test) {
    return new Promise((resolve) => {
      const check = () => {
        if (test()) {
          signal.disconnect(check);
          resolve();
        }
      };
      signal.connect(check);
      check();
    });
  }

  function runsOnOpen(panel) {
    return Boolean(panel.content?.model?.getMetadata?.("section55")?.run_on_open);
  }

  function showAsPage(app, panel) {
    panel.addClass("section55-page");
    panel.toolbar.hide();
    for (const side of ["left", "right"]) {
      if (app.commands.isToggled("application:toggle-side-tabbar", { side })) {
        void app.commands.execute("application:toggle-side-tabbar", { side });
      }
    }
    // JupyterLab's keys for cells (x cuts one, d d deletes it, b adds one, 0 0 restarts the kernel) wait for focus on
    // anything that takes no text: a list or a button of the form. They leave a notebook of this class alone. The
    // notebook sets the class itself at each change of focus, so it is set again after that.
    panel.node.addEventListener("focusin", () => panel.content.addClass("jp-mod-readWrite"));
  }

  async function run(app, panel) {
    // The command runs the notebook in front, so another one in front is waited for.
    await until(app.shell.currentChanged, () => app.shell.currentWidget === panel || panel.isDisposed);
    if (panel.isDisposed) {
      return;
    }
    await app.commands.execute(RUN_ALL);
    panel.content.activeCellIndex = 0;
    await panel.content.scrollToItem(0);
    // The file has no outputs in it, so this leaves it as it was; but without it, closing the page would ask about
    // changes that were not saved.
    if (panel.context.canSave) {
      await panel.context.save();
    }
  }

  async function open(app, panel) {
    if (!panel.context || !panel.sessionContext) {
      return;
    }
    await panel.context.ready;
    if (!runsOnOpen(panel)) {
      return;
    }
    showAsPage(app, panel);
    const session = panel.sessionContext;
    await session.ready;
    await until(session.statusChanged, () => session.session?.kernel?.status === "idle" || panel.isDisposed);
    let restarted = false;
    session.statusChanged.connect((_, status) => {
      if (status === "restarting" || status === "autorestarting") {
        restarted = true;
      } else if (status === "idle" && restarted) {
        restarted = false;
        void run(app, panel);
      }
    });
    await run(app, panel);
  }

  const plugin = {
    id: "section55:page",
    autoStart: true,
    activate: (app) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = STYLE;
      document.head.append(link);

      const seen = new WeakSet();
      const openNewPanels = () => {
        for (const panel of app.shell.widgets("main")) {
          if (!seen.has(panel)) {
            seen.add(panel);
            void open(app, panel);
          }
        }
      };
      // JupyterLab is not restored before this function has returned.
      void app.restored.then(() => {
        app.shell.layoutModified.connect(openNewPanels);
        openNewPanels();
      });
    },
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB.section55 = {
    init: () => {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
