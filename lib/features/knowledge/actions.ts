"use server";

import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import type { Policy } from "#lib/domain/policies/types.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as drafts from "./drafts.ts";
import { addFiles } from "./files.ts";
import { linkByNumber, unlinkTicket } from "./links.ts";
import * as publishing from "./publish.ts";
import { draftOf, findKnowledge } from "./read.ts";
import { confirmRead, markRead } from "./reads.ts";
import { settleReview, wantsReview } from "./review.ts";
import * as schema from "./schema.ts";
import { subscribe } from "./subscriptions.ts";
import { noteSuggestions } from "./suggestions.ts";

const item = ({ itemId }: { itemId: string }, { tx, actor }: ActionContext) =>
  findKnowledge(tx, actor, itemId);
/** Of the vendor's: readers have no drafts, and nothing to change. */
const withDraft = async ({ itemId }: { itemId: string }, { tx, actor }: ActionContext) => {
  if (actor.side !== "vendor") return null;
  const row = await findKnowledge(tx, actor, itemId);
  return row && { row, draft: await draftOf(tx, actor.tenantId, itemId) };
};
const vendorOnly = async (_: unknown, { actor }: ActionContext) => (actor.side === "vendor" ? {} : null);
const anybody = async () => ({});
const whyNot = "knowledge.refusal.notAuthor";
const whyNotKeeper = "knowledge.refusal.notKeeper";

export const createKnowledgeAction = action({
  name: "knowledge.create",
  input: schema.createInput,
  load: vendorOnly,
  allow: knowledgePolicy.write,
  whyNot,
  run: ({ tx, actor, input }) => drafts.createKnowledge(tx, actor, input),
});

export const saveKnowledgeAction = action({
  name: "knowledge.write",
  input: schema.saveInput,
  load: withDraft,
  allow: knowledgePolicy.write,
  whyNot,
  run: ({ tx, actor, target, input, now }) => drafts.saveKnowledge(tx, actor, target, input, now),
});

/** Pictures and files for a text that is being written. */
export const uploadKnowledgeFilesAction = action({
  name: "knowledge.upload",
  input: schema.uploadInput,
  load: vendorOnly,
  allow: knowledgePolicy.write,
  whyNot,
  run: ({ tx, actor, input }) => addFiles(tx, actor, input.files),
});

export const submitKnowledgeAction = action({
  name: "knowledge.submit",
  input: schema.submitInput,
  load: withDraft,
  allow: knowledgePolicy.write,
  whyNot,
  run: ({ tx, actor, target, input, now }) => drafts.submitKnowledge(tx, actor, target, input.version, now),
});

export const sendBackKnowledgeAction = action({
  name: "knowledge.send_back",
  input: schema.sendBackInput,
  load: withDraft,
  allow: knowledgePolicy.write,
  whyNot,
  run: ({ tx, actor, target, input }) => drafts.sendBackKnowledge(tx, actor, target, input),
});

export const discardKnowledgeAction = action({
  name: "knowledge.discard",
  input: schema.discardInput,
  load: withDraft,
  allow: knowledgePolicy.write,
  whyNot,
  run: ({ tx, actor, target, input }) => drafts.discardKnowledge(tx, actor, target, input.version),
});

export const publishKnowledgeAction = action({
  name: "knowledge.publish",
  input: schema.publishInput,
  load: withDraft,
  allow: knowledgePolicy.write,
  whyNot,
  run: ({ tx, actor, target, input, now, workspace }) =>
    publishing.publishKnowledge(tx, actor, target, input, now, wantsReview(workspace)),
});

export const withdrawKnowledgeAction = action({
  name: "knowledge.withdraw",
  input: schema.withdrawInput,
  load: withDraft,
  allow: knowledgePolicy.withdraw,
  whyNot: whyNotKeeper,
  run: ({ tx, actor, target, input, now }) => publishing.withdrawKnowledge(tx, actor, target, input, now),
});

export const restoreKnowledgeAction = action({
  name: "knowledge.restore",
  input: schema.restoreInput,
  load: withDraft,
  allow: knowledgePolicy.withdraw,
  whyNot: whyNotKeeper,
  run: ({ tx, actor, target, input, now }) =>
    publishing.restoreKnowledge(tx, actor, target, input.version, now),
});

export const supersedeKnowledgeAction = action({
  name: "knowledge.supersede",
  input: schema.supersedeInput,
  load: withDraft,
  allow: knowledgePolicy.withdraw,
  whyNot: whyNotKeeper,
  run: ({ tx, actor, target, input, now }) => publishing.supersedeKnowledge(tx, actor, target, input, now),
});

export const linkKnowledgeAction = action({
  name: "knowledge.link",
  input: schema.linkInput,
  load: withDraft,
  allow: knowledgePolicy.write,
  whyNot,
  run: ({ tx, actor, target, input }) => linkByNumber(tx, actor, target.row, input.number),
});

export const unlinkKnowledgeAction = action({
  name: "knowledge.unlink",
  input: schema.unlinkInput,
  load: withDraft,
  allow: knowledgePolicy.write,
  whyNot,
  run: ({ tx, actor, target, input }) => unlinkTicket(tx, actor, target.row, input.ticketId),
});

/** Whoever row security lets read it. */
const reader = knowledgePolicy.read as Policy<object>;

export const markReadAction = action({
  name: "knowledge.read",
  input: schema.readInput,
  load: item,
  allow: reader,
  run: ({ tx, actor, target }) => markRead(tx, actor, target),
});

export const confirmReadAction = action({
  name: "knowledge.confirm",
  input: schema.confirmInput,
  load: item,
  allow: reader,
  run: ({ tx, actor, target, input, now }) => confirmRead(tx, actor, target, input.edition, now),
});

export const subscribeAction = action({
  name: "knowledge.subscribe",
  input: schema.subscribeInput,
  load: anybody,
  allow: reader,
  run: ({ tx, actor, input, now }) => subscribe(tx, actor, input, now),
});

export const noteSuggestionsAction = action({
  name: "knowledge.suggestions",
  input: schema.noteInput,
  load: anybody,
  allow: reader,
  run: ({ tx, actor, input }) => noteSuggestions(tx, actor, input),
});

export const settleReviewAction = action({
  name: "knowledge.settle_review",
  input: schema.reviewInput,
  load: vendorOnly,
  allow: knowledgePolicy.settle,
  whyNot: whyNotKeeper,
  run: ({ tx, actor, input, workspace }) => settleReview(tx, actor, workspace, input.review),
});
