"use server";

import { profilePolicy } from "#lib/domain/policies/profile.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import { findProfile } from "./profiles.ts";
import * as schema from "./schema.ts";

const load = ({ slug }: { slug: string }, { tx, actor }: ActionContext) => findProfile(tx, actor, slug);

export const saveProfileAction = action({
  name: "profile.save",
  input: schema.saveProfileInput,
  load,
  allow: profilePolicy.write,
  whyNot: "directory.refusal.notWriter",
  run: ({ tx, actor, target, input }) => commands.saveProfile(tx, actor, target, input),
});

export const submitProfileAction = action({
  name: "profile.submit",
  input: schema.submitProfileInput,
  load,
  allow: profilePolicy.write,
  whyNot: "directory.refusal.notWriter",
  run: ({ tx, actor, target, input, now }) => commands.submitProfile(tx, actor, target, input, now),
});

export const takeBackProfileAction = action({
  name: "profile.take_back",
  input: schema.takeBackProfileInput,
  load,
  allow: profilePolicy.takeBack,
  whyNot: "directory.refusal.notWriter",
  run: ({ tx, actor, target, input }) => commands.takeBackProfile(tx, actor, target, input.version),
});

export const approveProfileAction = action({
  name: "profile.approve",
  input: schema.approveProfileInput,
  load,
  allow: profilePolicy.decide,
  whyNot: "directory.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.approveProfile(tx, actor, target, input.version, now),
});

export const returnProfileAction = action({
  name: "profile.return",
  input: schema.returnProfileInput,
  load,
  allow: profilePolicy.decide,
  whyNot: "directory.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.returnProfile(tx, actor, target, input, now),
});
