"use server";

import { taskPolicy } from "#lib/domain/policies/task.ts";
import { action } from "#lib/platform/action.ts";
import { cancelTask } from "./commands.ts";
import { findTask } from "./queries.ts";
import { cancelTaskInput } from "./schema.ts";

export const cancelTaskAction = action({
  name: "task.cancel",
  input: cancelTaskInput,
  // Found under row security, which shows a person's own alone.
  load: async ({ taskId }, { tx, actor, now }) => {
    const task = await findTask(tx, actor, taskId, now);
    return task && { ...task, personId: actor.personId };
  },
  allow: taskPolicy.cancel,
  run: ({ tx, actor, target, now }) => cancelTask(tx, actor, target, now),
});
