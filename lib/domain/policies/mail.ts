import { type Actor, all, any, has, type Policy, side } from "#lib/domain/policies/types.ts";
import type { Side } from "#lib/domain/tickets/types.ts";

/** What the policies read of a mail that came. */
export type MailForPolicy = {
  state: string;
  customerOrgId: string | null;
  partnerOrgId: string | null;
  /** Who wrote it, as far as known; "" and null: a stranger. */
  writerSide: Side | "";
  writerOrgId: string | null;
  /** Whether it became a message of a case, which whoever reads the mail's row reads too. */
  written: boolean;
};

type M = MailForPolicy;

const ofCustomer: Policy<M> = (actor, mail) =>
  actor.side === "customer" && actor.orgId === mail.customerOrgId;
const contact = all<M>(ofCustomer, has("customer_contact"));
const vendorDesk = all<unknown>(
  side("vendor"),
  has("vendor_admin", "vendor_support", "vendor_support_manager"),
);
const partnerDesk: Policy<{ partnerOrgId: string | null }> = (actor, mail) =>
  actor.side === "partner" &&
  actor.orgId === mail.partnerOrgId &&
  has("partner_support", "partner_support_manager")(actor, mail);

const waits: Policy<M> = (_, mail) => mail.state === "held";
const stopped: Policy<M> = (_, mail) => ["held", "set_aside", "ignored"].includes(mail.state);

export const mailPolicy = {
  /** The page of mails that came: who works cases, and the contacts, who decide about what waits (S7). */
  list: any<unknown>(
    vendorDesk,
    all<unknown>(side("partner"), has("partner_support", "partner_support_manager")),
    all<unknown>(side("customer"), has("customer_contact")),
  ),
  view: any<M>(vendorDesk, partnerDesk, contact),
  /** S7: only an authorised contact speaks for the customer, so only one lets another's words in. */
  approve: all<M>(contact, waits),
  decline: all<M>(contact, waits),
  /** Several at once; of each it is asked again. */
  many: any<unknown>(vendorDesk, all<unknown>(side("customer"), has("customer_contact"))),
  /** Looked at once more: after a contact was added, a limit raised, a fault mended. */
  retry: all<M>(vendorDesk, stopped),
  discard: all<M>(vendorDesk, stopped),
  /**
   * The mail as it came, with all it quotes. A customer's holds nothing a customer was not sent; what staff answer may quote
   * their own notes, so it is for their own company alone.
   */
  original: ((actor: Actor, mail: M) => {
    if (!mail.written && !mailPolicy.view(actor, mail)) return false;
    if (mail.writerSide === "partner" || mail.writerSide === "vendor")
      return mail.writerOrgId === actor.orgId;
    return true;
  }) as Policy<M>,
  /** Addresses, trusted servers and limits are the vendor's administrators' (S8). */
  mailboxes: all<unknown>(side("vendor"), has("vendor_admin")),
  seeMailboxes: vendorDesk,
};
