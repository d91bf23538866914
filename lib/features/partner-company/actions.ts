"use server";

import { partnershipPolicy } from "#lib/domain/policies/partnership.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import * as schema from "./schema.ts";

const load = async ({ partnershipId }: { partnershipId: string }, { tx, actor }: ActionContext) =>
  actor.side === "customer" ? null : findPartnership(tx, actor.tenantId, { id: partnershipId });

export const saveTeamsAction = action({
  name: "company.teams",
  input: schema.saveTeamsInput,
  load,
  allow: partnershipPolicy.describe,
  whyNot: "onboarding.refusal.notDescriber",
  run: ({ tx, actor, target, input, now }) => commands.saveTeams(tx, actor, target, input, now),
});

export const saveDetailsAction = action({
  name: "company.details",
  input: schema.saveDetailsInput,
  load,
  allow: partnershipPolicy.details,
  whyNot: "onboarding.refusal.notDetails",
  run: ({ tx, actor, target, input, now }) => commands.saveDetails(tx, actor, target, input, now),
});

export const saveSolutionAction = action({
  name: "company.solution",
  input: schema.saveSolutionInput,
  load,
  allow: partnershipPolicy.describe,
  whyNot: "onboarding.refusal.notDescriber",
  run: ({ tx, actor, target, input, now }) => commands.saveSolution(tx, actor, target, input, now),
});

export const reviewSolutionAction = action({
  name: "company.review",
  input: schema.reviewSolutionInput,
  load,
  allow: partnershipPolicy.review,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.reviewSolution(tx, actor, target, input, now),
});
