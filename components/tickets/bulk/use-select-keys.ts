import { useKeys } from "#components/ui/use-keys.ts";

type Keys = { toggle: (number: string, range: boolean) => void; clear: () => void; any: boolean };

/** The case whose row has the focus. */
const focused = () =>
  document.activeElement?.closest("[data-queue] tr")?.querySelector<HTMLInputElement>("input[data-pick]")
    ?.dataset.pick;

/** x selects the row with the focus, with shift all up to it; Escape selects none. */
export function useSelectKeys({ toggle, clear, any }: Keys): void {
  const pick = (range: boolean) => {
    const number = focused();
    if (!number) return false;
    toggle(number, range);
  };
  const one = () => pick(false);
  const range = () => pick(true);
  const none = () => any && clear();
  useKeys({ x: one, X: range, Escape: none });
}
