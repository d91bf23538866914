import type { Audience } from "#lib/domain/tickets/types.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import type { ReadMail } from "#lib/platform/mail-in/read.ts";
import { audit, systemWriter } from "#lib/platform/record.ts";
import type { Looked } from "./process.ts";

/** What a mail became on a case. */
export type Made = {
  audience: Audience;
  partnerOrgId: string | null;
  customerOrgId: string | null;
  ticketId: string | null;
  ticketNumber: string;
  writtenId: string | null;
  leftOut: LeftOut[];
};
export type LeftOut = { name: string; reason: string };

export const senderFields = (mail: ReadMail) => ({
  fromAddress: mail.facts.from,
  fromName: mail.fromName,
  messageId: mail.messageId,
  subject: mail.subject,
});

export type Place = {
  audience: Audience;
  partnerOrgId: string | null;
  customerOrgId: string | null;
  ticketId: string | null;
  ticketNumber: string;
};

/** Who may know of a mail that became no message: those whom its case, its sender or its customer says; else the vendor alone. */
export function placeOf({ about, actor, sender, customer, decision }: Looked): Place {
  if (about)
    return {
      audience: about.audience,
      partnerOrgId: about.partnerOrgId,
      customerOrgId: about.customerOrgId,
      ticketId: about.ticketId,
      ticketNumber: about.number,
    };
  const nowhere = { ticketId: null, ticketNumber: "" };
  const staff = actor?.side === "partner" || sender.person?.side === "partner";
  if (staff)
    return {
      ...nowhere,
      audience: "partner_vendor",
      partnerOrgId: actor?.orgId ?? sender.person?.partnerOrgId ?? null,
      customerOrgId: null,
    };
  // What nobody wrote tells a customer nothing.
  if (customer && decision.do !== "ignore")
    return {
      ...nowhere,
      audience: "everyone",
      partnerOrgId: customer.partnerOrgId,
      customerOrgId: customer.id,
    };
  return { ...nowhere, audience: "vendor", partnerOrgId: null, customerOrgId: null };
}

/** How much of a mail that waits stands in lists. */
const PREVIEW = 600;

type Outcome = Partial<Made> & { state: string; reason: string; note?: string; toldAt?: Date | null };

export async function finish(
  tx: Tx,
  context: WorkspaceContext,
  looked: Looked,
  outcome: Outcome,
): Promise<string> {
  const { row, mail, verified } = looked;
  const { leftOut, ...fields } = outcome;
  await stepAs(tx, context, "app_worker", () =>
    tx.inboundMail.updateMany({
      where: { tenantId: row.tenantId, id: row.id, state: "received" },
      data: {
        ...fields,
        ...senderFields(mail),
        ...writerOf(looked),
        preview: mail.visible.slice(0, PREVIEW).toWellFormed(),
        unreadable: mail.unreadable,
        verified,
        leftOut: (leftOut ?? []) as unknown as Prisma.InputJsonValue,
        dueAt: null,
        claimedAt: null,
        version: { increment: 1 },
      },
    }),
  );
  await audit(tx, systemWriter(row.tenantId), {
    action: `mail.${outcome.state}`,
    subjectType: "mail",
    subjectId: row.id,
    after: { reason: outcome.reason, from: mail.facts.from, number: outcome.ticketNumber ?? "" },
  });
  return outcome.state;
}

/** Whose mail it is: a member's or a known person's, once somebody vouched for the address; else a stranger's, of its customer. */
function writerOf({ actor, sender, customer, verified, mailbox }: Looked): {
  writerSide: string;
  writerOrgId: string | null;
  personId: string | null;
} {
  const { person } = sender;
  const trusted = verified === "pass" || (verified === "none" && !mailbox.verifiedOnly);
  if (trusted && actor) return { writerSide: actor.side, writerOrgId: actor.orgId, personId: actor.personId };
  if (trusted && person)
    return {
      writerSide: person.side,
      writerOrgId: person.side === "customer" ? person.customerOrgId : person.partnerOrgId,
      personId: person.id,
    };
  return {
    writerSide: customer ? "customer" : "",
    writerOrgId: customer?.id ?? null,
    personId: null,
  };
}
