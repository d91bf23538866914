import { newId } from "#lib/platform/ids.ts";
import type { Table } from "#tests/security/table/types.ts";
import { row, type Who, type World } from "#tests/security/world.ts";

// Words kept for cases: each company's own, and each person's own.

const keepers: Who[] = [
  "vendor_support_manager",
  "vendor_admin",
  "partner_support_manager",
  "partner_admin",
  "other_partner",
];
const writers: Who[] = [...keepers, "vendor_support", "partner_support"];

const words = () => ({
  title: `Reply ${newId()}`,
  body: "Hello {{contact.name}}",
  locale: "en",
  productId: "",
});

const reply = (w: World, owner: Who, shared: boolean) =>
  row(w, "saved_reply", {
    title: `Reply ${newId()}`,
    body: "Hello {{contact.name}}",
    locale: "en",
    owner_id: w.people[owner].personId,
    owner_name: "Test",
    seen_by: shared ? w.people[owner].orgId : w.people[owner].personId,
    org_id: w.people[owner].orgId,
  });

const ofVendor: Who[] = ["vendor_support_manager", "vendor_admin"];
const ofPartner: Who[] = ["partner_support_manager", "partner_admin"];

export const savedReplies: Table = {
  saveReplyAction: [
    { on: "one's own", may: writers, own: true, make: async () => ({ ...words(), shared: false }) },
    { on: "the company's", may: keepers, own: true, make: async () => ({ ...words(), shared: true }) },
  ],
  changeReplyAction: [
    {
      on: "shared at the vendor",
      may: ofVendor,
      make: async w => ({ ...words(), version: 0, replyId: await reply(w, "vendor_support_manager", true) }),
    },
    {
      on: "shared at a partner",
      may: ofPartner,
      make: async w => ({ ...words(), version: 0, replyId: await reply(w, "partner_support_manager", true) }),
    },
    {
      on: "an engineer's own",
      may: ["partner_support"],
      make: async w => ({ ...words(), version: 0, replyId: await reply(w, "partner_support", false) }),
    },
  ],
  removeReplyAction: [
    {
      on: "shared at the vendor",
      may: ofVendor,
      make: async w => ({ replyId: await reply(w, "vendor_support_manager", true) }),
    },
    {
      on: "shared at a partner",
      may: ofPartner,
      make: async w => ({ replyId: await reply(w, "partner_support_manager", true) }),
    },
    {
      on: "an engineer's own",
      may: ["vendor_support"],
      make: async w => ({ replyId: await reply(w, "vendor_support", false) }),
    },
  ],
};
