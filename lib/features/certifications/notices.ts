import { noticesDue } from "#lib/domain/certifications/certification.ts";
import { areaOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays, daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";
import { type CertificationRow, certificationOf } from "./row.ts";

/**
 * Tells of certificates that end (P23), at 90, 60, 30 and 7 days and on the day, each once, also when two workers
 * do it at the same moment. None once a renewal stands. Runs as the worker; returns how many notices it recorded.
 */
export async function sendNotices(tx: Tx, tenantId: string, today: PlainDate): Promise<number> {
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  if (!workspace) return 0;
  let sent = 0;
  for (const { programmeId, definition } of await listProgrammes(tx, tenantId, today)) {
    const furthest = Math.max(0, ...definition.noticeDays);
    const rows = await tx.certification.findMany({
      where: {
        tenantId,
        programmeId,
        revokedAt: null,
        endedAt: null,
        validFrom: { not: null },
        validUntil: { gte: fromPlainDate(today), lte: fromPlainDate(addDays(today, furthest)) },
      },
      orderBy: [{ validUntil: "asc" }, { id: "asc" }],
    });
    const [notices, later] = [await noticesOf(tx, tenantId, rows), await laterCycles(tx, tenantId, rows)];
    for (const row of rows) {
      const certification = certificationOf(row, workspace.timeZone);
      const before = notices.get(row.id) ?? [];
      const renewed = later.some(c => sameArea(c, row) && (c.validUntil ?? 0) > (row.validUntil ?? 0));
      for (const days of noticesDue(certification, definition.noticeDays, before, today, renewed)) {
        const { count } = await tx.certificationNotice.createMany({
          data: [
            {
              tenantId,
              id: newId(),
              certificationId: row.id,
              partnerOrgId: row.partnerOrgId,
              daysBefore: days,
            },
          ],
          skipDuplicates: true,
        });
        if (count === 0) continue;
        const area = areaOf(definition, row.areaKey);
        const until = certification.validUntil ?? today;
        await recordEvent(tx, systemWriter(tenantId), {
          subjectType: "certification",
          subjectId: row.id,
          type: "certification.ending",
          audience: "partner_vendor",
          partnerOrgId: row.partnerOrgId,
          data: {
            name: row.personName,
            personId: row.personId,
            area: area ? textIn(area.name, workspace.locale) : row.areaKey,
            areaKey: row.areaKey,
            number: row.number ?? "",
            until,
            days: daysBetween(today, until),
          },
          tell: true,
        });
        sent += 1;
      }
    }
  }
  return sent;
}

async function noticesOf(tx: Tx, tenantId: string, rows: CertificationRow[]): Promise<Map<string, number[]>> {
  const found = await tx.certificationNotice.findMany({
    where: { tenantId, certificationId: { in: rows.map(row => row.id) } },
  });
  const sent = new Map<string, number[]>();
  for (const { certificationId, daysBefore } of found)
    sent.set(certificationId, [...(sent.get(certificationId) ?? []), daysBefore]);
  return sent;
}

const sameArea = (a: CertificationRow, b: CertificationRow) =>
  a.personId === b.personId && a.areaKey === b.areaKey && a.programmeId === b.programmeId;

const laterCycles = (tx: Tx, tenantId: string, rows: CertificationRow[]): Promise<CertificationRow[]> =>
  tx.certification.findMany({
    where: {
      tenantId,
      personId: { in: [...new Set(rows.map(row => row.personId))] },
      revokedAt: null,
      endedAt: null,
      validUntil: { not: null },
    },
  });
