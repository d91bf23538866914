import { typedNumber } from "./typed-number.ts";

/**
 * Open time as people type it, in minutes: "4 h", "90 min", "2 h 40", "2:40", "1,5 h"; a bare number is hours. What is no
 * length is NaN, a part of a minute too. Days are none: an open day is as long as its calendar says.
 */
export function typedMinutes(text: string): number {
  const bare = text.trim().toLowerCase().replace(/\s+/g, " ");
  const clock = /^(\d{1,5}):([0-5]\d)(?: ?h)?$/.exec(bare);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const both =
    /^(\d{1,5}) ?h(?:oras?|ours?|rs?|r)?\.? ?(?:y |and )?(\d{1,2})(?: ?m(?:in(?:utos?|utes?|s)?)?\.?)?$/.exec(
      bare,
    );
  if (both) return Number(both[2]) < 60 ? Number(both[1]) * 60 + Number(both[2]) : Number.NaN;
  const one = /^(-?[\d.,' ]+?) ?(h(?:oras?|ours?|rs?|r)?|m(?:in(?:utos?|utes?|s)?)?)?\.?$/.exec(bare);
  if (!one) return Number.NaN;
  const minutes = typedNumber(one[1] ?? "", 2) * (one[2]?.startsWith("m") ? 1 : 60);
  const whole = Math.round(minutes);
  return Math.abs(minutes - whole) < 1e-6 ? whole : Number.NaN;
}

/** Minutes as their field shows them: "40 min", "8 h", "2 h 40". `typedMinutes` reads it back. */
export function shownMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, "0")}`;
}
