"use client";

import { useKeys } from "#components/ui/use-keys.ts";
import { walkRows } from "./walk-rows.ts";

/** A list of links by keyboard: j and k walk over it, / leads to the words it is found by. */
export function ListKeys() {
  useKeys({
    j: () => walkRows(1),
    k: () => walkRows(-1),
    "/": () => {
      const words = document.querySelector<HTMLElement>("#main input[type=search]");
      if (!words) return false;
      words.focus();
    },
  });
  return null;
}
