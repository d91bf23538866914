import type { Actor } from "#lib/domain/policies/types.ts";
import { tierOf } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { isAffiliated, type Ladder, ladder } from "#lib/domain/programmes/ladder.ts";
import { certificateCover, servants } from "#lib/domain/programmes/specialists.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { openTicketsHeldBy } from "#lib/features/tickets/held-by.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { ConsequencesDto, LadderPersonDto } from "./dto.ts";
import { areaName, titleOf, type View } from "./view.ts";

/** Who could be taken away: the people who count for something, or did, those whose certificates end first at the top. */
export function peopleOf(view: View, without: readonly string[]): LadderPersonDto[] {
  const { facts } = view.standing;
  const { definition } = view.standing.programme;
  const here = facts.people.filter(p => isAffiliated(facts, p.personId, view.on));
  const ids = [...new Set(here.map(p => p.personId))];
  const areas = definition.areas.map(area => area.key);
  const able = servants(facts, areas, view.on);
  return ids
    .map((personId): LadderPersonDto => {
      const own = able.filter(s => s.personId === personId).sort((a, b) => (a.until < b.until ? -1 : 1));
      const candidates = facts.candidates.filter(c => c.personId === personId);
      const levels = facts.team
        .filter(m => m.personId === personId && m.from <= view.on && (m.to === null || m.to >= view.on))
        .map(m => `L${m.level}`);
      const until = own[0]?.until ?? null;
      return {
        personId,
        name: here.find(p => p.personId === personId)?.name ?? "",
        counts: [
          ...new Set([
            ...own.map(s => areaName(view, s.areaKey)),
            ...candidates.map(c => areaName(view, c.areaKey)),
            ...levels.sort(),
          ]),
        ],
        until,
        ended: own.length > 0 ? null : lastEnd(facts, personId, view.on),
        trainingOn: candidates[0]?.trainingOn ?? null,
        training: own.length === 0 && candidates.length > 0,
        ending: until !== null && until <= addDays(view.on, definition.renewalWindowDays),
        out: without.includes(personId),
      };
    })
    .filter(person => person.counts.length > 0 || person.ended !== null || person.out)
    .sort((a, b) => (a.until ?? "9").localeCompare(b.until ?? "9") || a.name.localeCompare(b.name));
}

/** The last day of the certificate that ended latest before a day. */
function lastEnd(facts: PartnerFacts, personId: string, on: PlainDate): PlainDate | null {
  const ends = facts.certificates
    .filter(c => c.personId === personId)
    .flatMap(c => certificateCover(c).until ?? [])
    .filter(until => until < on);
  return ends.sort().at(-1) ?? null;
}

/** What it would cost if these people left (P22, P24): the tier, its benefits, and tickets somebody else must take. */
export async function consequencesOf(
  tx: Tx,
  actor: Actor,
  view: View,
  without: readonly string[],
  shown: Ladder,
): Promise<ConsequencesDto> {
  const { standing, locale, on } = view;
  const { definition } = standing.programme;
  const { tierKey } = standing.partnership;
  const before = ladder(definition, standing.facts, tierKey, on).current;
  const lost = (shown.current?.rungs ?? []).filter(
    rung => rung.state === "unmet" && !before?.missing.includes(rung.requirementKey),
  );
  const held = tierOf(definition, tierKey);
  const left = tierOf(definition, shown.eligible);
  const escalating = definition.areas.filter(area => area.escalates).map(area => area.key);
  return {
    names: [
      ...new Set(standing.facts.people.filter(p => without.includes(p.personId)).map(p => p.name)),
    ].filter(name => name !== ""),
    tier: held ? textIn(held.name, locale) : null,
    tierState: shown.current?.state ?? null,
    lost: lost.map(rung => ({
      title: titleOf(view, rung.requirementKey),
      have: rung.have,
      need: rung.need,
    })),
    remediationDays: definition.remediationDays,
    benefits:
      lost.length === 0
        ? []
        : definition.benefits
            .filter(b => held?.benefits.includes(b.key) && !left?.benefits.includes(b.key))
            .map(b => textIn(b.title, locale)),
    tickets: await openTicketsHeldBy(tx, actor.tenantId, without),
    standIns: [...new Set(servants(view.facts, escalating, on).map(s => s.name))],
  };
}
