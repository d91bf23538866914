import type { Answers } from "#lib/domain/programmes/answers.ts";
import { type Application, type ApplicationState, isEditable } from "#lib/domain/programmes/application.ts";
import { type Programme, programmeByVersion } from "#lib/features/programmes/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

export type InformationAsked = {
  id: string;
  questions: string[];
  note: string;
  askedBy: string;
  askedAt: Date;
  answeredAt: Date | null;
  answeredBy: string | null;
  /** The vendor took the question back before it was answered. */
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
};

/** Asked, and neither answered nor taken back. */
export const stillAsked = (request: InformationAsked): boolean =>
  request.answeredAt === null && request.withdrawnAt === null;

/** While one is open, a company begins no other in the same programme. */
export const OPEN_STATES: readonly ApplicationState[] = ["draft", "submitted", "in_review", "info_requested"];

/** A row with what its rules need. `application.answers` are those that were sent, or of a draft those typed. */
export type ApplicationRecord = {
  id: string;
  number: string;
  version: number;
  partnerOrgId: string;
  orgName: string;
  createdAt: Date;
  dueAt: Date | null;
  previousId: string | null;
  state: ApplicationState;
  application: Application;
  /** Typed while information was asked for and never sent; the applicant's alone. Stays when the question is taken back or a decision comes first. */
  pending: Answers;
  requests: InformationAsked[];
  programme: Programme;
};

type Row = Awaited<ReturnType<typeof rowOf>>;

const rowOf = (tx: Tx, tenantId: string, number: string) =>
  tx.application.findFirst({ where: { tenantId, number } });

/** An application by its number; null for a number of another party. */
export async function findApplication(
  tx: Tx,
  tenantId: string,
  number: string,
): Promise<ApplicationRecord | null> {
  return complete(tx, await rowOf(tx, tenantId, number));
}

/** The same, held until the transaction ends: of two people at once the second reads what the first one did. */
export async function lockApplication(
  tx: Tx,
  tenantId: string,
  number: string,
): Promise<ApplicationRecord | null> {
  await tx.$queryRaw`
    SELECT id FROM application WHERE tenant_id = ${tenantId}::uuid AND number = ${number} FOR UPDATE`;
  return findApplication(tx, tenantId, number);
}

async function complete(tx: Tx, row: Row): Promise<ApplicationRecord | null> {
  if (!row) return null;
  const { tenantId } = row;
  const requests = await tx.informationRequest.findMany({
    where: { tenantId, applicationId: row.id },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
  });
  const programme = await programmeByVersion(tx, tenantId, row.programmeVersionId);
  if (!programme) return notFoundRefusal();
  const asked = requests.map(r => ({ ...r, questions: r.questions as string[] }));
  const state = row.state as ApplicationState;
  const open = asked.filter(stillAsked).flatMap(r => r.questions);
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    partnerOrgId: row.partnerOrgId,
    orgName: row.orgName,
    createdAt: row.createdAt,
    dueAt: row.dueAt,
    previousId: row.previousId,
    state,
    pending: row.pending as Answers,
    requests: asked,
    programme,
    application: {
      state,
      tierKey: row.tierKey || null,
      answers: row.answers as Answers,
      openQuestions: state === "info_requested" ? [...new Set(open)] : [],
      submittedAt: row.submittedAt?.getTime() ?? null,
      decidedAt: row.decidedAt?.getTime() ?? null,
      decidedBy: row.decidedBy,
      reason: row.reason,
    },
  };
}

/** As the applicant types it: with what was typed since for the questions that are open. */
export const asTyped = (record: ApplicationRecord): Application => ({
  ...record.application,
  answers: {
    ...record.application.answers,
    ...Object.fromEntries(
      Object.entries(record.pending).filter(([key]) => isEditable(record.application, key)),
    ),
  },
});

/** What was typed and can't be sent any more: kept, shown to the applicant, and there again if the question is asked anew. */
export const unsent = (record: ApplicationRecord): Answers =>
  Object.fromEntries(Object.entries(record.pending).filter(([key]) => !isEditable(record.application, key)));
