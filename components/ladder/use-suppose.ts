"use client";

import { usePathname, useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { askedQuery, type LadderAsked } from "#lib/features/tiers/asked.ts";

/** Puts suppositions into the address; nothing of them is saved. `shown` holds what was pressed before the page answers. */
export function useSuppose(asked: LadderAsked, today: string) {
  const router = useRouter();
  const path = usePathname();
  const [pending, start] = useTransition();
  const [shown, show] = useOptimistic(asked);
  const suppose = (more: Partial<LadderAsked>) => {
    const next = { ...shown, ...more };
    const query = askedQuery({ ...next, on: next.on === today ? null : next.on });
    start(() => {
      show(next);
      router.replace(query ? `${path}?${query}` : path, { scroll: false });
    });
  };
  return { suppose, pending, shown };
}
