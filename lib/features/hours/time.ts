import type { PlainDate } from "#lib/domain/time/types.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { noteOn, partiesOf } from "#lib/features/contracts/note.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import type { By } from "#lib/platform/record.ts";
import { conflict, invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { asHours, hold, mustFit, roomFor } from "./room.ts";
import { type LogCaseTimeInput, minutesOf, type RecordTimeInput, type ReverseTimeInput } from "./schema.ts";

/** Writes worked time into the ledger (S16). With planned work named, its reservation ends. */
export async function recordTime(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: RecordTimeInput,
  now: Date,
): Promise<{ entryId: string }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  if (input.on > today) return invalid({ on: "hours.invalid.ahead" });
  if (input.ticketNumber !== "") {
    const ticket = await tx.ticket.findFirst({
      where: { tenantId, number: input.ticketNumber, customerOrgId: contract.customerOrgId },
      select: { id: true },
    });
    if (!ticket) return invalid({ ticketNumber: "hours.invalid.ticket" });
  }
  const contractIds = await hold(tx, tenantId, contract);
  const minutes = minutesOf(input.hours);
  await mustFit(tx, tenantId, contract.id, input.on, minutes, { planned: false });
  if (input.plannedId !== "") {
    const done = await tx.plannedWork.updateMany({
      where: { tenantId, contractId: { in: contractIds }, id: input.plannedId, state: "agreed" },
      data: { state: "done", version: { increment: 1 } },
    });
    if (done.count === 0) return invalid({ plannedId: "hours.invalid.planned" });
  }
  return writeTime(tx, actor, contract, { ...input, minutes, underContract: false });
}

/**
 * Time on a case: from the hours of its contract by the same rules (S16), or as part of the support, which takes
 * nothing from any pack and stands on no timeline a customer reads.
 */
export async function logCaseTime(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: LogCaseTimeInput,
  now: Date,
): Promise<{ entryId: string }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  if (input.on > today) return invalid({ on: "hours.invalid.ahead" });
  await hold(tx, tenantId, contract);
  const underContract = input.against === "contract";
  if (!underContract) {
    const room = await roomFor(tx, tenantId, contract.id, input.on, { planned: false });
    if (input.minutes > room)
      return invalid({ minutes: { key: "hours.case.invalid.left", params: { left: room } } });
  }
  return writeTime(tx, actor, contract, {
    ...input,
    underContract,
    consultant: actor.name,
    ticketNumber: input.number,
    plannedId: "",
  });
}

type Time = {
  on: PlainDate;
  minutes: number;
  consultant: string;
  what: string;
  ticketNumber: string;
  plannedId: string;
  underContract: boolean;
};

async function writeTime(tx: Tx, actor: By, contract: ContractDto, time: Time): Promise<{ entryId: string }> {
  const id = newId();
  const { on, minutes, consultant, what, ticketNumber, plannedId, underContract } = time;
  await tx.hourEntry.createMany({
    data: [
      {
        ...partiesOf(actor.tenantId, contract),
        id,
        on: fromPlainDate(on),
        minutes,
        consultant,
        what,
        ticketNumber,
        underContract,
        plannedId: plannedId === "" ? null : plannedId,
        by: actor.name,
      },
    ],
  });
  await noteOn(
    tx,
    actor,
    contract,
    "hours.recorded",
    { hours: asHours(minutes), on, what, consultant, entryId: id, ...(ticketNumber ? { ticketNumber } : {}) },
    underContract ? { quiet: true } : { tell: true },
  );
  return { entryId: id };
}

/** Takes a line back by a line of its own, with a reason: its minutes are in their pack again (S16). */
export async function reverseTime(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: ReverseTimeInput,
): Promise<{ entryId: string }> {
  const { tenantId } = actor;
  const contractIds = await hold(tx, tenantId, contract);
  const row = await tx.hourEntry.findFirst({
    where: { tenantId, contractId: { in: contractIds }, id: input.entryId },
  });
  if (!row) return notFoundRefusal();
  if (row.reversesId !== null) return refuse("hours.refusal.reversal");
  const before = await tx.hourEntry.findFirst({
    where: { tenantId, reversesId: row.id },
    select: { id: true },
  });
  if (before) conflict();
  const id = newId();
  await tx.hourEntry.createMany({
    data: [
      {
        ...partiesOf(tenantId, contract),
        id,
        on: row.on,
        minutes: row.minutes,
        consultant: row.consultant,
        what: input.reason,
        ticketNumber: row.ticketNumber,
        underContract: row.underContract,
        reversesId: row.id,
        by: actor.name,
      },
    ],
  });
  await noteOn(
    tx,
    actor,
    contract,
    "hours.reversed",
    {
      hours: asHours(row.minutes),
      on: toPlainDate(row.on),
      what: row.what,
      reason: input.reason,
      entryId: row.id,
    },
    row.underContract ? { quiet: true } : { tell: true },
  );
  return { entryId: id };
}
