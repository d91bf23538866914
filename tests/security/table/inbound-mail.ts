import { newId } from "#lib/platform/ids.ts";
import type { Table } from "#tests/security/table/types.ts";
import { put, row, type World } from "#tests/security/world.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { letter } from "#tests/support/mail/world.ts";

/** A mail of the customer's that waits; under a contract whose contact may let it in. */
export async function heldMail(w: World, values: Record<string, unknown> = {}) {
  const { personId, name, email } = w.people.customer_contact;
  await put(w, "DELETE FROM authorised_contact");
  await makeContract(w.db, w.ws, w.customer, {
    plan: w.plan,
    product: w.product,
    // Longer than what other cases signed: only the newest count.
    endsOn: "2098-12-31",
    contacts: [{ personId, name, email }],
  });
  const mailboxId = await row(w, "mailbox", { local: `m${newId().slice(-12)}` });
  const bytes = letter({
    from: "new@customer.example",
    to: "m@portal.example",
    subject: "It does not start",
    text: "words of the mail",
  });
  const mailId = await row(w, "inbound_mail", {
    mailbox_id: mailboxId,
    dedupe_key: newId(),
    via: "smtp",
    recipient: "m@portal.example",
    size: bytes.length,
    sha256: "",
    state: "held",
    reason: "stranger",
    audience: "everyone",
    partner_org_id: w.partner.orgId,
    customer_org_id: w.customer.orgId,
    from_address: "new@customer.example",
    subject: "It does not start",
    preview: "words of the mail",
    writer_side: "customer",
    writer_org_id: w.customer.orgId,
    due_at: null,
    ...values,
  });
  await put(
    w,
    "INSERT INTO inbound_mail_source (tenant_id, mail_id, bytes) VALUES ($1, $2, $3)",
    w.ws.tenantId,
    mailId,
    bytes,
  );
  return { mailId, version: 0 };
}

const contact = ["customer_contact"] as const;
const desk = ["vendor_admin", "vendor_support", "vendor_support_manager"] as const;
const admin = ["vendor_admin"] as const;
const values = () => ({
  local: `m${newId().slice(-12)}`,
  productId: "",
  shownAs: "",
  trustedServers: "mx.example.com",
  verifiedOnly: true,
  mostAnHour: 20,
  environment: "production",
  affectedPercent: 20,
  canWork: true,
  enabled: true,
});

export const inboundMail: Table = {
  // S7: only a contact speaks for the customer.
  approveMailAction: [{ may: contact, make: w => heldMail(w) }],
  declineMailAction: [{ may: contact, make: async w => ({ ...(await heldMail(w)), reason: "" }) }],
  retryMailAction: [{ may: desk, make: w => heldMail(w) }],
  discardMailAction: [{ may: desk, make: async w => ({ ...(await heldMail(w)), reason: "Spam" }) }],
  // Each mail is asked of again when its turn comes.
  decideManyAction: [
    {
      may: [...contact, ...desk],
      make: async w => ({
        deed: { kind: "decline", reason: "" },
        choice: { of: "rows", rows: [await heldMail(w)] },
      }),
    },
  ],
  // It writes nothing.
  countOfSenderAction: { testedIn: "tests/features/inbound-mail/many.test.ts" },
  createMailboxAction: [{ may: admin, own: true, make: values }],
  saveMailboxAction: [
    {
      may: admin,
      make: async w => ({
        ...values(),
        mailboxId: await row(w, "mailbox", { local: `m${newId().slice(-12)}` }),
        version: 0,
      }),
    },
  ],
};
