import { newId } from "#lib/platform/ids.ts";
import type { Case, Table } from "#tests/security/table/types.ts";
import { row, type Who, type World } from "#tests/security/world.ts";

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
};
