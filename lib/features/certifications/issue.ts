import {
  issue as issued,
  renew as renewed,
  revoke as revoked,
} from "#lib/domain/certifications/certification.ts";
import { areaOf, renewalWindowOf } from "#lib/domain/programmes/definition.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { standingWith } from "#lib/features/consents/ask.ts";
import { keepCertificateCredentials } from "#lib/features/credentials/keep.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { type By, nextNumber } from "#lib/platform/record.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import { save, tellOf, unchangedSince } from "./commands.ts";
import { refuseWithdrawn } from "./people.ts";
import type { CertificationRecord } from "./row.ts";

type Dated = { version: number; day: PlainDate };

const monthsOf = (record: CertificationRecord): number =>
  areaOf(record.programme.definition, record.row.areaKey)?.validityMonths ?? 12;

/** Numbers such as "ONE-A-0412": the workspace's prefix, the area's letter, a counter of that letter. */
export async function newNumber(tx: Tx, workspace: WorkspaceInfo, areaKey: string): Promise<string> {
  const letter = areaKey.slice(0, 1).toUpperCase();
  const next = await nextNumber(tx, workspace.tenantId, `certificate:${letter}`);
  return `${workspace.ticketPrefix}-${letter}-${String(next).padStart(4, "0")}`;
}

/** What anybody can check follows the certificate in the same transaction. */
export const keepCredential = (tx: Tx, by: By, now: Date, ...certificationIds: string[]): Promise<void> =>
  stepAs(tx, by, "app_worker", () => keepCertificateCredentials(tx, by.tenantId, now, { certificationIds }));

/** Issues the certificate after a passed examination, valid for the area's months from the day (P4, P21). Compliance changes at once. */
export async function issueCertificate(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: CertificationRecord,
  input: Dated,
  now: Date,
): Promise<{ id: string; number: string }> {
  unchangedSince(record, input.version);
  const { certification } = record;
  const today = todayIn(workspace.timeZone, now.getTime());
  if (certification.resultOn !== null && input.day < certification.resultOn)
    return invalid({ day: "certifications.invalid.beforeResult" });
  if (input.day > addDays(today, 90)) return invalid({ day: "certifications.invalid.tooLate" });
  if (certification.result !== "passed") return refuse("certifications.refusal.not_passed");
  await refuseForWithdrawn(tx, by, record, today);
  const number = await newNumber(tx, workspace, record.row.areaKey);
  const result = issued(certification, number, input.day, monthsOf(record));
  if (!result.ok) return refuse(`certifications.refusal.${result.error}`);
  await save(tx, by, record, {
    number,
    validFrom: fromPlainDate(input.day),
    validUntil: fromPlainDate(result.value.validUntil ?? input.day),
    issuedBy: by.name,
    issuedAt: now,
  });
  await keepCredential(tx, by, now, record.row.id);
  await tellOf(tx, by, record, "certification.issued", {
    number,
    from: input.day,
    until: result.value.validUntil,
  });
  await refreshCompany(tx, by, record.partnerOrgId, now);
  return { id: record.row.id, number };
}

/**
 * The next cycle as a certificate of its own (P23): renewed early the new term starts the day after the old one's
 * last, renewed late on the day. Refused before the window opens and when a later cycle stands already.
 */
export async function renewCertificate(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: CertificationRecord,
  input: Dated,
  now: Date,
): Promise<{ id: string; number: string }> {
  unchangedSince(record, input.version);
  const { row, certification } = record;
  const { tenantId } = by;
  if (input.day > todayIn(workspace.timeZone, now.getTime()))
    return invalid({ day: "certifications.invalid.future" });
  if (await laterCycle(tx, tenantId, record)) return refuse("certifications.refusal.alreadyRenewed");
  await refuseForWithdrawn(tx, by, record, todayIn(workspace.timeZone, now.getTime()));
  const renewalWindowDays = renewalWindowOf(record.programme.definition, row.areaKey);
  const id = newId();
  // Asked with no number first: a refusal must not spend one.
  const trial = renewed(certification, { id, number: "" }, input.day, monthsOf(record), renewalWindowDays);
  if (!trial.ok) return refuse(`certifications.refusal.${trial.error}`);
  const number = await newNumber(tx, workspace, row.areaKey);
  const { validFrom, validUntil } = trial.value;
  if (validFrom === null || validUntil === null) return refuse("certifications.refusal.never_issued");
  await save(tx, by, record, {});
  const next = await tx.certification.create({
    data: {
      tenantId,
      id,
      number,
      personId: row.personId,
      personName: row.personName,
      partnerOrgId: row.partnerOrgId,
      programmeId: row.programmeId,
      areaKey: row.areaKey,
      nominatedAt: now,
      nominatedBy: by.name,
      result: "passed",
      resultOn: fromPlainDate(input.day),
      resultBy: by.name,
      validFrom: fromPlainDate(validFrom),
      validUntil: fromPlainDate(validUntil),
      graceDays: areaOf(record.programme.definition, row.areaKey)?.graceDays ?? row.graceDays,
      issuedBy: by.name,
      issuedAt: now,
    },
  });
  await keepCredential(tx, by, now, id);
  await tellOf(tx, by, { row: next, programme: record.programme }, "certification.renewed", {
    number,
    from: validFrom,
    until: validUntil,
  });
  await refreshCompany(tx, by, record.partnerOrgId, now);
  return { id, number };
}

/** No certificate for somebody who took back their word and is still at the company: it would count for nobody (P22). */
async function refuseForWithdrawn(tx: Tx, by: By, { row }: CertificationRecord, today: PlainDate) {
  const stay = await tx.membership.findFirst({
    where: {
      tenantId: by.tenantId,
      personId: row.personId,
      side: "partner",
      OR: [{ validUntil: null }, { validUntil: { gte: fromPlainDate(today) } }],
    },
    include: { org: { select: { name: true } } },
    orderBy: { validFrom: "desc" },
  });
  if (!stay) return;
  const standing = await standingWith(tx, by.tenantId, row.personId, stay.orgId, today);
  refuseWithdrawn(by, standing, row.personName, stay.org.name, today);
}

async function laterCycle(tx: Tx, tenantId: string, { row }: CertificationRecord): Promise<boolean> {
  if (row.validUntil === null) return false;
  const later = await tx.certification.findFirst({
    where: {
      tenantId,
      personId: row.personId,
      programmeId: row.programmeId,
      areaKey: row.areaKey,
      revokedAt: null,
      endedAt: null,
      validUntil: { gt: row.validUntil },
    },
    select: { id: true },
  });
  return later !== null;
}

/** Takes a certificate away from today, with a reason its holder and company read. Compliance changes at once. */
export async function revokeCertificate(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: CertificationRecord,
  input: { version: number; reason: string },
  now: Date,
): Promise<{ id: string }> {
  unchangedSince(record, input.version);
  const today = todayIn(workspace.timeZone, now.getTime());
  if (record.row.revokedAt !== null) return refuse("certifications.refusal.ended");
  const result = revoked(record.certification, today, input.reason);
  if (!result.ok) {
    if (result.error === "reason_missing") return invalid({ reason: "certifications.invalid.reason" });
    return refuse(`certifications.refusal.${result.error}`);
  }
  await save(tx, by, record, { revokedAt: now, revokedBy: by.name, revokeReason: input.reason });
  await keepCredential(tx, by, now, record.row.id);
  await tellOf(tx, by, record, "certification.revoked", { reason: input.reason, on: today });
  await refreshCompany(tx, by, record.partnerOrgId, now);
  return { id: record.row.id };
}
