import { balanceOn, packsOn } from "#lib/domain/contracts/hours.ts";
import { optionsOf } from "#lib/domain/contracts/options.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { amount } from "#lib/features/contracts/rows.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import { pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { accountOf, accountWith, packsOf } from "./account.ts";
import type { HoursDto, HoursSummary, TimeDto, WorkState } from "./dto.ts";

const PAGE = 30;
/** Work that came to nothing or is done stays in the list as long as it is among the newest. */
const MOST_WORK = 60;

type Find = { on: PlainDate; after?: string | null; before?: string | null };

/** A contract's hours at the end of a day (S16): account, packs, planned work, and the ledger a page at a time. */
export async function readHours(
  tx: Tx,
  tenantId: string,
  contract: Pick<ContractDto, "id" | "plan">,
  today: PlainDate,
  find: Find,
): Promise<HoursDto> {
  const { on } = find;
  const account = await accountOf(tx, tenantId, contract.id);
  const where = { tenantId, contractId: { in: account.contractIds } };
  const rows = await tx.hourPack.findMany({ where });
  const known = new Map(rows.map(row => [row.id, row]));
  const work = await tx.plannedWork.findMany({
    where,
    orderBy: [{ on: "desc" }, { id: "desc" }],
    take: MOST_WORK,
  });
  return {
    terms: optionsOf(contract.plan).hours,
    on,
    today,
    balance: balanceOn(account.packs, account.uses, on),
    // What is planned is known of today alone: what was planned on another day is not kept.
    planned: on === today ? account.reserved.reduce((sum, use) => sum + use.minutes, 0) : 0,
    packs: packsOn(account.packs, account.uses, on).flatMap(({ pack, used, left, expired }) => {
      const row = known.get(pack.id);
      return row
        ? [
            {
              ...pack,
              orderNumber: row.orderNumber,
              price: amount(row.priceMinor, row.currency),
              by: row.by,
              used,
              left,
              expired,
            },
          ]
        : [];
    }),
    work: work.map(row => ({
      id: row.id,
      state: row.state as WorkState,
      on: toPlainDate(row.on),
      minutes: row.minutes,
      consultant: row.consultant,
      what: row.what,
      reason: row.reason,
      by: row.by,
      answeredBy: row.answeredBy,
      version: row.version,
    })),
    ...(await ledgerPage(tx, tenantId, account.contractIds, find)),
  };
}

const orders = [
  { column: { sql: Prisma.sql`e."on"`, type: "date" as const }, descending: true },
  { column: { sql: Prisma.sql`e.id`, type: "uuid" as const }, descending: true },
];

async function ledgerPage(
  tx: Tx,
  tenantId: string,
  contractIds: readonly string[],
  { on, after, before }: Find,
): Promise<Pick<HoursDto, "entries" | "previous" | "next">> {
  const start = startOf({ after: after ?? null, before: before ?? null }, orders);
  const backwards = start.back;
  // Newest first; ids grow with time, so that of one day the later line stands first.
  const order = { on: backwards ? ("asc" as const) : ("desc" as const) };
  const [edgeDay, edgeId] = start.edge ?? [];
  const beyondEdge =
    edgeDay && edgeId
      ? {
          OR: [
            { on: { [backwards ? "gt" : "lt"]: fromPlainDate(edgeDay) } },
            { on: fromPlainDate(edgeDay), id: { [backwards ? "gt" : "lt"]: edgeId } },
          ],
        }
      : {};
  const rows = await tx.hourEntry.findMany({
    where: {
      tenantId,
      contractId: { in: [...contractIds] },
      underContract: false,
      AND: [{ on: { lte: fromPlainDate(on) } }, beyondEdge],
    },
    orderBy: [order, { id: order.on }],
    take: PAGE + 1,
  });
  const page = pageOf(rows, PAGE, start, row => [toPlainDate(row.on), row.id]);
  const back_ = await tx.hourEntry.findMany({
    where: {
      tenantId,
      contractId: { in: [...contractIds] },
      reversesId: { in: page.rows.map(row => row.id) },
    },
    select: { reversesId: true },
  });
  const reversed = new Set(back_.map(row => row.reversesId));
  return {
    entries: page.rows.map(
      (row): TimeDto => ({
        id: row.id,
        on: toPlainDate(row.on),
        minutes: row.minutes,
        consultant: row.consultant,
        what: row.what,
        ticketNumber: row.ticketNumber,
        reversesId: row.reversesId,
        reversed: reversed.has(row.id),
        by: row.by,
        at: row.at.getTime(),
      }),
    ),
    next: page.next,
    previous: page.previous,
  };
}

/** What is left today, what of it is planned, and when the first of it expires; null: never bought and not sold. */
export async function hoursSummary(
  tx: Tx,
  tenantId: string,
  contract: Pick<ContractDto, "id" | "plan">,
  today: PlainDate,
): Promise<HoursSummary | null> {
  const bought = await packsOf(tx, tenantId, contract.id);
  if (bought.packs.length === 0)
    return optionsOf(contract.plan).hours ? { left: 0, planned: 0, expiresOn: null } : null;
  const { packs, uses, reserved } = await accountWith(tx, tenantId, bought.contractIds, bought.packs);
  const first = packsOn(packs, uses, today).find(one => !one.expired && one.left > 0);
  return {
    left: balanceOn(packs, uses, today).left,
    planned: reserved.reduce((sum, use) => sum + use.minutes, 0),
    expiresOn: first?.pack.expiresOn ?? null,
  };
}
