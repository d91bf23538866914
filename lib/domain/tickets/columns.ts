import type { Side } from "./types.ts";

/**
 * What a row of the queue can show, in the order in which it is offered. When somebody last wrote is none of it: that time
 * also tells of messages the reader may not know of (T4).
 */
export const QUEUE_COLUMNS = [
  "number",
  "priority",
  "subject",
  "customer",
  "product",
  "servedBy",
  "kind",
  "state",
  "level",
  "clock",
  "tags",
  "assignee",
  "openedBy",
  "opened",
] as const;
export type QueueColumn = (typeof QUEUE_COLUMNS)[number];

/** The way into a case stands in it, so every queue has it. */
export const FIXED_COLUMN: QueueColumn = "subject";

const NOT_FOR: Record<Side, readonly QueueColumn[]> = {
  vendor: [],
  // A partner's queue holds the cases it serves.
  partner: ["servedBy"],
  // Who works on a case at which level, and a desk's tags, are for those who share the work; all cases are one customer's.
  customer: ["customer", "level", "tags", "assignee"],
};

const USUAL: Record<"staff" | "customer", readonly QueueColumn[]> = {
  staff: ["number", "priority", "subject", "customer", "state", "level", "clock", "assignee"],
  customer: ["number", "priority", "subject", "product", "state", "clock"],
};

/** What a person of this side can choose from. */
export const columnsFor = (side: Side): QueueColumn[] =>
  QUEUE_COLUMNS.filter(column => !NOT_FOR[side].includes(column));

/** What somebody sees who has chosen nothing. */
export const usualColumns = (side: Side): QueueColumn[] => [
  ...USUAL[side === "customer" ? "customer" : "staff"],
];

/** Those of the names that are columns, each once, in the order given. */
export function knownColumns(names: readonly string[]): QueueColumn[] {
  const known = names.flatMap(name => QUEUE_COLUMNS.find(column => column === name) ?? []);
  return [...new Set(known)];
}

/**
 * The columns a queue shows for a choice, however old or foreign it is: each once, in the order chosen, none that is not the
 * side's, always the subject. A choice of which nothing is left means the usual ones. What it answers, it answers again.
 */
export function chosenColumns(side: Side, names: readonly string[]): QueueColumn[] {
  const mine = columnsFor(side);
  const left = knownColumns(names).filter(column => mine.includes(column));
  if (left.length === 0) return usualColumns(side);
  return left.includes(FIXED_COLUMN) ? left : [FIXED_COLUMN, ...left];
}

/** Whether two choices show the same. */
export const sameColumns = (one: readonly QueueColumn[], other: readonly QueueColumn[]): boolean =>
  one.length === other.length && one.every((column, at) => column === other[at]);
