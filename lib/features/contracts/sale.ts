import type { SaleStage } from "#lib/domain/contracts/contract.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";

const sql = Prisma.sql;

/** Of a contract `c`: its latest quote stands, so it can be accepted or is. The last revision alone counts. */
export const quotedSql = (today: PlainDate) => sql`EXISTS (SELECT 1 FROM quote q
  LEFT JOIN quote_answer a ON a.tenant_id = q.tenant_id AND a.quote_id = q.id
  WHERE q.tenant_id = c.tenant_id AND q.contract_id = c.id AND q.withdrawn_at IS NULL
    AND coalesce(a.accepted, q.valid_until >= ${today}::date)
    AND NOT EXISTS (SELECT 1 FROM quote l WHERE l.tenant_id = q.tenant_id AND l.contract_id = q.contract_id
      AND l.revision > q.revision))`;

export const orderedSql = sql`EXISTS (SELECT 1 FROM contract_order o
  WHERE o.tenant_id = c.tenant_id AND o.contract_id = c.id AND o.taken_back_at IS NULL)`;

/** How far these drafts have come, by id; one with neither a quote that stands nor an order is left out. */
export async function saleStages(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  today: PlainDate,
): Promise<Map<string, SaleStage>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; ordered: boolean; quoted: boolean }[]>`
    SELECT c.id, ${orderedSql} AS ordered, ${quotedSql(today)} AS quoted FROM contract c
    WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ANY (${[...ids]}::uuid[])`;
  return new Map(
    rows.flatMap(({ id, ordered, quoted }): [string, SaleStage][] =>
      ordered ? [[id, "ordered"]] : quoted ? [[id, "quoted"]] : [],
    ),
  );
}

/** What is said of one sale at a time: an answer, a withdrawal and a new revision don't cross. Held until the transaction ends. */
export async function oneSaleAtATime(tx: Tx, contractId: string): Promise<void> {
  await oneAtATime(tx, `sale:${contractId}`);
}

/** Why a quote was withdrawn when nobody gave a reason: its draft was changed. */
export const CHANGED = "changed";

/** A quote that was withdrawn; `stood`: somebody could accept it, or had. */
export type Withdrawn = { number: string; revision: number; stood: boolean };

/** A quote says what a draft said: once the draft says something else, or is dropped, it is withdrawn. Null: there was none. */
export async function withdrawChanged(
  tx: Tx,
  tenantId: string,
  contractId: string,
  { by, why = CHANGED }: { by: string; why?: string },
  { now, today }: { now: Date; today: PlainDate },
): Promise<Withdrawn | null> {
  await oneSaleAtATime(tx, contractId);
  const latest = await tx.quote.findFirst({
    where: { tenantId, contractId },
    orderBy: { revision: "desc" },
    select: { id: true, number: true, revision: true, validUntil: true },
  });
  if (!latest) return null;
  const answer = await tx.quoteAnswer.findFirst({
    where: { tenantId, quoteId: latest.id },
    select: { accepted: true },
  });
  if (answer?.accepted === false) return null;
  const { count } = await tx.quote.updateMany({
    where: { tenantId, id: latest.id, withdrawnAt: null },
    data: { withdrawnAt: now, withdrawnBy: by, withdrawnWhy: why, version: { increment: 1 } },
  });
  if (count === 0) return null;
  const stood = answer !== null || toPlainDate(latest.validUntil) >= today;
  return { number: latest.number, revision: latest.revision, stood };
}

/** The price that was accepted with its lapse part: what coming back costs was promised and no longer grows (S15). */
export async function acceptedPrice(tx: Tx, tenantId: string, contractId: string): Promise<unknown> {
  const latest = await tx.quote.findFirst({
    where: { tenantId, contractId },
    orderBy: { revision: "desc" },
    select: { id: true, price: true, withdrawnAt: true },
  });
  if (!latest || latest.withdrawnAt) return null;
  const answer = await tx.quoteAnswer.findFirst({ where: { tenantId, quoteId: latest.id, accepted: true } });
  const order = await tx.contractOrder.findFirst({
    where: { tenantId, contractId, quoteId: latest.id, takenBackAt: null },
    select: { id: true },
  });
  return answer || order ? latest.price : null;
}
