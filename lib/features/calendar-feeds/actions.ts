"use server";

import { calendarFeedPolicy } from "#lib/domain/policies/calendar-feed.ts";
import { action } from "#lib/platform/action.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { type OwnActionContext, ownAction } from "#lib/platform/own-action.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { closeFeed, openFeed, openOwnFeed, ownWriter, turnFeed } from "./commands.ts";
import { findFeed, ownRow } from "./queries.ts";
import { feedInput, openFeedInput, openMyFeedInput } from "./schema.ts";

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

// The same of one's own calendar on one's own page, also between companies (R0).

export const openMyFeedAction = ownAction({
  name: "calendar.openMine",
  input: openMyFeedInput,
  load: async (_, { self }) => self,
  run: async ({ tx, self, origin }) =>
    (await stepAs(tx, self, "app_worker", () => openOwnFeed(tx, self, origin.ip))) ?? notFoundRefusal(),
});

const loadMine = async ({ feedId }: { feedId: string }, { tx, self }: OwnActionContext) => {
  const row = await ownRow(tx, self);
  return row?.id === feedId ? row : null;
};

export const turnMyFeedAction = ownAction({
  name: "calendar.turnMine",
  input: feedInput,
  load: loadMine,
  run: ({ tx, self, target, origin }) =>
    stepAs(tx, self, "app_worker", () => turnFeed(tx, ownWriter(self, origin.ip), target.id)),
});

export const closeMyFeedAction = ownAction({
  name: "calendar.closeMine",
  input: feedInput,
  load: loadMine,
  run: ({ tx, self, target, origin }) =>
    stepAs(tx, self, "app_worker", () => closeFeed(tx, ownWriter(self, origin.ip), target.id)),
});
