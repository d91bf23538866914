import { type Currency, money } from "#lib/domain/money/money.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { RenewalsDto } from "../dto.ts";
import { endingContracts } from "./waiting-partner.ts";

type Row = {
  number: string;
  customer: string;
  servedBy: string;
  endsOn: string;
  minor: bigint;
  currency: string;
  drafted: boolean;
};

/** So many at most are looked at for the sum; a quarter with more is the list's business. */
const MOST = 500;

/** Contracts the actor's side may see that end in 90 days without a signed successor, with what they are worth a year (S14). */
export async function readRenewals(
  tx: Tx,
  actor: { tenantId: string; side: string; orgId: string },
  today: PlainDate,
  take = 6,
): Promise<RenewalsDto> {
  const own = Prisma.sql`x.tenant_id = ${actor.tenantId}::uuid ${
    actor.side === "partner" ? Prisma.sql`AND x.partner_org_id = ${actor.orgId}::uuid` : Prisma.empty
  }`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT x.number, x.customer_name AS "customer", x.served_by_name AS "servedBy", x.ends_on::text AS "endsOn",
      x.price_minor AS "minor", x.currency,
      EXISTS (SELECT 1 FROM contract d WHERE d.tenant_id = x.tenant_id AND d.previous_id = x.id
        AND d.signed_on IS NULL AND d.cancelled_on IS NULL) AS "drafted"
    ${endingContracts(own, today, 90)} ORDER BY x.ends_on, x.id LIMIT ${MOST}`;
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0) + Number(row.minor));
  return {
    rows: rows.slice(0, take).map(({ minor, currency, ...row }) => ({
      ...row,
      yearly: money(Number(minor), currency as Currency),
    })),
    count: rows.length,
    yearly: [...sums].map(([currency, minor]) => money(minor, currency as Currency)),
  };
}
