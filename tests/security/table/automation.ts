import { newId } from "#lib/platform/ids.ts";
import type { Case, Table } from "#tests/security/table/types.ts";
import { day, row, type Who, type World } from "#tests/security/world.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg } from "#tests/support/factories/organisation.ts";

// A desk's rules: of who leads it, and of no other desk.

const ofVendor: Who[] = ["vendor_support_manager", "vendor_admin"];
const ofPartner: Who[] = ["partner_support_manager", "partner_admin"];
const leads: Who[] = [...ofVendor, ...ofPartner, "other_partner"];

const words = () => ({
  version: 1,
  name: `Rule ${newId()}`,
  trigger: "opened",
  match: "all",
  conditions: [],
  actions: [{ type: "note", personId: "", priority: "P1", reason: "", level: "1", text: "Look" }],
});

const rule = (w: World, owner: Who) =>
  row(w, "ticket_rule", {
    org_id: w.people[owner].orgId,
    side: owner.startsWith("vendor") ? "vendor" : "partner",
    name: `Rule ${newId()}`,
    position: 1,
    trigger: "opened",
    changed_by_id: w.people[owner].personId,
    changed_by_name: "Test",
  });

const both = (make: (ruleId: string) => object): Case[] => [
  {
    on: "the vendor's",
    may: ofVendor,
    make: async w => make(await rule(w, "vendor_support_manager")),
  },
  {
    on: "a partner's",
    may: ofPartner,
    make: async w => make(await rule(w, "partner_support_manager")),
  },
];

export const automation: Table = {
  saveRuleAction: [
    { on: "a new one", may: leads, own: true, make: async () => ({ ...words(), ruleId: null }) },
    ...both(ruleId => ({ ...words(), ruleId })),
  ],
  setRuleStateAction: both(ruleId => ({ ruleId, version: 1, active: true })),
  moveRuleAction: both(ruleId => ({ ruleId, version: 1, up: true })),
  removeRuleAction: both(ruleId => ({ ruleId, version: 1 })),
  startTrialAction: [
    {
      on: "the vendor's",
      may: [...ofVendor, "vendor_support"],
      make: async w => ({ ruleId: await rule(w, "vendor_support_manager"), days: "7" }),
    },
    {
      on: "a partner's",
      may: [...ofPartner, "partner_support"],
      make: async w => ({ ruleId: await rule(w, "partner_support_manager"), days: "7" }),
    },
  ],
};

const wording = () => ({
  version: 1,
  name: "Review",
  kind: "request",
  subject: "Review of {{month}}",
  body: "Please look at it",
  priority: "",
  assigneeId: "",
  unit: "month",
  every: 1,
  weekday: 1,
  day: 1,
  time: "09:00",
  timeZone: "Europe/Madrid",
  from: "2026-01-01",
  until: "",
  shift: "next",
});

/** A system and a contact of a contract that the desk serves. */
async function target(w: World, by: "partner" | "vendor") {
  const customer = by === "partner" ? w.customer : await makeCustomerOrg(w.db, w.ws, null);
  const contactId = newId();
  const made = await makeContract(w.db, w.ws, customer, {
    plan: w.plan,
    product: w.product,
    number: `R-${newId().slice(-8)}`,
    contacts: [{ personId: contactId, name: "Luis", email: "luis@x.example" }],
    startsOn: day(-300),
    endsOn: day(400),
    signedOn: day(-310),
  });
  const { rows } = await w.db.admin.query("SELECT id FROM contract_system WHERE contract_id = $1", [made.id]);
  return { systemId: String(rows[0].id), contactId };
}

const recurring = async (w: World, owner: Who) =>
  row(w, "recurring_ticket", {
    org_id: w.people[owner].orgId,
    side: owner.startsWith("vendor") ? "vendor" : "partner",
    name: `Recurring ${newId()}`,
    contract_id: newId(),
    system_id: newId(),
    contact_id: newId(),
    customer_name: "Test",
    kind: "request",
    subject: "x",
    body: "x",
    time_zone: "Europe/Madrid",
    recurrence: JSON.stringify({
      unit: "month",
      day: 1,
      every: 1,
      time: "09:00",
      from: "2026-01-01",
      until: null,
      shift: "none",
    }),
    changed_by_id: w.people[owner].personId,
    changed_by_name: "Test",
  });

export const recurringTickets: Table = {
  saveRecurringAction: [
    {
      on: "a new one of the vendor's",
      may: ofVendor,
      make: async w => ({ ...wording(), recurringId: null, ...(await target(w, "vendor")) }),
    },
    {
      on: "a new one of a partner's",
      may: ofPartner,
      make: async w => ({ ...wording(), recurringId: null, ...(await target(w, "partner")) }),
    },
    {
      on: "a partner's",
      may: ofPartner,
      make: async w => ({
        ...wording(),
        recurringId: await recurring(w, "partner_support_manager"),
        ...(await target(w, "partner")),
      }),
    },
  ],
  setRecurringStateAction: [
    {
      on: "the vendor's",
      may: ofVendor,
      make: async w => ({
        recurringId: await recurring(w, "vendor_support_manager"),
        version: 1,
        active: false,
      }),
    },
    {
      on: "a partner's",
      may: ofPartner,
      make: async w => ({
        recurringId: await recurring(w, "partner_support_manager"),
        version: 1,
        active: false,
      }),
    },
  ],
  removeRecurringAction: [
    {
      on: "the vendor's",
      may: ofVendor,
      make: async w => ({ recurringId: await recurring(w, "vendor_support_manager"), version: 1 }),
    },
    {
      on: "a partner's",
      may: ofPartner,
      make: async w => ({ recurringId: await recurring(w, "partner_support_manager"), version: 1 }),
    },
  ],
};
