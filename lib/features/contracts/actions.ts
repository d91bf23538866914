"use server";

import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import * as contacts from "./contacts.ts";
import * as draft from "./draft.ts";
import * as move from "./move.ts";
import { findContract, workspaceDays } from "./queries.ts";
import * as training from "./record-training.ts";
import * as replacing from "./replace-contact.ts";
import * as schema from "./schema.ts";

const load = async ({ contractId }: { contractId: string }, { tx, actor, now }: ActionContext) => {
  const { today } = await workspaceDays(tx, actor.tenantId, now);
  return findContract(tx, actor.tenantId, contractId, today);
};

export const createDraft = action({
  name: "contract.draft",
  input: schema.saveDraftInput,
  load: async (_input, { actor }) => ({ partnerOrgId: actor.side === "partner" ? actor.orgId : null }),
  allow: contractPolicy.create,
  whyNot: "contracts.refusal.manage",
  run: ({ tx, actor, input, now }) => draft.createDraft(tx, actor, input, now),
});

export const changeDraft = action({
  name: "contract.change",
  input: schema.changeDraftInput,
  load,
  allow: contractPolicy.edit,
  whyNot: "contracts.refusal.edit",
  run: ({ tx, actor, input, target, now }) => draft.changeDraft(tx, actor, target, input, now),
});

export const signContract = action({
  name: "contract.sign",
  input: schema.signInput,
  load,
  allow: contractPolicy.sign,
  whyNot: "contracts.refusal.edit",
  run: ({ tx, actor, input, target, now }) => commands.signContract(tx, actor, target, input, now),
});

export const cancelContract = action({
  name: "contract.cancel",
  input: schema.cancelInput,
  load,
  allow: contractPolicy.cancel,
  whyNot: "contracts.refusal.cancel",
  run: ({ tx, actor, input, target, now }) => commands.cancelContract(tx, actor, target, input, now),
});

export const changeServing = action({
  name: "contract.serving",
  input: schema.changeServingInput,
  load,
  allow: contractPolicy.changeServing,
  whyNot: "contracts.refusal.serving",
  run: ({ tx, actor, input, target, now }) => move.changeServing(tx, actor, target, input, now),
});

export const addContact = action({
  name: "contract.contact.add",
  input: schema.addContactInput,
  load,
  allow: contractPolicy.manageContacts,
  whyNot: "contracts.refusal.contacts",
  run: ({ tx, actor, input, target, now }) => contacts.addContact(tx, actor, target, input, now),
});

export const recordTraining = action({
  name: "contract.contact.training",
  input: schema.recordTrainingInput,
  load,
  allow: contractPolicy.recordTraining,
  whyNot: "contracts.refusal.training",
  run: ({ tx, actor, input, target, now }) => training.recordTraining(tx, actor, target, input, now),
});

export const replaceContact = action({
  name: "contract.contact.replace",
  input: schema.replaceContactInput,
  load,
  allow: contractPolicy.manageContacts,
  whyNot: "contracts.refusal.contacts",
  run: ({ tx, actor, input, target, now }) => replacing.replaceContact(tx, actor, target, input, now),
});

export const inviteContact = action({
  name: "contract.contact.invite",
  input: schema.inviteContactInput,
  load,
  allow: contractPolicy.manageContacts,
  whyNot: "contracts.refusal.contacts",
  run: ({ tx, actor, input, target, now }) => replacing.inviteContact(tx, actor, target, input, now),
});

export const removeContact = action({
  name: "contract.contact.remove",
  input: schema.removeContactInput,
  load,
  allow: contractPolicy.manageContacts,
  whyNot: "contracts.refusal.contacts",
  run: ({ tx, actor, input, target, now }) => contacts.removeContact(tx, actor, target, input, now),
});
