import { tierOf } from "#lib/domain/programmes/definition.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { type Programme, programmeByVersion } from "#lib/features/programmes/queries.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { waitsOf } from "./waits.ts";

const PAGE = 40;

export type PartnerFilter = {
  state: PartnershipState | null;
  /** A tier's key, or "none" for those that hold none. */
  tier: string | null;
  /** Days within which something is lost. */
  lossWithin: number | null;
  name: string;
  after: string | null;
  before: string | null;
};

export type PartnerLine = {
  id: string;
  name: string;
  slug: string;
  programme: string;
  state: PartnershipState;
  tier: string | null;
  nextLossOn: PlainDate | null;
  finished: number;
  total: number;
  /** What waits for the vendor. */
  open: number;
};

export type PartnerPage = { rows: PartnerLine[]; next: string | null; previous: string | null };

function conditions(tenantId: string, filter: PartnerFilter, on: PlainDate): Prisma.Sql {
  const parts = [Prisma.sql`p.tenant_id = ${tenantId}::uuid`];
  if (filter.state) parts.push(Prisma.sql`p.state = ${filter.state}`);
  if (filter.tier === "none") parts.push(Prisma.sql`p.tier_key IS NULL`);
  else if (filter.tier) parts.push(Prisma.sql`p.tier_key = ${filter.tier}`);
  if (filter.lossWithin !== null)
    parts.push(Prisma.sql`p.next_loss_on <= ${addDays(on, filter.lossWithin)}::date`);
  if (filter.name) {
    const like = `%${filter.name.replace(/[\\%_]/g, match => `\\${match}`)}%`;
    parts.push(Prisma.sql`p.org_name ILIKE ${like}`);
  }
  return Prisma.join(parts, " AND ");
}

/** The vendor's partners by name, a page at a time; cursors are "name|id" of the edge row. */
export async function listPartners(
  tx: Tx,
  tenantId: string,
  filter: PartnerFilter,
  on: PlainDate,
  locale: string,
): Promise<PartnerPage> {
  const back = cursorOf(filter.before);
  const edge = back ?? cursorOf(filter.after);
  const order = back ? Prisma.sql`p.org_name DESC, p.id DESC` : Prisma.sql`p.org_name ASC, p.id ASC`;
  const step = back ? Prisma.sql`<` : Prisma.sql`>`;
  const beyond = edge
    ? Prisma.sql`AND (p.org_name, p.id) ${step} (${edge.name}, ${edge.id}::uuid)`
    : Prisma.empty;
  const ids = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM partnership p WHERE ${conditions(tenantId, filter, on)} ${beyond}
    ORDER BY ${order} LIMIT ${PAGE + 1}`;
  const more = ids.length > PAGE;
  const page = ids.slice(0, PAGE).map(row => row.id);
  if (back) page.reverse();
  const rows = await lines(tx, tenantId, page, on, locale);
  const mark = (row: PartnerLine | undefined) => (row ? `${row.name}|${row.id}` : null);
  return {
    rows,
    next: back || more ? mark(rows.at(-1)) : null,
    previous: back ? (more ? mark(rows[0]) : null) : edge ? mark(rows[0]) : null,
  };
}

/** How many partners the filters leave. */
export async function countPartners(
  tx: Tx,
  tenantId: string,
  filter: PartnerFilter,
  on: PlainDate,
): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM partnership p WHERE ${conditions(tenantId, filter, on)}`;
  return rows[0]?.count ?? 0;
}

async function lines(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  on: PlainDate,
  locale: string,
): Promise<PartnerLine[]> {
  const rows = await tx.partnership.findMany({ where: { tenantId, id: { in: [...ids] } } });
  const orgs = await tx.organisation.findMany({
    where: { tenantId, id: { in: rows.map(row => row.partnerOrgId) } },
    select: { id: true, slug: true },
  });
  const programmes = new Map<string, Programme>();
  for (const versionId of new Set(rows.map(row => row.programmeVersionId))) {
    const programme = await programmeByVersion(tx, tenantId, versionId);
    if (programme) programmes.set(versionId, programme);
  }
  const held = rows.flatMap(row => {
    const programme = programmes.get(row.programmeVersionId);
    return programme ? [{ row, definition: programme.definition }] : [];
  });
  const waits = await waitsOf(
    tx,
    tenantId,
    held.map(({ row, definition }) => ({
      id: row.id,
      state: row.state as PartnershipState,
      solution: row.solution,
      remediationUntil: toPlainDateOrNull(row.remediationUntil),
      definition,
    })),
    on,
    locale,
  );
  const found = new Map(
    held.map(({ row, definition }) => {
      const tier = tierOf(definition, row.tierKey);
      const work = waits.get(row.id);
      const line: PartnerLine = {
        id: row.id,
        name: row.orgName,
        slug: orgs.find(org => org.id === row.partnerOrgId)?.slug ?? "",
        programme: textIn(definition.name, locale),
        state: row.state as PartnershipState,
        tier: tier && textIn(tier.name, locale),
        nextLossOn: toPlainDateOrNull(row.nextLossOn),
        finished: work?.finished ?? 0,
        total: work?.total ?? 0,
        open: work?.waits.filter(wait => wait.side === "vendor").length ?? 0,
      };
      return [row.id, line] as const;
    }),
  );
  return ids.flatMap(id => found.get(id) ?? []);
}

function cursorOf(text: string | null): { name: string; id: string } | null {
  const cut = text?.lastIndexOf("|") ?? -1;
  if (!text || cut < 0) return null;
  const id = text.slice(cut + 1);
  return isUuid(id) ? { name: text.slice(0, cut), id } : null;
}
