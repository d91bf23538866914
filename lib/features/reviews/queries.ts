import { type OnSiteTerms, optionsOf } from "#lib/domain/contracts/options.ts";
import type { PlanCheck } from "#lib/domain/contracts/plan.ts";
import { followUp, reviewState } from "#lib/domain/contracts/reviews.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { timeIn, todayIn } from "#lib/domain/time/zone.ts";
import { chainOf } from "#lib/features/contracts/chain.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { amount, workspaceDays } from "#lib/features/contracts/rows.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { ParticipantDto, ReviewActionDto, ReviewDto, ReviewsDto, ReviewsSummary } from "./dto.ts";

type Of = Pick<ContractDto, "id" | "plan" | "startsOn">;

/** On-site years of a contract with their business reviews, minutes and actions (S16). */
export async function readReviews(tx: Tx, tenantId: string, contract: Of, now: Date): Promise<ReviewsDto> {
  const { timeZone: zone, today } = await workspaceDays(tx, tenantId, now);
  const where = { tenantId, contractId: { in: await chainOf(tx, tenantId, contract.id) } };
  const years = await tx.onSiteYear.findMany({ where, orderBy: { startsOn: "desc" } });
  const rows = await tx.businessReview.findMany({ where, orderBy: [{ dueOn: "desc" }, { id: "desc" }] });
  const actionRows = await tx.reviewAction.findMany({ where, orderBy: [{ dueOn: "asc" }, { id: "asc" }] });
  const decided = new Map(rows.map(row => [row.id, toPlainDate(row.heldOn ?? row.dueOn)]));
  const actions = actionRows.map((row): ReviewActionDto => {
    const dueOn = toPlainDate(row.dueOn);
    return {
      id: row.id,
      reviewId: row.reviewId,
      decidedOn: decided.get(row.reviewId) ?? dueOn,
      what: row.what,
      owner: row.owner,
      dueOn,
      late: row.doneOn === null && dueOn < today,
      doneOn: toPlainDateOrNull(row.doneOn),
      doneBy: row.doneBy,
      doneNote: row.doneNote,
      at: row.at.getTime(),
      version: row.version,
    };
  });
  // What comes first, then what was held, the newest first.
  const ordered = [
    ...rows.filter(row => row.heldOn === null).reverse(),
    ...rows.filter(row => row.heldOn !== null),
  ];
  const due = new Map(rows.map(row => [row.id, toPlainDate(row.dueOn)]));
  const last = years[0];
  return {
    terms: optionsOf(contract.plan).onSite,
    zone,
    nextStart: last ? addDays(toPlainDate(last.endsOn), 1) : later(today, contract.startsOn),
    years: years.map(row => ({
      id: row.id,
      orderNumber: row.orderNumber,
      startsOn: toPlainDate(row.startsOn),
      endsOn: toPlainDate(row.endsOn),
      price: amount(row.priceMinor, row.currency),
      items: (row.terms as unknown as OnSiteTerms).items,
      running: toPlainDate(row.startsOn) <= today && today <= toPlainDate(row.endsOn),
    })),
    reviews: ordered.map((row): ReviewDto => {
      const dueOn = toPlainDate(row.dueOn);
      const heldOn = toPlainDateOrNull(row.heldOn);
      const startsAt = row.startsAt?.getTime() ?? null;
      const endsAt = row.endsAt?.getTime() ?? null;
      return {
        id: row.id,
        dueOn,
        state: reviewState({ dueOn, startsAt, heldOn }, now.getTime(), today),
        startsAt,
        endsAt,
        on: startsAt === null ? "" : todayIn(zone, startsAt),
        from: startsAt === null ? "" : timeIn(zone, startsAt),
        to: endsAt === null ? "" : timeIn(zone, endsAt),
        place: row.place,
        reason: row.reason,
        participants: row.participants as unknown as ParticipantDto[],
        agenda: row.agenda as unknown as PlanCheck[],
        minutes: row.minutes as Record<string, string>,
        heldOn,
        heldBy: row.heldBy,
        version: row.version,
        actions: actions.filter(action => action.reviewId === row.id),
        followUp: followUp(
          actions.filter(action => (due.get(action.reviewId) ?? dueOn) < dueOn),
          heldOn,
        ),
      };
    }),
  };
}

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/** Who may be invited to a review: the customer's administrators and contacts, and who keeps the contract at the serving side. */
export async function reviewPeople(
  tx: Tx,
  actor: Pick<Actor, "tenantId">,
  contract: Pick<ContractDto, "customerOrgId" | "partnerOrgId">,
): Promise<(ParticipantDto & { side: "customer" | "serving" })[]> {
  const { tenantId } = actor;
  const vendor = await tx.organisation.findFirst({
    where: { tenantId, side: "vendor" },
    select: { id: true },
  });
  const servingId = contract.partnerOrgId ?? vendor?.id ?? null;
  const rows = await tx.$queryRaw<(ParticipantDto & { orgId: string })[]>`
    SELECT DISTINCT m.org_id AS "orgId", p.id AS "personId", p.name, p.email
    FROM membership m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.accepted_at IS NOT NULL AND ${inForce(tenantId)}
      AND ((m.org_id = ${contract.customerOrgId}::uuid AND m.roles && ARRAY['customer_admin', 'customer_contact'])
        OR (m.org_id = ${servingId}::uuid AND m.roles && ARRAY['partner_admin', 'partner_sales', 'partner_support_manager',
              'partner_manager', 'vendor_support_manager', 'vendor_support', 'partner_support']))
    ORDER BY p.name, p.id LIMIT 60`;
  return rows.map(({ orgId, ...person }) => ({
    ...person,
    side: orgId === contract.customerOrgId ? "customer" : "serving",
  }));
}

/** Until when on-site support runs, the next review, and what is still to do; null: never bought and not sold. */
export async function reviewsSummary(
  tx: Tx,
  tenantId: string,
  contract: Of,
  today: PlainDate,
): Promise<ReviewsSummary | null> {
  const where = { tenantId, contractId: { in: await chainOf(tx, tenantId, contract.id) } };
  const years = await tx.onSiteYear.findMany({ where, orderBy: { endsOn: "desc" }, take: 1 });
  const year = years[0];
  if (!year) return optionsOf(contract.plan).onSite ? { until: null, next: null, openActions: 0 } : null;
  const next = await tx.businessReview.findFirst({
    where: { ...where, heldOn: null },
    orderBy: { dueOn: "asc" },
  });
  const until = toPlainDate(year.endsOn);
  return {
    until: until >= today ? until : null,
    next: next && { dueOn: toPlainDate(next.dueOn), startsAt: next.startsAt?.getTime() ?? null },
    openActions: await tx.reviewAction.count({ where: { ...where, doneOn: null } }),
  };
}
