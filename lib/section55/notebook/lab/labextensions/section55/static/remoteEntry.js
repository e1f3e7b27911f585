// An extension of JupyterLab, written by hand in the form that its loader takes: a container with init and get.
// A notebook whose metadata asks for it ("section55": {"run_on_open": true}) is shown as a page without code, and
// its cells are run when it is opened and when its kernel was restarted: nobody sits before a form that does not
// answer.

(() => {
  "use strict";

  // What JupyterLab's own parts share with extensions.
  let shared = {};
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

  // JupyterLab shows the file's name above the page, to be changed there. What is seen instead is the page's heading.
  function nameInPlaceOfFile(app) {
    const heading = (panel) => /^# (.+)/m.exec(panel?.content?.model?.cells?.get(0)?.sharedModel.getSource() ?? "")?.[1];
    const show = () => {
      const [panel] = [app.shell.currentWidget, ...app.shell.widgets("main")].filter(Boolean);
      const name = panel?.content && runsOnOpen(panel) ? heading(panel) : undefined;
      const place = document.getElementById("jp-title-panel-title");
      if (place && name) {
        place.dataset.section55 = name;
      } else if (place) {
        delete place.dataset.section55;
      }
    };
    app.shell.currentChanged.connect(show);
    show();
    return show;
  }

  // JupyterLab's command runs the notebook in front only, and none is in front while its page has no focus: in a tab
  // behind another, or with the cursor in the address bar.
  async function run(panel) {
    if (panel.isDisposed) {
      return;
    }
    const [{ get }] = Object.values(shared["@jupyterlab/notebook"]);
    const { NotebookActions } = (await get())();
    await NotebookActions.runAll(panel.content, panel.sessionContext);
    panel.content.activeCellIndex = 0;
    await panel.content.scrollToItem(0);
    // The file has no outputs in it, so this leaves it as it was; but without it, closing the page would ask about
    // changes that were not saved.
    if (panel.context.canSave) {
      await panel.context.save();
    }
  }

  async function open(app, panel, showName) {
    if (!panel.context || !panel.sessionContext) {
      return;
    }
    await panel.context.ready;
    showName();
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
        void run(panel);
      }
    });
    await run(panel);
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
      const openNewPanels = (showName) => {
        for (const panel of app.shell.widgets("main")) {
          if (!seen.has(panel)) {
            seen.add(panel);
            void open(app, panel, showName);
          }
        }
      };
      // JupyterLab is not restored before this function has returned.
      void app.restored.then(() => {
        const showName = nameInPlaceOfFile(app);
        const onLayout = () => openNewPanels(showName);
        app.shell.layoutModified.connect(onLayout);
        onLayout();
      });
    },
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB.section55 = {
    init: (scope) => {
      shared = scope;
    },
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
