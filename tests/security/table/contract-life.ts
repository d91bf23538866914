import { newId } from "#lib/platform/ids.ts";
import type { Table } from "#tests/security/table/types.ts";
import { day, put, row, type Who, type World } from "#tests/security/world.ts";
import { makeContract } from "#tests/support/factories/contract.ts";

// What is offered, ordered, amended and invoiced of a contract (R1, S13, S14, S15).

const vendorKeepers: Who[] = ["vendor_admin", "partner_manager", "vendor_support_manager"];
const keepers: Who[] = [...vendorKeepers, "partner_admin", "partner_sales", "partner_support_manager"];

/** Only a partner in force sells. */
const inForce = (w: World) =>
  put(w, "UPDATE partnership SET state = 'active' WHERE tenant_id = $1", w.ws.tenantId);

async function contract(w: World, { draft = false, endsOn = day(400) } = {}) {
  await inForce(w);
  const { plan, product } = w;
  return makeContract(w.db, w.ws, w.customer, {
    plan,
    product,
    number: `L-${newId().slice(-8)}`,
    startsOn: day(-300),
    endsOn,
    ...(draft ? { signedOn: null } : { signedOn: day(-310) }),
  });
}

async function quote(w: World) {
  const made = await contract(w, { draft: true });
  const quoteId = await row(w, "quote", {
    contract_id: made.id,
    customer_org_id: made.customerOrgId,
    partner_org_id: made.partnerOrgId,
    number: `Q-${newId().slice(-8)}`,
    revision: 1,
    valid_until: day(20),
    customer_name: "C",
    served_by_name: "S",
    plan_version_id: made.planVersionId,
    plan_name: "P",
    starts_on: day(1),
    ends_on: day(300),
    systems: "[]",
    price: await priceOf(w, made.id),
    total_minor: 100,
    currency: "USD",
    sent_by: "Test",
  });
  return { contractId: made.id, quoteId, made };
}

const priceOf = async (w: World, contractId: string): Promise<string> => {
  const { rows } = await w.db.admin.query("SELECT price FROM contract WHERE id = $1", [contractId]);
  return JSON.stringify(rows[0].price);
};

const order = { number: "PO-1", orderedOn: day(-20), orderedBy: "Ana" };
const noDiscount = { discountPercent: 0, discountWhy: "", discountBy: "" };

export const quotes: Table = {
  sendQuoteAction: [
    {
      may: keepers,
      make: async w => ({
        contractId: (await contract(w, { draft: true })).id,
        version: 0,
        validUntil: day(30),
        ...noDiscount,
        words: "",
      }),
    },
  ],
  acceptQuoteAction: [
    {
      may: ["customer_admin"],
      make: async w => {
        const { contractId, quoteId } = await quote(w);
        return { contractId, quoteId };
      },
    },
  ],
  declineQuoteAction: [
    {
      may: ["customer_admin"],
      make: async w => {
        const { contractId, quoteId } = await quote(w);
        return { contractId, quoteId, reason: "Too dear" };
      },
    },
  ],
  withdrawQuoteAction: [
    {
      may: keepers,
      make: async w => {
        const { contractId, quoteId } = await quote(w);
        return { contractId, quoteId, version: 0, reason: "Wrong" };
      },
    },
  ],
  recordOrderAction: [
    {
      on: "a draft nobody was offered",
      may: keepers,
      make: async w => ({ contractId: (await contract(w, { draft: true })).id, ...order }),
    },
    {
      on: "one that was quoted",
      may: [...keepers, "customer_admin"],
      make: async w => ({ contractId: (await quote(w)).contractId, ...order }),
    },
  ],
  takeBackOrderAction: [
    {
      may: keepers,
      make: async w => {
        const made = await contract(w, { draft: true });
        const orderId = await row(w, "contract_order", {
          contract_id: made.id,
          customer_org_id: made.customerOrgId,
          partner_org_id: made.partnerOrgId,
          number: "PO-1",
          ordered_on: day(-2),
          ordered_by: "Ana",
          recorded_by: "Test",
        });
        return { contractId: made.id, orderId, reason: "Wrong number" };
      },
    },
  ],
};

export const amendments: Table = {
  amendContractAction: [
    {
      may: keepers,
      make: async w => ({
        contractId: (await contract(w)).id,
        version: 0,
        effectiveOn: day(-10),
        systems: [
          {
            systemId: null,
            productId: w.product.productId,
            name: "Other",
            modules: [],
            version: "",
            unit: null,
            units: 1,
            salePrice: 90_000,
          },
        ],
        ...noDiscount,
        reason: "More",
        agreedBy: "Ana",
        agreedOn: day(-10),
      }),
    },
  ],
  closeInvoiceAction: [
    {
      may: vendorKeepers,
      make: async w => ({ contractId: (await contract(w)).id, number: "F-1", throughOn: day(100) }),
    },
  ],
  reopenInvoiceAction: [
    {
      may: vendorKeepers,
      make: async w => {
        const made = await contract(w);
        const invoiceId = await row(w, "contract_invoice", {
          contract_id: made.id,
          customer_org_id: made.customerOrgId,
          partner_org_id: made.partnerOrgId,
          number: "F-1",
          from_on: day(-300),
          through_on: day(100),
          closed_by: "Test",
        });
        return { contractId: made.id, invoiceId, reason: "Wrong" };
      },
    },
  ],
};

export const renewals: Table = {
  prepareNextAction: [
    { may: keepers, make: async w => ({ contractId: (await contract(w)).id, months: 12 }) },
  ],
  askForRenewalAction: [
    {
      may: ["customer_admin"],
      make: async w => ({ contractId: (await contract(w, { endsOn: day(20) })).id, words: "" }),
    },
  ],
};
