"use server";

import { partnerHealthPolicy } from "#lib/domain/policies/partner-health.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { action } from "#lib/platform/action.ts";
import { sendMessage } from "./commands.ts";
import { partnersTo } from "./queries.ts";
import { sendMessageInput } from "./schema.ts";

export const sendMessageAction = action({
  name: "partners.message",
  input: sendMessageInput,
  // Other vendors' partners are not there.
  load: async ({ to }, { tx, actor, workspace, now }) => {
    if (actor.side !== "vendor") return null;
    const ids = await partnersTo(tx, actor, to, todayIn(workspace.timeZone, now.getTime()));
    return "ids" in to && ids.length === 0 ? null : { ids };
  },
  allow: partnerHealthPolicy.message,
  whyNot: "partners.health.refusal.notManager",
  run: ({ tx, actor, target, input }) => sendMessage(tx, actor, target.ids, input),
});
