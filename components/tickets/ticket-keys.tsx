"use client";

import { useKeys } from "#components/keys/use-keys.ts";

/** A case by keyboard: r goes to the reply. All keys stand in key-help.tsx. */
export function TicketKeys() {
  useKeys({
    r: () => {
      const box = document.querySelector<HTMLElement>("[data-composer] textarea");
      const strip = document.querySelector<HTMLElement>("button.reply-s");
      if (box?.checkVisibility()) box.focus();
      else if (strip) strip.click();
      else return false;
    },
  });
  return null;
}
