// Words in a text and what was read from them lead to each other.
export function reading(article: HTMLElement) {
  const text = article.querySelector<HTMLElement>(".text");
  if (!text) return;
  const pieces = (id: string) => [...text.querySelectorAll<HTMLElement>("[data-of]")].filter((p) => p.dataset.of!.split(" ").includes(id));
  const entry = (id: string) => article.querySelector<HTMLElement>(`[data-for="${CSS.escape(id)}"]`);

  const light = (id: string, on: boolean) => {
    for (const piece of pieces(id)) piece.classList.toggle("lit", on);
    entry(id)?.classList.toggle("lit", on);
  };
  const choose = (id: string) => {
    for (const lit of article.querySelectorAll(".chosen")) lit.classList.remove("chosen");
    for (const piece of pieces(id)) piece.classList.add("chosen");
    entry(id)?.classList.add("chosen");
  };

  for (const item of article.querySelectorAll<HTMLElement>("[data-for]")) {
    const id = item.dataset.for!;
    item.addEventListener("mouseenter", () => light(id, true));
    item.addEventListener("mouseleave", () => light(id, false));
    item.querySelector("a.open")?.addEventListener("click", (e) => {
      e.preventDefault();
      choose(id);
      history.replaceState(null, "", "#" + id);
      pieces(id)[0]?.scrollIntoView({ block: "center", behavior: calm() });
    });
  }
  text.addEventListener("click", (e) => {
    const piece = (e.target as HTMLElement).closest<HTMLElement>("[data-of], a.ref");
    if (!piece || getSelection()?.toString()) return;
    e.preventDefault();
    const id = piece.matches("a.ref") ? piece.getAttribute("href")!.replace("#about-", "") : smallest(piece);
    choose(id);
    entry(id)?.scrollIntoView({ block: "nearest", behavior: calm() });
  });

  // Where marks lie over each other, the one that covers fewest pieces was meant.
  function smallest(piece: HTMLElement) {
    const ids = piece.dataset.of!.split(" ").filter((id) => entry(id));
    return ids.sort((a, b) => pieces(a).length - pieces(b).length)[0] ?? "";
  }
}

const calm = (): ScrollBehavior => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
