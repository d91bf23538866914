import { quoteStands } from "#lib/domain/contracts/quote.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { contractSubject } from "#lib/features/contracts/rows.ts";
import { oneSaleAtATime } from "#lib/features/contracts/sale.ts";
import { storeFiles } from "#lib/features/files/commands.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { notOrdered } from "./commands.ts";
import { ORDER_FILES, orderSlot, quotesOf } from "./queries.ts";
import type { RecordOrderInput, TakeBackOrderInput } from "./schema.ts";

/**
 * The customer's purchase order (S16 names it; a contract is signed on it): by who sells, or by the customer's administrator once
 * it was quoted. An order on an open quote accepts it. One at a time: a second is refused until the first is taken back.
 */
export async function recordOrder(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: RecordOrderInput,
  now: Date,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  await oneSaleAtATime(tx, contract.id);
  await notOrdered(tx, tenantId, contract.id);
  await stillUnsigned(tx, tenantId, contract.id);
  const { today } = await workspaceDays(tx, tenantId, now);
  if (input.orderedOn > today) invalid({ orderedOn: "contractLife.invalid.orderedAhead" });
  const [quote] = await quotesOf(tx, tenantId, contract, today);
  const standing = quote && quoteStands(quote.state) ? quote : null;
  if (actor.side === "customer" && !standing)
    refuse("contractLife.refusal.nothingOffered", { servedBy: contract.servedByName });
  const id = newId();
  const target = {
    subjectType: ORDER_FILES,
    subjectId: contract.id,
    slot: orderSlot(id),
    audience: "everyone" as const,
    partnerOrgId: contract.partnerOrgId,
    customerOrgId: contract.customerOrgId,
  };
  await tx.contractOrder.createMany({
    data: [
      {
        tenantId,
        id,
        contractId: contract.id,
        customerOrgId: contract.customerOrgId,
        partnerOrgId: contract.partnerOrgId,
        quoteId: standing?.id ?? null,
        number: input.number,
        orderedOn: fromPlainDate(input.orderedOn),
        orderedBy: input.orderedBy,
        recordedBy: actor.name,
        recordedAt: now,
      },
    ],
  });
  const files = await storeFiles(tx, actor, target, input.files ?? []);
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.ordered",
    data: {
      number: contract.number,
      order: input.number,
      on: input.orderedOn,
      orderedBy: input.orderedBy,
    },
    tell: true,
  });
  await audit(tx, actor, {
    action: "contract.order",
    subjectType: "contract",
    subjectId: contract.id,
    after: {
      order: input.number,
      orderedOn: input.orderedOn,
      orderedBy: input.orderedBy,
      quote: standing && `${standing.number}/${standing.revision}`,
      files: files.map(file => file.name),
    },
  });
  return { number: input.number };
}

/** It may have been signed or dropped since the person looked. */
async function stillUnsigned(tx: Tx, tenantId: string, contractId: string): Promise<void> {
  const row = await tx.contract.findFirst({
    where: { tenantId, id: contractId, signedOn: null, cancelledOn: null },
    select: { id: true },
  });
  if (!row) conflict();
}

/** A wrong order is taken back with a reason; the contract stands where it stood before, and another can be recorded. */
export async function takeBackOrder(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: TakeBackOrderInput,
  now: Date,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  await oneSaleAtATime(tx, contract.id);
  await stillUnsigned(tx, tenantId, contract.id);
  const changed = await tx.contractOrder.updateMany({
    where: { tenantId, id: input.orderId, contractId: contract.id, takenBackAt: null },
    data: { takenBackAt: now, takenBackBy: actor.name, takenBackWhy: input.reason },
  });
  if (changed.count === 0) conflict();
  const order = await tx.contractOrder.findFirstOrThrow({ where: { tenantId, id: input.orderId } });
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.order_taken_back",
    data: { number: contract.number, order: order.number, reason: input.reason },
    tell: true,
  });
  await audit(tx, actor, {
    action: "contract.order.takeBack",
    subjectType: "contract",
    subjectId: contract.id,
    before: { order: order.number },
    after: { reason: input.reason },
  });
  return { number: order.number };
}
