import { calendarFeedPolicy, type FeedScope, feedsOf } from "#lib/domain/policies/calendar-feed.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { lookUpMember, type WorkspaceInfo } from "#lib/platform/lookup.ts";
import { lookUpOwner, type Self } from "#lib/platform/lookup-self.ts";
import { feedAddress, readFileName } from "./address.ts";
import type { EntryDto, FeedDto } from "./dto.ts";
import { entriesOf } from "./entries.ts";

/** The calendars somebody may have, each with its address where they asked for one. */
export async function readFeeds(tx: Tx, actor: Actor): Promise<FeedDto[]> {
  const { tenantId, membershipId } = actor;
  const rows = await tx.calendarFeed.findMany({ where: { tenantId, membershipId } });
  const own = await ownRow(tx, actor);
  return feedsOf(actor).map(scope => {
    const row = scope === "own" ? own : rows.find(feed => feed.scope === scope);
    return { scope, feed: row ? shown(actor, row) : null };
  });
}

type Row = NonNullable<Awaited<ReturnType<Tx["calendarFeed"]["findFirst"]>>>;

const shown = (of: { workspaceSlug: string }, row: Row): FeedDto["feed"] => ({
  id: row.id,
  address: feedAddress(of.workspaceSlug, row),
  readAt: row.readAt?.getTime() ?? null,
});

/** One's own calendar is the person's, whatever company it was made at (R0). */
export const ownRow = (tx: Tx, { tenantId, personId }: Pick<Self, "tenantId" | "personId">) =>
  tx.calendarFeed.findFirst({
    where: { tenantId, personId, scope: "own" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });

/** One's own calendar on one's own page, also between companies; read as the person. */
export async function readOwnFeed(tx: Tx, self: Self): Promise<FeedDto> {
  const row = await ownRow(tx, self);
  return { scope: "own", feed: row && shown(self, row) };
}

/** One's own by id, or null: also where it is somebody else's, or one's own from another company. */
export async function findFeed(tx: Tx, actor: Actor, id: string) {
  const row = await tx.calendarFeed.findFirst({
    where: { tenantId: actor.tenantId, id, personId: actor.personId },
  });
  if (!row) return null;
  const scope = row.scope as FeedScope;
  // Made at another company, and theirs all the same.
  return { id: row.id, scope, membershipId: scope === "own" ? actor.membershipId : row.membershipId };
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
  const scope = feed.scope as FeedScope;
  // A trainer of the vendor is nobody’s specialist: theirs is read as a member.
  const reader = (scope === "own" ? await asOwner(feed) : null) ?? (await asMember(feed, scope));
  if (!reader) return "gone";
  const { actor, context } = reader;
  return inWorkspace(context, async (tx, now) => ({
    actor,
    workspace,
    scope,
    entries: await entriesOf(tx, actor, scope, todayIn(workspace.timeZone, now.getTime()), now),
    at: now,
  }));
}

type Reader = { actor: Actor; context: WorkspaceContext };

/** Somebody as a member, who may read the scope today. */
async function asMember(feed: Row, scope: FeedScope): Promise<Reader | null> {
  const member = await lookUpMember(feed.tenantId, feed);
  if (!member || !calendarFeedPolicy.read(member.actor, { scope })) return null;
  return { actor: member.actor, context: member.actor };
}

/** The person themselves, in the role that reads what is their own: the calendar goes on when they leave (R0, P22). */
async function asOwner(feed: Row): Promise<Reader | null> {
  const self = await lookUpOwner(feed);
  if (!self) return null;
  const actor: Actor = { ...self, membershipId: "", orgId: "", orgName: "", side: "partner", roles: [] };
  return { actor, context: self };
}
