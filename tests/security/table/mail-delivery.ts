import type { Table } from "#tests/security/table/types.ts";
import { put, type Who, type World } from "#tests/security/world.ts";

/** Somebody's address leads nowhere. */
const failing = (who: Who) => async (w: World) => {
  const { personId, membershipId } = w.people[who];
  await put(
    w,
    "UPDATE person SET failing_address = lower(email), failing_since = now(), failing_words = '550' WHERE id = $1",
    personId,
  );
  return { membershipId };
};

/** That an address works after all says its person, or who keeps the people of their company. */
export const mailDelivery: Table = {
  // Of a person as themselves, who is no actor.
  confirmOwnAddressAction: { testedIn: "tests/features/mail-out/own-preferences.test.ts" },
  confirmAddressAction: [
    {
      on: "a contact's",
      may: ["customer_contact", "customer_admin", "vendor_admin"],
      make: failing("customer_contact"),
    },
    {
      on: "an engineer's of a partner",
      may: ["partner_support", "partner_admin", "vendor_admin"],
      make: failing("partner_support"),
    },
    {
      on: "an engineer's of the vendor",
      may: ["vendor_support", "vendor_admin"],
      make: failing("vendor_support"),
    },
  ],
};
