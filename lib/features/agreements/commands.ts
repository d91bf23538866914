import { nextAgreement, signAgreement } from "#lib/domain/programmes/agreement.ts";
import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { storeFiles } from "#lib/features/files/commands.ts";
import { filesOf } from "#lib/features/files/queries.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, nextNumber } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { closeOpen } from "./close.ts";
import { openEnvelope } from "./envelope.ts";
import { happened, workspaceOf } from "./events.ts";
import { AGREEMENT_FILES, type AgreementTarget, agreementFact } from "./queries.ts";
import type { CopyInput, EndInput, PrepareInput, SignInput } from "./schema.ts";

/**
 * Prepares a document of one of the programme's kinds for both to sign (P13); a renewal is planned for the day after
 * the one in force ends (P3). Refused while another waits for signatures, or while one in force has time left.
 */
export async function prepare(
  tx: Tx,
  actor: By,
  partnership: PartnershipRecord,
  input: PrepareInput,
  now: Date,
): Promise<{ agreementId: string; number: string }> {
  const { tenantId } = actor;
  const { definition } = partnership.programme;
  if (partnership.state === "ended") return refuse("onboarding.refusal.ended");
  const kind = agreementKindOf(definition, input.kind);
  if (!kind) return invalid({ kind: "onboarding.invalid.kind" });
  const { zone, prefix } = await workspaceOf(tx, tenantId);
  const today = todayIn(zone, now.getTime());
  // One preparer at a time: two must not prepare the same document twice.
  await oneAtATime(tx, `agreement:${partnership.id}`);
  const rows = await tx.agreement.findMany({ where: { tenantId, partnershipId: partnership.id } });
  const next = nextAgreement(rows.map(agreementFact), kind.key, today, definition.renewalWindowDays);
  if (!next.ok) return refuse(`onboarding.refusal.${next.error}`);
  const id = newId();
  const number = `${prefix}-AG-${String(await nextNumber(tx, tenantId, "agreement", 101)).padStart(4, "0")}`;
  const { startsOn } = next.value;
  await tx.agreement.create({
    data: {
      tenantId,
      id,
      number,
      partnershipId: partnership.id,
      partnerOrgId: partnership.partnerOrgId,
      kind: kind.key,
      startsOn: startsOn === null ? null : fromPlainDate(startsOn),
    },
  });
  await attach(tx, actor, id, partnership.partnerOrgId, input.files);
  await happened(tx, actor, partnership, "agreement.prepared", { kind: kind.key, number });
  await audit(tx, actor, {
    action: "agreement.prepare",
    subjectType: AGREEMENT_FILES,
    subjectId: id,
    after: { number, kind: kind.key, startsOn },
  });
  await refreshCompany(tx, actor, partnership.partnerOrgId, now);
  return { agreementId: id, number };
}

