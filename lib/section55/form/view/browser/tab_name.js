// The name of the page, in the browser's tab and for a screen reader: what is open, not the notebook behind it.

const PRODUCT = "Section 55 response";

export const nameTab = (page) => {
  const { form, signal } = page;
  const show = () => {
    if (!form.getClientRects().length) return; // another document of JupyterLab is in front
    const heading = [...form.querySelectorAll("h2")].find((node) => node.getClientRects().length);
    const name = heading ? `${heading.textContent} – ${PRODUCT}` : PRODUCT;
    if (document.title !== name) document.title = name;
  };
  // JupyterLab names the page anew now and then.
  const observer = new MutationObserver(show);
  observer.observe(document.head, { subtree: true, childList: true, characterData: true });
  const seen = new ResizeObserver(show); // it is there, but not seen yet
  seen.observe(form);
  signal.addEventListener("abort", () => [observer, seen].forEach((each) => each.disconnect()));
  page.nameTab = show;
  show();
};
