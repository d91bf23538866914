"use server";

import { savedReplyPolicy } from "#lib/domain/policies/saved-reply.ts";
import { action } from "#lib/platform/action.ts";
import { changeReply, removeReply, saveReply } from "./commands.ts";
import { findSavedReply } from "./queries.ts";
import { changeReplyInput, removeReplyInput, saveReplyInput } from "./schema.ts";

export const saveReplyAction = action({
  name: "savedReply.save",
  input: saveReplyInput,
  // Who answers no cases has no such list.
  load: async ({ shared }, { actor }) => (savedReplyPolicy.list(actor, null) ? { shared } : null),
  allow: savedReplyPolicy.save,
  whyNot: "savedReplies.refusal.notKeeper",
  run: ({ tx, actor, input }) => saveReply(tx, actor, input),
});

export const changeReplyAction = action({
  name: "savedReply.change",
  input: changeReplyInput,
  load: ({ replyId }, { tx, actor }) => findSavedReply(tx, actor, replyId),
  allow: savedReplyPolicy.change,
  whyNot: "savedReplies.refusal.notKeeper",
  run: ({ tx, actor, target, input }) => changeReply(tx, actor, target, input),
});

export const removeReplyAction = action({
  name: "savedReply.remove",
  input: removeReplyInput,
  load: ({ replyId }, { tx, actor }) => findSavedReply(tx, actor, replyId),
  allow: savedReplyPolicy.change,
  whyNot: "savedReplies.refusal.notKeeper",
  run: ({ tx, actor, target }) => removeReply(tx, actor, target),
});
