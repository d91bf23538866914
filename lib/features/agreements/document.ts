import type { Drawing } from "#lib/domain/agreements/drawing.ts";
import { envelopeState, isOpen, maySign, turnOf } from "#lib/domain/agreements/envelope.ts";
import { envelopePolicy, signsFor } from "#lib/domain/policies/agreement.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { templatesFor } from "#lib/features/documents/queries.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import type { EnvelopeSigner } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { DocumentMay, DocumentPageDto, EnvelopeDto, SendDto, SignerDto } from "./dto.ts";
import { type EnvelopeRecord, envelopeRecord } from "./envelope-record.ts";
import { sha256Of } from "./pdf/render.ts";
import { type AgreementTarget, agreementsOf, findAgreement } from "./queries.ts";
import { textFor } from "./send.ts";
import { type Candidate, signerCandidates } from "./signers.ts";

export type SendChoice = { lang?: string | undefined; signers?: readonly string[] | undefined };

/** A document's page by the agreement's number: what was sent, who signed, and what the reader may do. Null: not there for them. */
export async function documentPage(
  tx: Tx,
  actor: Actor,
  partnership: PartnershipRecord,
  number: string,
  today: PlainDate,
  /** How one would send it: the language, where there are several, and the signers in order, if not those proposed. */
  choice: SendChoice,
): Promise<DocumentPageDto | null> {
  const { tenantId } = actor;
  const row = await tx.agreement.findFirst({ where: { tenantId, number, partnershipId: partnership.id } });
  const target = row && (await findAgreement(tx, actor, row.id));
  if (!row || !target) return null;
  const agreement = (await agreementsOf(tx, tenantId, partnership, today, actor)).find(a => a.id === row.id);
  if (!agreement) return null;
  const sent = await tx.envelope.findMany({
    where: { tenantId, agreementId: row.id },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
  });
  const signers = await tx.envelopeSigner.findMany({
    where: { tenantId, envelopeId: { in: sent.map(e => e.id) } },
    orderBy: { position: "asc" },
  });
  const records = sent.map(e =>
    envelopeRecord(
      e,
      signers.filter(s => s.envelopeId === e.id),
    ),
  );
  const [latest, ...before] = records;
  const candidates =
    actor.side === "vendor" ? await signerCandidates(tx, tenantId, target.partnerOrgId) : null;
  const envelope = latest ? await envelopeDto(tx, actor, latest, candidates, today) : null;
  const open = envelope !== null && isOpen(envelope.state);
  const maySend =
    partnership.state !== "ended" && !open && envelopePolicy.send(actor, target) && candidates !== null;
  return {
    agreement,
    envelope,
    earlier: before.map(({ row: e, fact }) => ({
      number: e.number,
      state: envelopeState(fact, today),
      sentAt: e.sentAt.getTime(),
      reason: e.closeReason,
    })),
    send: maySend ? await sendDto(tx, actor, target, candidates, today, choice) : null,
    may: {
      send: maySend,
      takeBack:
        open &&
        envelopePolicy.void(actor, { partnerOrgId: target.partnerOrgId, signerIds: [], closed: false }),
      sign: latest && open ? signing(actor, latest, today) : null,
    },
  };
}

function signing(actor: Actor, record: EnvelopeRecord, today: PlainDate): DocumentMay["sign"] {
  const by = { personId: actor.personId, signsFor: signsFor(actor), seen: record.fact.sha256 };
  const allowed = maySign(record.fact, by, today);
  if (allowed.ok) return "yes";
  const { error } = allowed;
  return error === "not_your_turn" || error === "role_lost" || error === "already_signed" ? error : null;
}

function signerDto(
  s: EnvelopeSigner,
  turnId: string | null,
  open: boolean,
  personId: string,
  candidates: readonly Candidate[] | null,
): SignerDto {
  const asked = turnId === s.id;
  const state = s.signedAt
    ? "signed"
    : s.declinedAt
      ? "declined"
      : !open
        ? "missed"
        : !asked
          ? "waiting"
          : s.viewedAt
            ? "viewed"
            : "asked";
  const at = { signed: s.signedAt, declined: s.declinedAt, viewed: s.viewedAt, asked: s.askedAt };
  return {
    id: s.id,
    name: s.name,
    orgName: s.orgName,
    state,
    at: (state === "waiting" || state === "missed" ? null : at[state])?.getTime() ?? null,
    own: s.signerId === personId,
    lost:
      open &&
      s.signedAt === null &&
      candidates !== null &&
      !candidates.some(c => c.personId === s.signerId && c.side === s.side),
  };
}

