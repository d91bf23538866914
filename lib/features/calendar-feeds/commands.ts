import type { FeedScope } from "#lib/domain/policies/calendar-feed.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import type { Self } from "#lib/platform/lookup-self.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { feedAddress } from "./address.ts";
import { ownRow } from "./queries.ts";

/** Makes the address of one's own calendar of a scope; one that stands is answered as it is. */
export async function openFeed(tx: Tx, by: By, scope: FeedScope): Promise<{ address: string }> {
  const { tenantId, personId, accountId, membershipId } = by;
  // Asked for at another company, it is still the one they follow.
  const before = scope === "own" ? await ownRow(tx, by) : null;
  if (before) return { address: feedAddress(by.workspaceSlug, before) };
  const own = { tenantId, membershipId, scope };
  const { count } = await tx.calendarFeed.createMany({
    data: [{ ...own, id: newId(), personId, accountId }],
    skipDuplicates: true,
  });
  const feed = await tx.calendarFeed.findFirstOrThrow({ where: own });
  if (count > 0)
    await audit(tx, by, {
      action: "calendar.open",
      subjectType: "calendar_feed",
      subjectId: feed.id,
      after: { scope },
    });
  return { address: feedAddress(by.workspaceSlug, feed) };
}

/** Gives it another address: programs that have the old one read nothing from now on. */
export async function turnFeed(tx: Tx, by: By, id: string): Promise<{ address: string }> {
  const { tenantId } = by;
  const feed = await tx.calendarFeed.update({
    where: { tenantId_id: { tenantId, id } },
    data: { turn: { increment: 1 }, readAt: null },
  });
  await audit(tx, by, { action: "calendar.turn", subjectType: "calendar_feed", subjectId: id });
  return { address: feedAddress(by.workspaceSlug, feed) };
}

/** Takes the address away. One that is gone already is none the worse. */
export async function closeFeed(tx: Tx, by: By, id: string): Promise<{ id: string }> {
  await tx.calendarFeed.deleteMany({ where: { tenantId: by.tenantId, id } });
  await audit(tx, by, { action: "calendar.close", subjectType: "calendar_feed", subjectId: id });
  return { id };
}

/** The same of one's own calendar, also between companies: it hangs on the last stay. Null for who was at none. As the worker. */
export async function openOwnFeed(tx: Tx, self: Self, ip: string): Promise<{ address: string } | null> {
  const { tenantId, personId } = self;
  const stay = await tx.membership.findFirst({
    where: { tenantId, personId, side: "partner" },
    orderBy: [{ validFrom: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  if (!stay) return null;
  return openFeed(tx, { ...ownWriter(self, ip), membershipId: stay.id }, "own");
}

/** Who acts as themselves, as what is written down names them. */
export const ownWriter = (self: Self, ip: string): By => ({
  ...self,
  membershipId: "",
  orgId: "",
  orgName: "",
  side: "partner",
  roles: [],
  ip,
});
