import type { Priority, TicketState } from "#lib/domain/tickets/types.ts";
import { beyond, orderBy } from "#lib/platform/db/keyset.ts";
import { type Cursor, type Page, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { LinkedCaseDTO } from "../dto/linked.ts";
import { openFirst } from "./open-first.ts";

const sql = Prisma.sql;
const PAGE = 40;

/** What cases can have in common, by the table that says so. */
const COMMON = {
  defect: sql`SELECT ticket_id, defect_id AS matter FROM defect_case`,
  wish: sql`SELECT ticket_id, feature_id AS matter FROM feature_case`,
};

/**
 * The cases linked to a defect or a wish, open ones first; a page at a time. Of both the link and the case the reader's row security
 * gives only what is theirs; whether they may see such a list at all the caller asks first.
 */
export async function linkedCases(
  tx: Tx,
  tenantId: string,
  link: { to: keyof typeof COMMON; id: string },
  cursor: Cursor,
): Promise<Page<LinkedCaseDTO>> {
  const start = startOf(cursor, openFirst);
  const found = await tx.$queryRaw<(LinkedCaseDTO & { id: string; mark: string })[]>`
    SELECT t.id, t.number, t.subject, t.customer_name AS "customerName", t.served_by_name AS "servedByName",
      t.product_version AS "productVersion", t.priority, t.state, CASE WHEN t.open THEN '1' ELSE '0' END AS mark
    FROM (${COMMON[link.to]} WHERE tenant_id = ${tenantId}::uuid) c
    JOIN ticket t ON t.tenant_id = ${tenantId}::uuid AND t.id = c.ticket_id
    WHERE c.matter = ${link.id}::uuid
      ${start.edge ? sql`AND ${beyond(openFirst, start.edge, start.back)}` : Prisma.empty}
    ORDER BY ${orderBy(openFirst, start.back)} LIMIT ${PAGE + 1}`;
  const page = pageOf(found, PAGE, start, row => [row.mark, row.id]);
  return {
    ...page,
    rows: page.rows.map(({ id: _, mark: __, ...row }) => ({
      ...row,
      priority: row.priority as Priority,
      state: row.state as TicketState,
    })),
  };
}
