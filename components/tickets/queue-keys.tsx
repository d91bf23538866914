"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useKeys } from "#components/keys/use-keys.ts";
import { useToast } from "#components/ui/toast.tsx";
import { takeTicketAction } from "#lib/features/tickets/actions.ts";

const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const links = () => [...document.querySelectorAll<HTMLAnchorElement>("[data-queue] td a.q")];
const hereRow = () => document.activeElement?.closest<HTMLElement>("[data-queue] tr");

/** One row on or back; from outside the list, to its first or last. */
function walk(step: 1 | -1) {
  const all = links();
  const at = all.findIndex(link => link.closest("tr")?.contains(document.activeElement));
  const to = step === 1 ? at + 1 : at === -1 ? all.length - 1 : at - 1;
  const link = all[Math.max(0, Math.min(to, all.length - 1))];
  link?.focus();
  link?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

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
    j: () => walk(1),
    k: () => walk(-1),
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
