import type { FeedScope } from "#lib/domain/policies/calendar-feed.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { feedAddress } from "./address.ts";

/** Makes the address of one's own calendar of a scope; one that stands is answered as it is. */
export async function openFeed(tx: Tx, by: By, scope: FeedScope): Promise<{ address: string }> {
  const { tenantId, personId, accountId, membershipId } = by;
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
