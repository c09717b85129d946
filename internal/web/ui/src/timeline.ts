// The line below a timeline tells the bar under the pointer.
export function timeline(figure: HTMLElement) {
  const line = figure.querySelector<HTMLElement>(".readout");
  if (!line) return;
  const rest = line.textContent;
  for (const bar of figure.querySelectorAll("svg a")) {
    bar.addEventListener("mouseenter", () => (line.textContent = bar.getAttribute("aria-label")));
    bar.addEventListener("mouseleave", () => (line.textContent = rest));
  }
}
