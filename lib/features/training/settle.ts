import { areaOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { outcome, type PartResult } from "#lib/domain/training/outcome.ts";
import { companyOfResult } from "#lib/domain/training/reader.ts";
import { clearOutcome, settleOutcome } from "#lib/features/certifications/prepare.ts";
import { staysOf } from "#lib/features/consents/stays.ts";
import { consentOf } from "#lib/features/partnerships/specialist-facts.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { dayOf, definitionOf, type EnrolmentRecord, type EnrolmentRow, schemeIn } from "./record.ts";
import { tellOf } from "./seats.ts";

/** Whose a result of somebody is besides their own (P22). As the worker: their stays elsewhere are no company's to read. */
export async function readerOfResult(
  tx: Tx,
  { tenantId, personId, partnerOrgId: seatOf }: EnrolmentRow,
  on: PlainDate,
  writtenOn: PlainDate,
): Promise<string | null> {
  const stays = (await staysOf(tx, tenantId, personId)).filter(stay => !stay.waits);
  const words = await tx.countingConsent.findMany({ where: { tenantId, personId, closedAt: null } });
  return companyOfResult(
    stays.map(stay => ({
      personId,
      orgId: stay.orgId,
      from: toPlainDate(stay.validFrom),
      to: toPlainDateOrNull(stay.validUntil),
    })),
    words.map(consentOf),
    { personId, seatOf, on, writtenOn },
  );
}

export type ResultRow = { partKey: string; percent: number; on: Date; at: Date; annulledAt: Date | null };

/** Results as the rules read them: what was taken back is none. */
export const asResults = (rows: readonly ResultRow[]): PartResult[] =>
  rows
    .filter(row => row.annulledAt === null)
    .map(row => ({ part: row.partKey, percent: row.percent, at: row.at.getTime() }));

/**
 * What the results and the attendance decide, area by area: kept for lists, and put on the certificate each area prepares
 * (P4, P23). A pass that is to be issued or renewed by a person is told to the vendor. Once a certificate was issued on a
 * pass, a further result leaves it as it is, and a correction that would undo it is refused. Runs as the worker.
 */
export async function settle(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: EnrolmentRecord,
  now: Date,
  change: "added" | "corrected" = "added",
): Promise<void> {
  const { tenantId } = by;
  const { course, session } = record;
  const enrolment = await tx.trainingEnrolment.findFirstOrThrow({
    where: { tenantId, id: record.enrolment.id },
  });
  const rows = await tx.trainingResult.findMany({
    where: { tenantId, enrolmentId: enrolment.id, annulledAt: null },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const results = asResults(rows);
  const today = todayIn(workspace.timeZone, now.getTime());
  const definition = await definitionOf(tx, tenantId, course, today);
  const kept = await tx.trainingOutcome.findFirst({ where: { tenantId, enrolmentId: enrolment.id } });
  const before = (kept?.areas ?? {}) as Record<string, string>;
  const outcomes: Record<string, string> = {};
  for (const area of enrolment.areas) {
    const found = outcome(schemeIn(record), area, results, enrolment.attended);
    outcomes[area] = found.result;
    const counted = rows.filter(row => found.parts.some(line => line.part.key === row.partKey));
    const was = before[area];
    const p = { personId: enrolment.personId, programmeId: course.programmeId, area };
    const undone =
      (was === "passed" && found.result !== "passed") || (was === "failed" && found.result === "open");
    if (undone && !(await clearOutcome(tx, by, workspace, p, was, now))) {
      if (change === "corrected") refuse("training.refusal.issuedOn", { name: enrolment.personName });
      outcomes[area] = was;
      continue;
    }
    if (found.result === "open") continue;
    // Nobody who was absent and has no result has one on a day of its own: the session's.
    const days = counted.map(row => toPlainDate(row.on)).sort();
    const on = days.at(-1) ?? dayOf(session);
    const done = await settleOutcome(
      tx,
      by,
      workspace,
      {
        ...p,
        result: found.result,
        score: found.percent,
        on: on > today ? today : on,
        courseOn: dayOf(session),
      },
      now,
    );
    if (done === "to_renew" && before[area] !== "passed") {
      const named = definition && areaOf(definition, area);
      const words = { area: named ? textIn(named.name, by.locale) : area, areaKey: area };
      const reader = await readerOfResult(tx, enrolment, on, today);
      const told = { ...enrolment, partnerOrgId: reader };
      await tellOf(tx, by, { session, course }, told, "training.renewal_passed", words);
    }
  }
  const { id: enrolmentId, personId } = enrolment;
  await tx.trainingOutcome.upsert({
    where: { tenantId_enrolmentId: { tenantId, enrolmentId } },
    create: { tenantId, enrolmentId, personId, areas: outcomes },
    update: { areas: outcomes },
  });
}
