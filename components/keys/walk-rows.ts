const links = () => [...document.querySelectorAll<HTMLAnchorElement>("[data-queue] td a.q")];

/** One row of the list on or back, to its link; from outside the list, to its first or last. */
export function walkRows(step: 1 | -1): void {
  const all = links();
  const at = all.findIndex(link => link.closest("tr")?.contains(document.activeElement));
  const to = step === 1 ? at + 1 : at === -1 ? all.length - 1 : at - 1;
  const link = all[Math.max(0, Math.min(to, all.length - 1))];
  link?.focus();
  link?.closest("tr")?.scrollIntoView({ block: "nearest" });
}
