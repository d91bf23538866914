import type { Actor } from "#lib/domain/policies/types.ts";
import type { ApplicationState } from "#lib/domain/programmes/application.ts";
import { tierOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { type Programme, programmeByVersion } from "#lib/features/programmes/queries.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { type ApplicationListDto, LIST_VIEWS, type ListView } from "./dto.ts";

const STATES: Record<ListView, ApplicationState[]> = {
  open: ["submitted", "in_review", "info_requested"],
  new: ["submitted"],
  review: ["in_review"],
  asked: ["info_requested"],
  decided: ["accepted", "rejected", "withdrawn"],
};
const PAGE = 50;

type Row = {
  id: string;
  number: string;
  orgName: string;
  versionId: string;
  tierKey: string;
  state: ApplicationState;
  submittedAt: Date | null;
  dueAt: Date | null;
  updatedAt: Date;
  sortAt: Date;
  sortKey: string;
};

/**
 * The applications a person may read. The vendor's queue goes by the time its answer is due, what is decided
 * by the newest decision; a partner's own are all in one list. Drafts are the applicant's alone.
 */
export async function listApplications(
  tx: Tx,
  actor: Actor,
  { view, cursor }: { view: ListView; cursor: string | null },
): Promise<ApplicationListDto> {
  if (actor.side === "customer") return notFoundRefusal();
  const { tenantId } = actor;
  const partner = actor.side === "partner";
  const states = partner ? [...STATES.open, ...STATES.decided, "draft"] : STATES[view];
  const newest = partner || view === "decided";
  const sort = newest ? Prisma.sql`updated_at` : Prisma.sql`coalesce(due_at, submitted_at, updated_at)`;
  const own = partner ? Prisma.sql`AND partner_org_id = ${actor.orgId}::uuid` : Prisma.empty;
  const at = cursorOf(cursor);
  const after = at
    ? newest
      ? Prisma.sql`AND (${sort}, id) < (${at.key}::timestamptz, ${at.id}::uuid)`
      : Prisma.sql`AND (${sort}, id) > (${at.key}::timestamptz, ${at.id}::uuid)`
    : Prisma.empty;
  const order = newest ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, number, org_name AS "orgName", programme_version_id AS "versionId", tier_key AS "tierKey", state,
           submitted_at AS "submittedAt", due_at AS "dueAt", updated_at AS "updatedAt",
           ${sort}::text AS "sortKey"
    FROM application
    WHERE tenant_id = ${tenantId}::uuid AND state = ANY (${states}) ${own} ${after}
    ORDER BY ${sort} ${order}, id ${order} LIMIT ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const assessors = await assessorsOf(tx, actor, shown);
  const programmes = new Map<string, Programme | null>();
  for (const { versionId } of shown)
    if (!programmes.has(versionId))
      programmes.set(versionId, await programmeByVersion(tx, tenantId, versionId));
  return {
    rows: shown.map(row => {
      const definition = programmes.get(row.versionId)?.definition;
      const tier = definition && tierOf(definition, row.tierKey);
      return {
        number: row.number,
        orgName: row.orgName,
        programme: definition ? textIn(definition.name, actor.locale) : "",
        tier: tier ? textIn(tier.name, actor.locale) : "",
        state: row.state,
        submittedAt: row.submittedAt?.getTime() ?? null,
        dueAt: STATES.decided.includes(row.state) ? null : (row.dueAt?.getTime() ?? null),
        updatedAt: row.updatedAt.getTime(),
        assessors: assessors.get(row.id)?.named ?? 0,
        handedIn: assessors.get(row.id)?.handedIn ?? 0,
      };
    }),
    next: rows.length > PAGE && last ? `${last.sortKey}~${last.id}` : null,
    first: at === null,
    counts: await countsOf(tx, actor),
  };
}

function cursorOf(cursor: string | null): { key: string; id: string } | null {
  const [key, id] = cursor?.split("~") ?? [];
  if (!key || !id || !isUuid(id) || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[\d.]*[+-]\d\d(:\d\d)?$/.test(key))
    return null;
  return { key, id };
}

/** Of each application: assessors named, and those of them who have handed in. The vendor's own. */
async function assessorsOf(
  tx: Tx,
  actor: Actor,
  rows: Row[],
): Promise<Map<string, { named: number; handedIn: number }>> {
  if (actor.side !== "vendor" || rows.length === 0) return new Map();
  const found = await tx.applicationAssessment.groupBy({
    by: ["applicationId"],
    where: { tenantId: actor.tenantId, applicationId: { in: rows.map(r => r.id) } },
    _count: { _all: true, handedInAt: true },
  });
  return new Map(
    found.map(f => [f.applicationId, { named: f._count._all, handedIn: f._count.handedInAt }] as const),
  );
}

async function countsOf(tx: Tx, actor: Actor): Promise<Record<ListView, number>> {
  const own = actor.side === "partner" ? { partnerOrgId: actor.orgId } : {};
  const found = await tx.application.groupBy({
    by: ["state"],
    where: { tenantId: actor.tenantId, ...own },
    _count: { _all: true },
  });
  const of = (states: string[]) =>
    found.filter(f => states.includes(f.state)).reduce((sum, f) => sum + f._count._all, 0);
  return Object.fromEntries(LIST_VIEWS.map(view => [view, of(STATES[view])])) as Record<ListView, number>;
}
