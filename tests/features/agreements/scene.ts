import type { Actor } from "#lib/domain/policies/types.ts";
import {
  prepareAgreement,
  requestSigningCode,
  sendForSignature,
  signDocument,
} from "#lib/features/agreements/actions.ts";
import { publishTemplateAction } from "#lib/features/documents/actions.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { accepted, agreementRow, look, type Scene } from "#tests/features/onboarding/scene.ts";
import { as, done } from "#tests/support/present.ts";

export const BODY = `## Between

**{{vendor.legal_name}}** and **{{partner.name}}**, for {{agreement.term}} from {{agreement.start}}.

1. Signed by {{signers.partner}} and {{signers.vendor}}.
`;

export const content = {
  locale: "en" as const,
  title: "Partner agreement",
  body: BODY,
  firstSide: "partner" as const,
  signDays: 14,
  remindDays: 3,
};

export type SigningScene = Scene & { templateId: string };

const newest = (s: Scene) =>
  look(s, tx =>
    tx.documentTemplate.findFirstOrThrow({
      where: { tenantId: s.ws.tenantId, kind: "partner_agreement" },
      orderBy: { version: "desc" },
    }),
  );

/** An accepted company, and a published text for its agreement. */
export async function withTemplate(): Promise<SigningScene> {
  const s = await accepted(emmaProgramme);
  await publish(s, 0);
  return { ...s, templateId: (await newest(s)).id };
}

export async function publish(s: Scene, baseVersion: number, more: object = {}): Promise<string> {
  done(
    await as(s.db, s.manager, () =>
      publishTemplateAction(s.ws.slug, {
        programmeId: s.programmeId,
        kind: "partner_agreement",
        draftVersion: 0,
        baseVersion,
        ...content,
        ...more,
      }),
    ),
  );
  return (await newest(s)).id;
}

export async function prepare(s: Scene): Promise<string> {
  const input = { partnershipId: s.partnershipId, kind: "partner_agreement" };
  return done(await as(s.db, s.manager, () => prepareAgreement(s.ws.slug, input))).agreementId;
}

export const sendInputOf = async (s: SigningScene, agreementId: string, signers?: Actor[]) => ({
  agreementId,
  version: (await agreementRow(s, agreementId)).version,
  templateId: s.templateId,
  signers: (signers ?? [s.admin, s.manager]).map(a => a.personId),
});

/** Sent to the partner's administrator and then the vendor's manager; answers the envelope. */
export async function sent(s: SigningScene, signers?: Actor[]) {
  const agreementId = await prepare(s);
  const input = await sendInputOf(s, agreementId, signers);
  const { envelopeId } = done(await as(s.db, s.manager, () => sendForSignature(s.ws.slug, input)));
  return { agreementId, envelopeId };
}

export const envelopeRow = (s: Scene, id: string) =>
  look(s, tx => tx.envelope.findFirstOrThrow({ where: { tenantId: s.ws.tenantId, id } }));

/** The code in the newest mail to somebody, as they would read it. */
export const codeFor = async (s: Scene, who: Actor): Promise<string> => {
  const mail = await look(s, tx =>
    tx.outbox.findFirstOrThrow({
      where: { tenantId: s.ws.tenantId, topic: "signature.code", toEmail: who.email },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
  );
  return String((mail.data as { params: { code: string } }).params.code);
};

/** Past the pause between two codes: the earlier ones become so much older. */
export const later = (s: Scene, seconds: number) =>
  s.db.admin.query("UPDATE signing_code SET sent_at = sent_at - make_interval(secs => $1)", [seconds]);

export const ask = (s: Scene, who: Actor, envelopeId: string) =>
  as(s.db, who, () => requestSigningCode(s.ws.slug, { envelopeId }));

export const signInput = async (s: SigningScene, envelopeId: string, code: string, more: object = {}) => ({
  envelopeId,
  sha256: (await envelopeRow(s, envelopeId)).sha256,
  method: "typed" as const,
  typed: s.admin.name,
  drawn: [],
  consent: true,
  code,
  ...more,
});

/** Asks for a code, reads it in the mail and signs. */
export async function signs(s: SigningScene, who: Actor, envelopeId: string, more: object = {}) {
  done(await ask(s, who, envelopeId));
  const input = await signInput(s, envelopeId, await codeFor(s, who), { typed: who.name, ...more });
  return as(s.db, who, () => signDocument(s.ws.slug, input));
}