async function envelopeDto(
  tx: Tx,
  actor: Actor,
  { row, signers, fact }: EnvelopeRecord,
  candidates: readonly Candidate[] | null,
  today: PlainDate,
): Promise<EnvelopeDto> {
  const where = { tenantId: row.tenantId, envelopeId: row.id };
  const state = envelopeState(fact, today);
  const turn = turnOf(fact);
  const signatures = await tx.envelopeSignature.findMany({
    where,
    orderBy: [{ signedAt: "asc" }, { id: "asc" }],
  });
  const trace = await tx.envelopeTrace.findMany({ where, orderBy: [{ at: "asc" }, { id: "asc" }] });
  const kept = await tx.envelopeDocument.findMany({ where });
  const said = { original: row.sha256, final: row.finalSha256 };
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    locale: row.locale,
    state,
    text: row.text,
    sha256: row.sha256,
    finalSha256: row.finalSha256,
    intact:
      kept.length === (row.finalSha256 === null ? 1 : 2) &&
      kept.every(d => sha256Of(d.bytes) === d.sha256 && said[d.part as "original" | "final"] === d.sha256),
    templateVersion: row.templateVersion,
    sentAt: row.sentAt.getTime(),
    sentBy: row.sentBy,
    expiresOn: fact.expiresOn,
    closedAt: row.closedAt?.getTime() ?? null,
    closedBy: row.closedBy,
    closeReason: row.closeReason,
    signers: signers.map(s => signerDto(s, turn?.id ?? null, isOpen(state), actor.personId, candidates)),
    signatures: signatures.map(s => ({
      id: s.id,
      name: s.name,
      orgName: signers.find(signer => signer.id === s.envelopeSigner)?.orgName ?? "",
      method: s.method === "drawn" ? "drawn" : "typed",
      typed: s.typed,
      drawn: s.drawn as unknown as Drawing,
      at: s.signedAt.getTime(),
    })),
    trace: trace.map(t => ({ id: t.id, type: t.type, name: t.name, at: t.at.getTime() })),
  };
}

/** What would be sent: the newest text in the chosen language, filled, with the signers one would name. */
async function sendDto(
  tx: Tx,
  actor: Actor,
  target: AgreementTarget,
  candidates: readonly Candidate[],
  today: PlainDate,
  { lang, signers: chosen }: SendChoice,
): Promise<SendDto | "no_template"> {
  const { tenantId } = actor;
  const templates = await templatesFor(
    tx,
    tenantId,
    target.partnership.programme.programmeId,
    target.fact.kind,
  );
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  const template =
    templates.find(t => t.locale === lang) ??
    templates.find(t => t.locale === workspace?.locale) ??
    templates[0];
  if (!template) return "no_template";
  const partner = candidates.find(c => c.side === "partner");
  const vendor =
    candidates.find(c => c.side === "vendor" && c.personId === actor.personId) ??
    candidates.find(c => c.side === "vendor");
  const both = template.firstSide === "vendor" ? [vendor, partner] : [partner, vendor];
  const proposed = both.filter(s => s !== undefined);
  // As they will be: whoever is named in the form, in that order.
  const signers = chosen
    ? [...new Set(chosen)].flatMap(id => candidates.find(c => c.personId === id) ?? [])
    : proposed;
  const { text, missing } = await textFor(tx, tenantId, target, template, signers, today);
  return {
    templateId: template.id,
    locale: template.locale,
    locales: templates.map(t => t.locale),
    title: template.title,
    text,
    missing,
    signDays: template.signDays,
    remindDays: template.remindDays,
    candidates: candidates.map(({ personId, name, orgName }) => ({ personId, name, orgName })),
    signers: signers.map(({ personId, name, orgName }) => ({ personId, name, orgName })),
  };
}

/** The bytes of a document sent for signature, as it was sent or with its signatures; null where it isn't there for who asks. */
export async function documentBytes(
  tx: Tx,
  tenantId: string,
  envelopeId: string,
  part: "original" | "final",
): Promise<{ name: string; bytes: Uint8Array } | null> {
  const row = await tx.envelopeDocument.findFirst({ where: { tenantId, envelopeId, part } });
  const envelope =
    row && (await tx.envelope.findFirst({ where: { tenantId, id: envelopeId }, select: { number: true } }));
  return row && envelope
    ? { name: `${envelope.number}${part === "final" ? "-signed" : ""}.pdf`, bytes: row.bytes }
    : null;
}
