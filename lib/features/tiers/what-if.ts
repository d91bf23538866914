import type { Actor } from "#lib/domain/policies/types.ts";
import { benefitsInForce } from "#lib/domain/programmes/benefits.ts";
import { type ProgrammeDefinition, tierOf } from "#lib/domain/programmes/definition.ts";
import type { Ladder } from "#lib/domain/programmes/ladder.ts";
import { servants } from "#lib/domain/programmes/specialists.ts";
import { suppose } from "#lib/domain/programmes/suppose.ts";
import { textIn } from "#lib/domain/text.ts";
import { holdsLevel2 } from "#lib/domain/tickets/level2.ts";
import { openLevel3Of, openTicketsHeldBy } from "#lib/features/held-tickets/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { LadderAsked } from "./asked.ts";
import type { ConsequencesDto, SupposedDto, VersionChoice } from "./dto.ts";
import { areaName, tierName, titleOf, usualDefinition, type View } from "./view.ts";

/** Whether anything is supposed beside the day. */
export const supposesSomething = (asked: LadderAsked): boolean =>
  asked.without.length + asked.renew.length + asked.courses.length > 0 || asked.by !== null;

type Effect = ConsequencesDto["effect"];

function effectOf(tierKey: string | null, shown: Ladder, base: Ladder): Effect {
  if (tierKey === null) return "none";
  if (shown.current === null) return "gone";
  const [was, is] = [
    base.current !== null && base.current.state !== "unmet",
    shown.current.state !== "unmet",
  ];
  if (is) return was ? "kept" : "repaired";
  return was ? "lost" : "still_lost";
}

/**
 * What follows from what is supposed, against the same day without it (P20, P22, P24): the tier, its benefits, the cases
 * somebody else must take, and the level 3 cases it touches.
 */
export async function consequencesOf(
  tx: Tx,
  actor: Actor,
  view: View,
  asked: LadderAsked,
  shown: Ladder,
  base: Ladder,
  by: VersionChoice | null,
): Promise<ConsequencesDto> {
  const { standing, definition, locale, on, facts } = view;
  const { tierKey } = standing.partnership;
  const effect = effectOf(tierKey, shown, base);
  const lost = (shown.current?.rungs ?? []).filter(
    rung => rung.state === "unmet" && !base.current?.missing.includes(rung.requirementKey),
  );
  const usual = usualDefinition(view, on);
  const held = tierOf(definition, tierKey) ?? tierOf(usual, tierKey);
  const left = tierOf(definition, shown.eligible);
  const inForce = benefitsInForce(usual, standing.partnership);
  const atStake =
    effect === "gone" || lost.length > 0
      ? inForce.filter(b => held?.benefits.includes(b.key) && !left?.benefits.includes(b.key))
      : [];
  const then = benefitsInForce(definition, standing.partnership);
  const other = effect === "gone" ? { gained: [], stopped: [] } : difference(inForce, then);
  const titles = (list: readonly ProgrammeDefinition["benefits"][number][]) =>
    list.map(b => textIn(b.title, locale));
  const rank = (key: string | null) => tierOf(definition, key)?.rank ?? 0;
  const opens = rank(shown.eligible) > Math.max(rank(base.eligible), rank(tierKey));
  const escalators = (of: View["facts"], by: ProgrammeDefinition) =>
    servants(
      of,
      by.areas.filter(area => area.escalates).map(area => area.key),
      on,
    );
  // Who may hold level 2 today and may not on that day, as supposed (T3): also whose certificate ends until then.
  const holders = (of: View["facts"], by: ProgrammeDefinition, day: string) =>
    servants(
      of,
      by.areas.filter(holdsLevel2).map(area => area.key),
      day,
    ).map(one => one.personId);
  const still = new Set(holders(facts, definition, on));
  const gone = holders(standing.facts, usual, view.today).filter(personId => !still.has(personId));
  const leaving = [...new Set([...asked.without, ...gone])];
  const standIns = escalators(facts, definition);
  const nobody = standIns.length === 0 && escalators(standing.facts, usual).length > 0;
  const why = atStake.some(b => b.kind === "level3_support") ? "benefit" : nobody ? "nobody" : null;
  return {
    supposed: supposedDto(view, asked, by),
    tier: tierKey === null ? null : tierName(view, tierKey),
    effect,
    lost: lost.map(rung => ({ title: titleOf(view, rung.requirementKey), have: rung.have, need: rung.need })),
    opens: opens && shown.eligible !== null ? [tierName(view, shown.eligible)] : [],
    remediationDays: definition.remediationDays,
    benefits: titles(atStake),
    gained: titles(other.gained),
    stopped: titles(other.stopped),
    tickets: leaving.length === 0 ? [] : await openTicketsHeldBy(tx, actor.tenantId, leaving),
    level3: why && { why, numbers: await openLevel3Of(tx, actor.tenantId, standing.partnerOrgId) },
    standIns: [...new Set(standIns.map(s => s.name).filter(name => name !== ""))],
  };
}

type Benefits = ProgrammeDefinition["benefits"];
function difference(before: Benefits, after: Benefits) {
  const without = (list: Benefits, others: Benefits) =>
    list.filter(b => !others.some(other => other.key === b.key));
  return { gained: without(after, before), stopped: without(before, after) };
}

function supposedDto(view: View, asked: LadderAsked, by: VersionChoice | null): SupposedDto {
  const { standing, definition, today } = view;
  const nameOf = (personId: string) =>
    standing.facts.people.find(p => p.personId === personId && p.name !== "")?.name ?? "";
  const renewed = suppose(
    definition,
    { ...standing.facts, people: [] },
    { leave: [], leaveOn: today, renew: asked.renew, courses: [] },
    today,
  ).certificates;
  return {
    leave: asked.without.map(personId => ({ personId, name: nameOf(personId) })),
    renew: asked.renew.flatMap(({ personId, areaKey }) => {
      const cycle = renewed.find(c => c.id === `renewal:${personId}:${areaKey}`);
      const about = { personId, areaKey, name: nameOf(personId), area: areaName(view, areaKey) };
      return cycle ? [{ ...about, from: cycle.validFrom }] : [];
    }),
    courses: asked.courses.map(course => ({
      ...course,
      name: course.personId === null ? null : nameOf(course.personId),
      area: areaName(view, course.areaKey),
    })),
    by,
  };
}
