import { type Answers, knownAnswers } from "#lib/domain/programmes/answers.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid, newId } from "#lib/platform/ids.ts";
import type { By } from "#lib/platform/record.ts";

export type Former = { id: string; number: string; state: string; answers: Answers };

/** The company's last application in a programme that came to nothing; what a new one may start from. */
export async function formerApplication(
  tx: Tx,
  tenantId: string,
  partnerOrgId: string,
  programmeId: string,
): Promise<Former | null> {
  const row = await tx.application.findFirst({
    where: { tenantId, partnerOrgId, programmeId, state: { in: ["rejected", "withdrawn"] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return (
    row && {
      id: row.id,
      number: row.number,
      state: row.state,
      answers: { ...(row.answers as Answers), ...(row.pending as Answers) },
    }
  );
}

type Named = { fileId: string; name: string };

/**
 * The former answers for a new application, as far as its form asks for them. Files are copied, so that taking one
 * away from the new application leaves the old one as it was sent.
 */
export async function answersAgain(
  tx: Tx,
  by: By,
  definition: ProgrammeDefinition,
  former: Former,
  applicationId: string,
): Promise<Answers> {
  const answers = knownAnswers(definition, former.answers);
  const files = definition.application.sections
    .flatMap(section => section.questions)
    .filter(question => question.kind === "file" && Array.isArray(answers[question.key]));
  for (const { key } of files) {
    const kept: Named[] = [];
    for (const file of answers[key] as Partial<Named>[]) {
      if (!file.fileId || !isUuid(file.fileId)) continue;
      const id = newId();
      const copied = await tx.$executeRaw`
        INSERT INTO attachment (tenant_id, id, subject_type, subject_id, slot, audience, partner_org_id, customer_org_id,
          name, media_type, size, sha256, uploaded_by_id, uploaded_by)
        SELECT tenant_id, ${id}::uuid, 'application', ${applicationId}::uuid, slot, 'partner', partner_org_id, NULL,
          name, media_type, size, sha256, uploaded_by_id, uploaded_by
        FROM attachment WHERE tenant_id = ${by.tenantId}::uuid AND id = ${file.fileId}::uuid
          AND subject_type = 'application' AND subject_id = ${former.id}::uuid AND slot = ${key}`;
      if (copied === 0) continue;
      await tx.$executeRaw`
        INSERT INTO attachment_content (tenant_id, attachment_id, audience, partner_org_id, customer_org_id, bytes)
        SELECT tenant_id, ${id}::uuid, 'partner', partner_org_id, NULL, bytes
        FROM attachment_content WHERE tenant_id = ${by.tenantId}::uuid AND attachment_id = ${file.fileId}::uuid`;
      kept.push({ fileId: id, name: file.name ?? "" });
    }
    answers[key] = kept;
  }
  return answers;
}
