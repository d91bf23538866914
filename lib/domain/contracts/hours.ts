import { addMonthsInclusive } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { HourPackTerms } from "./options.ts";

/** A pack of a consultant's time (S16), in minutes; its last day is inclusive. */
export type Pack = { id: string; boughtOn: PlainDate; expiresOn: PlainDate; minutes: number };

/** Time worked on a day, in minutes. */
export type Use = { id: string; on: PlainDate; minutes: number };

/** A line of the ledger: a use, or the line that takes one back whole. */
export type Entry = Use & { reversesId: string | null };

/** What was taken from a pack, and when. */
export type Draw = { packId: string; useId: string; on: PlainDate; minutes: number };

/** Where every minute stands on a day: bought = used + expired + left. */
export type Balance = { bought: number; used: number; expired: number; left: number };

/** The last day of a pack bought on a day (S16). */
export const expiryOf = (boughtOn: PlainDate, terms: Pick<HourPackTerms, "validMonths">): PlainDate =>
  addMonthsInclusive(boughtOn, terms.validMonths);

/** The uses that count: without those that were taken back. */
export function standing(entries: readonly Entry[]): Use[] {
  const back = new Set(entries.flatMap(entry => (entry.reversesId === null ? [] : [entry.reversesId])));
  return entries.filter(entry => entry.reversesId === null && !back.has(entry.id));
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byExpiry = (a: Pack, b: Pack) =>
  byText(a.expiresOn, b.expiresOn) || byText(a.boughtOn, b.boughtOn) || byText(a.id, b.id);
const byDay = (a: Use, b: Use) => byText(a.on, b.on) || byText(a.id, b.id);

/**
 * What each use takes from which pack: day by day, from the pack that expires first of those valid that day (S16), so
 * that no order of writing changes it. `short` are the minutes no pack covered; none while uses pass `roomOn`.
 */
export function allocate(packs: readonly Pack[], uses: readonly Use[]): { draws: Draw[]; short: number } {
  const order = [...packs].sort(byExpiry);
  const left = new Map(packs.map(pack => [pack.id, pack.minutes]));
  const draws: Draw[] = [];
  let short = 0;
  for (const use of [...uses].sort(byDay)) {
    let open = use.minutes;
    for (const pack of order) {
      if (open === 0) break;
      if (pack.boughtOn > use.on || pack.expiresOn < use.on) continue;
      const taken = Math.min(open, left.get(pack.id) ?? 0);
      if (taken === 0) continue;
      left.set(pack.id, (left.get(pack.id) ?? 0) - taken);
      draws.push({ packId: pack.id, useId: use.id, on: use.on, minutes: taken });
      open -= taken;
    }
    short += open;
  }
  return { draws, short };
}

/** The account at the end of a day (S16): what was bought and used by then, and what had expired. */
export function balanceOn(packs: readonly Pack[], uses: readonly Use[], on: PlainDate): Balance {
  const bought = packs.filter(pack => pack.boughtOn <= on);
  const draws = allocate(packs, uses).draws.filter(draw => draw.on <= on);
  const total = { bought: 0, used: 0, expired: 0, left: 0 };
  for (const pack of bought) {
    const used = usedOf(draws, pack.id);
    total.bought += pack.minutes;
    total.used += used;
    if (pack.expiresOn < on) total.expired += pack.minutes - used;
    else total.left += pack.minutes - used;
  }
  return total;
}

const usedOf = (draws: readonly Draw[], packId: string): number =>
  draws.filter(draw => draw.packId === packId).reduce((sum, draw) => sum + draw.minutes, 0);

/** What is left of each pack at the end of a day, the first to expire first. */
export function packsOn(
  packs: readonly Pack[],
  uses: readonly Use[],
  on: PlainDate,
): { pack: Pack; used: number; left: number; expired: boolean }[] {
  const draws = allocate(packs, uses).draws.filter(draw => draw.on <= on);
  return packs
    .filter(pack => pack.boughtOn <= on)
    .sort(byExpiry)
    .map(pack => {
      const used = usedOf(draws, pack.id);
      return { pack, used, left: pack.minutes - used, expired: pack.expiresOn < on };
    });
}

/** The most minutes another use on a day may have without any use going short (S16: never below zero). */
export function roomOn(packs: readonly Pack[], uses: readonly Use[], on: PlainDate): number {
  const base = allocate(packs, uses).short;
  const fits = (minutes: number) => allocate(packs, [...uses, { id: "", on, minutes }]).short <= base;
  let least = 0;
  let most = packs
    .filter(pack => pack.boughtOn <= on && pack.expiresOn >= on)
    .reduce((sum, pack) => sum + pack.minutes, 0);
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}
