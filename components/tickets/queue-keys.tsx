"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { goOnAt, keepPlace, keptPlace } from "#components/keys/list-place.ts";
import { goToRow, walkRows } from "#components/keys/walk-rows.ts";
import { tellOwnChange } from "#components/live/own-change.ts";
import { useToast } from "#components/ui/toast.tsx";
import { useKeys } from "#components/ui/use-keys.ts";
import { takeTicketAction } from "#lib/features/tickets/actions.ts";

const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const hereRow = () => document.activeElement?.closest<HTMLElement>("[data-queue] tr");

const shown = () =>
  [...document.querySelectorAll<HTMLElement>("[data-queue] tr[data-number]")].flatMap(
    row => row.dataset.number ?? [],
  );

/** Somebody is at something of the page already. The way up that led here is none: it goes away, sooner or later than the list comes. */
const isElsewhere = () => {
  const { activeElement: here, body } = document;
  return here !== null && here !== body && !here.closest(".crumb");
};

/** Keeps which case was opened from the list, and goes on there by keyboard when one comes back. */
function useListPlace(): void {
  const list = `${usePathname()}?${useSearchParams()}`;
  useEffect(() => {
    const opened = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("[data-queue] td a.q") : null;
      const at = link?.closest<HTMLElement>("tr")?.dataset.number;
      // By key a press comes without a count.
      if (at) keepPlace({ list, numbers: shown(), at, byKeys: event.detail === 0 });
    };
    document.addEventListener("click", opened);
    return () => document.removeEventListener("click", opened);
  }, [list]);
  useEffect(() => {
    const place = keptPlace();
    if (!place?.byKeys || place.list !== list || isElsewhere()) return;
    // Once: whoever reloads the list begins at its top.
    keepPlace({ ...place, byKeys: false });
    const number = goOnAt(place, shown());
    if (number) goToRow(number);
  }, [list]);
}

type Props = { slug: string; newHref: string | null; staff: boolean };

/** The queue by keyboard; Enter follows the link that has the focus. All keys stand in key-help.tsx. */
export function QueueKeys({ slug, newHref, staff }: Props) {
  const t = useTranslations("ticketPages.queue");
  const router = useRouter();
  const toast = useToast();
  useListPlace();

  async function take(number: string, version: number) {
    const result = await takeTicketAction(slug, { number, version }, crypto.randomUUID()).catch(() => null);
    toast({ text: result === null ? t("takeFailed") : result.ok ? t("taken", { number }) : result.message });
    tellOwnChange();
    router.refresh();
  }

  useKeys({
    j: () => walkRows(1),
    k: () => walkRows(-1),
    "/": () => find("[data-queue-search]")?.focus(),
    f: () => find("[data-queue-filter]")?.click(),
    n: () => (newHref ? find(`a[href="${newHref}"]`)?.click() : false),
    z: () => {
      const undo = find(".bulk-undo");
      if (!undo) return false;
      undo.click();
    },
    a: () => {
      const row = hereRow();
      // With rows selected it is said to whom they go.
      if (!staff || !row?.dataset.number || find(".bulk-bar")) return false;
      void take(row.dataset.number, Number(row.dataset.version));
    },
  });
  return null;
}
