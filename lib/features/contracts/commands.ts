import type { PlainDate, Zone } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { carryReadiness } from "./carry-readiness.ts";
import { copyContacts } from "./contacts.ts";
import type { ContractDto } from "./dto.ts";
import { workspaceDays } from "./queries.ts";
import { contractSubject, keptPrice, priceColumns, renewalsOf } from "./rows.ts";
import { acceptedPrice, oneSaleAtATime, withdrawChanged } from "./sale.ts";
import type { CancelInput, SignInput } from "./schema.ts";
import { mustServe } from "./serving.ts";
import { pricedAs } from "./settle.ts";
import type { Before } from "./terms.ts";

/**
 * Both have signed (S14): from here on the contract counts. A renewal's term and price are settled by the day of the
 * signature, in time without a gap, late with the lapsed period (S15). Contacts of the one before come along (S7).
 */
export async function signContract(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: SignInput,
  now: Date,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  await mustServe(tx, actor);
  const workspace = await workspaceDays(tx, tenantId, now);
  if (input.signedOn > workspace.today) invalid({ signedOn: "contracts.invalid.signedAhead" });
  await mustBeDrafted(tx, actor, contract.id, input.signedOn, workspace.timeZone);
  await oneSaleAtATime(tx, contract.id);
  const { rateBp } = contract.discount;
  const settled = await pricedAs(tx, actor, contract, workspace, input.signedOn, rateBp);
  const { plan, before, term } = settled;
  if (before) await notFollowed(tx, actor, before);
  // What coming back costs was promised with an accepted quote, and no longer grows with the days (S15).
  const promised = keptPrice(await acceptedPrice(tx, tenantId, contract.id));
  const sum = promised?.lapse && settled.sum.lapse ? promised : settled.sum;
  const changed = await tx.contract.updateMany({
    where: {
      tenantId,
      id: contract.id,
      version: judged(contract, input.version),
      signedOn: null,
      cancelledOn: null,
    },
    data: {
      state: "signed",
      signedOn: fromPlainDate(input.signedOn),
      signedBy: input.signedBy,
      ...(before ? { previousId: before.id } : {}),
      startsOn: fromPlainDate(term.startsOn),
      endsOn: fromPlainDate(term.endsOn),
      ...priceColumns(sum),
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
  if (before) {
    await copyContacts(tx, actor, before.id, contract, plan.definition.authorisedContacts);
    await carryReadiness(tx, actor, before.id, contract);
  }
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.signed",
    data: {
      number: contract.number,
      plan: contract.planName,
      startsOn: term.startsOn,
      endsOn: term.endsOn,
      signedBy: input.signedBy,
      signedOn: input.signedOn,
    },
    tell: true,
  });
  await audit(tx, actor, {
    action: "contract.sign",
    subjectType: "contract",
    subjectId: contract.id,
    after: { signedOn: input.signedOn, signedBy: input.signedBy, ...term, totalMinor: sum.total.minor },
  });
  return { number: contract.number };
}

/**
 * A day of signature before the draft was written changes what a lapse costs (S15). The vendor, whose money it is, enters old
 * contracts so; a partner does not.
 */
async function mustBeDrafted(
  tx: Tx,
  actor: By,
  contractId: string,
  signedOn: PlainDate,
  zone: Zone,
): Promise<void> {
  if (actor.side === "vendor") return;
  const draft = await tx.contract.findFirst({
    where: { tenantId: actor.tenantId, id: contractId },
    select: { createdAt: true },
  });
  const first = draft && todayIn(zone, draft.createdAt.getTime());
  if (first && signedOn < first)
    invalid({
      signedOn: { key: "contracts.invalid.signedBefore", params: { first: dayText(first, actor.locale) } },
    });
}

/** One contract follows another: of two drafts the second is refused, whose customer would pay a lapse twice (S14, S15). One at a time. */
async function notFollowed(tx: Tx, actor: By, before: Before): Promise<void> {
  const { tenantId } = actor;
  await oneAtATime(tx, "follows", before.id);
  // As the worker: another partner may have drafted it.
  const next = await stepAs(tx, actor, "app_worker", () => renewalsOf(tx, tenantId, [before.id]));
  const other = next.get(before.id);
  if (other) refuse("contractLife.refusal.followed", { before: before.number, number: other.number });
}

/** Ends a contract before its time, from a day on; a draft is dropped. Only the vendor's (contractPolicy.cancel). */
export async function cancelContract(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: CancelInput,
  now: Date,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  const signed = contract.signedOn !== null;
  if (signed && (input.cancelledOn < today || input.cancelledOn > contract.endsOn))
    invalid({
      cancelledOn: {
        key: "contractLife.invalid.cancelOutside",
        params: { from: dayText(today, actor.locale), to: dayText(contract.endsOn, actor.locale) },
      },
    });
  // What was offered of a draft goes with it, and who has it before them is told.
  const offered = signed
    ? null
    : await withdrawChanged(tx, tenantId, contract.id, { by: actor.name, why: input.reason }, { now, today });
  const changed = await tx.contract.updateMany({
    where: { tenantId, id: contract.id, version: judged(contract, input.version), cancelledOn: null },
    data: {
      cancelledOn: fromPlainDate(input.cancelledOn),
      state: "cancelled",
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.cancelled",
    data: { number: contract.number, on: input.cancelledOn, reason: input.reason },
    tell: signed || offered !== null,
  });
  await audit(tx, actor, {
    action: "contract.cancel",
    subjectType: "contract",
    subjectId: contract.id,
    before: { state: contract.state, endsOn: contract.endsOn },
    after: { cancelledOn: input.cancelledOn, reason: input.reason },
  });
  return { number: contract.number };
}
