import type { ContractFacts, SaleStage } from "#lib/domain/contracts/contract.ts";
import { type Currency, type Money, money } from "#lib/domain/money/money.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { workspaceBasics } from "#lib/platform/workspace-day.ts";
import type { ContactDto, ContractSystemDto } from "./dto.ts";
import type { PriceSum } from "./pricing.ts";

// How rows become facts, and facts rows; shared by the queries and commands of this feature.

export type RenewalFact = { id: string; number: string; startsOn: PlainDate; signedOn: PlainDate };

type FactRow = {
  startsOn: Date;
  endsOn: Date;
  signedOn: Date | null;
  cancelledOn: Date | null;
};

/** What decides a contract's state, from its row, the signed contract that follows it, and how far a draft has come. */
export const factsOf = (
  row: FactRow,
  renewal: RenewalFact | undefined,
  sale: SaleStage | null = null,
): ContractFacts => ({
  startsOn: toPlainDate(row.startsOn),
  endsOn: toPlainDate(row.endsOn),
  signedOn: toPlainDateOrNull(row.signedOn),
  cancelledOn: toPlainDateOrNull(row.cancelledOn),
  renewal: renewal ? { startsOn: renewal.startsOn, signedOn: renewal.signedOn } : null,
  sale,
});

/** The signed contracts that follow these ones, by the id of the one before. */
export async function renewalsOf(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, RenewalFact>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.contract.findMany({
    where: { tenantId, previousId: { in: [...ids] }, signedOn: { not: null }, cancelledOn: null },
    select: { id: true, number: true, previousId: true, startsOn: true, signedOn: true },
    orderBy: { startsOn: "asc" },
  });
  const found = new Map<string, RenewalFact>();
  for (const row of rows) {
    if (!row.previousId || !row.signedOn || found.has(row.previousId)) continue;
    found.set(row.previousId, {
      id: row.id,
      number: row.number,
      startsOn: toPlainDate(row.startsOn),
      signedOn: toPlainDate(row.signedOn),
    });
  }
  return found;
}

/** Zone, language and hours of the workspace, as contracts count their days in it. Throws not_found. */
export async function workspaceDays(tx: Tx, tenantId: string, now: Date) {
  const row = await workspaceBasics(tx, tenantId);
  return { ...row, today: todayIn(row.timeZone, now.getTime()) };
}

export const amount = (minor: bigint, currency: string): Money => money(Number(minor), currency as Currency);

type SystemRow = {
  id: string;
  productId: string;
  productName: string;
  name: string;
  modules: unknown;
  version: string;
  unit: string | null;
  units: number;
  salePriceMinor: bigint;
  revision: number;
  fromOn: Date | null;
  untilOn: Date | null;
};

export const systemDto = (row: SystemRow, currency: string): ContractSystemDto => ({
  id: row.id,
  productId: row.productId,
  productName: row.productName,
  name: row.name,
  modules: Array.isArray(row.modules) ? row.modules.map(String) : [],
  version: row.version,
  unit: row.unit,
  units: row.units,
  salePrice: amount(row.salePriceMinor, currency),
  revision: row.revision,
  fromOn: toPlainDateOrNull(row.fromOn),
  untilOn: toPlainDateOrNull(row.untilOn),
});

type ContactRow = {
  id: string;
  personId: string;
  personName: string;
  email: string;
  trainedOn: Date | null;
  trainingNote: string;
  trainingFrom: string;
  trainingBy: string;
  addedBy: string;
  version: number;
};

export const contactDto = (row: ContactRow): ContactDto => ({
  id: row.id,
  personId: row.personId,
  name: row.personName,
  email: row.email,
  trainedOn: toPlainDateOrNull(row.trainedOn),
  trainingNote: row.trainingNote,
  trainingFrom: row.trainingFrom === "course" ? "course" : "hand",
  trainingBy: row.trainingBy,
  addedBy: row.addedBy,
  version: row.version,
});

/** The sum as kept with the contract; null for a row that has none (an import). */
export function keptPrice(value: unknown): PriceSum | null {
  const sum = value as Partial<PriceSum> | null;
  return sum?.lines && sum.yearly && sum.term ? (sum as PriceSum) : null;
}

/** A sum as the columns a contract keeps it in. */
export const priceColumns = (sum: PriceSum) => ({
  priceMinor: BigInt(sum.yearly.minor),
  currency: sum.yearly.currency,
  price: sum as unknown as Prisma.InputJsonValue,
});

/** What identifies a contract on its events. */
export const contractSubject = (c: { id: string; partnerOrgId: string | null; customerOrgId: string }) => ({
  subjectType: "contract",
  subjectId: c.id,
  partnerOrgId: c.partnerOrgId,
  customerOrgId: c.customerOrgId,
});
