import { todayIn } from "#lib/domain/time/zone.ts";
import { newId } from "#lib/platform/ids.ts";
import type { Table } from "#tests/security/table/types.ts";
import { day, EVERYBODY, newcomer, put, type Who, type World } from "#tests/security/world.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg } from "#tests/support/factories/organisation.ts";

// Customers and their contracts (R1, S7, S13, S14, T1).

const vendorKeepers: Who[] = ["vendor_admin", "partner_manager", "vendor_support_manager"];
const keepers: Who[] = [...vendorKeepers, "partner_admin", "partner_sales", "partner_support_manager"];

const details = { name: "Nuevo", country: "MX", city: "", domain: "", taxId: "" };

const terms = ({ plan, product }: World) => ({
  planId: plan.planId,
  startsOn: day(-20),
  months: 12,
  systems: [
    {
      productId: product.productId,
      name: "SIGAP",
      modules: [],
      version: "",
      unit: null,
      units: 1,
      salePrice: 80_000,
    },
  ],
});

/** Only a partner in force takes on customers and signs for them. */
const inForce = (w: World) =>
  put(w, "UPDATE partnership SET state = 'active' WHERE tenant_id = $1", w.ws.tenantId);

async function contract(w: World, { draft = false, customer = w.customer } = {}) {
  const { plan, product } = w;
  const contacts = [{ personId: newId(), name: "Luis", email: "luis@x.example" }];
  const made = await makeContract(w.db, w.ws, customer, {
    plan,
    product,
    contacts,
    startsOn: day(-300),
    endsOn: day(400),
    ...(draft ? { signedOn: null } : {}),
  });
  const { rows } = await w.db.admin.query("SELECT id FROM authorised_contact WHERE contract_id = $1", [
    made.id,
  ]);
  return { contract: { contractId: made.id, version: 0 }, contactId: String(rows[0].id) };
}

export const contracts: Table = {
  createDraft: [
    {
      may: keepers,
      make: async w => {
        await inForce(w);
        // The vendor says who serves; else the customer would move to the vendor.
        return { ...terms(w), customerId: w.customer.orgId, serving: w.partner.orgId };
      },
    },
  ],
  changeDraft: [
    { may: keepers, make: async w => ({ ...terms(w), ...(await contract(w, { draft: true })).contract }) },
  ],
  signContract: [
    {
      may: keepers,
      make: async w => {
        await inForce(w);
        return {
          ...(await contract(w, { draft: true })).contract,
          signedOn: todayIn(w.ws.timeZone, Date.now()),
          signedBy: "Ana",
        };
      },
    },
  ],
  cancelContract: [
    {
      may: vendorKeepers,
      make: async w => ({ ...(await contract(w)).contract, cancelledOn: day(30), reason: "Over" }),
    },
  ],
  changeServing: [
    {
      may: vendorKeepers,
      make: async w => {
        // The customer moves for good: each gets one of its own.
        const customer = await makeCustomerOrg(w.db, w.ws, w.partner);
        return { ...(await contract(w, { customer })).contract, serving: "vendor", reason: "Ours" };
      },
    },
  ],
  addContact: [
    {
      may: [...keepers, "customer_admin"],
      make: async w => ({
        contractId: (await contract(w)).contract.contractId,
        name: "Eva",
        email: `${newId()}@x.example`,
        trainedOn: "",
        trainingNote: "",
      }),
    },
  ],
  recordTraining: [
    {
      may: keepers,
      make: async w => {
        const made = await contract(w);
        return { ...made.contract, contactId: made.contactId, trainedOn: day(-20), trainingNote: "" };
      },
    },
  ],
  replaceContact: [
    {
      may: [...keepers, "customer_admin"],
      make: async w => {
        const made = await contract(w);
        return { ...made.contract, contactId: made.contactId, name: "Eva", email: `${newId()}@x.example` };
      },
    },
  ],
  inviteContact: [
    {
      may: [...keepers, "customer_admin"],
      make: async w => {
        const { contract: made, contactId } = await contract(w);
        const person = await newcomer(w, w.customer, ["customer_contact"]);
        await put(
          w,
          "UPDATE membership SET accepted_at = NULL, invited_at = now() WHERE id = $1",
          person.membershipId,
        );
        await put(
          w,
          "UPDATE authorised_contact SET person_id = $2 WHERE id = $1",
          contactId,
          person.personId,
        );
        return { contractId: made.contractId, contactId };
      },
    },
  ],
  removeContact: [
    {
      may: [...keepers, "customer_admin"],
      make: async w => {
        const made = await contract(w);
        return { ...made.contract, contactId: made.contactId };
      },
    },
  ],
};

export const customers: Table = {
  createCustomer: [
    // Any partner in force takes on customers of its own; nobody is named, so there is nothing of others to reach.
    {
      may: [...keepers, "other_partner"],
      own: true,
      make: async w => {
        await inForce(w);
        return { ...details, name: `Nuevo ${newId()}` };
      },
    },
  ],
  updateCustomer: [
    {
      may: keepers,
      make: async w => ({
        ...details,
        customerId: (await makeCustomerOrg(w.db, w.ws, w.partner)).orgId,
        version: 0,
      }),
    },
  ],
};

const reporters: Who[] = [...vendorKeepers, "partner_admin", "partner_support_manager"];

const asked = async (w: World) => {
  await put(w, "DELETE FROM task");
  return { query: "by=priority", format: "csv" };
};

export const reports: Table = {
  exportReportAction: [{ may: EVERYBODY, own: true, make: asked }],
  exportReportCasesAction: [{ may: EVERYBODY, own: true, make: asked }],
  sendReportAction: [
    { may: reporters, make: w => ({ customerId: w.customer.orgId, month: day(0).slice(0, 7) }) },
    {
      on: "a customer the vendor serves itself",
      may: vendorKeepers,
      make: w => ({ customerId: w.people.vendors_customer.orgId, month: day(0).slice(0, 7) }),
    },
  ],
};
