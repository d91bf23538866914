"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useKeys } from "#components/keys/use-keys.ts";
import { walkRows } from "#components/keys/walk-rows.ts";
import { useToast } from "#components/ui/toast.tsx";
import { takeTicketAction } from "#lib/features/tickets/actions.ts";

const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const hereRow = () => document.activeElement?.closest<HTMLElement>("[data-queue] tr");

type Props = { slug: string; newHref: string | null; staff: boolean };

/** The queue by keyboard; Enter follows the link that has the focus. All keys stand in key-help.tsx. */
export function QueueKeys({ slug, newHref, staff }: Props) {
  const t = useTranslations("ticketPages.queue");
  const router = useRouter();
  const toast = useToast();

  async function take(number: string, version: number) {
    const result = await takeTicketAction(slug, { number, version }, crypto.randomUUID()).catch(() => null);
    toast({ text: result === null ? t("takeFailed") : result.ok ? t("taken", { number }) : result.message });
    router.refresh();
  }

  useKeys({
    j: () => walkRows(1),
    k: () => walkRows(-1),
    "/": () => find("[data-queue-search]")?.focus(),
    f: () => find("[data-queue-filter]")?.click(),
    n: () => (newHref ? find(`a[href="${newHref}"]`)?.click() : false),
    a: () => {
      const row = hereRow();
      if (!staff || !row?.dataset.number) return false;
      void take(row.dataset.number, Number(row.dataset.version));
    },
  });
  return null;
}
