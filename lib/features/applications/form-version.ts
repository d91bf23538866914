import { tierOf } from "#lib/domain/programmes/definition.ts";
import { formChange, strayAnswers } from "#lib/domain/programmes/form-change.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { type Programme, programmeBySlug } from "#lib/features/programmes/queries.ts";
import { publishedVersions } from "#lib/features/programmes/rules.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { audit, type By } from "#lib/platform/record.ts";
import type { NewFormDto, StrayDto } from "./dto.ts";
import { questionDto } from "./question.ts";
import type { ApplicationRecord } from "./record.ts";

/** The programme's version in effect today; the one the application was begun under where none is. */
export const programmeToday = async (
  tx: Tx,
  tenantId: string,
  record: ApplicationRecord,
  today: PlainDate,
): Promise<Programme> =>
  (await programmeBySlug(tx, tenantId, record.programme.slug, today)) ?? record.programme;

/** Of a draft: what a version published meanwhile asks otherwise (P20). Null where the applicant would notice nothing. */
export async function newFormOf(
  tx: Tx,
  tenantId: string,
  record: ApplicationRecord,
  today: PlainDate,
  locale: string,
): Promise<NewFormDto | null> {
  if (record.state !== "draft") return null;
  const newer = await programmeToday(tx, tenantId, record, today);
  if (newer.versionId === record.programme.versionId) return null;
  const [was, is] = [record.programme.definition, newer.definition];
  const change = formChange(was, is);
  if (change === null) return null;
  const labels = (definition: typeof is, keys: string[]) =>
    definition.application.sections
      .flatMap(section => section.questions)
      .filter(question => keys.includes(question.key))
      .map(question => textIn(question.label, locale));
  return {
    version: newer.version,
    added: labels(is, change.added),
    changed: labels(is, change.changed),
    gone: labels(was, change.gone),
    tiersGone: change.tiersGone.map(key => textIn(tierOf(was, key)?.name ?? key, locale)),
  };
}

/**
 * Moves a draft to the version in effect today. Every answer stays: those the new form asks for stand in their place,
 * those it no longer asks for are kept beside it. A tier that is gone is chosen anew. Harmless when repeated.
 */
export async function adoptForm(
  tx: Tx,
  by: By,
  record: ApplicationRecord,
  today: PlainDate,
  now: Date,
): Promise<ApplicationRecord> {
  const newer = await programmeToday(tx, by.tenantId, record, today);
  if (newer.versionId === record.programme.versionId) return record;
  const tierKey = tierOf(newer.definition, record.application.tierKey)?.key ?? null;
  await tx.application.updateMany({
    where: { tenantId: by.tenantId, id: record.id },
    data: {
      programmeVersionId: newer.versionId,
      tierKey: tierKey ?? "",
      updatedAt: now,
      version: { increment: 1 },
    },
  });
  await audit(tx, by, {
    action: "application.form_adopted",
    subjectType: "application",
    subjectId: record.id,
    before: { version: record.programme.version, tier: record.application.tierKey },
    after: { version: newer.version, tier: tierKey },
  });
  return { ...record, programme: newer, application: { ...record.application, tierKey } };
}

/** Answers of a draft that its form no longer asks for, in the words of the version that asked. */
export async function straysOf(
  tx: Tx,
  tenantId: string,
  record: ApplicationRecord,
  locale: string,
): Promise<StrayDto[]> {
  const strays = Object.entries(strayAnswers(record.programme.definition, record.application.answers));
  if (strays.length === 0) return [];
  const versions = (await publishedVersions(tx, tenantId, record.programme.programmeId)).toReversed();
  return strays.flatMap(([key, value]) => {
    const question = versions
      .flatMap(v => v.definition.application.sections.flatMap(section => section.questions))
      .find(q => q.key === key);
    if (!question || value === null || value === "") return [];
    return [questionDto(question, value, locale)];
  });
}
