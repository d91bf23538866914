import { mayListContact } from "#lib/domain/contracts/gate.ts";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { invitePerson } from "#lib/features/people/invite.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, forbid, invalid, notFoundRefusal } from "#lib/platform/refusal.ts";
import { contactRole, rolesFor, takeRole } from "./contact-roles.ts";
import type { ContractDto } from "./dto.ts";
import { partiesOf } from "./note.ts";
import { workspaceDays } from "./queries.ts";
import { trainingBefore } from "./record-training.ts";
import { contractSubject } from "./rows.ts";
import type { AddContactInput, RemoveContactInput } from "./schema.ts";

/**
 * Puts somebody on the list of authorised contacts, within the plan's number (S7), and invites them by mail when they
 * are new. Without training they are listed, and may not open cases yet. The first of a customer becomes its administrator.
 */
export async function addContact(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: AddContactInput,
  now: Date,
  /** The contact whose place this one takes. */
  replaces: string | null = null,
): Promise<{ contactId: string; invited: boolean }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  if (input.trainedOn !== "") {
    if (!contractPolicy.recordTraining(actor, contract)) forbid("contracts.refusal.training");
    if (input.trainedOn > today) invalid({ trainedOn: "contracts.invalid.trainedAhead" });
  }
  await oneAtATime(tx, "contacts", contract.id);
  const email = input.email.trim().toLowerCase();
  const listed = await tx.authorisedContact.findMany({
    where: { tenantId, contractId: contract.id, removedAt: null },
  });
  const org = await tx.organisation.findFirst({
    where: { tenantId, id: contract.customerOrgId },
    select: { id: true, partnerOrgId: true },
  });
  if (!org) return notFoundRefusal();
  const known = await tx.person.findFirst({
    where: { tenantId, email, customerOrgId: contract.customerOrgId },
  });
  const may = mayListContact(
    { authorisedContacts: contract.plan.authorisedContacts, contactsMustBeTrained: false },
    listed.map(c => ({ personId: c.personId, trainedOn: null, removed: false })),
    { personId: known?.id ?? newId(), trainedOn: null },
    today,
  );
  if (!may.ok) {
    if (may.error.reason === "already_listed") invalid({ email: "contracts.invalid.alreadyListed" });
    invalid({
      email: {
        key: "contracts.refusal.contactsFull",
        params: { allowed: may.error.allowed, plan: contract.planName },
      },
    });
  }
  const membership = known && (await contactRole(tx, tenantId, known.id, contract, today));
  const personId =
    known && membership
      ? known.id
      : (
          await invitePerson(
            tx,
            actor,
            {
              orgId: org.id,
              side: "customer",
              partnerOrgId: org.partnerOrgId,
              customerOrgId: org.id,
              name: input.name,
              email,
              roles: await rolesFor(tx, tenantId, org.id),
              next: `/${actor.workspaceSlug}`,
            },
            now,
          )
        ).personId;
  const id = newId();
  const training =
    input.trainedOn === ""
      ? await trainingBefore(tx, actor, contract, personId, today)
      : {
          trainedOn: fromPlainDate(input.trainedOn),
          trainingNote: input.trainingNote,
          trainingFrom: "hand",
          trainingBy: actor.name,
        };
  await tx.authorisedContact.createMany({
    data: [
      {
        ...partiesOf(tenantId, contract),
        id,
        personId,
        personName: known?.name ?? input.name,
        email,
        ...training,
        addedBy: actor.name,
        replacesId: replaces,
      },
    ],
  });
  const invited = !membership;
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.contact_added",
    data: {
      number: contract.number,
      name: known?.name ?? input.name,
      personId,
      trained: training.trainedOn !== null,
    },
    tell: !invited,
  });
  await audit(tx, actor, {
    action: "contract.contact.add",
    subjectType: "contract",
    subjectId: contract.id,
    after: { personId, email, trainedOn: input.trainedOn, trainingNote: input.trainingNote },
  });
  return { contactId: id, invited };
}

/** Takes somebody off the list: no new cases from them, and without another contract no support site (S7). Their cases stay. */
export async function removeContact(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: RemoveContactInput,
  now: Date,
): Promise<{ contactId: string }> {
  const { tenantId } = actor;
  const contact = contract.contacts.find(c => c.id === input.contactId);
  if (!contact) return notFoundRefusal();
  const changed = await tx.authorisedContact.updateMany({
    where: {
      tenantId,
      id: contact.id,
      contractId: contract.id,
      version: judged(contact, input.version),
      removedAt: null,
    },
    data: { removedAt: now, removedBy: actor.name, version: { increment: 1 } },
  });
  if (changed.count === 0) conflict();
  await takeRole(tx, tenantId, contact.personId, contract);
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.contact_removed",
    data: { number: contract.number, name: contact.name, personId: contact.personId },
  });
  await audit(tx, actor, {
    action: "contract.contact.remove",
    subjectType: "contract",
    subjectId: contract.id,
    before: { personId: contact.personId, email: contact.email },
  });
  return { contactId: contact.id };
}

/** The contacts of a contract come along to its renewal, trained ones first, within the new plan's number (S7, S14). */
export async function copyContacts(
  tx: Tx,
  actor: By,
  fromContractId: string,
  contract: ContractDto,
  allowed: number,
): Promise<number> {
  const { tenantId } = actor;
  await oneAtATime(tx, "contacts", contract.id);
  // As the worker: the contract before may have been another partner's.
  const rows = await stepAs(tx, actor, "app_worker", () =>
    tx.authorisedContact.findMany({
      where: { tenantId, contractId: { in: [fromContractId, contract.id] }, removedAt: null },
      orderBy: [{ trainedOn: { sort: "asc", nulls: "last" } }, { addedAt: "asc" }],
    }),
  );
  const listed = new Set(rows.filter(c => c.contractId === contract.id).map(c => c.personId));
  const coming = rows
    .filter(c => c.contractId === fromContractId && !listed.has(c.personId))
    .slice(0, Math.max(0, allowed - listed.size));
  await tx.authorisedContact.createMany({
    data: coming.map(c => ({
      tenantId,
      id: newId(),
      contractId: contract.id,
      customerOrgId: contract.customerOrgId,
      partnerOrgId: contract.partnerOrgId,
      personId: c.personId,
      personName: c.personName,
      email: c.email,
      trainedOn: c.trainedOn,
      trainingNote: c.trainingNote,
      trainingFrom: c.trainingFrom,
      trainingBy: c.trainingBy,
      addedBy: actor.name,
    })),
  });
  return coming.length;
}
