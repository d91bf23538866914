import type { Actor } from "#lib/domain/policies/types.ts";
import { widestWindow } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { listProgrammes, type Programme } from "#lib/features/programmes/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { forLike } from "#lib/platform/db/like.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { shown } from "./cycles.ts";
import type { PortfolioDto, PortfolioView } from "./dto.ts";

const PAGE = 50;

export type PortfolioQuery = {
  view: PortfolioView;
  area: string | null;
  partner: string | null;
  cursor: string | null;
  /** Part of a person's name, whatever the accents. */
  person?: string;
  /** In force, and ends within so many days. */
  within?: number | null;
};

type Found = { id: string; day: string };

/** Which certificates a person may read and asked for, in their order; at most so many, after a cursor. */
async function found(
  { tx, actor, today }: { tx: Tx; actor: Actor; today: PlainDate },
  programmes: readonly Programme[],
  query: PortfolioQuery,
  most: number,
): Promise<Found[]> {
  const { tenantId } = actor;
  const window = Math.max(0, ...programmes.map(p => widestWindow(p.definition)));
  const newest = query.view === "ended";
  const end = Prisma.sql`coalesce(valid_until, '9999-12-31'::date)`;
  const dead = Prisma.sql`(revoked_at IS NOT NULL OR ended_at IS NOT NULL OR valid_until + grace_days < ${today}::date)`;
  const views: Record<PortfolioView, Prisma.Sql> = {
    all: Prisma.sql`true`,
    current: Prisma.sql`valid_until IS NOT NULL AND NOT ${dead}`,
    ending: Prisma.sql`valid_until <= ${addDays(today, window)}::date AND NOT ${dead}`,
    training: Prisma.sql`valid_from IS NULL AND revoked_at IS NULL AND ended_at IS NULL`,
    ended: Prisma.sql`${dead}`,
  };
  const partner = query.partner
    ? await tx.organisation.findFirst({ where: { tenantId, slug: query.partner, side: "partner" } })
    : null;
  if (query.partner && !partner) return notFoundRefusal();
  const org = actor.side === "partner" ? actor.orgId : partner?.id;
  const ofOrg = org ? Prisma.sql`AND partner_org_id = ${org}::uuid` : Prisma.empty;
  const ofArea = query.area ? Prisma.sql`AND area_key = ${query.area}` : Prisma.empty;
  const like = query.person && forLike(query.person);
  const ofPerson = like
    ? Prisma.sql`AND search_words(person_name) LIKE search_words(${`%${like}%`})`
    : Prisma.empty;
  const soon = query.within
    ? Prisma.sql`AND valid_until <= ${addDays(today, query.within)}::date AND NOT ${dead}`
    : Prisma.empty;
  const at = cursorOf(query.cursor);
  const after = at
    ? newest
      ? Prisma.sql`AND (${end}, id) < (${at.day}::date, ${at.id}::uuid)`
      : Prisma.sql`AND (${end}, id) > (${at.day}::date, ${at.id}::uuid)`
    : Prisma.empty;
  const order = newest ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return tx.$queryRaw<Found[]>`
    SELECT id, ${end}::text AS day FROM certification
    WHERE tenant_id = ${tenantId}::uuid AND ${views[query.view]} ${ofOrg} ${ofArea} ${ofPerson} ${soon} ${after}
    ORDER BY ${end} ${order}, id ${order} LIMIT ${most}`;
}

/** The certificates a person may read, by their end: of the vendor all, of a partner its own; so many at a time. */
export async function listCertificates(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  query: PortfolioQuery,
  now: Date,
  size = PAGE,
): Promise<PortfolioDto> {
  if (actor.side === "customer") return notFoundRefusal();
  const { tenantId } = actor;
  const today = todayIn(workspace.timeZone, now.getTime());
  const programmes = await listProgrammes(tx, tenantId, today);
  const ids = await found({ tx, actor, today }, programmes, query, size + 1);
  const page = ids.slice(0, size);
  const last = page.at(-1);
  const rows = await tx.certification.findMany({ where: { tenantId, id: { in: page.map(f => f.id) } } });
  const dtos = await shown({ tx, actor, workspace, today }, programmes, rows);
  const byId = new Map(dtos.map(dto => [dto.id, dto]));
  const areas = programmes.flatMap(p => p.definition.areas);
  return {
    rows: page.flatMap(f => byId.get(f.id) ?? []),
    next: ids.length > size && last ? `${last.day}~${last.id}` : null,
    first: cursorOf(query.cursor) === null,
    areas: areas.map(area => ({ key: area.key, name: textIn(area.name, actor.locale) })),
    today,
  };
}

function cursorOf(cursor: string | null): { day: string; id: string } | null {
  const [day, id] = cursor?.split("~") ?? [];
  return day && id && /^\d{4}-\d\d-\d\d$/.test(day) && isUuid(id) ? { day, id } : null;
}
