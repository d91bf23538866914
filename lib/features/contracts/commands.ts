import { loadPlanVersion } from "#lib/features/plans/queries.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid } from "#lib/platform/refusal.ts";
import { carryReadiness } from "./carry-readiness.ts";
import { copyContacts } from "./contacts.ts";
import type { ContractDto } from "./dto.ts";
import { workspaceDays } from "./queries.ts";
import { contractSubject, priceColumns } from "./rows.ts";
import type { CancelInput, SignInput, SystemInput } from "./schema.ts";
import { mustServe } from "./serving.ts";
import { beforeDraft, priceOf, termOf } from "./terms.ts";

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
  const plan = await loadPlanVersion(tx, tenantId, contract.planVersionId);
  const before = await beforeDraft(tx, actor, contract, workspace.today);
  const months = contract.price?.months ?? plan.definition.termMonths;
  const term = await termOf(
    tx,
    tenantId,
    { ...workspace, plan, before, startsOn: contract.startsOn, months },
    input.signedOn,
  );
  const systems = contract.systems.map(s => ({
    ...s,
    unit: unitOf(s.unit),
    salePrice: s.salePrice.minor / 100,
  }));
  const sum = priceOf(plan, systems, term, months, before, input.signedOn);
  const changed = await tx.contract.updateMany({
    where: { tenantId, id: contract.id, version: input.version, signedOn: null, cancelledOn: null },
    data: {
      state: "signed",
      signedOn: fromPlainDate(input.signedOn),
      signedBy: input.signedBy,
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

const unitOf = (unit: string | null): SystemInput["unit"] =>
  unit === "server" || unit === "zone" || unit === "domain" ? unit : null;

/** Ends a contract before its time, from a day on; a draft is dropped. Only the vendor's (contractPolicy.cancel). */
export async function cancelContract(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: CancelInput,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  const changed = await tx.contract.updateMany({
    where: { tenantId, id: contract.id, version: input.version, cancelledOn: null },
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
    tell: contract.signedOn !== null,
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
