import { earlier } from "#lib/domain/time/dates.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { contractSubject } from "#lib/features/contracts/rows.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { oneTermAtATime, readTerm } from "./queries.ts";
import type { CloseInvoiceInput, ReopenInvoiceInput } from "./schema.ts";

/**
 * Says that a contract is invoiced through a day: the period begins where the last one ended, and nothing in it can be amended
 * any more. It may reach ahead, for a year is invoiced in advance.
 */
export async function closeInvoice(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: CloseInvoiceInput,
  now: Date,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  await oneTermAtATime(tx, contract.id);
  const term = await readTerm(tx, tenantId, contract);
  const from = term.nextInvoiceFrom;
  // A contract that was cancelled is due to its last covered day.
  const last = earlier(contract.endsOn, contract.coveredUntil);
  if (from === null || from > last) return refuse("contractLife.refusal.allInvoiced");
  if (input.throughOn < from || input.throughOn > last)
    invalid({
      throughOn: {
        key: "contractLife.invalid.throughOutside",
        params: { from: dayText(from, actor.locale), to: dayText(last, actor.locale) },
      },
    });
  if (term.invoices.some(one => one.number === input.number))
    invalid({ number: "contractLife.invalid.invoiceTwice" });
  await tx.contractInvoice.createMany({
    data: [
      {
        tenantId,
        id: newId(),
        contractId: contract.id,
        customerOrgId: contract.customerOrgId,
        partnerOrgId: contract.partnerOrgId,
        number: input.number,
        fromOn: fromPlainDate(from),
        throughOn: fromPlainDate(input.throughOn),
        closedBy: actor.name,
        closedAt: now,
      },
    ],
  });
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.invoiced",
    data: { number: contract.number, invoice: input.number, from, through: input.throughOn },
  });
  await audit(tx, actor, {
    action: "contract.invoice",
    subjectType: "contract",
    subjectId: contract.id,
    after: { invoice: input.number, from, through: input.throughOn },
  });
  return { number: input.number };
}

/** Opens the last invoiced period again, with a reason: the days in it can be amended, and are invoiced anew. */
export async function reopenInvoice(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: ReopenInvoiceInput,
  now: Date,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  await oneTermAtATime(tx, contract.id);
  const { invoices } = await readTerm(tx, tenantId, contract);
  const last = invoices.at(-1);
  // Somebody opened it meanwhile, or closed another after it.
  if (last?.id !== input.invoiceId) return conflict();
  await tx.contractInvoice.updateMany({
    where: { tenantId, id: last.id, openedAt: null },
    data: { openedAt: now, openedBy: actor.name, openedWhy: input.reason },
  });
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.invoice_opened",
    data: {
      number: contract.number,
      invoice: last.number,
      from: last.fromOn,
      through: last.throughOn,
      reason: input.reason,
    },
  });
  await audit(tx, actor, {
    action: "contract.invoice.reopen",
    subjectType: "contract",
    subjectId: contract.id,
    before: { invoice: last.number, from: last.fromOn, through: last.throughOn },
    after: { reason: input.reason },
  });
  return { number: last.number };
}
