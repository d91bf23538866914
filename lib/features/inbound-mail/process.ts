import { authenticationOf } from "#lib/domain/mail/authentication.ts";
import { automaticReason } from "#lib/domain/mail/automatic.ts";
import { domainOf } from "#lib/domain/mail/customer-domains.ts";
import { decideMail, type MailDecision } from "#lib/domain/mail/decision.ts";
import { askedState, caseNumbers } from "#lib/domain/mail/subject.ts";
import { mailboxParts } from "#lib/domain/mail/threading.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import type { InboundMail, Mailbox } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { mailAddress, mailInDomain } from "#lib/platform/mail-from.ts";
import { type ReadMail, readMail } from "#lib/platform/mail-in/read.ts";
import { caseOf, mayAnswer } from "./answer-by-mail.ts";
import { carryOut } from "./carry-out.ts";
import { meantFor } from "./open-by-mail.ts";
import { type Returned, returnedOf } from "./returned.ts";
import { customerOfStranger, type Sender, senderOf } from "./sender.ts";
import { audienceFor, type Thread, threadOf } from "./thread.ts";

/** A mail with what is known about it: enough to decide. */
export type Looked = {
  row: InboundMail;
  mailbox: Mailbox;
  mail: ReadMail;
  workspace: { name: string; slug: string; locale: string; timeZone: string };
  sender: Sender;
  /** As whom the sender acts, where they do. */
  actor: Actor | null;
  /** The case it is about, as far as the sender sees it; of somebody who may not act, as far as the mail proves it. */
  about: {
    ticketId: string;
    number: string;
    audience: Audience;
    partnerOrgId: string | null;
    customerOrgId: string;
  } | null;
  /** The customer it is for where no case says so. */
  customer: { id: string; partnerOrgId: string | null } | null;
  verified: "pass" | "fail" | "none";
  decision: MailDecision;
  /** It reports of a mail that went out from here. */
  returned: Returned | null;
};

/**
 * Looks at a mail that came and does what is to be done, once: what it causes and that it is done are one transaction, so a
 * killed worker leaves either all or nothing, and whoever comes second finds it done.
 * @returns what became of it; null where it was done already
 * @throws where it can't be taken apart or something is broken: the caller counts and sets it aside
 */
export async function processMail(tenantId: string, id: string): Promise<string | null> {
  const loaded = await inWorkspace(asWorker(tenantId), tx => load(tx, tenantId, id));
  if (!loaded) return null;
  const mail = await readMail(loaded.bytes, loaded.row.returnPath);
  const looked = await look(loaded, mail);
  return carryOut(looked);
}

type Loaded = Pick<Looked, "row" | "mailbox" | "workspace"> & {
  bytes: Uint8Array;
  prefixes: string[];
  own: string[];
};

async function load(tx: Tx, tenantId: string, id: string): Promise<Loaded | null> {
  const row = await tx.inboundMail.findFirst({ where: { tenantId, id, state: "received" } });
  if (!row) return null;
  const source = await tx.inboundMailSource.findFirstOrThrow({ where: { tenantId, mailId: id } });
  const mailbox = await tx.mailbox.findFirstOrThrow({ where: { tenantId, id: row.mailboxId } });
  const workspace = await tx.workspace.findFirstOrThrow({ where: { tenantId } });
  return { row, mailbox, workspace, bytes: source.bytes, ...(await knownNames(tx, tenantId)) };
}

/** The series of its cases' numbers, and the addresses the portal itself writes from and is written to. */
async function knownNames(tx: Tx, tenantId: string): Promise<{ prefixes: string[]; own: string[] }> {
  const products = await tx.product.findMany({ where: { tenantId }, select: { ticketPrefix: true } });
  const mailboxes = await tx.mailbox.findMany({
    where: { tenantId },
    select: { local: true, shownAs: true },
  });
  const domain = mailInDomain();
  return {
    prefixes: products.map(product => product.ticketPrefix),
    own: [
      mailAddress().toLowerCase(),
      ...mailboxes.flatMap(({ local, shownAs }) => [
        ...(domain ? [`${local}@${domain}`] : []),
        ...(shownAs ? [shownAs.toLowerCase()] : []),
      ]),
    ],
  };
}

async function look(loaded: Loaded, mail: ReadMail): Promise<Looked> {
  const { row, mailbox, workspace, prefixes, own } = loaded;
  const { tenantId } = row;
  const { from } = mail.facts;
  const sender: Sender = from ? await senderOf(tenantId, from) : { actors: [], person: null };
  const mark = mailboxParts(row.recipient)?.mark ?? "";
  const verified = authenticationOf(
    mail.facts.headers.get("authentication-results") ?? [],
    mailbox.trustedServers,
    domainOf(from),
  );
  const { thread, lately, strangers } = await inWorkspace(asWorker(tenantId), async tx => ({
    thread: await threadOf(tx, tenantId, mail, mark, prefixes),
    lately: from ? await sentLately(tx, row, from, verified) : 1,
    strangers: from && !sender.person ? await customerOfStranger(tx, tenantId, from) : null,
  }));
  const asSeen = await asSeenBy(sender.actors, thread, mailbox, mail);
  const asks = askedState(mail.subject);
  // What answers a mail of ours answers it, unless it names a case of this workspace.
  const answers = thread && !thread.bySubject && caseNumbers(mail.subject, prefixes).length === 0;
  const vouched = verified === "pass" && sender.actors.length > 0 && thread === null;
  const automatic = automaticReason(
    mail.facts,
    own,
    row.decidedAt ? "person" : vouched ? "contact" : "somebody",
  );
  const decision = decideMail({
    automatic,
    from,
    authentication: verified,
    verifiedOnly: mailbox.verifiedOnly,
    // A person who has it looked at again means it.
    lately: row.decidedAt ? 1 : lately,
    mostAnHour: mailbox.mostAnHour,
    sender:
      sender.actors.length === 0
        ? sender.person
          ? "member"
          : "stranger"
        : asSeen.speaks
          ? "speaker"
          : "member",
    thread: asSeen.about ? { ticketId: asSeen.about.ticketId, audience: asSeen.about.audience } : null,
    asksState: sender.actors.length > 0 && !answers ? asks : null,
    empty: mail.visible === "" && !mail.unreadable && mail.subject.trim() === "" && mail.files.length === 0,
  });
  return {
    row,
    mailbox,
    mail,
    workspace,
    sender,
    actor: asSeen.actor,
    about: asSeen.about ?? (thread && !thread.bySubject ? await asProven(tenantId, thread, sender) : null),
    customer: unsure(sender.actors, asSeen)
      ? null
      : await customerOf(tenantId, sender, strangers, asSeen.actor),
    verified,
    decision,
    returned: returnedOf(tenantId, mark, mail, automatic),
  };
}

