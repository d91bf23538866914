import { areaOf, renewalWindowOf, widestWindow } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { holdsLevel2 } from "#lib/domain/tickets/level2.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { casesHeldBy } from "#lib/features/held-tickets/queries.ts";
import type { Programme } from "#lib/features/programmes/queries.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { CertificateLineDto, CertificatesDto } from "../dto.ts";

type Row = {
  id: string;
  personId: string;
  name: string;
  org: string | null;
  programmeId: string;
  areaKey: string;
  from: string | null;
  until: string | null;
  graceDays: number;
  courseOn: string | null;
  leavesOn: string | null;
  count: number;
};

type Asked = {
  actor: { tenantId: string; side: string; orgId: string; locale: string };
  programmes: readonly Programme[];
  today: PlainDate;
};

const windowOf = (programmes: readonly Programme[]) =>
  Math.max(0, ...programmes.map(p => widestWindow(p.definition)));

/** A person's newest cycle in an area: what it was renewed into hides the older one (P23). */
const newest = Prisma.sql`NOT EXISTS (SELECT 1 FROM certification n WHERE n.tenant_id = x.tenant_id
  AND n.person_id = x.person_id AND n.programme_id = x.programme_id AND n.area_key = x.area_key
  AND n.revoked_at IS NULL AND n.ended_at IS NULL AND n.valid_until > x.valid_until)`;
const stands = Prisma.sql`x.revoked_at IS NULL AND x.ended_at IS NULL`;

const columns = Prisma.sql`x.id, x.person_id AS "personId", x.person_name AS "name", x.programme_id AS "programmeId",
  x.area_key AS "areaKey", x.valid_from::text AS "from", x.valid_until::text AS "until",
  x.grace_days AS "graceDays", x.training_on::text AS "courseOn", (SELECT CASE WHEN bool_or(m.valid_until IS NULL)
    THEN NULL ELSE max(m.valid_until)::text END FROM membership m WHERE m.tenant_id = x.tenant_id
    AND m.person_id = x.person_id AND m.org_id = x.partner_org_id) AS "leavesOn", count(*) OVER ()::int AS "count"`;

/** The certificates of all partners whose window is open, the next end first (P23). */
export async function endingCertificates(
  tx: Tx,
  { actor, programmes, today }: Asked,
  take = 8,
): Promise<CertificatesDto> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${columns}, o.name AS "org" FROM certification x
    LEFT JOIN organisation o ON o.tenant_id = x.tenant_id AND o.id = x.partner_org_id
    WHERE x.tenant_id = ${actor.tenantId}::uuid AND ${stands} AND ${newest}
      AND x.valid_until BETWEEN ${today}::date AND ${addDays(today, windowOf(programmes))}::date
    ORDER BY x.valid_until, x.id LIMIT ${take}`;
  const lines = linesOf(rows, programmes, today, actor);
  await addCases(tx, actor.tenantId, rows, lines, programmes, today);
  return { lines, count: rows[0]?.count ?? 0, today };
}

/** What a company's people hold and prepare, a line a person and area, the next end first; people stand together. */
export async function teamCertificates(
  tx: Tx,
  { actor, programmes, today }: Asked,
  take = 14,
): Promise<CertificatesDto> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${columns}, NULL AS "org" FROM certification x
    WHERE x.tenant_id = ${actor.tenantId}::uuid AND x.partner_org_id = ${actor.orgId}::uuid AND ${stands}
      AND (x.valid_until + x.grace_days >= ${today}::date OR x.valid_until IS NULL AND x.result IS DISTINCT FROM 'failed')
      AND ${newest}
    ORDER BY x.valid_until NULLS LAST, x.id LIMIT ${take}`;
  const order = [...new Set(rows.map(row => row.personId))];
  rows.sort((a, b) => order.indexOf(a.personId) - order.indexOf(b.personId));
  const lines = linesOf(rows, programmes, today, actor);
  await addCases(tx, actor.tenantId, rows, lines, programmes, today);
  return { lines, count: rows[0]?.count ?? 0, today };
}

/** How many open cases depend on each (T3): only of an area that counts for level 2, and only once there is something to do. */
async function addCases(
  tx: Tx,
  tenantId: string,
  rows: readonly Row[],
  lines: CertificateLineDto[],
  programmes: readonly Programme[],
  today: PlainDate,
): Promise<void> {
  const counting = rows.filter(row =>
    programmes
      .find(p => p.programmeId === row.programmeId)
      ?.definition.areas.some(area => area.key === row.areaKey && holdsLevel2(area)),
  );
  const soon = lines.filter(
    line => !line.planned && line.renewFrom <= today && counting.some(row => row.id === line.key),
  );
  const cases = await casesHeldBy(
    tx,
    tenantId,
    soon.map(line => line.personId),
  );
  for (const line of soon) line.cases = cases.get(line.personId) ?? 0;
}

function linesOf(
  rows: readonly Row[],
  programmes: readonly Programme[],
  today: PlainDate,
  actor: { side: string; locale: string },
): CertificateLineDto[] {
  return rows.flatMap(row => {
    const definition = programmes.find(p => p.programmeId === row.programmeId)?.definition;
    if (!definition) return [];
    const area = areaOf(definition, row.areaKey);
    const areaName = area ? textIn(area.name, actor.locale) : row.areaKey;
    const until = row.until ?? addDays(today, 400);
    const lasts = addDays(until, row.graceDays);
    return [
      {
        key: row.id,
        personId: row.personId,
        name: row.name,
        beside: actor.side === "vendor" ? (row.org ?? areaName) : areaName,
        from: row.from ?? row.courseOn ?? today,
        until,
        renewFrom: addDays(until, -renewalWindowOf(definition, row.areaKey)),
        graceUntil: row.graceDays > 0 ? addDays(until, row.graceDays) : null,
        courseOn: row.courseOn !== null && row.courseOn >= today ? row.courseOn : null,
        planned: row.until === null,
        leavesOn: row.leavesOn !== null && row.leavesOn < lasts ? row.leavesOn : null,
        cases: 0,
      },
    ];
  });
}
