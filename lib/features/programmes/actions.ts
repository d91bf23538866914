"use server";

import { programmePolicy } from "#lib/domain/policies/programme.ts";
import { action } from "#lib/platform/action.ts";
import {
  beginDraft,
  discardDraft,
  importDraft,
  newProgramme,
  savePart,
  withdrawVersion,
} from "./draft-commands.ts";
import {
  beginDraftInput,
  discardDraftInput,
  importDraftInput,
  newProgrammeInput,
  savePartInput,
  withdrawVersionInput,
} from "./draft-schema.ts";
import { draftForVendor } from "./editing.ts";
import { programmeForVendor } from "./history.ts";

const whyNot = "programmes.refusal.onlyManagers";

export const newProgrammeAction = action({
  name: "programme.new",
  input: newProgrammeInput,
  // About nothing that is there yet; for the other sides there is nothing to begin here.
  load: async (_input, { actor }) => (actor.side === "vendor" ? actor : null),
  allow: programmePolicy.edit,
  whyNot,
  run: ({ tx, actor, input }) => newProgramme(tx, actor, input),
});

export const beginDraftAction = action({
  name: "programme.draft",
  input: beginDraftInput,
  load: ({ programmeId }, { tx, actor }) => programmeForVendor(tx, actor, programmeId),
  allow: programmePolicy.edit,
  whyNot,
  run: ({ tx, actor, input }) => beginDraft(tx, actor, input.programmeId, input.fromVersion ?? null),
});

export const savePartAction = action({
  name: "programme.save",
  input: savePartInput,
  load: ({ programmeId }, { tx, actor }) => draftForVendor(tx, actor, programmeId),
  allow: programmePolicy.edit,
  whyNot,
  run: ({ tx, actor, target, input, now }) => savePart(tx, actor, target, input, now),
});

export const importDraftAction = action({
  name: "programme.import",
  input: importDraftInput,
  load: ({ programmeId }, { tx, actor }) => draftForVendor(tx, actor, programmeId),
  allow: programmePolicy.edit,
  whyNot,
  run: ({ tx, actor, target, input, now }) => importDraft(tx, actor, target, input, now),
});

export const discardDraftAction = action({
  name: "programme.discard",
  input: discardDraftInput,
  load: ({ programmeId }, { tx, actor }) => draftForVendor(tx, actor, programmeId),
  allow: programmePolicy.edit,
  whyNot,
  run: ({ tx, actor, target, input }) => discardDraft(tx, actor, target, input.version),
});

export const withdrawVersionAction = action({
  name: "programme.withdraw",
  input: withdrawVersionInput,
  load: ({ programmeId }, { tx, actor }) => programmeForVendor(tx, actor, programmeId),
  allow: programmePolicy.edit,
  whyNot,
  run: ({ tx, actor, input, now }) => withdrawVersion(tx, actor, input.programmeId, input.version, now),
});
