"use server";

import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import {
  beginCalendar,
  discardCalendar,
  loadCalendarDraft,
  newCalendar,
  publishCalendar,
  recountCalendar,
  saveCalendar,
  versionOf,
} from "./drafts.ts";
import {
  beginCalendarInput,
  confirmYearInput,
  discardCalendarInput,
  newCalendarInput,
  publishCalendarInput,
  recountCalendarInput,
  saveCalendarInput,
} from "./schema.ts";
import { confirmYear } from "./years.ts";

const whyNot = "calendars.refusal.onlyAdmin";

/** Drafts are the vendor's: the other sides may not even ask the table. */
const draft = async ({ key }: { key: string }, { tx, actor }: ActionContext) =>
  actor.side === "vendor" ? loadCalendarDraft(tx, actor.tenantId, key) : null;
const published = async ({ key }: { key: string }, { tx, actor }: ActionContext) =>
  actor.side === "vendor" ? versionOf(tx, actor.tenantId, key) : null;

export const newCalendarAction = action({
  name: "calendar.new",
  input: newCalendarInput,
  // About nothing that is there yet; for the other sides there is nothing to begin here.
  load: async (_input, { actor }) => (actor.side === "vendor" ? actor : null),
  allow: workspacePolicy.change,
  whyNot,
  run: ({ tx, actor, workspace, input }) => newCalendar(tx, actor, input, workspace.timeZone),
});

export const beginCalendarAction = action({
  name: "calendar.draft",
  input: beginCalendarInput,
  load: published,
  allow: workspacePolicy.change,
  whyNot,
  run: ({ tx, actor, input }) => beginCalendar(tx, actor, input.key, input.fromVersion),
});

export const saveCalendarAction = action({
  name: "calendar.save",
  input: saveCalendarInput,
  load: draft,
  allow: workspacePolicy.change,
  whyNot,
  run: ({ tx, actor, target, input, now }) => saveCalendar(tx, actor, target, input.version, input.form, now),
});

export const discardCalendarAction = action({
  name: "calendar.discard",
  input: discardCalendarInput,
  load: draft,
  allow: workspacePolicy.change,
  whyNot,
  run: ({ tx, actor, target, input }) => discardCalendar(tx, actor, target, input.version),
});

export const publishCalendarAction = action({
  name: "calendar.publish",
  input: publishCalendarInput,
  load: draft,
  allow: workspacePolicy.change,
  whyNot,
  run: ({ tx, actor, target, input, now }) => publishCalendar(tx, actor, target, input, now),
});

export const recountCalendarAction = action({
  name: "calendar.recount",
  input: recountCalendarInput,
  load: published,
  allow: workspacePolicy.change,
  whyNot,
  run: async ({ tx, actor, input }) => ({ taskId: await recountCalendar(tx, actor, input.key) }),
});

export const confirmYearAction = action({
  name: "calendar.year",
  input: confirmYearInput,
  load: published,
  allow: workspacePolicy.change,
  whyNot,
  run: ({ tx, actor, input }) => confirmYear(tx, actor, input),
});
