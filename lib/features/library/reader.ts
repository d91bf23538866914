import type { AgainstReader, LibraryReader } from "#lib/domain/library/audience.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { teamsSchema } from "#lib/features/partnerships/facts.ts";
import { type PartnershipRecord, partnershipsOf } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { LibraryRefusal } from "./dto.ts";

/** The levels a person is named for on a day in one partnership (P6, P7). */
export const levelsOf = (teams: unknown, personId: string, on: PlainDate): number[] =>
  teamsSchema
    .parse(teams)
    .people.filter(p => p.personId === personId && p.from <= on && (p.to === null || p.to >= on))
    .map(p => p.level);

/** What a person of a partner brings before an audience: roles, and each programme as it judges their company today. */
export const readerOf = (
  records: readonly PartnershipRecord[],
  person: { personId: string; roles: readonly string[] },
  on: PlainDate,
): LibraryReader => ({
  roles: person.roles,
  standings: records.map(record => ({
    definition: record.programme.definition,
    partnership: record.partnership,
    levels: levelsOf(record.row.teams, person.personId, on),
  })),
});

/** The actor as a reader; null for the vendor, before whom nothing stands. */
export async function libraryReader(tx: Tx, actor: Actor, on: PlainDate): Promise<LibraryReader | null> {
  if (actor.side !== "partner") return null;
  return readerOf(await partnershipsOf(tx, actor.tenantId, actor.orgId), actor, on);
}

/** A refusal in words: what would have to be otherwise, with the tier by name (P25). */
export function refusalWords(against: AgainstReader, locale: string): LibraryRefusal {
  const say = (
    key: string,
    params: Record<string, string> = {},
    why: LibraryRefusal["why"] = against.why,
  ): LibraryRefusal => ({
    why,
    key: `library.refusal.${key}`,
    params,
  });
  if (against.why === "benefit") {
    const { against: benefit } = against;
    if (benefit.why === "never") return say("never");
    return say(
      benefit.why,
      { tier: textIn(benefit.tier.name, locale) },
      benefit.why === "tier" ? "benefit" : benefit.why,
    );
  }
  if (against.why === "tier")
    return against.lowest
      ? say("tier", { tier: textIn(against.lowest.name, locale) })
      : say("otherProgramme");
  if (against.why === "level")
    return say("level", {
      levels: new Intl.ListFormat(locale, { type: "disjunction" }).format(against.levels.map(String)),
    });
  return say(against.why);
}
