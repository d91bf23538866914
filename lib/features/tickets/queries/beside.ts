import type { Actor } from "#lib/domain/policies/types.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";

const sql = Prisma.sql;

/** What can hang on a case: rows of a table that name it, or the actor's own of them. */
const PARTS = {
  knowledge: "knowledge_ticket",
  defects: "defect_case",
  wishes: "feature_case",
  mails: "mail_delivery",
  tags: "ticket_tag",
  rating: "ticket_rating",
  draft: "reply_draft",
  place: "reading_place",
  following: "ticket_follower",
} as const;
type Part = keyof typeof PARTS;

/** What a customer's page has no place for. */
const NOT_FOR_CUSTOMERS: readonly Part[] = ["mails", "tags"];
const OWN: readonly Part[] = ["draft", "place", "following"];
/** Of the company the actor acts for. */
const THERE: readonly Part[] = ["tags", "draft", "place"];

/**
 * What of it hangs on this case, as far as the actor's side sees it. Most cases have next to nothing of it, and one look instead of nine
 * says so.
 */
export async function besideCase(
  tx: Tx,
  { tenantId, orgId, personId, side }: Actor,
  ticketId: string,
): Promise<Record<Part, boolean>> {
  const whose = (part: Part) =>
    sql`${OWN.includes(part) ? sql`AND person_id = ${personId}::uuid` : Prisma.empty}
      ${THERE.includes(part) ? sql`AND org_id = ${orgId}::uuid` : Prisma.empty}`;
  const parts = (Object.keys(PARTS) as Part[]).map(part =>
    side === "customer" && NOT_FOR_CUSTOMERS.includes(part)
      ? sql`false AS ${Prisma.raw(part)}`
      : sql`EXISTS (SELECT 1 FROM ${Prisma.raw(PARTS[part])}
          WHERE tenant_id = ${tenantId}::uuid AND ticket_id = ${ticketId}::uuid ${whose(part)}) AS ${Prisma.raw(part)}`,
  );
  const rows = await tx.$queryRaw<Record<Part, boolean>[]>`SELECT ${Prisma.join(parts, ", ")}`;
  const [row] = rows;
  if (!row) throw new Error("EXISTS always answers");
  return row;
}