/** Records the signature of the actor's own side. With the second one the document is in force (P3, P13). */
export async function sign(
  tx: Tx,
  actor: By,
  target: AgreementTarget,
  input: SignInput,
  now: Date,
): Promise<{ agreementId: string }> {
  const { tenantId } = actor;
  const side = actor.side === "partner" ? "partner" : "vendor";
  const { zone } = await workspaceOf(tx, tenantId);
  const today = todayIn(zone, now.getTime());
  // One way at a time: while people sign in the portal, a paper would be a second contract.
  if (await openEnvelope(tx, tenantId, target.id, today)) return refuse("signing.refusal.sent");
  const kind = agreementKindOf(target.partnership.programme.definition, target.fact.kind);
  const result = signAgreement(
    target.fact,
    kind ?? { termMonths: null },
    side,
    input.signedOn as PlainDate,
    today,
  );
  if (!result.ok) {
    if (result.error === "in_the_future") return invalid({ signedOn: "onboarding.invalid.future" });
    return refuse(`onboarding.refusal.${result.error}`);
  }
  const signed = result.value;
  const both = signed.partnerSignedOn !== null && signed.vendorSignedOn !== null;
  const on = fromPlainDate(input.signedOn);
  const changed = await tx.agreement.updateMany({
    where: { tenantId, id: target.id, version: judged(target, input.version) },
    data: {
      ...(side === "partner"
        ? { partnerSignedOn: on, partnerSignedBy: input.signedBy }
        : { vendorSignedOn: on, vendorSignedBy: input.signedBy }),
      ...(both && signed.startsOn ? { startsOn: fromPlainDate(signed.startsOn) } : {}),
      ...(both && signed.endsOn ? { endsOn: fromPlainDate(signed.endsOn) } : {}),
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) return conflict();
  await attach(tx, actor, target.id, target.partnerOrgId, input.files);
  const { number, kind: kindKey } = target.fact;
  await happened(tx, actor, target.partnership, both ? "agreement.in_force" : "agreement.signed", {
    kind: kindKey,
    number,
    by: input.signedBy,
    on: input.signedOn,
  });
  await audit(tx, actor, {
    action: "agreement.sign",
    subjectType: AGREEMENT_FILES,
    subjectId: target.id,
    before: target.fact,
    after: signed,
  });
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { agreementId: target.id };
}

/** So many files hang on one document at most. */
const MOST_FILES = 20;

/**
 * Lays copies signed on paper beside what both have signed: further files of the document. Signatures, term, the signed PDF
 * and its evidence page stay as they are.
 */
export async function addCopy(
  tx: Tx,
  actor: By,
  target: AgreementTarget,
  { files }: CopyInput,
): Promise<{ agreementId: string }> {
  const { tenantId } = actor;
  await oneAtATime(tx, `copies:${target.id}`);
  const held = await filesOf(tx, tenantId, AGREEMENT_FILES, target.id);
  if (held.length + files.length > MOST_FILES) return invalid({ files: "onboarding.invalid.copies" });
  await attach(tx, actor, target.id, target.partnerOrgId, files);
  const { kind, number } = target.fact;
  const names = files.map(file => file.name);
  await happened(tx, actor, target.partnership, "agreement.copied", { kind, number, name: names.join(", ") });
  await audit(tx, actor, {
    action: "agreement.copy",
    subjectType: AGREEMENT_FILES,
    subjectId: target.id,
    after: { files: names },
  });
  return { agreementId: target.id };
}

/** Ends a document before its time, or takes back one that was not signed by both; the reason is kept. */
export async function end(
  tx: Tx,
  actor: By,
  target: AgreementTarget,
  input: EndInput,
  now: Date,
): Promise<{ agreementId: string }> {
  const { tenantId } = actor;
  const { fact } = target;
  const signed = fact.partnerSignedOn !== null && fact.vendorSignedOn !== null;
  if (signed && fact.startsOn && input.endedOn < fact.startsOn)
    return invalid({ endedOn: "onboarding.invalid.beforeStart" });
  if (signed && fact.endsOn && input.endedOn > fact.endsOn)
    return invalid({ endedOn: "onboarding.invalid.afterEnd" });
  const changed = await tx.agreement.updateMany({
    where: { tenantId, id: target.id, version: judged(target, input.version) },
    data: {
      endedOn: fromPlainDate(input.endedOn),
      endReason: input.reason,
      endedBy: actor.name,
      endedFor: input.endedFor,
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) return conflict();
  await closeOpen(tx, actor, target, "voided", input.reason, now);
  await happened(tx, actor, target.partnership, "agreement.ended", {
    kind: fact.kind,
    number: fact.number,
    on: input.endedOn,
    reason: input.reason,
    for: input.endedFor,
  });
  await audit(tx, actor, {
    action: "agreement.end",
    subjectType: AGREEMENT_FILES,
    subjectId: target.id,
    before: fact,
    after: { endedOn: input.endedOn, reason: input.reason, endedFor: input.endedFor },
  });
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { agreementId: target.id };
}

async function attach(
  tx: Tx,
  actor: By,
  agreementId: string,
  partnerOrgId: string,
  files: File[] | undefined,
) {
  if (!files || files.length === 0) return;
  await storeFiles(
    tx,
    actor,
    {
      subjectType: AGREEMENT_FILES,
      subjectId: agreementId,
      audience: "partner_vendor",
      partnerOrgId,
      customerOrgId: null,
    },
    files,
  );
}
