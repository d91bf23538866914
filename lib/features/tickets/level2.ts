import type { Actor } from "#lib/domain/policies/types.ts";
import { noFacts } from "#lib/domain/programmes/facts.ts";
import { servants } from "#lib/domain/programmes/specialists.ts";
import {
  type Holder,
  type HoldRefusal,
  holdsLevel2,
  type Level2Rule,
  mayHold,
  needsHolder,
} from "#lib/domain/tickets/level2.ts";
import { specialistsOf } from "#lib/features/partnerships/specialist-facts.ts";
import { judgingProgramme } from "#lib/features/programmes/rules.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { engineersOf, type Member, membersOf } from "./assignable.ts";
import { workspaceDay } from "./gate.ts";
import type { TicketContext, TicketRow } from "./load.ts";

/** Nothing is asked: the case is not a partner's. */
const FREE: Level2Rule = { asked: false, holders: [] };

/**
 * Who of a partner may hold level 2 today (T3): its engineers with a certificate that counts for it, in an area whose
 * programme says so, with the last day of each and the cases they have. As a side that reads the partner's certificates.
 */
export async function level2Rule(
  tx: Tx,
  tenantId: string,
  partnerOrgId: string | null,
  now: Date,
  /** Who reads cases at these companies, where the caller has looked already. */
  known?: readonly Member[],
): Promise<Level2Rule> {
  if (partnerOrgId === null) return FREE;
  const { today, timeZone } = await workspaceDay(tx, tenantId, now);
  const partnerships = await tx.partnership.findMany({ where: { tenantId, partnerOrgId } });
  let asked = false;
  const counting = new Map<string, Pick<Holder, "until" | "certificationId">>();
  for (const partnership of partnerships) {
    const judged = await judgingProgramme(tx, tenantId, partnership);
    const areas = (judged?.programme.definition.areas ?? []).filter(holdsLevel2).map(area => area.key);
    if (areas.length === 0) continue;
    asked = true;
    // What is left of a programme that ended certifies nobody for it any more.
    if (partnership.state === "ended") continue;
    const facts = await specialistsOf(tx, tenantId, partnership.programmeId, [partnerOrgId], timeZone);
    for (const servant of servants(facts.get(partnerOrgId) ?? noFacts, areas, today)) {
      const known = counting.get(servant.personId);
      if (known === undefined || known.until < servant.until)
        counting.set(servant.personId, { until: servant.until, certificationId: servant.certificate.id });
    }
  }
  if (counting.size === 0) return { asked, holders: [] };
  const engineers = engineersOf(
    { side: "partner", orgId: partnerOrgId },
    known ?? (await membersOf(tx, tenantId, [partnerOrgId])),
  );
  const held = await tx.ticket.groupBy({
    by: ["assigneeId"],
    where: { tenantId, partnerOrgId, open: true, level: { gte: 2 }, assigneeId: { not: null } },
    _count: true,
  });
  const holders = engineers.flatMap((one): Holder[] => {
    const counts = counting.get(one.personId);
    const openCases = held.find(h => h.assigneeId === one.personId)?._count ?? 0;
    return counts ? [{ ...one, ...counts, openCases }] : [];
  });
  return { asked, holders };
}

/** The same for one case; nothing is looked up where the case needs no certified holder. */
export const level2RuleOf = (
  tx: Tx,
  row: TicketRow,
  now: Date,
  known?: readonly Member[],
): Promise<Level2Rule> =>
  needsHolder(row) ? level2Rule(tx, row.tenantId, row.partnerOrgId, now, known) : Promise.resolve(FREE);

/** Why somebody may not hold a case of level 2, in the reader's words: with the names of those who may, where there are any. */
export function holdRefusal(
  actor: Pick<Actor, "locale" | "personId">,
  why: HoldRefusal,
  rule: Level2Rule,
  person: { personId: string; name: string },
): { reason: string; params: Record<string, string | number> } {
  if (why === "nobody_certified") return { reason: "tickets.refusal.level2Nobody", params: {} };
  const names = listText(
    rule.holders.map(holder => holder.name),
    actor.locale,
  );
  const params = { name: person.name, names, count: rule.holders.length };
  const own = person.personId === actor.personId;
  return { reason: own ? "tickets.refusal.level2Own" : "tickets.refusal.level2Other", params };
}

/** Refuses with tickets.refusal.level2… when the person may not hold the case at its level (T3). */
export async function requireHolder(
  ctx: TicketContext,
  row: TicketRow,
  person: { personId: string; name: string },
): Promise<void> {
  const rule = await level2RuleOf(ctx.tx, row, ctx.now);
  const held = mayHold(row, rule, person.personId);
  if (held.ok) return;
  const { reason, params } = holdRefusal(ctx.actor, held.error, rule, person);
  refuse(reason, params);
}
