import { one } from "#lib/domain/query.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What a cell can be looked for by. */
export const CELL_FILTERS = ["needed", "valid", "ending", "grace", "training", "ended", "none"] as const;
export type CellFilter = (typeof CELL_FILTERS)[number];
export const ENDING_WITHIN = [30, 60, 90, 180, 365] as const;

export type MatrixFilter = {
  /** Part of a person's name. */
  person: string;
  area: string | null;
  state: CellFilter | null;
  /** What counts ends within so many days. */
  within: number | null;
  /** The day that is looked at; null is today. */
  on: PlainDate | null;
};

export type SearchParams = Record<string, string | string[] | undefined>;

/** The filter of an address; what it doesn't understand is left out, so an old link still opens. */
export function readMatrixFilter(params: SearchParams): MatrixFilter {
  const on = one(params.on);
  return {
    person: one(params.person).trim().slice(0, 80),
    area: one(params.area).slice(0, 60) || null,
    state: CELL_FILTERS.find(state => state === one(params.state)) ?? null,
    within: ENDING_WITHIN.find(days => String(days) === one(params.within)) ?? null,
    on: isPlainDate(on) ? on : null,
  };
}

/** The query of the address that shows the same; empty for the whole matrix of today. */
export function matrixQuery(filter: MatrixFilter): string {
  const params = new URLSearchParams();
  if (filter.person) params.set("person", filter.person);
  if (filter.area) params.set("area", filter.area);
  if (filter.state) params.set("state", filter.state);
  if (filter.within !== null) params.set("within", String(filter.within));
  if (filter.on) params.set("on", filter.on);
  return params.toString();
}
