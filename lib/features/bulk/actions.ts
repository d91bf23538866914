"use server";

import { MOST_AT_ONCE } from "#lib/domain/tickets/bulk.ts";
import { countMatching } from "#lib/features/tickets/queries/list.ts";
import { action } from "#lib/platform/action.ts";
import { startBulk, undoBulk } from "./commands.ts";
import { changesMany } from "./deeds.ts";
import { findChange } from "./queries.ts";
import { countBulkInput, startBulkInput, undoBulkInput } from "./schema.ts";

/** How many cases a list holds, up to one more than can be changed at once. */
export const countBulkAction = action({
  name: "bulk.count",
  input: countBulkInput,
  load: async input => input,
  allow: changesMany,
  whyNot: "tickets.refusal.role",
  run: async ({ tx, actor, now, input }) => ({
    count: await countMatching(tx, actor, input.list, now, MOST_AT_ONCE + 1),
  }),
});

/** Who may is asked again of each case, when its turn comes. */
export const startBulkAction = action({
  name: "bulk.start",
  input: startBulkInput,
  load: async input => input,
  allow: changesMany,
  whyNot: "tickets.refusal.role",
  run: ctx => startBulk(ctx, ctx.input),
});

export const undoBulkAction = action({
  name: "bulk.undo",
  input: undoBulkInput,
  // Found under row security, which shows a person's own alone.
  load: ({ taskId }, { tx, actor }) => findChange(tx, actor, taskId),
  allow: (actor, change) => changesMany(actor) && change.personId === actor.personId,
  whyNot: "tickets.refusal.role",
  run: ctx => undoBulk(ctx, ctx.target),
});
