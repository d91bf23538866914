import { type Actor, type Policy, side } from "#lib/domain/policies/types.ts";

/** What a calendar holds: one's own days, one's company's, or those of all partners. */
export const FEED_SCOPES = ["own", "company", "vendor"] as const;
export type FeedScope = (typeof FEED_SCOPES)[number];

const READS: Record<FeedScope, Policy<unknown>> = {
  own: side("partner"),
  company: side("partner"),
  vendor: side("vendor"),
};

/** Calendars somebody may have: a customer has no certificates to look after. */
export const feedsOf = (actor: Actor): FeedScope[] => FEED_SCOPES.filter(scope => READS[scope](actor, null));

/** What the policies read of a calendar's address. */
export type FeedForPolicy = { scope: FeedScope; membershipId: string };

/** An address is its owner's; what it opens follows what the owner may read on that day. */
export const calendarFeedPolicy = {
  read: ((actor, { scope }) => READS[scope](actor, null)) as Policy<Pick<FeedForPolicy, "scope">>,
  change: ((actor, feed) => feed.membershipId === actor.membershipId) as Policy<FeedForPolicy>,
};
