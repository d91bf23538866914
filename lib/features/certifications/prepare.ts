import { renewalOpens, recordTraining as withTraining } from "#lib/domain/certifications/certification.ts";
import { areaOf, renewalWindowOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { standingWith } from "#lib/features/consents/ask.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { orRefused } from "#lib/platform/db/savepoint.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import type { By } from "#lib/platform/record.ts";
import { Refusal, refuse } from "#lib/platform/refusal.ts";
import { nominate, recordResult, save } from "./commands.ts";
import { issueCertificate, renewCertificate } from "./issue.ts";
import { refuseWithdrawn } from "./people.ts";
import { type CertificationRecord, certificationOf, lockCertification } from "./row.ts";

// How a course joins the one road to a certificate: nominated, trained, examined, issued (P4, P23).

/** Whose certificate in which area of which programme. */
export type Prepared = { personId: string; programmeId: string; area: string };

/** The cycle that is under way: nominated and not issued. */
async function underWay(tx: Tx, by: By, workspace: WorkspaceInfo, p: Prepared, now: Date) {
  const row = await tx.certification.findFirst({
    where: {
      tenantId: by.tenantId,
      personId: p.personId,
      programmeId: p.programmeId,
      areaKey: p.area,
      validFrom: null,
      revokedAt: null,
      endedAt: null,
    },
    orderBy: { nominatedAt: "desc" },
    select: { id: true },
  });
  return row && lock(tx, by, workspace, row.id, now);
}

const lock = (tx: Tx, by: By, workspace: WorkspaceInfo, id: string, now: Date) =>
  lockCertification(tx, by, id, workspace.timeZone, todayIn(workspace.timeZone, now.getTime()));

/** The last cycle that is issued and lasts, of which a course may be the renewal. */
async function held(tx: Tx, by: By, p: Prepared, today: PlainDate) {
  return tx.certification.findFirst({
    where: {
      tenantId: by.tenantId,
      personId: p.personId,
      programmeId: p.programmeId,
      areaKey: p.area,
      revokedAt: null,
      endedAt: null,
      validUntil: { gte: fromPlainDate(today) },
    },
    orderBy: { validUntil: "desc" },
  });
}

/**
 * Makes sure that a course on a day leads to a certificate: what is under way goes on, who holds one renews it if its
 * window is open then, everybody else is nominated. Refused for a course too early to renew with.
 */
export async function prepareFor(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: PartnershipRecord,
  who: { personId: string; area: string; courseOn: PlainDate },
  now: Date,
): Promise<void> {
  const { definition, programmeId } = record.programme;
  const p = { personId: who.personId, programmeId, area: who.area };
  const today = todayIn(workspace.timeZone, now.getTime());
  const person = await tx.person.findFirst({ where: { tenantId: by.tenantId, id: who.personId } });
  const word = await standingWith(tx, by.tenantId, who.personId, record.partnerOrgId, today);
  refuseWithdrawn(by, word, person?.name ?? "", record.orgName, today);
  if (await underWay(tx, by, workspace, p, now)) return;
  const row = await held(tx, by, p, today);
  if (row) {
    const opens = renewalOpens(
      certificationOf(row, workspace.timeZone),
      renewalWindowOf(definition, who.area),
    );
    if (opens === null || who.courseOn >= opens) return;
    const area = areaOf(definition, who.area);
    refuse("training.refusal.tooEarlyToRenew", {
      name: row.personName,
      area: area ? textIn(area.name, by.locale) : who.area,
      from: dayText(opens, by.locale),
    });
  }
  const input = { slug: record.orgSlug, person: who.personId, name: "", email: "", area: who.area };
  await nominate(tx, by, workspace, record, input, now);
}

/** Notes the day of the course on the certificate it prepares; null takes the day away again where it is still that one. Tells nobody: the seat does. */
export async function noteCourse(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  p: Prepared,
  day: { on: PlainDate; note: string } | { not: PlainDate },
  now: Date,
): Promise<void> {
  const record = await underWay(tx, by, workspace, p, now);
  if (!record) return;
  if ("on" in day) {
    if (!withTraining(record.certification, day.on).ok) return;
    await save(tx, by, record, { trainingOn: fromPlainDate(day.on), trainingNote: day.note });
  } else if (record.certification.trainingOn === day.not && record.row.result === null)
    await save(tx, by, record, { trainingOn: null, trainingNote: "" });
}

export type CourseOutcome = Prepared & {
  result: "passed" | "failed";
  score: number | null;
  /** The day of the last part. */
  on: PlainDate;
  courseOn: PlainDate;
};

/**
 * What a course came to, on the certificate it prepares. A pass is issued or renewed at once where the programme says so;
 * else it waits for the vendor, who issues or renews. A pass is never taken back by a later result.
 */
export async function settleOutcome(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  outcome: CourseOutcome,
  now: Date,
): Promise<"issued" | "renewed" | "to_issue" | "to_renew" | "noted"> {
  const record = await underWay(tx, by, workspace, outcome, now);
  if (!record) return settleRenewal(tx, by, workspace, outcome, now);
  const { certification } = record;
  if (certification.result !== "passed") {
    const trained = certification.trainingOn;
    let version = record.row.version;
    let current: CertificationRecord = record;
    if (trained === null || trained > outcome.on) {
      await save(tx, by, record, { trainingOn: fromPlainDate(outcome.courseOn) });
      current = (await lock(tx, by, workspace, record.row.id, now)) ?? record;
      version = current.row.version;
    }
    if (certification.result !== outcome.result || certification.resultOn !== outcome.on)
      await recordResult(
        tx,
        by,
        workspace,
        current,
        { id: record.row.id, version, result: outcome.result, score: outcome.score, day: outcome.on },
        now,
      );
  }
  if (outcome.result === "failed") return "noted";
  const passed = await lock(tx, by, workspace, record.row.id, now);
  const area = passed && areaOf(passed.programme.definition, outcome.area);
  if (!passed || !area?.issuesOnPass) return "to_issue";
  // The result stands whether or not a certificate may follow by itself, as for who took back their word: then a person decides.
  const issued = await orRefused(tx, () =>
    issueCertificate(tx, by, workspace, passed, { version: passed.row.version, day: outcome.on }, now),
  );
  return issued instanceof Refusal ? "to_issue" : "issued";
}

async function settleRenewal(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  outcome: CourseOutcome,
  now: Date,
): Promise<"renewed" | "to_renew" | "noted"> {
  if (outcome.result === "failed") return "noted";
  const today = todayIn(workspace.timeZone, now.getTime());
  const row = await held(tx, by, outcome, today);
  // A later pass of the same course, after it was issued on the first.
  if (!row || (row.issuedAt && todayIn(workspace.timeZone, row.issuedAt.getTime()) >= outcome.on))
    return "noted";
  const record = await lock(tx, by, workspace, row.id, now);
  const area = record && areaOf(record.programme.definition, outcome.area);
  if (!record || !area?.issuesOnPass) return "to_renew";
  const renewed = await orRefused(tx, () =>
    renewCertificate(tx, by, workspace, record, { version: record.row.version, day: outcome.on }, now),
  );
  return renewed instanceof Refusal ? "to_renew" : "renewed";
}

/**
 * Takes the result off the certificate a course prepares, where it was a mistake. False where a certificate was issued on
 * it: that is revoked, not edited.
 */
export async function clearOutcome(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  p: Prepared,
  was: "passed" | "failed",
  now: Date,
): Promise<boolean> {
  const record = await underWay(tx, by, workspace, p, now);
  if (!record) return was === "failed";
  await save(tx, by, record, { result: null, resultScore: null, resultOn: null, resultBy: null });
  return true;
}

/** What waits for the vendor after a pass: a certificate to issue or one to renew with it; null where nothing does. */
export async function waitingFor(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  p: Prepared,
  passedOn: PlainDate,
  now: Date,
): Promise<{ record: CertificationRecord; deed: "issue" | "renew" } | null> {
  const prepared = await underWay(tx, by, workspace, p, now);
  if (prepared)
    return prepared.certification.result === "passed" ? { record: prepared, deed: "issue" } : null;
  const row = await held(tx, by, p, todayIn(workspace.timeZone, now.getTime()));
  if (!row || (row.issuedAt && todayIn(workspace.timeZone, row.issuedAt.getTime()) >= passedOn)) return null;
  const record = await lock(tx, by, workspace, row.id, now);
  return record && { record, deed: "renew" };
}
