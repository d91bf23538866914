import type { Outcome } from "#lib/domain/agreements/envelope.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, type Writer } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { type EnvelopeTarget, holdEnvelope, trace } from "./envelope.ts";
import { happened } from "./events.ts";
import { AGREEMENT_FILES, type AgreementTarget } from "./queries.ts";
import type { CloseInput } from "./schema.ts";

type Closing = Exclude<Outcome, "completed">;

async function close(
  tx: Tx,
  actor: Writer & { locale?: string },
  row: { tenantId: string; id: string; partnerOrgId: string; number: string },
  agreement: AgreementTarget,
  outcome: Closing,
  reason: string,
  now: Date,
): Promise<void> {
  const changed = await tx.envelope.updateMany({
    where: { tenantId: row.tenantId, id: row.id, outcome: null },
    data: { outcome, closedAt: now, closedBy: actor.name, closeReason: reason, version: { increment: 1 } },
  });
  if (changed.count === 0) return;
  await trace(tx, row, { id: newId(), type: outcome, name: actor.name, at: now, ip: actor.ip });
  const { kind, number } = agreement.fact;
  await happened(tx, actor, agreement.partnership, `signature.${outcome}`, {
    kind,
    number,
    envelopeId: row.id,
    reason,
    name: actor.name,
  });
}

/** Closes whatever of the agreement is still out for signature; nothing where nothing is. */
export async function closeOpen(
  tx: Tx,
  actor: Writer & { locale?: string },
  agreement: AgreementTarget,
  outcome: Closing,
  reason: string,
  now: Date,
): Promise<void> {
  const { tenantId } = actor;
  const row = await tx.envelope.findFirst({ where: { tenantId, agreementId: agreement.id, outcome: null } });
  if (row) await close(tx, actor, row, agreement, outcome, reason, now);
}

/** The vendor takes back what it sent, with a reason; another may be sent then. */
export async function takeBack(
  tx: Tx,
  actor: By,
  target: EnvelopeTarget,
  input: CloseInput,
  now: Date,
): Promise<{ envelopeId: string }> {
  const held = await holdEnvelope(tx, target);
  if (held.row.outcome !== null) return refuse(`signing.refusal.${held.row.outcome}`);
  await close(tx, actor, held.row, target.agreement, "voided", input.reason, now);
  await audit(tx, actor, {
    action: "agreement.void",
    subjectType: AGREEMENT_FILES,
    subjectId: target.agreement.id,
    after: { number: held.row.number, reason: input.reason },
  });
  // The step it belongs to waits for somebody else (P2).
  await refreshCompany(tx, actor, held.row.partnerOrgId, now);
  return { envelopeId: held.row.id };
}
