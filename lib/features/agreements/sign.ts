import { envelopeState, isOpen, maySign, signed, turnOf } from "#lib/domain/agreements/envelope.ts";
import { namesSigner } from "#lib/domain/agreements/typed-name.ts";
import { signsFor } from "#lib/domain/policies/agreement.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import type { RequestOrigin } from "#lib/platform/session.ts";
import { closeOpen } from "./close.ts";
import { takeCode } from "./code.ts";
import { type EnvelopeTarget, holdEnvelope, trace } from "./envelope.ts";
import { happened, workspaceOf } from "./events.ts";
import { complete } from "./finish.ts";
import { AGREEMENT_FILES } from "./queries.ts";
import type { CloseInput, SignDocumentInput } from "./schema.ts";

/** Notes that a signer has the document before them: the first time, from where. Harmless when repeated. */
export async function view(
  tx: Tx,
  actor: By,
  target: EnvelopeTarget,
  now: Date,
  origin: RequestOrigin,
): Promise<{ viewed: boolean }> {
  const { tenantId, personId } = actor;
  const { zone } = await workspaceOf(tx, tenantId);
  if (!isOpen(envelopeState(target.fact, todayIn(zone, now.getTime())))) return { viewed: false };
  const seen = await tx.envelopeSigner.updateMany({
    where: { tenantId, envelopeId: target.row.id, signerId: personId, viewedAt: null },
    data: { viewedAt: now },
  });
  if (seen.count === 0) return { viewed: false };
  await trace(tx, target.row, {
    id: newId(),
    type: "viewed",
    name: actor.name,
    at: now,
    ip: actor.ip,
    userAgent: origin.userAgent,
  });
  return { viewed: true };
}

/**
 * A named signer's signature (P2, P13): in their turn, on the very document sent, with the code from their mail. The next
 * one is asked; with the last one the agreement is in force.
 */
export async function signDocument(
  tx: Tx,
  actor: By,
  target: EnvelopeTarget,
  input: SignDocumentInput,
  now: Date,
  origin: RequestOrigin,
): Promise<{ envelopeId: string; completed: boolean }> {
  const { tenantId, personId } = actor;
  if (target.agreement.partnership.state === "ended") return refuse("onboarding.refusal.ended");
  const { zone } = await workspaceOf(tx, tenantId);
  const today = todayIn(zone, now.getTime());
  const by = { personId, signsFor: signsFor(actor), seen: input.sha256 };
  const held = await holdEnvelope(tx, target);
  const allowed = maySign(held.fact, by, today);
  if (!allowed.ok) return refuse(`signing.refusal.${allowed.error}`);
  if (input.method === "typed" && !namesSigner(input.typed, actor.name))
    return invalid({ typed: { key: "signing.invalid.typedOther", params: { name: actor.name } } });
  // Before anything is written: a wrong one commits what is, which is the try alone.
  const codeSentAt = await takeCode(tx, actor, held.row.id, input.code, now);
  const signer = held.signers.find(s => s.id === allowed.value.id);
  if (!signer) throw new Error("a signer without a row");
  const t = translator(actor.locale);
  const { row } = held;
  await tx.envelopeSignature.createMany({
    data: [
      {
        tenantId,
        id: newId(),
        envelopeId: row.id,
        envelopeSigner: signer.id,
        partnerOrgId: row.partnerOrgId,
        signerId: personId,
        name: actor.name,
        email: actor.email,
        method: input.method,
        typed: input.method === "typed" ? input.typed : "",
        drawn: (input.method === "drawn" ? input.drawn : []) as Prisma.InputJsonValue,
        consent: t("signing.consent", { title: row.title, number: row.number }),
        sha256: row.sha256,
        ip: actor.ip ?? "",
        userAgent: origin.userAgent,
        codeSentAt,
        signedAt: now,
      },
    ],
  });
  await tx.envelopeSigner.updateMany({
    where: { tenantId, id: signer.id, signedAt: null },
    data: { signedAt: now, ...(signer.viewedAt ? {} : { viewedAt: now }) },
  });
  await trace(tx, row, {
    id: newId(),
    type: "signed",
    name: actor.name,
    at: now,
    ip: actor.ip,
    userAgent: origin.userAgent,
  });
  const { kind, number } = held.agreement.fact;
  const about = { kind, number, envelopeId: row.id };
  await happened(
    tx,
    actor,
    held.agreement.partnership,
    "signature.given",
    { ...about, name: actor.name },
    false,
  );
  await audit(tx, actor, {
    action: "agreement.sign_document",
    subjectType: AGREEMENT_FILES,
    subjectId: held.agreement.id,
    after: { number: row.number, sha256: row.sha256, method: input.method },
  });
  const after = signed(held.fact, signer.id, now.getTime());
  if (after.completed) {
    await complete(tx, actor, held, after.envelope, now, zone);
    return { envelopeId: row.id, completed: true };
  }
  const next = held.signers.find(s => s.id === after.next?.id);
  await tx.envelope.updateMany({
    where: { tenantId, id: row.id },
    data: { turn: next?.position ?? row.turn, version: { increment: 1 } },
  });
  await tx.envelopeSigner.updateMany({ where: { tenantId, id: next?.id ?? "" }, data: { askedAt: now } });
  await happened(tx, actor, held.agreement.partnership, "signature.asked", {
    ...about,
    personId: next?.signerId ?? "",
    name: next?.name ?? "",
  });
  await refreshCompany(tx, actor, row.partnerOrgId, now);
  return { envelopeId: row.id, completed: false };
}

/** A signer whose turn it is says no, with a reason: that ends the sending, and the vendor may send another. */
export async function decline(
  tx: Tx,
  actor: By,
  target: EnvelopeTarget,
  input: CloseInput,
  now: Date,
): Promise<{ envelopeId: string }> {
  const { tenantId, personId } = actor;
  const { zone } = await workspaceOf(tx, tenantId);
  const held = await holdEnvelope(tx, target);
  const by = { personId, signsFor: signsFor(actor), seen: held.row.sha256 };
  const allowed = maySign(held.fact, by, todayIn(zone, now.getTime()));
  if (!allowed.ok) return refuse(`signing.refusal.${allowed.error}`);
  await tx.envelopeSigner.updateMany({
    where: { tenantId, id: turnOf(held.fact)?.id ?? "" },
    data: { declinedAt: now },
  });
  await closeOpen(tx, actor, held.agreement, "declined", input.reason, now);
  await audit(tx, actor, {
    action: "agreement.decline",
    subjectType: AGREEMENT_FILES,
    subjectId: held.agreement.id,
    after: { number: held.row.number, reason: input.reason },
  });
  await refreshCompany(tx, actor, held.row.partnerOrgId, now);
  return { envelopeId: held.row.id };
}
