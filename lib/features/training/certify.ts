import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { issueCertificate, renewCertificate } from "#lib/features/certifications/issue.ts";
import { waitingFor } from "#lib/features/certifications/prepare.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { orRefused } from "#lib/platform/db/savepoint.ts";
import type { By } from "#lib/platform/record.ts";
import { invalid, Refusal, refuse } from "#lib/platform/refusal.ts";
import { type SessionRecord, stateOf } from "./record.ts";

/** Those of a date who passed an area, with the day of their last result. */
export async function passedIn(tx: Tx, { session }: Pick<SessionRecord, "session">) {
  const { tenantId } = session;
  const rows = await tx.trainingEnrolment.findMany({
    where: { tenantId, sessionId: session.id, cancelledAt: null },
    orderBy: [{ personName: "asc" }, { id: "asc" }],
  });
  const within = { in: rows.map(row => row.id) };
  const results = await tx.trainingResult.findMany({
    where: { tenantId, enrolmentId: within, annulledAt: null },
  });
  const kept = await tx.trainingOutcome.findMany({ where: { tenantId, enrolmentId: within } });
  return rows.flatMap(row => {
    const outcomes = (kept.find(one => one.enrolmentId === row.id)?.areas ?? {}) as Record<string, string>;
    const days = results.filter(one => one.enrolmentId === row.id).map(one => toPlainDate(one.on));
    const on = days.sort().at(-1);
    if (stateOf(row) !== "seated" || !on) return [];
    return row.areas
      .filter(area => outcomes[area] === "passed")
      .map(area => ({ enrolmentId: row.id, personId: row.personId, name: row.personName, area, on }));
  });
}

/**
 * Issues, or renews, what a date's passes wait for, valid from a day (P23). Who cannot have it, as who took back their
 * word, is left out by name; the others have theirs.
 */
export async function certifyPassed(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: SessionRecord,
  input: { day: PlainDate },
  now: Date,
): Promise<{ issued: number; left: string }> {
  if (input.day > todayIn(workspace.timeZone, now.getTime()))
    return invalid({ day: "training.invalid.future" });
  let issued = 0;
  const left: string[] = [];
  for (const { personId, name, area, on } of await passedIn(tx, record)) {
    const p = { personId, programmeId: record.course.programmeId, area };
    const waits = await waitingFor(tx, by, workspace, p, on, now);
    if (!waits) continue;
    const dated = { version: waits.record.row.version, day: input.day };
    const deed = waits.deed === "issue" ? issueCertificate : renewCertificate;
    const refused = await orRefused(tx, () => deed(tx, by, workspace, waits.record, dated, now));
    if (!(refused instanceof Refusal)) issued += 1;
    else if (refused.kind === "conflict") throw refused;
    else left.push(name);
  }
  if (issued === 0 && left.length === 0) refuse("training.refusal.nothingToIssue");
  if (issued === 0) refuse("training.refusal.noneIssued", { names: [...new Set(left)].join(", ") });
  return { issued, left: [...new Set(left)].join(", ") };
}

/** Whose certificate waits for the vendor, by enrolment and area. Reads alone. */
export async function waitingCertificates(
  tx: Tx,
  record: SessionRecord,
  workspace: WorkspaceInfo,
  today: PlainDate,
): Promise<{ enrolmentId: string; area: string; name: string }[]> {
  const passed = await passedIn(tx, record);
  const rows = await tx.certification.findMany({
    where: {
      tenantId: record.session.tenantId,
      programmeId: record.course.programmeId,
      personId: { in: passed.map(one => one.personId) },
      revokedAt: null,
      endedAt: null,
    },
  });
  return passed.filter(one => {
    const own = rows.filter(row => row.personId === one.personId && row.areaKey === one.area);
    const prepared = own.find(row => row.validFrom === null);
    if (prepared) return prepared.result === "passed";
    const held = own
      .filter(row => row.validUntil !== null && toPlainDate(row.validUntil) >= today)
      .sort((a, b) => Number(b.validUntil) - Number(a.validUntil))[0];
    return (
      held !== undefined && (!held.issuedAt || todayIn(workspace.timeZone, held.issuedAt.getTime()) < one.on)
    );
  });
}
