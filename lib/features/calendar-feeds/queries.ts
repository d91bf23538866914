import { calendarFeedPolicy, type FeedScope, feedsOf } from "#lib/domain/policies/calendar-feed.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { lookUpMember, type WorkspaceInfo } from "#lib/platform/lookup.ts";
import { feedAddress, readFileName } from "./address.ts";
import type { EntryDto, FeedDto } from "./dto.ts";
import { entriesOf } from "./entries.ts";

/** The calendars somebody may have, each with its address where they asked for one. */
export async function readFeeds(tx: Tx, actor: Actor): Promise<FeedDto[]> {
  const { tenantId, membershipId } = actor;
  const rows = await tx.calendarFeed.findMany({ where: { tenantId, membershipId } });
  return feedsOf(actor).map(scope => {
    const row = rows.find(feed => feed.scope === scope);
    if (!row) return { scope, feed: null };
    const { id, readAt } = row;
    return {
      scope,
      feed: { id, address: feedAddress(actor.workspaceSlug, row), readAt: readAt?.getTime() ?? null },
    };
  });
}

/** One's own by id, or null: also where it is somebody else's, or one's own from another company. */
export async function findFeed(tx: Tx, actor: Actor, id: string) {
  const row = await tx.calendarFeed.findFirst({
    where: { tenantId: actor.tenantId, id, personId: actor.personId },
  });
  return row && { id: row.id, scope: row.scope as FeedScope, membershipId: row.membershipId };
}

export type Calendar = {
  actor: Actor;
  workspace: WorkspaceInfo;
  scope: FeedScope;
  entries: EntryDto[];
  /** When it was read. */
  at: Date;
};

/**
 * What a calendar's address opens now, read as its owner reads it: null for an address that is none, "gone" for one
 * whose owner has left or may no longer see it.
 */
export async function readCalendar(
  workspace: WorkspaceInfo,
  file: string,
): Promise<Calendar | "gone" | null> {
  const { tenantId } = workspace;
  const asked = readFileName(file);
  if (!asked) return null;
  const feed = await inWorkspace(asWorker(tenantId), async (tx, now) => {
    const row = await tx.calendarFeed.findFirst({ where: { tenantId, id: asked.id } });
    if (!row || !asked.opens(row)) return null;
    // Programs ask every few minutes: to the hour is enough.
    if (!row.readAt || now.getTime() - row.readAt.getTime() > 3_600_000)
      await tx.calendarFeed.updateMany({ where: { tenantId, id: row.id }, data: { readAt: now } });
    return row;
  });
  if (!feed) return null;
  const member = await lookUpMember(tenantId, feed);
  const scope = feed.scope as FeedScope;
  if (!member || !calendarFeedPolicy.read(member.actor, { scope })) return "gone";
  const { actor } = member;
  return inWorkspace(actor, async (tx, now) => ({
    actor,
    workspace,
    scope,
    entries: await entriesOf(tx, actor, scope, todayIn(workspace.timeZone, now.getTime()), now),
    at: now,
  }));
}
