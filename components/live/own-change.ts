/** What is told of one's own deed comes within this time of its answer. */
const JUST = 1_500;

let last = 0;
const listeners = new Set<() => void>();

/** Somebody changed cases of the list themselves and the page is read anew: nothing waits to be shown any more. */
export function tellOwnChange(): void {
  last = Date.now();
  for (const hear of [...listeners]) hear();
}

/** Whether what is told now is most likely of it. */
export const isOwnChange = (): boolean => Date.now() - last < JUST;

/** Hears of it until the returned function is called. */
export function hearOwnChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
