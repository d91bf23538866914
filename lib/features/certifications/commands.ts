import {
  recordResult as withResult,
  recordTraining as withTraining,
} from "#lib/domain/certifications/certification.ts";
import { areaOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { personToNominate } from "./people.ts";
import type { CertificationRecord } from "./row.ts";
import type { NominateInput, ResultInput, TrainingInput } from "./schema.ts";

/** Of two people who act at once the second is told that the page has changed. */
export function unchangedSince(record: CertificationRecord, version: number): void {
  if (record.row.version !== version) conflict();
}

type Data = Parameters<Tx["certification"]["updateMany"]>[0]["data"];

/** Writes with the guard of the version read. */
export async function save(tx: Tx, by: By, record: CertificationRecord, data: Data): Promise<void> {
  const { count } = await tx.certification.updateMany({
    where: { tenantId: by.tenantId, id: record.row.id, version: record.row.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) conflict();
}

/** Puts the fact on the certificate's timeline and tells whoever its topic names. */
export async function tellOf(
  tx: Tx,
  by: By,
  record: Pick<CertificationRecord, "row" | "programme">,
  type: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  const area = areaOf(record.programme.definition, record.row.areaKey);
  const shown = {
    name: record.row.personName,
    personId: record.row.personId,
    areaKey: record.row.areaKey,
    area: area ? textIn(area.name, by.locale) : record.row.areaKey,
    ...(record.row.number ? { number: record.row.number } : {}),
    ...data,
  };
  await recordEvent(tx, by, {
    subjectType: "certification",
    subjectId: record.row.id,
    type,
    audience: "partner_vendor",
    partnerOrgId: record.row.partnerOrgId,
    data: shown,
    tell: true,
  });
  await audit(tx, by, {
    action: type,
    subjectType: "certification",
    subjectId: record.row.id,
    after: shown,
  });
}

/** States in which a company has people certified. */
const NOMINATES = ["onboarding", "active", "remediation"];

/**
 * Puts somebody of the company forward for an area (P4, P10): a person who is there, or a new one by name and
 * address; who is between companies is asked first (`asked`). Refused for who holds or prepares the area already; a renewal is another deed.
 */
export async function nominate(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: PartnershipRecord,
  input: NominateInput,
  now: Date,
): Promise<{ id: string; personId: string; asked: boolean }> {
  const { tenantId } = by;
  const { definition, programmeId } = record.programme;
  const area = areaOf(definition, input.area);
  if (area === null) return invalid({ area: "certifications.invalid.area" });
  if (!NOMINATES.includes(record.state)) return refuse("certifications.refusal.notInProgramme");
  const today = todayIn(workspace.timeZone, now.getTime());
  const person = await personToNominate(tx, by, record, input, now, today);
  if (person.asked) return { id: person.asked, personId: "", asked: true };
  // Two who nominate the same person wait for each other here.
  await oneAtATime(tx, `nominate:${person.id}`);
  const held = await tx.certification.findFirst({
    where: {
      tenantId,
      personId: person.id,
      programmeId,
      areaKey: area.key,
      revokedAt: null,
      endedAt: null,
      OR: [
        { validFrom: null, OR: [{ result: null }, { result: "passed" }] },
        // What failed at another company is history: here they begin anew.
        { validFrom: null, partnerOrgId: record.partnerOrgId },
        { validUntil: { gte: fromPlainDate(today) } },
      ],
    },
  });
  if (held)
    return refuse(
      held.validFrom === null ? "certifications.refusal.alreadyNominated" : "certifications.refusal.holds",
      { name: person.name, area: textIn(area.name, by.locale) },
    );
  const id = newId();
  const row = await tx.certification.create({
    data: {
      tenantId,
      id,
      personId: person.id,
      personName: person.name,
      partnerOrgId: record.partnerOrgId,
      programmeId,
      areaKey: area.key,
      nominatedAt: now,
      nominatedBy: by.name,
      graceDays: area.graceDays,
    },
  });
  await tellOf(tx, by, { row, programme: record.programme }, "certification.nominated", {
    company: record.orgName,
  });
  await refreshCompany(tx, by, record.partnerOrgId, now);
  return { id, personId: person.id, asked: false };
}

/** The day the course is, or was, with a note such as the place. May be moved until the certificate is issued. */
export async function recordTraining(
  tx: Tx,
  by: By,
  record: CertificationRecord,
  input: TrainingInput,
): Promise<{ id: string }> {
  unchangedSince(record, input.version);
  const result = withTraining(record.certification, input.day);
  if (!result.ok) return refuse(`certifications.refusal.${result.error}`);
  await save(tx, by, record, { trainingOn: fromPlainDate(input.day), trainingNote: input.note });
  await tellOf(tx, by, record, "certification.training_set", { on: input.day, note: input.note });
  return { id: record.row.id };
}

/** What the examination said. A failed one may be repeated; a day that has not come is refused. */
export async function recordResult(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: CertificationRecord,
  input: ResultInput,
  now: Date,
): Promise<{ id: string }> {
  unchangedSince(record, input.version);
  if (input.day > todayIn(workspace.timeZone, now.getTime()))
    return invalid({ day: "certifications.invalid.future" });
  const result = withResult(record.certification, input.result, input.day);
  if (!result.ok) {
    if (result.error === "before_training") return invalid({ day: "certifications.invalid.beforeTraining" });
    return refuse(`certifications.refusal.${result.error}`);
  }
  await save(tx, by, record, {
    result: input.result,
    resultScore: input.score ?? null,
    resultOn: fromPlainDate(input.day),
    resultBy: by.name,
  });
  await tellOf(tx, by, record, `certification.${input.result}`, { on: input.day });
  return { id: record.row.id };
}
