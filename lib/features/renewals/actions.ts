"use server";

import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { findContract, workspaceDays } from "#lib/features/contracts/queries.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import * as schema from "./schema.ts";

const load = async ({ contractId }: { contractId: string }, { tx, actor, now }: ActionContext) => {
  const { today } = await workspaceDays(tx, actor.tenantId, now);
  return findContract(tx, actor.tenantId, contractId, today);
};

export const prepareNextAction = action({
  name: "contract.next",
  input: schema.prepareNextInput,
  load,
  allow: contractPolicy.renew,
  whyNot: "contractLife.refusal.renewing",
  run: ({ tx, actor, input, target, now }) => commands.prepareNext(tx, actor, target, input, now),
});

export const askForRenewalAction = action({
  name: "contract.renewal.ask",
  input: schema.askForRenewalInput,
  load,
  allow: contractPolicy.askForRenewal,
  whyNot: "contractLife.refusal.asking",
  run: ({ tx, actor, input, target, now, workspace }) =>
    commands.askForRenewal(tx, actor, target, input, now, workspace.timeZone),
});
