// How high the part is that stays in sight above the questions. Its lines grow in a narrow window, and what gets the
// focus must not be under it; a style sheet alone cannot know.

const HEADS = ".s55-bar, .s55-office-head, .s55-intake-head";

export const measureHead = (page) => {
  const { form, signal } = page;
  let head = null;
  const observer = new ResizeObserver(() => form.style.setProperty("--s55-head", `${head.offsetHeight}px`));
  signal.addEventListener("abort", () => observer.disconnect());
  page.measureHead = () => {
    const shown = [...form.querySelectorAll(HEADS)].find((node) => node.getClientRects().length);
    if (!shown || shown === head) return;
    observer.disconnect();
    head = shown;
    observer.observe(head);
  };
  page.measureHead();
};
