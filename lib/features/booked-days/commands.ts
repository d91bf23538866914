import { type BookedState, daysLeft, holdsDay, mayBook } from "#lib/domain/contracts/booked-days.ts";
import { optionsOf } from "#lib/domain/contracts/options.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate, Span } from "#lib/domain/time/types.ts";
import { instantOf, timeIn } from "#lib/domain/time/zone.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { noteOn, partiesOf } from "#lib/features/contracts/note.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { newId } from "#lib/platform/ids.ts";
import type { By } from "#lib/platform/record.ts";
import { conflict, forbid, invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { dayDto, officeHours } from "./queries.ts";
import type { AgreeDayInput, AskDayInput, CloseDayInput, DropDayInput, ProposeDayInput } from "./schema.ts";

type Done = { dayId: string };
type Wanted = { on: PlainDate; from: string; to: string };

/** The hours as instants, or a refusal at the field (S12). `except`: the day that is moved holds none itself. */
async function spanFor(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  { on, from, to }: Wanted,
  now: Date,
  except = "",
): Promise<Span> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  const calendar = await officeHours(tx, tenantId, contract);
  const { leadDays } = optionsOf(contract.plan).bookedDays;
  const rows = await tx.bookedDay.findMany({
    where: { tenantId, contractId: contract.id, id: { not: except || newId() } },
    select: { state: true, startsAt: true, endsAt: true },
  });
  const span = {
    from: instantOf(calendar.zone, on, from),
    // Support through the night ends on the morning after.
    to: instantOf(calendar.zone, to < from ? addDays(on, 1) : on, to),
  };
  const may = mayBook({
    on,
    span,
    now: now.getTime(),
    today,
    left: daysLeft(
      contract.plan.bookedDays,
      rows.map(row => row.state as BookedState),
    ),
    leadDays: actor.side === "customer" ? leadDays : 0,
    taken: rows
      .filter(row => holdsDay(row.state as BookedState))
      .map(row => ({ from: row.startsAt.getTime(), to: row.endsAt.getTime() })),
    term: { startsOn: contract.startsOn, until: contract.coveredUntil },
    calendar,
  });
  if (may.ok) return span;
  const { error } = may;
  if (error.field === "to") return invalid({ to: "bookedDays.invalid.notAfter" });
  const times = (one: Span) => `${timeIn(calendar.zone, one.from)}–${timeIn(calendar.zone, one.to)}`;
  if (error.reason === "office_hours") {
    const open = error.open.map(times).join(", ");
    return invalid({ from: { key: "bookedDays.invalid.officeHours", params: { open } } });
  }
  if (error.reason === "taken") {
    return invalid({ from: { key: "bookedDays.invalid.taken", params: { hours: times(error.by) } } });
  }
  const day = (value: PlainDate) => dayText(value, actor.locale);
  switch (error.reason) {
    case "none_left":
      return invalid({
        on: {
          key: "bookedDays.invalid.noneLeft",
          params: { granted: contract.plan.bookedDays, until: day(contract.coveredUntil) },
        },
      });
    case "too_soon":
      return invalid({
        on: { key: "bookedDays.invalid.tooSoon", params: { days: leadDays, first: day(error.first) } },
      });
    case "outside_term":
      return invalid({
        on: {
          key: "bookedDays.invalid.outside",
          params: { from: day(contract.startsOn), until: day(contract.coveredUntil) },
        },
      });
    case "past":
      return invalid({ on: "bookedDays.invalid.past" });
  }
}

const said = (wanted: Wanted) => ({ on: wanted.on, from: wanted.from, to: wanted.to });

/** Asks for one of the term's days (S12); agreed at once where who serves enters it. */
export async function askDay(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: AskDayInput,
  now: Date,
): Promise<Done> {
  if (contract.plan.bookedDays === 0) return refuse("bookedDays.refusal.none", { plan: contract.planName });
  await oneAtATime(tx, "booked-days", contract.id);
  const span = await spanFor(tx, actor, contract, input, now);
  const asked = actor.side === "customer";
  const id = newId();
  await tx.bookedDay.createMany({
    data: [
      {
        ...partiesOf(actor.tenantId, contract),
        id,
        state: asked ? "asked" : "agreed",
        startsAt: new Date(span.from),
        endsAt: new Date(span.to),
        reason: input.reason,
        by: actor.name,
        answeredBy: asked ? "" : actor.name,
      },
    ],
  });
  await noteOn(
    tx,
    actor,
    contract,
    asked ? "booked_day.asked" : "booked_day.agreed",
    { dayId: id, ...said(input), reason: input.reason },
    { tell: true },
  );
  return { dayId: id };
}

