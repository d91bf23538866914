import type { FeedScope } from "#lib/domain/policies/calendar-feed.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import { startOfDay, todayIn } from "#lib/domain/time/zone.ts";
import { renewalsOf } from "#lib/features/contracts/rows.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { EntryDto } from "./dto.ts";

type Contract = { id: string; number: string; customerName: string };

/**
 * When contracts end (S14), and the hours of agreed days (S12) and of business reviews (S16): of the contracts a
 * company serves; for the vendor every end, and the hours of what it serves itself. What is renewed or cancelled is left out.
 */
export async function contractEntries(
  tx: Tx,
  actor: Actor,
  scope: Exclude<FeedScope, "own">,
  since: PlainDate,
  most: number,
): Promise<EntryDto[]> {
  const { tenantId, orgId } = actor;
  const ends = await tx.contract.findMany({
    where: {
      tenantId,
      signedOn: { not: null },
      cancelledOn: null,
      endsOn: { gte: fromPlainDate(since) },
      ...(scope === "company" ? { partnerOrgId: orgId } : {}),
    },
    select: { id: true, number: true, customerName: true, endsOn: true },
    orderBy: [{ endsOn: "asc" }, { id: "asc" }],
    take: most,
  });
  const renewed = await renewalsOf(
    tx,
    tenantId,
    ends.map(row => row.id),
  );
  return [
    ...ends
      .filter(row => !renewed.has(row.id))
      .map((row): EntryDto => ({ ...about(row, "contract", ""), on: toPlainDate(row.endsOn) })),
    ...(await appointments(tx, actor, scope, since, most)),
  ];
}

const about = (contract: Contract, kind: EntryDto["kind"], page: string): Omit<EntryDto, "on"> => ({
  kind,
  id: contract.id,
  who: contract.customerName,
  what: "",
  company: "",
  number: contract.number,
  until: null,
  path: `/contracts/${contract.number}${page}`,
});

async function appointments(
  tx: Tx,
  { tenantId, orgId }: Actor,
  scope: Exclude<FeedScope, "own">,
  since: PlainDate,
  most: number,
): Promise<EntryDto[]> {
  const whose = { tenantId, partnerOrgId: scope === "company" ? orgId : null };
  const from = new Date(startOfDay("UTC", since));
  const nearest = { orderBy: [{ startsAt: "asc" as const }, { id: "asc" as const }], take: most };
  const days = await tx.bookedDay.findMany({
    where: { ...whose, state: { in: ["agreed", "used"] }, endsAt: { gte: from } },
    ...nearest,
  });
  const reviews = await tx.businessReview.findMany({
    where: { ...whose, endsAt: { gte: from } },
    ...nearest,
  });
  const contracts = await tx.contract.findMany({
    where: { tenantId, id: { in: [...days, ...reviews].map(row => row.contractId) } },
    select: { id: true, number: true, customerName: true },
  });
  const byId = new Map(contracts.map(row => [row.id, row]));
  const timed = (
    row: { id: string; contractId: string; startsAt: Date | null; endsAt: Date | null; sequence: number },
    kind: "bookedDay" | "review",
    place: string,
  ): EntryDto[] => {
    const contract = byId.get(row.contractId);
    if (!contract || !row.startsAt || !row.endsAt) return [];
    const starts: Instant = row.startsAt.getTime();
    // The name the same appointment has in its invitation, so that a calendar shows it once.
    const uid = `${kind === "review" ? "review" : "day"}-${row.id}@escala`;
    return [
      {
        ...about(contract, kind, kind === "review" ? "/reviews" : "/days"),
        id: row.id,
        company: place,
        on: todayIn("UTC", starts),
        hours: { from: starts, to: row.endsAt.getTime(), days: 1, uid, sequence: row.sequence },
      },
    ];
  };
  return [
    ...days.flatMap(row => timed(row, "bookedDay", "")),
    ...reviews.flatMap(row => timed(row, "review", row.place)),
  ];
}
