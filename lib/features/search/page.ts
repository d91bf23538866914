import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { type CaseAsked, type FoundCases, searchCases } from "./cases.ts";
import type { FoundGroupDto, SearchKind } from "./dto.ts";
import { searchEverything } from "./queries.ts";

/** Of every kind, where all are shown. */
export const FEW = 5;
/** Of a kind that has no pages of its own; who wants more says another word. */
export const MANY = 50;

type Asked = CaseAsked & { kind: SearchKind | null; after: string | null };

/** What the search page shows: something of everything, all of one kind, or cases narrowed and in pages. */
export async function searchPage(
  tx: Tx,
  actor: Actor,
  asked: Asked,
  today: PlainDate,
): Promise<{ groups: FoundGroupDto[]; cases: FoundCases | null }> {
  if (asked.kind === "tickets")
    return { groups: [], cases: await searchCases(tx, actor, asked, asked.after, actor.timeZone) };
  const bounds = asked.kind === null ? { most: FEW } : { most: MANY, only: asked.kind };
  return { groups: await searchEverything(tx, actor, asked.words, today, bounds), cases: null };
}
