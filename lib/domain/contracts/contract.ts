import { addDays, daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What decides a contract's state: dates alone. */
export type ContractFacts = {
  startsOn: PlainDate;
  /** Last day, inclusive. */
  endsOn: PlainDate;
  /** Null: not signed, a draft. */
  signedOn: PlainDate | null;
  /** First day it no longer holds, if cancelled before its end. */
  cancelledOn: PlainDate | null;
  /** The signed contract that follows it: its first day, and when it was signed. */
  renewal: { startsOn: PlainDate; signedOn: PlainDate } | null;
  /** How far a draft has come: a quote that stands, or a purchase order. Left out: neither. */
  sale?: SaleStage | null;
};

export type SaleStage = "quoted" | "ordered";

export const CONTRACT_STATES = [
  "draft",
  "quoted",
  "ordered",
  "scheduled",
  "in_force",
  "expiring",
  "renewed",
  "lapsed",
  "cancelled",
] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

/**
 * The last covered day. A renewal signed by the last day leaves no gap: the days up to its start are covered (S14).
 * One signed later is a new start after a lapse (S15) and covers nothing before it.
 */
export function coveredUntil(contract: ContractFacts): PlainDate {
  const { endsOn, cancelledOn, renewal } = contract;
  if (cancelledOn !== null && cancelledOn <= endsOn) return addDays(cancelledOn, -1);
  if (renewal === null || renewal.signedOn > endsOn) return endsOn;
  const bridge = addDays(renewal.startsOn, -1);
  return bridge > endsOn ? bridge : endsOn;
}

/** States of a contract that is not signed. */
export const UNSIGNED_STATES: readonly ContractState[] = ["draft", "quoted", "ordered"];

/** Whether a contract in this state is prepared, agreed or runs: there is something to do about it. */
export const isOpenState = (state: ContractState): boolean =>
  UNSIGNED_STATES.includes(state) || ["scheduled", "in_force", "expiring"].includes(state);

/** The state on a day, derived and never stored. "expiring" from so many days before the end, unless a renewal is signed. */
export function contractState(contract: ContractFacts, on: PlainDate, expiringDays: number): ContractState {
  const { startsOn, endsOn, signedOn, cancelledOn, renewal } = contract;
  if (signedOn === null) return cancelledOn === null ? (contract.sale ?? "draft") : "cancelled";
  if (cancelledOn !== null && cancelledOn <= on && cancelledOn <= endsOn) return "cancelled";
  if (on < startsOn) return "scheduled";
  const until = coveredUntil(contract);
  if (on > until) return renewal !== null && renewal.startsOn <= on ? "renewed" : "lapsed";
  if (renewal === null && daysBetween(on, until) <= expiringDays) return "expiring";
  return "in_force";
}

/** Whether calls are answered under it on a day. */
export function isCovered(contract: ContractFacts, on: PlainDate): boolean {
  const state = contractState(contract, on, 0);
  return state === "in_force" || state === "expiring";
}
