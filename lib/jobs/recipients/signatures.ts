import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { inBoth } from "#lib/platform/i18n/in-both.ts";
import type { Recipient, Telling, Told, Topic, Topics } from "../topics.ts";
import { everyoneBut, stillAt, vendorOrgId, vendorPeople } from "./people.ts";

/** Signers of the document who were asked so far. */
async function asked(tx: Tx, event: Told): Promise<Recipient[]> {
  const signers = await tx.envelopeSigner.findMany({
    where: { tenantId: event.tenantId, envelopeId: String(event.data.envelopeId), askedAt: { not: null } },
  });
  return ofParties(
    tx,
    event,
    signers.map(signer => signer.signerId),
  );
}

/** Those of them who are still with one of the two companies that sign. */
const ofParties = async (tx: Tx, event: Told, personIds: readonly unknown[]): Promise<Recipient[]> =>
  stillAt(tx, event.tenantId, [await vendorOrgId(tx, event.tenantId), event.partnerOrgId], personIds);

type Whom = (tx: Tx, event: Told) => Promise<Recipient[]>;

/** About a document sent for signature, with a link to its page, each in their own language. */
function tellOf(whom: Whom): Topic {
  return async (tx, event): Promise<Telling | null> => {
    const partnership = await findPartnership(tx, event.tenantId, { id: event.subjectId });
    const envelope = await tx.envelope.findFirst({
      where: { tenantId: event.tenantId, id: String(event.data.envelopeId ?? "") },
    });
    if (!partnership || !envelope) return null;
    const kind = agreementKindOf(partnership.programme.definition, String(event.data.kind ?? ""));
    const number = String(event.data.number ?? "");
    return {
      recipients: await whom(tx, event),
      path: `/partners/${partnership.orgSlug}/agreements/${number}`,
      params: {
        company: partnership.orgName,
        title: kind ? inBoth(locale => textIn(kind.title, locale)) : envelope.title,
        number,
        name: String(event.data.name ?? ""),
        remark: String(event.data.reason ?? ""),
        day: inBoth(locale => dayText(toPlainDate(envelope.expiresOn), locale)),
      },
      thread: `envelope-${envelope.id}`,
    };
  };
}

const one: Whom = (tx, event) => ofParties(tx, event, [event.data.personId]);
const all: Whom = async (tx, event) =>
  everyoneBut(
    event.actorId,
    await vendorPeople(tx, event.tenantId, ["partner_manager"]),
    await asked(tx, event),
  );

export const signatureTopics: Topics = {
  "signature.asked": tellOf(one),
  "signature.reminded": tellOf(one),
  "signature.declined": tellOf(all),
  "signature.voided": tellOf(async (tx, event) => everyoneBut(event.actorId, await asked(tx, event))),
  "signature.expired": tellOf(all),
};
