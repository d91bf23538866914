import { type OnSiteTerms, optionsOf } from "#lib/domain/contracts/options.ts";
import type { PlanCheck } from "#lib/domain/contracts/plan.ts";
import { reviewDates } from "#lib/domain/contracts/reviews.ts";
import { addMonths, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import { instantOf } from "#lib/domain/time/zone.ts";
import { chainOf } from "#lib/features/contracts/chain.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { noteOn, partiesOf } from "#lib/features/contracts/note.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import type { By } from "#lib/platform/record.ts";
import { conflict, invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { reviewPeople } from "./queries.ts";
import type {
  AddActionInput,
  BuyOnSiteInput,
  FinishActionInput,
  FixReviewInput,
  HoldReviewInput,
  ReopenActionInput,
} from "./schema.ts";

const json = (value: unknown) => value as Prisma.InputJsonValue;
const YEAR = 12;

/** Enters a year of on-site support (S16), as the plan offers it today, with the reviews it brings. */
export async function buyOnSite(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: BuyOnSiteInput,
): Promise<{ yearId: string; reviews: number }> {
  const { tenantId } = actor;
  const terms: OnSiteTerms | null = optionsOf(contract.plan).onSite;
  if (!terms) return refuse("reviews.refusal.notOffered", { plan: contract.planName });
  const { startsOn } = input;
  if (startsOn < contract.startsOn || startsOn > contract.coveredUntil)
    return invalid({ startsOn: "reviews.invalid.outsideContract" });
  const endsOn = addMonthsInclusive(startsOn, YEAR);
  const contractIds = await chainOf(tx, tenantId, contract.id);
  await oneAtATime(tx, "on-site", contractIds[0] ?? contract.id);
  const same = await tx.onSiteYear.findFirst({
    where: {
      tenantId,
      contractId: { in: contractIds },
      startsOn: { lte: fromPlainDate(endsOn) },
      endsOn: { gte: fromPlainDate(startsOn) },
    },
    select: { id: true },
  });
  if (same) return invalid({ startsOn: "reviews.invalid.overlaps" });
  const parties = partiesOf(tenantId, contract);
  const id = newId();
  await tx.onSiteYear.createMany({
    data: [
      {
        ...parties,
        id,
        orderNumber: input.orderNumber,
        startsOn: fromPlainDate(startsOn),
        endsOn: fromPlainDate(endsOn),
        priceMinor: BigInt(terms.pricePerYear.minor),
        currency: terms.pricePerYear.currency,
        terms: json(terms),
        by: actor.name,
      },
    ],
  });
  const dates = reviewDates(startsOn, endsOn, terms.reviewMonths);
  await tx.businessReview.createMany({
    data: dates.map(dueOn => ({
      ...parties,
      id: newId(),
      yearId: id,
      dueOn: fromPlainDate(dueOn),
      agenda: json(terms.agenda),
      by: actor.name,
    })),
  });
  await noteOn(
    tx,
    actor,
    contract,
    "review.bought",
    { yearId: id, orderNumber: input.orderNumber, startsOn, endsOn, reviews: dates.length },
    { tell: true },
  );
  return { yearId: id, reviews: dates.length };
}

async function findReview(tx: Tx, actor: By, contract: ContractDto, id: string) {
  const row = await tx.businessReview.findFirst({
    where: {
      tenantId: actor.tenantId,
      contractId: { in: await chainOf(tx, actor.tenantId, contract.id) },
      id,
    },
  });
  return row ?? notFoundRefusal();
}

/** Gives a review its time and place, or moves it with a reason, and invites people with an entry for their calendars. */
export async function fixReview(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: FixReviewInput,
  now: Date,
): Promise<{ reviewId: string }> {
  const { tenantId } = actor;
  const { timeZone: zone } = await workspaceDays(tx, tenantId, now);
  const row = await findReview(tx, actor, contract, input.reviewId);
  if (row.heldOn !== null) conflict();
  const startsAt = instantOf(zone, input.on, input.from);
  const endsAt = instantOf(zone, input.on, input.to);
  if (endsAt <= startsAt) return invalid({ to: "reviews.invalid.notAfter" });
  if (startsAt <= now.getTime()) return invalid({ on: "reviews.invalid.past" });
  const moves = row.startsAt !== null && row.startsAt.getTime() !== startsAt;
  const dueOn = toPlainDate(row.dueOn);
  if (input.on > addMonths(dueOn, YEAR))
    return invalid({
      on: { key: "reviews.invalid.tooLate", params: { due: dayText(dueOn, actor.locale) } },
    });
  if (input.reason === "" && (moves || input.on > dueOn))
    return invalid({ reason: moves ? "reviews.invalid.whyMoved" : "reviews.invalid.whyLate" });
  const known = await reviewPeople(tx, actor, contract);
  const people = known.filter(person => input.people.includes(person.personId));
  if (people.length !== new Set(input.people).size) return invalid({ people: "reviews.invalid.people" });
  const changed = await tx.businessReview.updateMany({
    where: { tenantId, id: row.id, version: judged(row, input.version) },
    data: {
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      place: input.place,
      reason: input.reason,
      participants: json(people.map(({ personId, name, email }) => ({ personId, name, email }))),
      sequence: { increment: 1 },
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
  await noteOn(
    tx,
    actor,
    contract,
    moves ? "review.moved" : "review.fixed",
    {
      reviewId: row.id,
      on: input.on,
      from: input.from,
      to: input.to,
      place: input.place,
      reason: input.reason,
      people: people.length,
    },
    { tell: true },
  );
  return { reviewId: row.id };
}

/** Writes a review's minutes by its agenda. Written again they replace those of before; the audit trail keeps both. */
export async function holdReview(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: HoldReviewInput,
  now: Date,
): Promise<{ reviewId: string }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  const row = await findReview(tx, actor, contract, input.reviewId);
  if (input.heldOn > today) return invalid({ heldOn: "reviews.invalid.ahead" });
  // Its year may have begun under the contract before.
  const year = await tx.onSiteYear.findFirstOrThrow({ where: { tenantId, id: row.yearId } });
  if (input.heldOn < toPlainDate(year.startsOn)) return invalid({ heldOn: "reviews.invalid.beforeYear" });
  const agenda = row.agenda as unknown as PlanCheck[];
  const minutes = Object.fromEntries(agenda.map(({ key }) => [key, input.minutes[key] ?? ""]));
  const empty = agenda.find(({ key }) => minutes[key] === "");
  if (empty) return invalid({ [`minutes.${empty.key}`]: "reviews.invalid.minutes" });
  const changed = await tx.businessReview.updateMany({
    where: { tenantId, id: row.id, version: judged(row, input.version) },
    data: {
      heldOn: fromPlainDate(input.heldOn),
      heldBy: actor.name,
      minutes: json(minutes),
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
  await noteOn(
    tx,
    actor,
    contract,
    "review.held",
    { reviewId: row.id, on: input.heldOn, minutes },
    { tell: row.heldOn === null, before: { minutes: row.minutes } },
  );
  return { reviewId: row.id };
}

/** Writes down what a review decided: whose it is, by when. */
export async function addAction(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: AddActionInput,
  now: Date,
): Promise<{ actionId: string }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  const row = await findReview(tx, actor, contract, input.reviewId);
  if (row.heldOn === null) return refuse("reviews.refusal.notHeld");
  if (input.dueOn < today) return invalid({ dueOn: "reviews.invalid.past" });
  const id = newId();
  await tx.reviewAction.createMany({
    data: [
      {
        ...partiesOf(tenantId, contract),
        id,
        reviewId: row.id,
        what: input.what,
        owner: input.owner,
        dueOn: fromPlainDate(input.dueOn),
        by: actor.name,
      },
    ],
  });
  await noteOn(
    tx,
    actor,
    contract,
    "review.action_added",
    {
      actionId: id,
      what: input.what,
      owner: input.owner,
      dueOn: input.dueOn,
    },
    { quiet: true },
  );
  return { actionId: id };
}

async function setDone(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  { actionId, version, note }: { actionId: string; version: number; note: string },
  doneOn: string | null,
): Promise<{ actionId: string }> {
  const { tenantId } = actor;
  const row = await tx.reviewAction.findFirst({
    where: { tenantId, contractId: { in: await chainOf(tx, tenantId, contract.id) }, id: actionId },
  });
  if (!row) return notFoundRefusal();
  const changed = await tx.reviewAction.updateMany({
    where: {
      tenantId,
      id: row.id,
      version: judged(row, version),
      doneOn: doneOn === null ? { not: null } : null,
    },
    data: {
      doneOn: doneOn === null ? null : fromPlainDate(doneOn),
      doneBy: doneOn === null ? "" : actor.name,
      doneNote: note,
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
  await noteOn(tx, actor, contract, doneOn === null ? "review.action_reopened" : "review.action_done", {
    actionId: row.id,
    what: row.what,
    owner: row.owner,
    note,
  });
  return { actionId: row.id };
}

export async function finishAction(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: FinishActionInput,
  now: Date,
): Promise<{ actionId: string }> {
  const { today } = await workspaceDays(tx, actor.tenantId, now);
  return setDone(tx, actor, contract, input, today);
}

export const reopenAction = (tx: Tx, actor: By, contract: ContractDto, input: ReopenActionInput) =>
  setDone(tx, actor, contract, { ...input, note: "" }, null);
