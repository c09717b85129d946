// j and k walk through the entries of a page, Enter opens, / searches, g goes to the overview, ? tells the keys.
export function keys(help: () => void) {
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || writing(e.target)) return;
    const act = { j: () => walk(1), k: () => walk(-1), "/": search, "?": help, g: () => location.assign("/") }[e.key];
    if (!act) return;
    e.preventDefault();
    act();
  });
}

function writing(target: EventTarget | null) {
  return target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]") !== null && !(target instanceof HTMLInputElement && target.type === "checkbox");
}

function walk(step: number) {
  const items = [...document.querySelectorAll<HTMLElement>("[data-item]")];
  const now = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[now < 0 ? (step > 0 ? 0 : items.length - 1) : Math.min(Math.max(now + step, 0), items.length - 1)];
  next?.querySelector<HTMLElement>("a.open")?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

function search() {
  const input = document.querySelector<HTMLInputElement>("input[type=search]");
  input?.focus();
  input?.select();
}
