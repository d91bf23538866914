import type { Actor } from "#lib/domain/policies/types.ts";
import { wordBegins } from "#lib/platform/db/like.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { Company, CompanyKind } from "../dto/companies.ts";

/** So many are offered; one more word finds the others. */
const OFFERED = 20;
const LONGEST = 100;

/** Companies besides its own that a list of this actor can be narrowed to (R1): a vendor's partners, and the customers of both. */
const narrowsBy = ({ side }: Actor, kind: CompanyKind): boolean =>
  side === "vendor" || (side === "partner" && kind === "customer");

/**
 * Companies of a kind with a word in their name that begins so, by name; without words the first of all. None where the actor's
 * side narrows nothing by them; row security decides which there are.
 */
export async function companiesNamed(
  tx: Tx,
  actor: Actor,
  kind: CompanyKind,
  words: string,
): Promise<{ found: Company[]; more: boolean }> {
  if (!narrowsBy(actor, kind)) return { found: [], more: false };
  const asked = words.trim().slice(0, LONGEST);
  const rows = await tx.$queryRaw<Company[]>`
    SELECT id::text, name FROM organisation
    WHERE tenant_id = ${actor.tenantId}::uuid AND side = ${kind}
      AND ${asked === "" ? Prisma.sql`true` : wordBegins(Prisma.sql`name_words`, asked)}
    ORDER BY name, id LIMIT ${OFFERED + 1}`;
  return { found: rows.slice(0, OFFERED), more: rows.length > OFFERED };
}

/** The names of companies that a list is narrowed to; of one that the actor does not see there is none. */
export async function companyNames(
  tx: Tx,
  actor: Actor,
  ids: readonly (string | null)[],
): Promise<Company[]> {
  const asked = ids.filter(id => id !== null);
  if (asked.length === 0) return [];
  return tx.organisation.findMany({
    where: { tenantId: actor.tenantId, id: { in: asked } },
    select: { id: true, name: true },
  });
}

/** So many customers one page holds. */
const PAGE = 40;

/**
 * Customers whose calls the actor may log (S8): those it serves, by name, a page at a time. `after` is what the page before gave as
 * `next`; anything else begins at the first.
 */
export async function customersServed(
  tx: Tx,
  actor: Actor,
  { words, after }: { words: string; after: string },
): Promise<{ rows: Company[]; next: string | null }> {
  const asked = words.trim().slice(0, LONGEST);
  const edge = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\|(.+)$/su.exec(after);
  const rows = await tx.$queryRaw<Company[]>`
    SELECT id::text, name FROM organisation
    WHERE tenant_id = ${actor.tenantId}::uuid AND side = 'customer'
      AND partner_org_id IS NOT DISTINCT FROM ${actor.side === "partner" ? actor.orgId : null}::uuid
      AND ${asked === "" ? Prisma.sql`true` : wordBegins(Prisma.sql`name_words`, asked)}
      AND ${edge ? Prisma.sql`(name, id) > (${edge[2]}, ${edge[1]}::uuid)` : Prisma.sql`true`}
    ORDER BY name, id LIMIT ${PAGE + 1}`;
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return { rows: page, next: last ? `${last.id}|${last.name}` : null };
}
