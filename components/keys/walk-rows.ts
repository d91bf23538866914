const ROW = "tr, li";
const links = () => [...document.querySelectorAll<HTMLAnchorElement>("[data-queue] td a.q, [data-walk] a")];

/** One row of the list on or back, to its link; from outside the list, to its first or last. */
export function walkRows(step: 1 | -1): void {
  const all = links();
  const at = all.findIndex(link => link.closest(ROW)?.contains(document.activeElement));
  const to = step === 1 ? at + 1 : at === -1 ? all.length - 1 : at - 1;
  goTo(all[Math.max(0, Math.min(to, all.length - 1))]);
}

/** To the row of that name, or to the first where it is gone. */
export function goToRow(number: string | null): void {
  const all = links();
  goTo(all.find(link => nameOf(link.closest<HTMLElement>(ROW)) === number) ?? all[0]);
}

const nameOf = (row: HTMLElement | null) =>
  row?.dataset.number ?? row?.querySelector<HTMLElement>("[data-pick]")?.dataset.pick;

function goTo(link: HTMLElement | undefined): void {
  link?.focus({ preventScroll: true });
  link?.closest(ROW)?.scrollIntoView({ block: "nearest" });
}
