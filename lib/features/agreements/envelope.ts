import { envelopeState, isOpen, type Outcome } from "#lib/domain/agreements/envelope.ts";
import type { EnvelopeForPolicy } from "#lib/domain/policies/agreement.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Envelope, EnvelopeSigner } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { type EnvelopeRecord, envelopeRecord } from "./envelope-record.ts";
import { type AgreementTarget, findAgreement } from "./queries.ts";

/** A document sent for signature with its signers and its agreement, as commands and policies read it. */
export type EnvelopeTarget = EnvelopeRecord & EnvelopeForPolicy & { agreement: AgreementTarget };

export const signersOf = (tx: Tx, tenantId: string, envelopeId: string): Promise<EnvelopeSigner[]> =>
  tx.envelopeSigner.findMany({ where: { tenantId, envelopeId }, orderBy: { position: "asc" } });

/** A document sent for signature by its id; null where there is none for who asks. */
export async function findEnvelope(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "side">,
  envelopeId: string,
): Promise<EnvelopeTarget | null> {
  if (actor.side === "customer" || !isUuid(envelopeId)) return null;
  const { tenantId } = actor;
  const row = await tx.envelope.findFirst({ where: { tenantId, id: envelopeId } });
  const agreement = row && (await findAgreement(tx, actor, row.agreementId));
  if (!row || !agreement) return null;
  const record = envelopeRecord(row, await signersOf(tx, tenantId, row.id));
  return {
    ...record,
    agreement,
    partnerOrgId: row.partnerOrgId,
    signerIds: record.signers.map(s => s.signerId),
    closed: row.outcome !== null,
  };
}

/**
 * As it stands once nobody else can change it: its rows are held until the transaction ends. The agreement first, as who
 * sends or ends one takes them, so that nobody waits in a circle.
 */
export async function holdEnvelope(tx: Tx, target: EnvelopeTarget): Promise<EnvelopeTarget> {
  const { tenantId, id, agreementId } = target.row;
  await tx.$queryRaw`SELECT 1 FROM agreement WHERE tenant_id = ${tenantId}::uuid AND id = ${agreementId}::uuid FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM envelope WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.envelope.findFirstOrThrow({ where: { tenantId, id } });
  const record = envelopeRecord(row, await signersOf(tx, tenantId, id));
  return { ...target, ...record, closed: row.outcome !== null };
}

/** The envelope of an agreement that people can still sign today; null without one. */
export async function openEnvelope(
  tx: Tx,
  tenantId: string,
  agreementId: string,
  today: PlainDate,
): Promise<EnvelopeRecord | null> {
  const row = await tx.envelope.findFirst({ where: { tenantId, agreementId, outcome: null } });
  if (!row) return null;
  const record = envelopeRecord(row, await signersOf(tx, tenantId, row.id));
  return isOpen(envelopeState(record.fact, today)) ? record : null;
}

export type TraceType =
  | "sent"
  | "viewed"
  | "code_sent"
  | "signed"
  | "completed"
  | Exclude<Outcome, "completed">;

/** Notes a step for the evidence page: who and from where. */
export async function trace(
  tx: Tx,
  row: Pick<Envelope, "tenantId" | "id" | "partnerOrgId">,
  step: {
    id: string;
    type: TraceType;
    name: string;
    at: Date;
    ip?: string | undefined;
    userAgent?: string | undefined;
  },
): Promise<void> {
  await tx.envelopeTrace.createMany({
    data: [
      {
        tenantId: row.tenantId,
        id: step.id,
        envelopeId: row.id,
        partnerOrgId: row.partnerOrgId,
        type: step.type,
        name: step.name,
        at: step.at,
        ip: step.ip ?? "",
        userAgent: step.userAgent ?? "",
      },
    ],
  });
}
