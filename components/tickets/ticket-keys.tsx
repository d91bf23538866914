"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { beside, keepPlace, keptPlace } from "#components/keys/list-place.ts";
import { useToast } from "#components/ui/toast.tsx";
import { useKeys } from "#components/ui/use-keys.ts";

/** With shift, since j and k alone walk over the messages. */
const NEXT = "J";
const BEFORE = "K";

/** A case by keyboard: r goes to the reply, Escape out of it, J and K to the cases beside it. All keys stand in key-help.tsx. */
export function TicketKeys({ slug, number }: { slug: string; number: string }) {
  const t = useTranslations("ticketPages.queue");
  const router = useRouter();
  const toast = useToast();

  function walk(step: 1 | -1) {
    const place = keptPlace();
    if (!place?.numbers.includes(number)) return false;
    const next = beside(place, number, step);
    if (!next) return toast({ text: t(step === 1 ? "lastOfList" : "firstOfList") });
    keepPlace({ ...place, at: next, byKeys: true });
    // In its place: the way back leads to the list.
    router.replace(`/${slug}/tickets/${next}`);
  }

  useKeys({
    r: () => {
      const box = document.querySelector<HTMLElement>("[data-composer] textarea");
      const strip = document.querySelector<HTMLElement>("button.reply-s");
      if (box?.checkVisibility()) box.focus();
      else if (strip) strip.click();
      else return false;
    },
    [NEXT]: () => walk(1),
    [BEFORE]: () => walk(-1),
  });
  useEffect(leaveByEscape, []);
  return null;
}

/** Out of the box to the newest message: what is written waits, and single keys work again. */
function leaveByEscape() {
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    if (!(event.target instanceof HTMLTextAreaElement) || !event.target.closest("[data-composer]")) return;
    const newest = [...document.querySelectorAll<HTMLElement>("li[id^='m-']")].at(-1);
    if (!newest) return;
    newest.tabIndex = -1;
    newest.focus({ preventScroll: true });
  };
  document.addEventListener("keydown", leave);
  return () => document.removeEventListener("keydown", leave);
}