/**
 * Mails of this sender within the hour before this one, it counted; set in stone by when they came, so looking again says the same. Whoever
 * only says that they are this sender uses nothing up of what the real one may write.
 */
async function sentLately(
  tx: Tx,
  row: InboundMail,
  from: string,
  verified: Looked["verified"],
): Promise<number> {
  const others = await tx.inboundMail.count({
    where: {
      tenantId: row.tenantId,
      fromAddress: from,
      id: { not: row.id },
      state: { not: "ignored" },
      verified: verified === "pass" ? "pass" : { not: "pass" },
      receivedAt: { gt: new Date(row.receivedAt.getTime() - 3_600_000), lte: row.receivedAt },
    },
  });
  return others + 1;
}

/** `meant`: of several companies that somebody may open a case for, how surely this is the one. */
type Seen = { actor: Actor | null; about: Looked["about"]; speaks: boolean; meant: number };

const isContact = (actor: Actor) => actor.roles.includes("customer_contact");
const ofSeveral = (actors: readonly Actor[]) => actors.filter(isContact).length > 1;

/** Whether it may be any of several companies' mail: then it is shown to none of them. */
const unsure = (actors: readonly Actor[], seen: Seen) =>
  ofSeveral(actors) && seen.about === null && seen.meant === 0;

/**
 * The membership that may speak where the mail goes; else the first that sees the case; of those that could open one the
 * company the mail is about; else the first at all.
 */
async function asSeenBy(
  actors: readonly Actor[],
  thread: Thread | null,
  mailbox: Mailbox,
  mail: ReadMail,
): Promise<Seen> {
  let best: Seen | null = null;
  const several = ofSeveral(actors);
  for (const actor of actors) {
    const seen = await inWorkspace(actor, async (tx, now): Promise<Seen> => {
      const target = thread && (await caseOf(tx, actor, thread.ticketId));
      // A contact's word for a new case is the gate's to judge (S7, S15), which knows the reasons.
      if (!thread || !target) {
        const speaks = isContact(actor);
        const meant = speaks && several ? await meantFor(tx, actor, mailbox, mail, now) : 0;
        return { actor, about: null, speaks, meant };
      }
      const audience = audienceFor(actor, thread, target);
      const { row } = target;
      return {
        actor,
        about: {
          ticketId: row.id,
          number: row.number,
          audience,
          partnerOrgId: row.partnerOrgId,
          customerOrgId: row.customerOrgId,
        },
        speaks: mayAnswer(actor, target, audience),
        meant: 0,
      };
    });
    if (best === null || rank(seen) > rank(best)) best = seen;
  }
  return best ?? { actor: null, about: null, speaks: false, meant: 0 };
}

const rank = (seen: Seen) => (seen.about ? 20 : 0) + (seen.speaks ? 10 : 0) + seen.meant;

/**
 * The case of a mail whose sender does not see it: what they answer proves that they were sent it. Of somebody known at
 * another company it proves nothing that would show their mail to this one.
 */
async function asProven(tenantId: string, thread: Thread, { person }: Sender): Promise<Looked["about"]> {
  const row = await inWorkspace(asWorker(tenantId), tx =>
    tx.ticket.findFirst({ where: { tenantId, id: thread.ticketId } }),
  );
  const elsewhere =
    row &&
    ((person?.side === "customer" && person.customerOrgId !== row.customerOrgId) ||
      (person?.side === "partner" && person.partnerOrgId !== row.partnerOrgId));
  if (elsewhere) return null;
  return (
    row && {
      ticketId: row.id,
      number: row.number,
      audience: thread.cap ?? "everyone",
      partnerOrgId: row.partnerOrgId,
      customerOrgId: row.customerOrgId,
    }
  );
}

async function customerOf(
  tenantId: string,
  sender: Sender,
  strangers: string | null,
  actor: Actor | null,
): Promise<Looked["customer"]> {
  const known = actor?.side === "customer" ? actor.orgId : null;
  const id = known ?? (sender.person?.side === "customer" ? sender.person.customerOrgId : strangers);
  if (!id) return null;
  return inWorkspace(asWorker(tenantId), tx =>
    tx.organisation.findFirst({
      where: { tenantId, id, side: "customer" },
      select: { id: true, partnerOrgId: true },
    }),
  );
}
