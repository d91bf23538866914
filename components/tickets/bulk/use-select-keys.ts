import { useEffect, useRef } from "react";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && target.type !== "checkbox"));

type Keys = { toggle: (number: string, range: boolean) => void; clear: () => void; any: boolean };

/** x selects the row with the focus, with shift all up to it; Escape selects none. */
export function useSelectKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      const { toggle, clear, any } = latest.current;
      if (event.key === "Escape" && any) clear();
      else if (event.key.toLowerCase() === "x") {
        const row = document.activeElement?.closest("[data-queue] tr");
        const number = row?.querySelector<HTMLInputElement>("input[data-pick]")?.dataset.pick;
        if (!number) return;
        toggle(number, event.shiftKey);
      } else return;
      event.preventDefault();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
