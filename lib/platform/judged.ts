import { conflict } from "./refusal.ts";

/**
 * The version of the row that was read and judged, for the WHERE of the UPDATE that follows; a conflict where the person saw another.
 * What they sent is never compared in the UPDATE alone: a number one higher than what was read would then pass as soon as a colleague
 * changed the row in between, and undo a decision that nobody looked at.
 */
export function judged(row: { readonly version: number }, seen: number, key?: string): number {
  return row.version === seen ? row.version : conflict(key);
}
