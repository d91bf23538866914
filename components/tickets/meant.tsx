"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useMemo, useOptimistic } from "react";
import { Avatar, type AvatarKind } from "#components/ui/avatar.tsx";
import { Priority as PriorityMark } from "#components/ui/priority.tsx";
import type { Priority } from "#lib/domain/tickets/types.ts";

/** What a press makes of the case, as far as its head shows it. */
export type Meant = {
  priority?: Priority;
  /** Whoever has it then; null: nobody. */
  assignee?: { name: string; you: boolean } | null;
};

type Place = { meant: Meant; mean: (meant: Meant) => void };
const place = createContext<Place>({ meant: {}, mean: () => undefined });
const nothing: Meant = {};

/** Around head and buttons: what is meant is seen at once, and back as it was where it is refused. */
export function MeantPlace({ children }: { children: ReactNode }) {
  const [meant, mean] = useOptimistic<Meant>(nothing);
  return <place.Provider value={useMemo(() => ({ meant, mean }), [meant, mean])}>{children}</place.Provider>;
}

/** Shows what is meant until the transition it is called in ends. */
export const useMean = () => use(place).mean;

export function MeantPriority({ priority }: { priority: Priority }) {
  const { meant } = use(place);
  return (
    <span className={meant.priority ? "meant" : undefined}>
      <PriorityMark priority={meant.priority ?? priority} />
    </span>
  );
}

/** Who has the case; as its reader says it in `children`, while nothing else is meant. */
export function MeantAssignee({ kind, children }: { kind: AvatarKind; children: ReactNode }) {
  const t = useTranslations("ticketPages.head");
  const { assignee } = use(place).meant;
  if (assignee === undefined) return children;
  if (assignee === null) return <span className="mm meant">{t("unassigned")}</span>;
  return (
    <span className="row tk-who meant">
      <Avatar name={assignee.name} kind={kind} />
      {assignee.you ? t("you", { name: assignee.name }) : assignee.name}
    </span>
  );
}
