import { contractOptionsPolicy } from "#lib/domain/policies/contract-options.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { type ContractCover, workspaceDays } from "#lib/features/contracts/queries.ts";
import { contractTarget } from "#lib/features/contracts/target.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";
import type { CaseTimeDto } from "./dto.ts";
import { hoursSummary } from "./queries.ts";
import type { ReplyTimeInput } from "./schema.ts";
import { logCaseTime } from "./time.ts";

type Ctx = { tx: Tx; actor: Actor; now: Date };

/** The contract a case was opened under, as the actor sees it; null where they do not see the case. */
export async function caseContract(ctx: Ctx, number: string): Promise<ContractDto | null> {
  const { tx, actor } = ctx;
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, number },
    select: { contractId: true },
  });
  return ticket && contractTarget({ contractId: ticket.contractId }, ctx);
}

/**
 * Writes down what a message on a case took, in the message's own transaction: both stand or neither. What is not said of
 * the work is said by the case's subject, never by the message, which the customer may not read.
 */
export async function timeWithReply(
  ctx: { tx: Tx; actor: By; now: Date },
  about: { number: string; subject: string },
  time: ReplyTimeInput,
): Promise<void> {
  const { tx, actor, now } = ctx;
  const contract = await caseContract(ctx, about.number);
  if (!contract || !contractOptionsPolicy.work(actor, contract)) return refuse("hours.refusal.work");
  const { today } = await workspaceDays(tx, actor.tenantId, now);
  const line = { ...time, number: about.number, on: today, what: time.what || about.subject };
  await logCaseTime(tx, actor, contract, line, now, "time.minutes");
}

/**
 * Time on a case, for its page, newest first. Row security leaves a customer what their packs paid for. Null where there is
 * nothing to show and nothing to write.
 */
export async function caseTime(
  { tx, actor }: Pick<Ctx, "tx" | "actor">,
  number: string,
  contract: ContractCover,
): Promise<CaseTimeDto | null> {
  const { tenantId } = actor;
  const { today } = contract;
  const rows = await tx.hourEntry.findMany({
    where: { tenantId, ticketNumber: number },
    orderBy: [{ on: "desc" }, { id: "desc" }],
  });
  const logs = contractOptionsPolicy.work(actor, contract);
  if (rows.length === 0 && !logs) return null;
  const back = new Set(rows.flatMap(row => row.reversesId ?? []));
  const counts = rows.filter(row => row.reversesId === null && !back.has(row.id));
  const sum = (under: boolean) =>
    counts.reduce((all, row) => all + (row.underContract === under ? row.minutes : 0), 0);
  return {
    contractId: contract.id,
    contractNumber: contract.number,
    entries: rows.map(row => ({
      id: row.id,
      on: toPlainDate(row.on),
      minutes: row.minutes,
      consultant: row.consultant,
      what: row.what,
      ticketNumber: row.ticketNumber,
      reversesId: row.reversesId,
      reversed: back.has(row.id),
      by: row.by,
      at: row.at.getTime(),
      underContract: row.underContract,
    })),
    fromPack: sum(false),
    underContract: sum(true),
    left: await hoursSummary(tx, tenantId, contract, today),
    logs,
    today,
  };
}
