import type { Actor } from "#lib/domain/policies/types.ts";
import type { AnswerFile, Answers } from "#lib/domain/programmes/answers.ts";
import { claimUploads, type FileTarget, removeFile } from "#lib/features/files/commands.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { invalid } from "#lib/platform/refusal.ts";
import { type ApplicationRecord, asTyped } from "./record.ts";

const idsOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? (value as Partial<AnswerFile>[]).flatMap(file =>
        file?.fileId && isUuid(file.fileId) ? [file.fileId] : [],
      )
    : [];

const fileQuestions = (record: ApplicationRecord) =>
  record.programme.definition.application.sections
    .flatMap(section => section.questions)
    .filter(question => question.kind === "file");

/** Until it is sent, a file is read by the applicant's own people alone, as the answers are. */
const draftTarget = (record: ApplicationRecord, slot: string): FileTarget => ({
  subjectType: "application",
  subjectId: record.id,
  audience: "partner",
  partnerOrgId: record.partnerOrgId,
  customerOrgId: null,
  slot,
});

/**
 * Takes newly uploaded files of the answers in as the application's, and gives the answers back with the names
 * as stored. A file that isn't the uploader's, or of another question, is refused at its field. What a draft
 * no longer names is removed; what was sent once stays.
 */
export async function takeFiles(
  tx: Tx,
  by: Actor,
  record: ApplicationRecord,
  fresh: Answers,
): Promise<Answers> {
  const taken: Answers = { ...fresh };
  for (const { key } of fileQuestions(record)) {
    if (!(key in fresh)) continue;
    const before = idsOf(asTyped(record).answers[key]);
    const now = [...new Set(idsOf(fresh[key]))];
    await claimUploads(
      tx,
      by,
      now.filter(id => !before.includes(id)),
      draftTarget(record, key),
      key,
    );
    const rows = await tx.attachment.findMany({
      where: {
        tenantId: by.tenantId,
        id: { in: now },
        subjectType: "application",
        subjectId: record.id,
        slot: key,
      },
      select: { id: true, name: true },
    });
    if (rows.length !== now.length) invalid({ [key]: "files.refusal.gone" });
    taken[key] = now.map(id => ({ fileId: id, name: rows.find(row => row.id === id)?.name ?? "" }));
    if (record.state === "draft")
      for (const id of before.filter(old => !now.includes(old))) await removeFile(tx, by, id);
  }
  return taken;
}

/** With the answers their files go to the vendor. */
export async function sendFiles(
  tx: Tx,
  by: Actor,
  record: ApplicationRecord,
  answers: Answers,
): Promise<void> {
  const { tenantId } = by;
  const ids = fileQuestions(record).flatMap(({ key }) => idsOf(answers[key]));
  if (ids.length === 0) return;
  const subject = { subjectType: "application", subjectId: record.id };
  const seen = { audience: "partner_vendor" };
  await tx.attachment.updateMany({ where: { tenantId, id: { in: ids }, ...subject }, data: seen });
  await tx.attachmentContent.updateMany({ where: { tenantId, attachmentId: { in: ids } }, data: seen });
}
