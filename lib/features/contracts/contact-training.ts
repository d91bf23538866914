import { optionsOf } from "#lib/domain/contracts/options.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadPlanVersion } from "#lib/features/plans/queries.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";
import { contractSubject, workspaceDays } from "./rows.ts";

/** A course somebody passed: since when, and the certificate's number or the course's name. */
export type Trained = { on: PlainDate; note: string };

/**
 * The first certificate or passed course of each person in one of the areas (S7), as the worker: neither is the reading
 * side's to see. A certificate that ran out still says that its holder was trained; a revoked one or an annulled result doesn't.
 */
export async function coursesOf(
  tx: Tx,
  tenantId: string,
  personIds: readonly string[],
  areas: readonly string[],
  today: PlainDate,
): Promise<Map<string, Trained>> {
  const found = new Map<string, Trained>();
  if (personIds.length === 0 || areas.length === 0) return found;
  const rows = await tx.$queryRaw<{ personId: string; on: Date; note: string }[]>`
    SELECT DISTINCT ON (t.person_id) t.person_id AS "personId", t."on", t.note FROM (
      SELECT c.person_id, c.valid_from AS "on", coalesce(c.number, c.area_key) AS note FROM certification c
      WHERE c.tenant_id = ${tenantId}::uuid AND c.person_id = ANY (${[...personIds]}::uuid[])
        AND c.area_key = ANY (${[...areas]}) AND c.valid_from IS NOT NULL AND c.revoked_at IS NULL
      UNION ALL
      SELECT o.person_id,
        (SELECT max(r."on") FROM training_result r WHERE r.tenant_id = o.tenant_id
          AND r.enrolment_id = o.enrolment_id AND r.annulled_at IS NULL),
        coalesce(k.title->>w.locale, k.title #>> '{}')
      FROM training_outcome o
      JOIN training_enrolment e ON e.tenant_id = o.tenant_id AND e.id = o.enrolment_id
      JOIN training_course k ON k.tenant_id = e.tenant_id AND k.id = e.course_id
      JOIN workspace w ON w.tenant_id = o.tenant_id
      WHERE o.tenant_id = ${tenantId}::uuid AND o.person_id = ANY (${[...personIds]}::uuid[])
        AND EXISTS (SELECT 1 FROM jsonb_each_text(o.areas) a WHERE a.key = ANY (${[...areas]}) AND a.value = 'passed')) t
    WHERE t."on" <= ${today}::date
    ORDER BY t.person_id, t."on", t.note`;
  for (const row of rows) found.set(row.personId, { on: toPlainDate(row.on), note: row.note });
  return found;
}

/**
 * Notes on the lists of contacts what their people passed since (S7), tells them that they may open cases, and takes it
 * back where the certificate was revoked or the result annulled. Harmless when repeated. Runs as the worker in the tenant;
 * returns how many changed.
 */
export async function noteCourses(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const { today } = await workspaceDays(tx, tenantId, now);
  const rows = await tx.authorisedContact.findMany({
    where: {
      tenantId,
      removedAt: null,
      OR: [{ trainedOn: null }, { trainingFrom: "course" }],
      contract: {
        signedOn: { not: null },
        cancelledOn: null,
        endsOn: { gte: fromPlainDate(today) },
      },
    },
    include: { contract: true },
    orderBy: { id: "asc" },
  });
  let changed = 0;
  for (const [planVersionId, contacts] of Map.groupBy(rows, row => row.contract.planVersionId)) {
    const { definition } = await loadPlanVersion(tx, tenantId, planVersionId);
    const { areas } = optionsOf(definition).contactTraining;
    const passed = await coursesOf(
      tx,
      tenantId,
      contacts.map(contact => contact.personId),
      areas,
      today,
    );
    for (const contact of contacts) {
      const course = passed.get(contact.personId);
      const had = contact.trainedOn !== null;
      if (had === (course !== undefined)) continue;
      const written = await tx.authorisedContact.updateMany({
        where: { tenantId, id: contact.id, version: contact.version },
        data: {
          trainedOn: course ? fromPlainDate(course.on) : null,
          trainingNote: course?.note ?? "",
          trainingFrom: course ? "course" : "hand",
          trainingBy: "",
          version: { increment: 1 },
        },
      });
      if (written.count === 0) continue;
      await recordEvent(tx, systemWriter(tenantId), {
        ...contractSubject(contact.contract),
        type: course ? "contract.contact_trained" : "contract.contact_untrained",
        data: {
          number: contact.contract.number,
          name: contact.personName,
          personId: contact.personId,
          ...(course ? { on: course.on } : {}),
        },
        tell: course !== undefined,
      });
      changed += 1;
    }
  }
  return changed;
}
