import { noticesDue } from "#lib/domain/certifications/certification.ts";
import { areaOf, noticeDaysOf, type ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { recordEvent, recordEvents, systemWriter } from "#lib/platform/record.ts";
import { type CertificationRow, certificationOf } from "./row.ts";

/** As many certificates as one transaction takes on; what is left is for the next. */
const PAGE = 400;

type Place = Pick<WorkspaceInfo, "tenantId" | "locale" | "timeZone">;

/**
 * Writes down the notices that are due (P23), on the days of each area or else of its programme, each once, also when
 * two workers do it at the same moment. None once a renewal stands. Takes a page of certificates and says how many notices it
 * wrote; nobody is told yet, see `tellNotices`. Runs as the worker.
 */
export async function recordNotices(tx: Tx, place: Place, today: PlainDate): Promise<number> {
  let written = 0;
  for (const { programmeId, definition } of await listProgrammes(tx, place.tenantId, today))
    for (const rule of rulesOf(definition)) {
      const of = { tenantId: place.tenantId, programmeId, ...rule };
      const rows = await unnoticed(tx, of, today, PAGE - written);
      written += await record(tx, place, definition, rows, today);
    }
  return written;
}

type Rule = { days: readonly number[]; areas: readonly string[]; among: boolean };

/** Each area's own days, and the programme's for whatever is left, areas of earlier versions too. */
function rulesOf(definition: ProgrammeDefinition): Rule[] {
  const own = definition.areas.flatMap(({ key, noticeDays }) =>
    noticeDays === undefined ? [] : [{ days: noticeDays, areas: [key], among: true }],
  );
  const others = { days: definition.noticeDays, areas: own.flatMap(one => one.areas), among: false };
  return [...own, others];
}

/** A page at once: one by one, a large import would not get through in the time a transaction has. */
async function record(
  tx: Tx,
  { tenantId, locale, timeZone }: Place,
  definition: ProgrammeDefinition,
  rows: readonly CertificationRow[],
  today: PlainDate,
): Promise<number> {
  const due = rows.flatMap(row => {
    const certification = certificationOf(row, timeZone);
    // Those sent before are left out by `unnoticed`, as are those that are renewed.
    const [daysBefore] = noticesDue(certification, noticeDaysOf(definition, row.areaKey), [], today);
    return daysBefore === undefined
      ? []
      : [{ row, daysBefore, id: newId(), until: certification.validUntil ?? today }];
  });
  await tx.certificationNotice.createMany({
    data: due.map(({ row, daysBefore, id }) => ({
      tenantId,
      id,
      certificationId: row.id,
      partnerOrgId: row.partnerOrgId,
      daysBefore,
    })),
    skipDuplicates: true,
  });
  // What another worker was faster with is told by it.
  const stand = await tx.certificationNotice.findMany({
    where: { tenantId, id: { in: due.map(one => one.id) } },
    select: { id: true },
  });
  const own = new Set(stand.map(notice => notice.id));
  const written = due.filter(one => own.has(one.id));
  await recordEvents(
    tx,
    systemWriter(tenantId),
    written.map(({ row, until }) => {
      const area = areaOf(definition, row.areaKey);
      return {
        subjectType: "certification",
        subjectId: row.id,
        type: "certification.ending",
        audience: "partner_vendor",
        partnerOrgId: row.partnerOrgId,
        data: {
          name: row.personName,
          personId: row.personId,
          area: area ? textIn(area.name, locale) : row.areaKey,
          areaKey: row.areaKey,
          number: row.number ?? "",
          until,
          days: daysBetween(today, until),
        },
      };
    }),
  );
  return written.length;
}

/** Certificates of a rule for which one of its days has come and no notice of that day or a later one stands. */
async function unnoticed(
  tx: Tx,
  { tenantId, programmeId, days, areas, among }: Rule & { tenantId: string; programmeId: string },
  today: PlainDate,
  limit: number,
): Promise<CertificationRow[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id
    FROM certification c
    CROSS JOIN LATERAL (
      SELECT min(d) AS days FROM unnest(${[...days]}::int[]) d WHERE d >= c.valid_until - ${today}::date
    ) due
    WHERE c.tenant_id = ${tenantId}::uuid AND c.programme_id = ${programmeId}::uuid
      AND (c.area_key = ANY(${[...areas]}::text[])) = ${among}
      AND c.revoked_at IS NULL AND c.ended_at IS NULL AND c.valid_from <= ${today}::date
      AND c.valid_until BETWEEN ${today}::date AND ${today}::date + ${Math.max(0, ...days)}::int
      AND due.days IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM certification_notice n
        WHERE n.tenant_id = c.tenant_id AND n.certification_id = c.id AND n.days_before <= due.days)
      AND NOT EXISTS (
        SELECT 1 FROM certification later
        WHERE later.tenant_id = c.tenant_id AND later.person_id = c.person_id AND later.area_key = c.area_key
          AND later.programme_id = c.programme_id AND later.valid_until > c.valid_until
          AND later.revoked_at IS NULL AND later.ended_at IS NULL)
    ORDER BY c.valid_until, c.id
    LIMIT ${limit}`;
  const ids = found.map(row => row.id);
  if (ids.length === 0) return [];
  return tx.certification.findMany({
    where: { tenantId, id: { in: ids } },
    orderBy: [{ validUntil: "asc" }, { id: "asc" }],
  });
}

/**
 * Has the notices of a run told together: one fact, of which each person gets one mail about everything that concerns
 * them, however many certificates end. Companies stay whole; after a large import the vendor gets one mail for some
 * hundreds. Says how many notices it took; what a stopped worker left untold is taken by the next run.
 */
export async function tellNotices(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const taken = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM certification_notice
    WHERE tenant_id = ${tenantId}::uuid AND told_at IS NULL
    ORDER BY partner_org_id NULLS LAST, id LIMIT ${PAGE} FOR UPDATE SKIP LOCKED`;
  if (taken.length === 0) return 0;
  const eventId = await recordEvent(tx, systemWriter(tenantId), {
    subjectType: "workspace",
    subjectId: tenantId,
    type: "certification.notices",
    audience: "vendor",
    data: { count: taken.length },
    tell: true,
  });
  await tx.certificationNotice.updateMany({
    where: { tenantId, id: { in: taken.map(notice => notice.id) } },
    data: { toldAt: now, eventId },
  });
  return taken.length;
}
