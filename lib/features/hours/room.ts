import { roomOn } from "#lib/domain/contracts/hours.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { chainOf } from "#lib/features/contracts/chain.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { invalid } from "#lib/platform/refusal.ts";
import { accountOf } from "./account.ts";

/** Minutes as hours with two decimals. */
export const asHours = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

/** One at a time on the hours of a contract and those it follows; their ids. */
export async function hold(tx: Tx, tenantId: string, contract: ContractDto): Promise<string[]> {
  const contractIds = await chainOf(tx, tenantId, contract.id);
  await oneAtATime(tx, "hours", contractIds[0] ?? contract.id);
  return contractIds;
}

/** Refuses at the field what the packs don't hold on that day, with what they do (S16: never below zero). */
export async function mustFit(
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
export async function roomFor(
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
