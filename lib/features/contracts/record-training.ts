import { optionsOf } from "#lib/domain/contracts/options.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { storeFiles } from "#lib/features/files/commands.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, notFoundRefusal } from "#lib/platform/refusal.ts";
import { CONTACT_FILES } from "./contact-list.ts";
import { coursesOf } from "./contact-training.ts";
import type { ContractDto } from "./dto.ts";
import { workspaceDays } from "./queries.ts";
import { contractSubject } from "./rows.ts";
import type { RecordTrainingInput } from "./schema.ts";

/** Training that is known already: a course of an area the plan names, passed in this portal (S7). */
export async function trainingBefore(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  personId: string,
  today: PlainDate,
) {
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
    where: {
      tenantId,
      id: contact.id,
      contractId: contract.id,
      version: judged(contact, input.version),
      removedAt: null,
    },
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
