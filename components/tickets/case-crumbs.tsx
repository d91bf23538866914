"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { cameFrom, keptPlace } from "#components/keys/list-place.ts";
import { Crumbs } from "#components/shell/shell-context.tsx";

/** Where a case stands: its list is the one it was opened from, with view and filters. */
export function CaseCrumbs({ slug, number }: { slug: string; number: string }) {
  const t = useTranslations("ticketPages.queue");
  const base = `/${slug}/tickets`;
  const [list, setList] = useState(base);
  // The tab knows it, the server doesn't.
  useEffect(() => setList(cameFrom(keptPlace(), base, number)), [base, number]);
  return <Crumbs trail={[{ label: t("title"), href: list }, { label: number }]} />;
}
