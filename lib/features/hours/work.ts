import { chainOf } from "#lib/features/contracts/chain.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { noteOn, partiesOf } from "#lib/features/contracts/note.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import type { By } from "#lib/platform/record.ts";
import { conflict, invalid, notFoundRefusal } from "#lib/platform/refusal.ts";
import { asHours, hold, mustFit } from "./room.ts";
import {
  type AgreeWorkInput,
  type DropWorkInput,
  type MoveWorkInput,
  minutesOf,
  type PlanWorkInput,
} from "./schema.ts";

/** Reserves hours for work on a day (S16): asked for by the customer, agreed at once when who serves plans it. */
export async function planWork(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: PlanWorkInput,
  now: Date,
): Promise<{ workId: string }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  const asked = actor.side === "customer";
  if (input.on < today) return invalid({ on: "hours.invalid.past" });
  if (!asked && input.consultant === "") return invalid({ consultant: "errors.required" });
  await hold(tx, tenantId, contract);
  const minutes = minutesOf(input.hours);
  await mustFit(tx, tenantId, contract.id, input.on, minutes, { planned: true });
  const id = newId();
  await tx.plannedWork.createMany({
    data: [
      {
        ...partiesOf(tenantId, contract),
        id,
        state: asked ? "asked" : "agreed",
        on: fromPlainDate(input.on),
        minutes,
        consultant: asked ? "" : input.consultant,
        what: input.what,
        by: actor.name,
        answeredBy: asked ? "" : actor.name,
      },
    ],
  });
  await noteOn(
    tx,
    actor,
    contract,
    asked ? "hours.asked" : "hours.planned",
    { hours: asHours(minutes), on: input.on, what: input.what, consultant: input.consultant, workId: id },
    { tell: true },
  );
  return { workId: id };
}

async function findWork(tx: Tx, tenantId: string, contractIds: string[], id: string) {
  const row = await tx.plannedWork.findFirst({ where: { tenantId, contractId: { in: contractIds }, id } });
  return row ?? notFoundRefusal();
}

/** Says yes to work that was asked for, with who does it; or moves what is agreed to another day, with a reason. */
export async function settleWork(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: AgreeWorkInput | MoveWorkInput,
  now: Date,
): Promise<{ workId: string }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  const moves = "reason" in input;
  const contractIds = await hold(tx, tenantId, contract);
  const row = await findWork(tx, tenantId, contractIds, input.workId);
  if (row.state !== (moves ? "agreed" : "asked")) conflict();
  if (input.on < today) return invalid({ on: "hours.invalid.past" });
  const minutes = minutesOf(input.hours);
  await mustFit(tx, tenantId, contract.id, input.on, minutes, { without: row.id, planned: true });
  const changed = await tx.plannedWork.updateMany({
    where: { tenantId, id: row.id, version: judged(row, input.version) },
    data: {
      state: "agreed",
      on: fromPlainDate(input.on),
      minutes,
      consultant: input.consultant,
      reason: moves ? input.reason : "",
      answeredBy: actor.name,
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
  await noteOn(
    tx,
    actor,
    contract,
    moves ? "hours.moved" : "hours.planned",
    {
      hours: asHours(minutes),
      on: input.on,
      what: row.what,
      consultant: input.consultant,
      workId: row.id,
      ...(moves ? { reason: input.reason, fromDay: toPlainDate(row.on) } : {}),
    },
    { tell: true },
  );
  return { workId: row.id };
}

/** Declines what was asked for, or cancels what was agreed, with a reason: the hours are free again. */
export async function dropWork(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: DropWorkInput,
): Promise<{ workId: string }> {
  const { tenantId } = actor;
  const row = await findWork(tx, tenantId, await chainOf(tx, tenantId, contract.id), input.workId);
  if (row.state !== "asked" && row.state !== "agreed") conflict();
  const declined = row.state === "asked" && actor.side !== "customer";
  const changed = await tx.plannedWork.updateMany({
    where: { tenantId, id: row.id, version: judged(row, input.version) },
    data: {
      state: declined ? "declined" : "cancelled",
      reason: input.reason,
      answeredBy: actor.name,
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
  await noteOn(
    tx,
    actor,
    contract,
    declined ? "hours.declined" : "hours.cancelled",
    {
      hours: asHours(row.minutes),
      on: toPlainDate(row.on),
      what: row.what,
      reason: input.reason,
      workId: row.id,
    },
    { tell: true },
  );
  return { workId: row.id };
}
