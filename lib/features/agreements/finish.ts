import { type EnvelopeFact, lastOf } from "#lib/domain/agreements/envelope.ts";
import { signAgreement } from "#lib/domain/programmes/agreement.ts";
import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import type { Zone } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { EnvelopeSignature, EnvelopeSigner } from "#lib/platform/db/client/client.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { type EnvelopeTarget, trace } from "./envelope.ts";
import { happened } from "./events.ts";
import { paperOf } from "./paper.ts";
import type { Evidence } from "./pdf/evidence.ts";
import { renderPaper, sha256Of } from "./pdf/render.ts";
import { AGREEMENT_FILES } from "./queries.ts";

/** What the evidence page says, from the rows. */
export function evidenceOf(
  row: { sha256: string; number: string },
  signers: readonly EnvelopeSigner[],
  signatures: readonly EnvelopeSignature[],
  steps: readonly { type: string; name: string; at: Date; ip: string }[],
): Evidence {
  return {
    sha256: row.sha256,
    number: row.number,
    proofs: signers.flatMap(signer => {
      const made = signatures.find(s => s.envelopeSigner === signer.id);
      if (!made) return [];
      return [
        {
          name: made.name,
          email: made.email,
          orgName: signer.orgName,
          method: made.method === "drawn" ? ("drawn" as const) : ("typed" as const),
          consent: made.consent,
          viewedAt: signer.viewedAt,
          codeSentAt: made.codeSentAt,
          signedAt: made.signedAt,
          ip: made.ip,
          userAgent: made.userAgent,
          sha256: made.sha256,
        },
      ];
    }),
    trace: steps,
  };
}

/** With the last signature: the PDF with signatures and evidence is kept, and the agreement is in force as a recorded one is (P3, P13). */
export async function complete(
  tx: Tx,
  actor: By,
  held: EnvelopeTarget,
  after: EnvelopeFact,
  now: Date,
  zone: Zone,
): Promise<void> {
  const { tenantId } = actor;
  const { row, agreement } = held;
  const partner = lastOf(after.signers, "partner");
  const vendor = lastOf(after.signers, "vendor");
  if (!partner || !vendor) throw new Error("completed without both sides");
  const kind = agreementKindOf(agreement.partnership.programme.definition, agreement.fact.kind) ?? {
    termMonths: null,
  };
  const today = todayIn(zone, now.getTime());
  const partnerOn = todayIn(zone, partner.at);
  const vendorOn = todayIn(zone, vendor.at);
  const half = signAgreement(agreement.fact, kind, "partner", partnerOn, today);
  const whole = half.ok ? signAgreement(half.value, kind, "vendor", vendorOn, today) : half;
  if (!whole.ok) return refuse(`onboarding.refusal.${whole.error}`);
  const inForce = whole.value;
  await trace(tx, row, { id: newId(), type: "completed", name: "", at: now });
  const where = { tenantId, envelopeId: row.id };
  const signers = await tx.envelopeSigner.findMany({ where, orderBy: { position: "asc" } });
  const signatures = await tx.envelopeSignature.findMany({ where, orderBy: { signedAt: "asc" } });
  const steps = await tx.envelopeTrace.findMany({ where, orderBy: [{ at: "asc" }, { id: "asc" }] });
  const original = await tx.envelopeDocument.findFirstOrThrow({ where: { ...where, part: "original" } });
  const bytes = await renderPaper(paperOf(row, signers, signatures, zone), {
    ...evidenceOf(row, signers, signatures, steps),
    original: original.bytes,
  });
  const finalSha256 = sha256Of(bytes);
  await tx.envelopeDocument.create({
    data: {
      ...where,
      part: "final",
      partnerOrgId: row.partnerOrgId,
      sha256: finalSha256,
      bytes: new Uint8Array(bytes),
      at: now,
    },
  });
  await tx.envelope.updateMany({
    where: { tenantId, id: row.id },
    data: { outcome: "completed", closedAt: now, finalSha256, version: { increment: 1 } },
  });
  const nameOf = (id: string) => signers.find(s => s.id === id)?.name ?? "";
  await tx.agreement.updateMany({
    where: { tenantId, id: agreement.id },
    data: {
      partnerSignedOn: fromPlainDate(partnerOn),
      partnerSignedBy: nameOf(partner.signer.id),
      vendorSignedOn: fromPlainDate(vendorOn),
      vendorSignedBy: nameOf(vendor.signer.id),
      ...(inForce.startsOn ? { startsOn: fromPlainDate(inForce.startsOn) } : {}),
      ...(inForce.endsOn ? { endsOn: fromPlainDate(inForce.endsOn) } : {}),
      envelopeId: row.id,
      version: { increment: 1 },
    },
  });
  const { kind: kindKey, number } = agreement.fact;
  await happened(tx, actor, agreement.partnership, "agreement.in_force", {
    kind: kindKey,
    number,
    envelopeId: row.id,
    by: actor.name,
    on: today,
  });
  await audit(tx, actor, {
    action: "agreement.sign",
    subjectType: AGREEMENT_FILES,
    subjectId: agreement.id,
    before: agreement.fact,
    after: { ...inForce, envelope: row.number, finalSha256 },
  });
  await refreshCompany(tx, actor, row.partnerOrgId, now);
}
