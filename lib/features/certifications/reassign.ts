import { reassign } from "#lib/domain/certifications/certification.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { standingWith } from "#lib/features/consents/ask.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import type { By } from "#lib/platform/record.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import { save, tellOf, unchangedSince } from "./commands.ts";
import { keepCredential, newNumber } from "./issue.ts";
import { refuseWithdrawn } from "./people.ts";
import type { CertificationRecord } from "./row.ts";
import type { ReassignInput } from "./schema.ts";

/**
 * Gives a certificate that was issued to the wrong person to the right one, a colleague whose certificates count for the
 * same company (P22): the old one is revoked with the reason, and one with a number of its own is issued for the rest of
 * its term. Neither's public page names or leads to the other. Refused for who holds the area already.
 */
export async function reassignCertificate(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: CertificationRecord,
  input: ReassignInput,
  now: Date,
): Promise<{ id: string; number: string }> {
  unchangedSince(record, input.version);
  const { row, certification, programme, partnerOrgId } = record;
  const { tenantId } = by;
  const today = todayIn(workspace.timeZone, now.getTime());
  const person = await tx.person.findFirst({ where: { tenantId, id: input.person } });
  if (partnerOrgId === null || !person || person.partnerOrgId !== partnerOrgId)
    return invalid({ person: "certifications.invalid.notHere" });
  const word = await standingWith(tx, tenantId, person.id, partnerOrgId, today);
  const org = await tx.organisation.findFirst({
    where: { tenantId, id: partnerOrgId },
    select: { name: true },
  });
  refuseWithdrawn(by, word, person.name, org?.name ?? "", today);
  if (word.state !== "agreed") return invalid({ person: "certifications.invalid.noWord" });
  // As a nomination does: of two who make somebody certified at once the second waits here.
  await oneAtATime(tx, `nominate:${person.id}`);
  const prepared = await underWay(tx, tenantId, record, person.id);
  const id = prepared?.id ?? newId();
  // Asked with no number first: a refusal must not spend one.
  const result = reassign(certification, { id, number: "", personId: person.id }, today, input.reason);
  if (!result.ok) {
    if (result.error === "reason_missing") return invalid({ reason: "certifications.invalid.reason" });
    if (result.error === "same_person") return invalid({ person: "certifications.invalid.samePerson" });
    return refuse(`certifications.refusal.${result.error}`);
  }
  const { validFrom, validUntil } = result.value.next;
  if (validFrom === null || validUntil === null) return refuse("certifications.refusal.never_issued");
  if (await holds(tx, tenantId, record, person.id, { from: validFrom, until: validUntil }))
    return invalid({ person: "certifications.invalid.personHolds" });
  const number = await newNumber(tx, workspace, row.areaKey);
  await save(tx, by, record, { revokedAt: now, revokedBy: by.name, revokeReason: input.reason });
  const issued = {
    number,
    trainingOn: row.trainingOn,
    trainingNote: row.trainingNote,
    result: row.result,
    resultScore: row.resultScore,
    resultOn: row.resultOn,
    resultBy: row.resultBy,
    validFrom: fromPlainDate(validFrom),
    validUntil: fromPlainDate(validUntil),
    graceDays: row.graceDays,
    issuedBy: by.name,
    issuedAt: now,
  };
  const next = prepared
    ? await tx.certification.update({
        where: { tenantId_id: { tenantId, id } },
        data: { ...issued, partnerOrgId, version: { increment: 1 } },
      })
    : await tx.certification.create({
        data: {
          ...issued,
          tenantId,
          id,
          personId: person.id,
          personName: person.name,
          partnerOrgId,
          programmeId: row.programmeId,
          areaKey: row.areaKey,
          nominatedAt: row.nominatedAt,
          nominatedBy: row.nominatedBy,
        },
      });
  await keepCredential(tx, by, now, row.id, id);
  await tellOf(tx, by, record, "certification.revoked", { reason: input.reason, on: today });
  await tellOf(tx, by, { row: next, programme }, "certification.issued", {
    number,
    from: validFrom,
    until: validUntil,
  });
  await refreshCompany(tx, by, partnerOrgId, now);
  return { id, number };
}

const sameArea = (tenantId: string, { row }: CertificationRecord, personId: string) => ({
  tenantId,
  personId,
  programmeId: row.programmeId,
  areaKey: row.areaKey,
  revokedAt: null,
  endedAt: null,
});

/** The right person's own nomination, which becomes the certificate: they hold no second one that waits. */
const underWay = (tx: Tx, tenantId: string, record: CertificationRecord, personId: string) =>
  tx.certification.findFirst({
    where: { ...sameArea(tenantId, record, personId), validFrom: null },
    orderBy: { nominatedAt: "desc" },
    select: { id: true },
  });

/** Whether a certificate of theirs in the area shares a day with the term. */
const holds = (
  tx: Tx,
  tenantId: string,
  record: CertificationRecord,
  personId: string,
  term: { from: PlainDate; until: PlainDate },
) =>
  tx.certification.findFirst({
    where: {
      ...sameArea(tenantId, record, personId),
      validFrom: { lte: fromPlainDate(term.until) },
      validUntil: { gte: fromPlainDate(term.from) },
    },
    select: { id: true },
  });

/** Whose certificates count for a company now: those a certificate of it may be given to. */
export async function countedAt(
  tx: Tx,
  tenantId: string,
  partnerOrgId: string,
): Promise<{ id: string; name: string }[]> {
  const words = await tx.countingConsent.findMany({
    where: { tenantId, partnerOrgId, closedAt: null, agreedOn: { not: null }, withdrawnOn: null },
    select: { personId: true },
  });
  return tx.person.findMany({
    where: { tenantId, partnerOrgId, id: { in: words.map(word => word.personId) } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}
