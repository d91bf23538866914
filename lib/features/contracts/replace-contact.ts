import { resendInvitation } from "#lib/features/people/commands.ts";
import { findMember } from "#lib/features/people/queries.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import { invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { addContact, removeContact } from "./contacts.ts";
import type { ContractDto } from "./dto.ts";
import type { InviteContactInput, ReplaceContactInput } from "./schema.ts";

/** Somebody else takes a contact's place, in one deed: never more than the plan's number, never a case without contacts (S7). */
export async function replaceContact(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: ReplaceContactInput,
  now: Date,
): Promise<{ contactId: string; invited: boolean }> {
  const old = contract.contacts.find(c => c.id === input.contactId);
  if (!old) return notFoundRefusal();
  if (input.email.trim().toLowerCase() === old.email.toLowerCase())
    return invalid({ email: "contracts.invalid.samePerson" });
  await oneAtATime(tx, "contacts", contract.id);
  await removeContact(tx, actor, contract, input, now);
  const { name, email } = input;
  return addContact(
    tx,
    actor,
    contract,
    { contractId: contract.id, name, email, trainedOn: "", trainingNote: "" },
    now,
    old.id,
  );
}

/** Sends a contact who has not accepted yet a fresh invitation; the earlier link ends. */
export async function inviteContact(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: InviteContactInput,
  now: Date,
): Promise<{ contactId: string }> {
  const { tenantId } = actor;
  const contact = contract.contacts.find(c => c.id === input.contactId);
  if (!contact) return notFoundRefusal();
  const waits = await tx.membership.findFirst({
    where: {
      tenantId,
      personId: contact.personId,
      orgId: contract.customerOrgId,
      acceptedAt: null,
      validUntil: null,
    },
    select: { id: true },
  });
  const member = waits && (await findMember(tx, tenantId, waits.id));
  if (!member) return refuse("contracts.refusal.accepted");
  await resendInvitation(tx, actor, member, now);
  return { contactId: contact.id };
}
