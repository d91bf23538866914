"use server";

import { calendarFeedPolicy } from "#lib/domain/policies/calendar-feed.ts";
import { action } from "#lib/platform/action.ts";
import { closeFeed, openFeed, turnFeed } from "./commands.ts";
import { findFeed } from "./queries.ts";
import { feedInput, openFeedInput } from "./schema.ts";

export const openFeedAction = action({
  name: "calendar.open",
  input: openFeedInput,
  load: async ({ scope }) => ({ scope }),
  allow: calendarFeedPolicy.read,
  run: ({ tx, actor, input }) => openFeed(tx, actor, input.scope),
});

export const turnFeedAction = action({
  name: "calendar.turn",
  input: feedInput,
  load: ({ feedId }, { tx, actor }) => findFeed(tx, actor, feedId),
  allow: calendarFeedPolicy.change,
  run: ({ tx, actor, target }) => turnFeed(tx, actor, target.id),
});

export const closeFeedAction = action({
  name: "calendar.close",
  input: feedInput,
  load: ({ feedId }, { tx, actor }) => findFeed(tx, actor, feedId),
  allow: calendarFeedPolicy.change,
  run: ({ tx, actor, target }) => closeFeed(tx, actor, target.id),
});
