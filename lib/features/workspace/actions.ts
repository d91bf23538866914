"use server";

import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { action } from "#lib/platform/action.ts";
import { saveWorkspace } from "./commands.ts";
import { findWorkspace } from "./queries.ts";
import { saveWorkspaceInput } from "./schema.ts";

export const saveWorkspaceAction = action({
  name: "workspace.change",
  input: saveWorkspaceInput,
  // The workspace is the vendor's: for the other sides there is nothing to change here.
  load: (_input, { tx, actor }) =>
    actor.side === "vendor" ? findWorkspace(tx, actor.tenantId) : Promise.resolve(null),
  allow: workspacePolicy.change,
  whyNot: "settings.refusal.onlyAdmin",
  run: ({ tx, actor, target, input }) => saveWorkspace(tx, actor, target, input),
});
