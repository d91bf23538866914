import type { Currency, Money } from "#lib/domain/money/money.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { amount } from "#lib/features/contracts/rows.ts";
import { orderedSql, quotedSql } from "#lib/features/contracts/sale.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";

const sql = Prisma.sql;

export const OFFER_STAGES = ["open", "accepted", "ordered"] as const;
export type OfferStage = (typeof OFFER_STAGES)[number];

export type OfferRow = {
  id: string;
  number: string;
  customerName: string;
  servedByName: string;
  stage: OfferStage;
  quote: string | null;
  revision: number | null;
  validUntil: PlainDate | null;
  total: Money;
};

export type OffersDto = {
  stages: { stage: OfferStage; count: number; value: Money[] }[];
  rows: OfferRow[];
  /** More than are shown. */
  more: boolean;
};

/** So many are shown; who has more finds them in the list of contracts, by state. */
const MOST = 40;

type Row = {
  id: string;
  number: string;
  customerName: string;
  servedByName: string;
  stage: OfferStage;
  quote: string | null;
  revision: number | null;
  validUntil: Date | null;
  minor: bigint;
  currency: string;
};

/** Drafts that are offered or ordered, as the reader's side sees them: how many in which stage, what they are worth, those that run out first at the head. */
export async function readOffers(
  tx: Tx,
  tenantId: string,
  filter: { planId: string | null; serving: string | null },
  today: PlainDate,
): Promise<OffersDto> {
  const parts = [
    sql`c.tenant_id = ${tenantId}::uuid AND c.signed_on IS NULL AND c.cancelled_on IS NULL`,
    sql`(${orderedSql} OR ${quotedSql(today)})`,
  ];
  if (filter.planId) parts.push(sql`c.plan_id = ${filter.planId}::uuid`);
  if (filter.serving === "vendor") parts.push(sql`c.partner_org_id IS NULL`);
  else if (filter.serving) parts.push(sql`c.partner_org_id = ${filter.serving}::uuid`);
  const from = sql`FROM contract c
    LEFT JOIN LATERAL (SELECT q.number, q.revision, q.valid_until, q.total_minor, q.currency, a.accepted FROM quote q
      LEFT JOIN quote_answer a ON a.tenant_id = q.tenant_id AND a.quote_id = q.id
      WHERE q.tenant_id = c.tenant_id AND q.contract_id = c.id AND q.withdrawn_at IS NULL
      ORDER BY q.revision DESC LIMIT 1) n ON true
    WHERE ${Prisma.join(parts, " AND ")}`;
  const stage = sql`(CASE WHEN ${orderedSql} THEN 'ordered' WHEN n.accepted THEN 'accepted' ELSE 'open' END)`;
  const minor = sql`coalesce(n.total_minor, c.price_minor)`;
  const currency = sql`coalesce(n.currency, c.currency)`;
  const sums = await tx.$queryRaw<{ stage: OfferStage; currency: string; count: number; value: bigint }[]>`
    SELECT ${stage} AS stage, ${currency} AS currency, count(*)::int AS count, sum(${minor})::bigint AS value ${from}
    GROUP BY 1, 2 ORDER BY 2`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.number, c.customer_name AS "customerName", c.served_by_name AS "servedByName", ${stage} AS stage,
      n.number AS quote, n.revision, n.valid_until AS "validUntil", ${minor} AS minor, ${currency} AS currency ${from}
    ORDER BY n.valid_until NULLS LAST, c.id LIMIT ${MOST + 1}`;
  return {
    stages: OFFER_STAGES.map(one => {
      const own = sums.filter(sum => sum.stage === one);
      return {
        stage: one,
        count: own.reduce((all, sum) => all + sum.count, 0),
        // Currencies stand side by side, for no rate is known here.
        value: own.map(sum => amount(sum.value, sum.currency as Currency)),
      };
    }),
    rows: rows.slice(0, MOST).map(({ minor: value, currency: code, validUntil, ...row }) => ({
      ...row,
      validUntil: toPlainDateOrNull(validUntil),
      total: amount(value, code),
    })),
    more: rows.length > MOST,
  };
}
