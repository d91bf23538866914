import { signersProblem } from "#lib/domain/agreements/envelope.ts";
import { merge } from "#lib/domain/agreements/fields.ts";
import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { TemplateDto } from "#lib/features/documents/dto.ts";
import { templatesFor } from "#lib/features/documents/queries.ts";
import { mergeValues } from "#lib/features/documents/values.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import type { RequestOrigin } from "#lib/platform/session.ts";
import { closeOpen } from "./close.ts";
import { openEnvelope, trace } from "./envelope.ts";
import { happened, workspaceOf } from "./events.ts";
import { paperOf } from "./paper.ts";
import { renderPaper, sha256Of } from "./pdf/render.ts";
import { AGREEMENT_FILES, type AgreementTarget } from "./queries.ts";
import type { SendInput } from "./schema.ts";
import { type Candidate, signerCandidates } from "./signers.ts";

/** The text of an agreement as it would be sent with these signers, and what is missing in it. */
export async function textFor(
  tx: Tx,
  tenantId: string,
  target: Pick<AgreementTarget, "fact" | "partnership">,
  template: TemplateDto,
  signers: readonly Candidate[],
  today: PlainDate,
): Promise<{ text: string; missing: string[] }> {
  const kind = agreementKindOf(target.partnership.programme.definition, target.fact.kind);
  if (!kind) return { text: template.body, missing: [] };
  const namesOf = (side: string) => signers.filter(s => s.side === side).map(s => s.name);
  const values = await mergeValues(tx, tenantId, target.partnership, {
    kind,
    locale: template.locale === "es" ? "es" : "en",
    number: target.fact.number,
    startsOn: target.fact.startsOn,
    today,
    signers: { partner: namesOf("partner"), vendor: namesOf("vendor") },
  });
  return merge(template.body, values);
}

/**
 * Sends an agreement's document for signature: renders it once, keeps it for good, and asks the first signer (P13).
 * Refused where another is on its way, a side recorded its signature on paper, or the text is not the newest.
 */
export async function send(
  tx: Tx,
  actor: By,
  target: AgreementTarget,
  input: SendInput,
  now: Date,
  origin: RequestOrigin,
): Promise<{ envelopeId: string }> {
  const { tenantId } = actor;
  const { partnership, fact } = target;
  if (partnership.state === "ended") return refuse("onboarding.refusal.ended");
  const { zone } = await workspaceOf(tx, tenantId);
  const today = todayIn(zone, now.getTime());
  const all = await templatesFor(tx, tenantId, partnership.programme.programmeId, fact.kind);
  const template = all.find(t => t.id === input.templateId);
  if (!template) return conflict("signing.refusal.templateMoved");
  const people = await signerCandidates(tx, tenantId, target.partnerOrgId);
  const signers = input.signers.map(
    id => people.find(p => p.personId === id) ?? invalid({ signers: "signing.invalid.gone" }),
  );
  const problem = signersProblem(signers);
  if (problem) return invalid({ signers: `signing.invalid.signers.${problem}` });
  const { text, missing } = await textFor(tx, tenantId, target, template, signers, today);
  if (missing.length > 0) {
    const t = translator(actor.locale);
    const fields = missing.map(name => t(`documents.field.${name.replace(".", "_")}`)).join(", ");
    return refuse("signing.refusal.missing", { fields });
  }
  // Of two managers at once the second waits here, and finds that the agreement has moved on.
  const held = await tx.agreement.updateMany({
    where: { tenantId, id: target.id, version: judged(target, input.version) },
    data: { version: { increment: 1 } },
  });
  if (held.count === 0) return conflict();
  if (await openEnvelope(tx, tenantId, target.id, today)) return refuse("signing.refusal.sent");
  await closeOpen(tx, actor, target, "expired", "", now);
  const sent = await tx.envelope.count({ where: { tenantId, agreementId: target.id } });
  const envelope = {
    tenantId,
    id: newId(),
    agreementId: target.id,
    partnerOrgId: target.partnerOrgId,
    number: `${fact.number}-${sent + 1}`,
    title: template.title,
    locale: template.locale,
    templateId: template.id,
    templateVersion: template.version,
    text,
    remindDays: template.remindDays,
    sentAt: now,
    sentBy: actor.name,
    sentById: actor.personId,
    expiresOn: fromPlainDate(addDays(today, template.signDays)),
  };
  const rows = signers.map((s, index) => ({
    tenantId,
    id: newId(),
    envelopeId: envelope.id,
    partnerOrgId: target.partnerOrgId,
    position: index + 1,
    side: s.side,
    signerId: s.personId,
    name: s.name,
    email: s.email,
    orgName: s.orgName,
    askedAt: index === 0 ? now : null,
  }));
  const bytes = await renderPaper(paperOf(envelope, rows, [], zone));
  const sha256 = sha256Of(bytes);
  await tx.envelope.create({ data: { ...envelope, sha256 } });
  await tx.envelopeSigner.createMany({ data: rows });
  await tx.envelopeDocument.create({
    data: {
      tenantId,
      envelopeId: envelope.id,
      part: "original",
      partnerOrgId: target.partnerOrgId,
      sha256,
      bytes: new Uint8Array(bytes),
      at: now,
    },
  });
  await trace(tx, envelope, {
    id: newId(),
    type: "sent",
    name: actor.name,
    at: now,
    ip: actor.ip,
    userAgent: origin.userAgent,
  });
  const about = { kind: fact.kind, number: fact.number };
  await happened(
    tx,
    actor,
    partnership,
    "signature.sent",
    { ...about, names: signers.map(s => s.name).join(", ") },
    false,
  );
  await happened(tx, actor, partnership, "signature.asked", {
    ...about,
    envelopeId: envelope.id,
    personId: rows[0]?.signerId ?? "",
    name: rows[0]?.name ?? "",
  });
  await audit(tx, actor, {
    action: "agreement.send",
    subjectType: AGREEMENT_FILES,
    subjectId: target.id,
    after: { number: envelope.number, sha256, template: template.version, signers: signers.map(s => s.name) },
  });
  // The step it belongs to waits for whoever is asked first (P2).
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { envelopeId: envelope.id };
}
