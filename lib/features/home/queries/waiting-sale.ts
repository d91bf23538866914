import type { PlainDate } from "#lib/domain/time/types.ts";
import { Prisma } from "#lib/platform/db/prisma.ts";
import type { Part } from "./waiting.ts";

const sql = Prisma.sql;
const unsigned = sql`x.signed_on IS NULL AND x.cancelled_on IS NULL`;
const last = sql`q.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM quote l WHERE l.tenant_id = q.tenant_id
  AND l.contract_id = q.contract_id AND l.revision > q.revision)`;
const order = sql`FROM contract_order o WHERE o.tenant_id = x.tenant_id AND o.contract_id = x.id AND o.taken_back_at IS NULL`;

/** S13: what was offered to the customer and nobody has answered yet, until it runs out. */
export const quoteToAnswer = (own: Prisma.Sql, today: PlainDate): Part => ({
  kind: "quoteAnswer",
  id: sql`q.id`,
  number: sql`q.number`,
  title: sql`q.served_by_name`,
  about: sql`q.plan_name`,
  dueOn: sql`q.valid_until`,
  path: sql`'/contracts/' || x.number || '/quote'`,
  from: sql`FROM quote q JOIN contract x ON x.tenant_id = q.tenant_id AND x.id = q.contract_id
    WHERE ${own} AND ${unsigned} AND ${last} AND q.valid_until >= ${today}::date AND NOT EXISTS (SELECT 1 ${order})
      AND NOT EXISTS (SELECT 1 FROM quote_answer a WHERE a.tenant_id = q.tenant_id AND a.quote_id = q.id)`,
});

/** S14: what the customer accepted or ordered waits for the signature. */
export const contractToSign = (own: Prisma.Sql): Part => ({
  kind: "contractSign",
  id: sql`x.id`,
  number: sql`x.number`,
  title: sql`x.customer_name`,
  about: sql`x.plan_name`,
  since: sql`w.at`,
  path: sql`'/contracts/' || x.number`,
  from: sql`FROM contract x JOIN LATERAL (
      SELECT o.recorded_at AS at ${order}
      UNION ALL SELECT a.at FROM quote q JOIN quote_answer a ON a.tenant_id = q.tenant_id AND a.quote_id = q.id AND a.accepted
        WHERE q.tenant_id = x.tenant_id AND q.contract_id = x.id AND ${last}
      ORDER BY at DESC LIMIT 1) w ON true
    WHERE ${own} AND ${unsigned}`,
});
