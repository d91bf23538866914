"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTransition } from "react";
import { askedQuery, type LadderAsked } from "#lib/features/tiers/asked.ts";

/** Puts suppositions into the address; nothing of them is saved. */
export function useSuppose(asked: LadderAsked, today: string) {
  const router = useRouter();
  const path = usePathname();
  const [pending, start] = useTransition();
  const suppose = (more: Partial<LadderAsked>) => {
    const next = { ...asked, ...more };
    const query = askedQuery({ ...next, on: next.on === today ? null : next.on });
    start(() => router.replace(query ? `${path}?${query}` : path, { scroll: false }));
  };
  return { suppose, pending };
}
