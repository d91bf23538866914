import { replace } from "#lib/domain/certifications/certification.ts";
import { areaOf } from "#lib/domain/programmes/definition.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import type { By } from "#lib/platform/record.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import { save, tellOf, unchangedSince } from "./commands.ts";
import { keepCredential, newNumber } from "./issue.ts";
import type { CertificationRecord } from "./row.ts";
import type { ReplaceInput } from "./schema.ts";

/**
 * Issues a corrected certificate in the place of one that was wrong, from today and with today's name of the person (P23).
 * The old one is superseded in the same transaction and its public page leads to the new one. Refused once its term is
 * over, and where the person would hold the area twice on a day.
 */
export async function replaceCertificate(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: CertificationRecord,
  input: ReplaceInput,
  now: Date,
): Promise<{ id: string; number: string }> {
  unchangedSince(record, input.version);
  const { row, certification, programme } = record;
  const { tenantId } = by;
  const area = areaOf(programme.definition, input.area);
  if (!area) return invalid({ area: "certifications.invalid.area" });
  const today = todayIn(workspace.timeZone, now.getTime());
  const id = newId();
  // Asked with no number first: a refusal must not spend one.
  const wanted = { id, number: "", areaKey: area.key, graceDays: area.graceDays, until: input.until };
  const result = replace(certification, wanted, today, area.validityMonths);
  if (!result.ok) {
    if (result.error === "until_early") return invalid({ until: "certifications.invalid.untilEarly" });
    if (result.error === "until_late") return invalid({ until: "certifications.invalid.untilLate" });
    return refuse(`certifications.refusal.${result.error}`);
  }
  const from = result.value.next.validFrom ?? today;
  if (await heldTwice(tx, tenantId, record, area.key, from, input.until))
    return area.key === row.areaKey
      ? invalid({ until: "certifications.invalid.untilRenewed" })
      : invalid({ area: "certifications.invalid.areaHeld" });
  const person = await tx.person.findFirst({ where: { tenantId, id: row.personId }, select: { name: true } });
  const number = await newNumber(tx, workspace, area.key);
  await save(tx, by, record, {
    endedAt: now,
    endedBy: by.name,
    endReason: input.reason,
    supersededById: id,
  });
  const next = await tx.certification.create({
    data: {
      tenantId,
      id,
      number,
      personId: row.personId,
      personName: person?.name ?? row.personName,
      partnerOrgId: row.partnerOrgId,
      programmeId: row.programmeId,
      areaKey: area.key,
      nominatedAt: row.nominatedAt,
      nominatedBy: row.nominatedBy,
      trainingOn: row.trainingOn,
      trainingNote: row.trainingNote,
      result: row.result,
      resultScore: row.resultScore,
      resultOn: row.resultOn,
      resultBy: row.resultBy,
      validFrom: fromPlainDate(from),
      validUntil: fromPlainDate(input.until),
      graceDays: area.graceDays,
      issuedBy: by.name,
      issuedAt: now,
    },
  });
  await keepNotices(tx, tenantId, record, { id, areaKey: area.key, until: input.until }, now);
  await keepCredential(tx, by, now, id, row.id);
  await tellOf(tx, by, { row: next, programme }, "certification.replaced", {
    old: row.number,
    number,
    from,
    until: input.until,
    reason: input.reason,
  });
  await refreshCompany(tx, by, record.partnerOrgId, now);
  return { id, number };
}

/** Whether another certificate of the area shares a day with the new term. */
async function heldTwice(
  tx: Tx,
  tenantId: string,
  { row }: CertificationRecord,
  areaKey: string,
  from: PlainDate,
  until: PlainDate,
): Promise<boolean> {
  const other = await tx.certification.findFirst({
    where: {
      tenantId,
      personId: row.personId,
      programmeId: row.programmeId,
      areaKey,
      id: { not: row.id },
      revokedAt: null,
      endedAt: null,
      validFrom: { lte: fromPlainDate(until) },
      validUntil: { gte: fromPlainDate(from) },
    },
    select: { id: true },
  });
  return other !== null;
}

/** What was said of the same end is not said again under another number (P23: once each). */
async function keepNotices(
  tx: Tx,
  tenantId: string,
  { row, certification }: CertificationRecord,
  next: { id: string; areaKey: string; until: PlainDate },
  now: Date,
): Promise<void> {
  if (next.areaKey !== row.areaKey || next.until !== certification.validUntil) return;
  const said = await tx.certificationNotice.findMany({ where: { tenantId, certificationId: row.id } });
  await tx.certificationNotice.createMany({
    data: said.map(({ partnerOrgId, daysBefore, sentAt, toldAt }) => ({
      tenantId,
      id: newId(),
      certificationId: next.id,
      partnerOrgId,
      daysBefore,
      sentAt,
      toldAt: toldAt ?? now,
    })),
  });
}
