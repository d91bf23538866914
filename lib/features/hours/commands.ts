import { expiryOf, roomOn } from "#lib/domain/contracts/hours.ts";
import { optionsOf } from "#lib/domain/contracts/options.ts";
import { fraction } from "#lib/domain/money/money.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { chainOf } from "#lib/features/contracts/chain.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { noteOn, oneAtATime, partiesOf } from "#lib/features/contracts/note.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import type { By } from "#lib/platform/record.ts";
import { conflict, invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { accountOf } from "./account.ts";
import {
  type AgreeWorkInput,
  type BuyPackInput,
  type DropWorkInput,
  type LogCaseTimeInput,
  type MoveWorkInput,
  minutesOf,
  type PlanWorkInput,
  type RecordTimeInput,
  type ReverseTimeInput,
} from "./schema.ts";

const asHours = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

/** One at a time on the hours of a contract and those it follows; their ids. */
async function hold(tx: Tx, tenantId: string, contract: ContractDto): Promise<string[]> {
  const contractIds = await chainOf(tx, tenantId, contract.id);
  await oneAtATime(tx, "hours", contractIds[0] ?? contract.id);
  return contractIds;
}

/** Enters a pack of hours bought by purchase order (S16); its last day follows from the plan's terms. */
export async function buyPack(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: BuyPackInput,
  now: Date,
): Promise<{ packId: string }> {
  const { tenantId } = actor;
  const terms = optionsOf(contract.plan).hours;
  if (!terms) return refuse("hours.refusal.notOffered", { plan: contract.planName });
  const { today } = await workspaceDays(tx, tenantId, now);
  const minutes = minutesOf(input.hours);
  if (minutes < terms.leastHours * 60)
    return invalid({ hours: { key: "hours.invalid.least", params: { least: terms.leastHours } } });
  if (input.boughtOn > today) return invalid({ boughtOn: "hours.invalid.ahead" });
  if (input.boughtOn < contract.startsOn || input.boughtOn > contract.coveredUntil)
    return invalid({ boughtOn: "hours.invalid.outsideContract" });
  const contractIds = await hold(tx, tenantId, contract);
  const twice = await tx.hourPack.findFirst({
    where: { tenantId, contractId: { in: contractIds }, orderNumber: input.orderNumber },
    select: { id: true },
  });
  if (twice) return invalid({ orderNumber: "hours.invalid.orderTwice" });
  const id = newId();
  const expiresOn = expiryOf(input.boughtOn, terms);
  const price = fraction(terms.pricePerHour, minutes, 60);
  await tx.hourPack.createMany({
    data: [
      {
        ...partiesOf(tenantId, contract),
        id,
        orderNumber: input.orderNumber,
        minutes,
        priceMinor: BigInt(price.minor),
        currency: price.currency,
        boughtOn: fromPlainDate(input.boughtOn),
        expiresOn: fromPlainDate(expiresOn),
        by: actor.name,
      },
    ],
  });
  await noteOn(
    tx,
    actor,
    contract,
    "hours.bought",
    { hours: asHours(minutes), orderNumber: input.orderNumber, expiresOn, packId: id },
    { tell: true },
  );
  return { packId: id };
}

/** Refuses at the field what the packs don't hold on that day, with what they do (S16: never below zero). */
async function mustFit(
  tx: Tx,
  tenantId: string,
  contractId: string,
  on: PlainDate,
  minutes: number,
  { without = "", planned }: { without?: string; planned: boolean },
): Promise<void> {
  const room = await roomFor(tx, tenantId, contractId, on, { without, planned });
  if (minutes > room) invalid({ hours: { key: "hours.invalid.left", params: { left: asHours(room) } } });
}

/** The minutes the packs still hold on a day. */
async function roomFor(
  tx: Tx,
  tenantId: string,
  contractId: string,
  on: PlainDate,
  { without = "", planned }: { without?: string; planned: boolean },
): Promise<number> {
  const { packs, uses, reserved } = await accountOf(tx, tenantId, contractId);
  const taken = planned ? [...uses, ...reserved.filter(use => use.id !== without)] : uses;
  return roomOn(packs, taken, on);
}

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
    where: { tenantId, id: row.id, version: input.version },
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
    where: { tenantId, id: row.id, version: input.version },
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
 * nothing from any pack and stands on no timeline a customer reads. `field` is where a refusal of the minutes stands.
 */
export async function logCaseTime(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: LogCaseTimeInput,
  now: Date,
  field = "minutes",
): Promise<{ entryId: string }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  if (input.on > today) return invalid({ on: "hours.invalid.ahead" });
  await hold(tx, tenantId, contract);
  const underContract = input.against === "contract";
  if (!underContract) {
    const room = await roomFor(tx, tenantId, contract.id, input.on, { planned: false });
    if (input.minutes > room)
      return invalid({ [field]: { key: "hours.case.invalid.left", params: { left: room } } });
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
