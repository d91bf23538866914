import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Instant } from "#lib/domain/time/types.ts";

/** The second confirmation: six digits by mail. */
export const CODE_DIGITS = 6;
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** How often one may ask for a new one. */
export const CODES_AN_HOUR = 5;
export const CODE_PAUSE_SECONDS = 30;

const MINUTE = 60_000;

export type CodeFact = { sentAt: Instant; tries: number; usedAt: Instant | null };

const codeExpires = (sentAt: Instant): Instant => sentAt + CODE_MINUTES * MINUTE;

/** Whether a code can still be tried; a new one takes the place of all before it, so only the newest is asked about. */
export function codeState(
  code: CodeFact | null,
  now: Instant,
): "good" | "none" | "used" | "expired" | "tries" {
  if (code === null) return "none";
  if (code.usedAt !== null) return "used";
  if (now >= codeExpires(code.sentAt)) return "expired";
  return code.tries >= CODE_TRIES ? "tries" : "good";
}

/** Whether another may be sent to the same person; otherwise in how many seconds. */
export function mayAskCode(sent: readonly Instant[], now: Instant): Result<true, { seconds: number }> {
  const recent = sent.filter(at => at > now - 60 * MINUTE).sort((a, b) => a - b);
  const last = recent.at(-1);
  const pause = last === undefined ? 0 : last + CODE_PAUSE_SECONDS * 1000 - now;
  const [oldest] = recent.slice(-CODES_AN_HOUR);
  const full = recent.length >= CODES_AN_HOUR && oldest !== undefined ? oldest + 60 * MINUTE - now : 0;
  const wait = Math.max(pause, full);
  return wait > 0 ? err({ seconds: Math.ceil(wait / 1000) }) : ok(true);
}
