import type { FeedScope } from "#lib/domain/policies/calendar-feed.ts";
import type { Case, Table } from "#tests/security/table/types.ts";
import { EVERYBODY, put, row, type Who, type World } from "#tests/security/world.ts";

// Addresses of calendars: each is its owner's alone.

const PARTNERS = EVERYBODY.filter(who => who.startsWith("partner_") && who !== "partner_manager");
const partner: Who[] = [...PARTNERS, "other_partner"];
const vendor: Who[] = [
  "vendor_admin",
  "partner_manager",
  "certification_manager",
  "trainer",
  "vendor_support",
  "vendor_support_manager",
];

const opens = (scope: FeedScope, may: Who[]): Case => ({
  on: scope,
  may,
  own: true,
  make: async () => ({ scope }),
});

/** The calendar of a trainer, fresh. */
async function feed(w: World): Promise<{ feedId: string }> {
  const { personId, accountId, membershipId } = w.people.trainer;
  await put(w, "DELETE FROM calendar_feed");
  const owner = { person_id: personId, account_id: accountId, membership_id: membershipId };
  return { feedId: await row(w, "calendar_feed", { ...owner, scope: "vendor" }) };
}

// Of a person as themselves, who is no actor.
const mine = { testedIn: "tests/features/calendar-feeds/calendar.test.ts" };

export const calendarFeeds: Table = {
  openFeedAction: [opens("own", partner), opens("company", partner), opens("vendor", vendor)],
  turnFeedAction: [{ may: ["trainer"], make: feed }],
  closeFeedAction: [{ may: ["trainer"], make: feed }],
  openMyFeedAction: mine,
  turnMyFeedAction: mine,
  closeMyFeedAction: mine,
};