async function findDay(tx: Tx, actor: By, contract: ContractDto, id: string, now: Date) {
  const { tenantId } = actor;
  await oneAtATime(tx, "booked-days", contract.id);
  const row = await tx.bookedDay.findFirst({ where: { tenantId, contractId: contract.id, id } });
  if (!row) return notFoundRefusal();
  const { zone } = await officeHours(tx, tenantId, contract);
  return dayDto(row, zone, now.getTime());
}

async function write(
  tx: Tx,
  actor: By,
  { dayId, version }: { dayId: string; version: number },
  data: {
    state: BookedState;
    answer?: string;
    startsAt?: Date;
    endsAt?: Date;
    sequence?: { increment: number };
  },
): Promise<void> {
  const changed = await tx.bookedDay.updateMany({
    where: { tenantId: actor.tenantId, id: dayId, version },
    data: { ...data, answeredBy: actor.name, version: { increment: 1 } },
  });
  if (changed.count === 0) conflict();
}

/** Who serves agrees to what was asked for, the customer to what was proposed instead. */
export async function agreeDay(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: AgreeDayInput,
  now: Date,
): Promise<Done> {
  const day = await findDay(tx, actor, contract, input.dayId, now);
  if (day.state !== "asked" && day.state !== "proposed") conflict();
  const turn = day.state === "asked" ? "serving" : "customer";
  if ((actor.side === "customer") !== (turn === "customer")) forbid("bookedDays.refusal.turn");
  if (day.startsAt <= now.getTime()) return refuse("bookedDays.refusal.over");
  await write(tx, actor, input, { state: "agreed", sequence: { increment: 1 } });
  await noteOn(
    tx,
    actor,
    contract,
    "booked_day.agreed",
    { dayId: day.id, ...said(day), reason: day.reason },
    { tell: true },
  );
  return { dayId: day.id };
}

/** Who serves proposes another day or other hours; the customer agrees to them, or cancels. */
export async function proposeDay(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: ProposeDayInput,
  now: Date,
): Promise<Done> {
  const day = await findDay(tx, actor, contract, input.dayId, now);
  if (!["asked", "proposed", "agreed"].includes(day.state)) conflict();
  if (day.over) return refuse("bookedDays.refusal.over");
  const span = await spanFor(tx, actor, contract, input, now, day.id);
  await write(tx, actor, input, {
    state: "proposed",
    startsAt: new Date(span.from),
    endsAt: new Date(span.to),
    answer: input.answer,
    sequence: { increment: 1 },
  });
  await noteOn(
    tx,
    actor,
    contract,
    "booked_day.proposed",
    { dayId: day.id, ...said(input), answer: input.answer, wasAgreed: day.state === "agreed" },
    { tell: true, before: said(day) },
  );
  return { dayId: day.id };
}

/** Declines what was asked for, or cancels it: the day is free again (S12). What is over can't be cancelled. */
export async function dropDay(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: DropDayInput,
  now: Date,
): Promise<Done> {
  const day = await findDay(tx, actor, contract, input.dayId, now);
  if (!["asked", "proposed", "agreed"].includes(day.state)) conflict();
  if (day.state === "agreed" && day.startsAt <= now.getTime()) return refuse("bookedDays.refusal.over");
  const declined = day.state === "asked" && actor.side !== "customer";
  await write(tx, actor, input, {
    state: declined ? "declined" : "cancelled",
    answer: input.answer,
    sequence: { increment: 1 },
  });
  await noteOn(
    tx,
    actor,
    contract,
    declined ? "booked_day.declined" : "booked_day.cancelled",
    { dayId: day.id, ...said(day), answer: input.answer, wasAgreed: day.state === "agreed" },
    { tell: true },
  );
  return { dayId: day.id };
}

/** Says of a day that is over whether it was used; one that was not is free again. */
export async function closeDay(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: CloseDayInput,
  now: Date,
): Promise<Done> {
  const day = await findDay(tx, actor, contract, input.dayId, now);
  if (day.state !== "agreed") conflict();
  if (!day.over) return refuse("bookedDays.refusal.notOver");
  await write(tx, actor, input, { state: input.used, answer: input.answer });
  await noteOn(tx, actor, contract, `booked_day.${input.used}`, {
    dayId: day.id,
    ...said(day),
    answer: input.answer,
  });
  return { dayId: day.id };
}
