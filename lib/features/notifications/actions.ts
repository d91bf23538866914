"use server";

import { action } from "#lib/platform/action.ts";
import { findNotification, markAllRead, markRead } from "./commands.ts";
import { readAllInput, readInput } from "./schema.ts";

/** One's own alone: `load` finds nobody else's. */
export const readNotification = action({
  name: "notification.read",
  input: readInput,
  load: ({ id }, { tx, actor }) => findNotification(tx, actor, id),
  allow: () => true,
  run: ({ tx, actor, now, target }) => markRead(tx, actor, target.id, now),
});

export const readAllNotifications = action({
  name: "notification.readAll",
  input: readAllInput,
  load: async () => ({}),
  allow: () => true,
  run: ({ tx, actor, now, input }) => markAllRead(tx, actor, new Date(input.until), now),
});
