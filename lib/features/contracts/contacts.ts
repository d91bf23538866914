import { mayListContact } from "#lib/domain/contracts/gate.ts";
import { optionsOf } from "#lib/domain/contracts/options.ts";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { storeFiles } from "#lib/features/files/commands.ts";
import { invitePerson } from "#lib/features/people/invite.ts";
import { readersAllowed } from "#lib/features/people/readers.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, forbid, invalid, notFoundRefusal } from "#lib/platform/refusal.ts";
import { CONTACT_FILES } from "./contact-list.ts";
import { coursesOf } from "./contact-training.ts";
import type { ContractDto } from "./dto.ts";
import { partiesOf } from "./note.ts";
import { workspaceDays } from "./queries.ts";
import { contractSubject } from "./rows.ts";
import type { AddContactInput, RecordTrainingInput, RemoveContactInput } from "./schema.ts";

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

/** Training that is known already: a course of an area the plan names, passed in this portal (S7). */
async function trainingBefore(tx: Tx, actor: By, contract: ContractDto, personId: string, today: PlainDate) {
  const { areas } = optionsOf(contract.plan).contactTraining;
  const found = (
    await stepAs(tx, actor, "app_worker", () => coursesOf(tx, actor.tenantId, [personId], areas, today))
  ).get(personId);
  return found
    ? {
        trainedOn: fromPlainDate(found.on),
        trainingNote: found.note,
        trainingFrom: "course",
        trainingBy: "",
      }
    : { trainedOn: null, trainingNote: "", trainingFrom: "hand", trainingBy: "" };
}

/** The customer's first person keeps the list from then on (R: the focal point). */
async function rolesFor(tx: Tx, tenantId: string, orgId: string) {
  const admin = await tx.membership.findFirst({
    where: { tenantId, orgId, roles: { has: "customer_admin" } },
    select: { id: true },
  });
  return admin ? ["customer_contact"] : ["customer_admin", "customer_contact"];
}

/** Gives a member of the customer the role of a contact, if they have a membership in force. */
async function contactRole(
  tx: Tx,
  tenantId: string,
  personId: string,
  contract: ContractDto,
  today: string,
): Promise<boolean> {
  const membership = await tx.membership.findFirst({
    where: {
      tenantId,
      personId,
      orgId: contract.customerOrgId,
      OR: [{ validUntil: null }, { validUntil: { gte: fromPlainDate(today) } }],
    },
  });
  if (!membership) return false;
  if (!membership.roles.includes("customer_contact")) {
    const roles = [...membership.roles.filter(role => role !== "customer_reader"), "customer_contact"];
    await tx.membership.updateMany({
      where: { tenantId, id: membership.id },
      data: { roles, version: { increment: 1 } },
    });
  }
  return true;
}

/** Records that a contact was formally trained in the product (S7): from that day on they may open cases. */
export async function recordTraining(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: RecordTrainingInput,
  now: Date,
): Promise<{ contactId: string }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  if (input.trainedOn > today) invalid({ trainedOn: "contracts.invalid.trainedAhead" });
  const contact = contract.contacts.find(c => c.id === input.contactId);
  if (!contact) return notFoundRefusal();
  const changed = await tx.authorisedContact.updateMany({
    where: { tenantId, id: contact.id, contractId: contract.id, version: input.version, removedAt: null },
    data: {
      trainedOn: fromPlainDate(input.trainedOn),
      trainingNote: input.trainingNote,
      trainingFrom: "hand",
      trainingBy: actor.name,
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
  await storeFiles(
    tx,
    actor,
    {
      subjectType: CONTACT_FILES,
      subjectId: contact.id,
      audience: "everyone",
      partnerOrgId: contract.partnerOrgId,
      customerOrgId: contract.customerOrgId,
    },
    input.files ?? [],
  );
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.contact_trained",
    data: { number: contract.number, name: contact.name, personId: contact.personId, on: input.trainedOn },
    tell: true,
  });
  await audit(tx, actor, {
    action: "contract.contact.training",
    subjectType: "contract",
    subjectId: contract.id,
    before: { personId: contact.personId, trainedOn: contact.trainedOn },
    after: { trainedOn: input.trainedOn, trainingNote: input.trainingNote },
  });
  return { contactId: contact.id };
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
    where: { tenantId, id: contact.id, contractId: contract.id, version: input.version, removedAt: null },
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

/** Whoever is on no list any more is no contact: a reader where plan and vendor have readers, else without a role. */
async function takeRole(tx: Tx, tenantId: string, personId: string, contract: ContractDto): Promise<void> {
  const elsewhere = await tx.authorisedContact.findFirst({
    where: { tenantId, personId, removedAt: null },
    select: { id: true },
  });
  if (elsewhere) return;
  const membership = await tx.membership.findFirst({
    where: { tenantId, personId, orgId: contract.customerOrgId, roles: { has: "customer_contact" } },
  });
  if (!membership) return;
  const rest = membership.roles.filter(role => role !== "customer_contact");
  const reads = contract.plan.readersAllowed && (await readersAllowed(tx, tenantId));
  const roles = rest.length === 0 && reads ? ["customer_reader"] : rest;
  await tx.membership.updateMany({
    where: { tenantId, id: membership.id },
    data: { roles, version: { increment: 1 } },
  });
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
