import { z } from "zod";
import { one, readQuery } from "#lib/domain/query.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { ENDING_WITHIN } from "#lib/features/certifications/dto.ts";
import { LOSS_DAYS, STANDINGS } from "#lib/features/partner-health/schema.ts";
import { sheetFormat } from "#lib/features/tasks/schema.ts";

/** What a cell can be looked for by. */
export const CELL_FILTERS = ["needed", "valid", "ending", "grace", "training", "ended", "none"] as const;
export type CellFilter = (typeof CELL_FILTERS)[number];

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

/** The same filter from a query kept as text. */
export const readMatrixQuery = (query: string): MatrixFilter => readMatrixFilter(readQuery(query));

export const exportMatrixInput = z.object({
  slug: z.string().min(1).max(80),
  query: z.string().max(500),
  format: sheetFormat,
});

/** How a company can stand in an area: short of people, with nobody to spare, with somebody whose certificate ends or is in grace. */
export const AREA_STATES = ["missing", "thin", "ending", "grace"] as const;
export type AreaState = (typeof AREA_STATES)[number];

export type PortfolioFilter = {
  /** Part of a partner's name. */
  name: string;
  area: string | null;
  standing: (typeof STANDINGS)[number] | null;
  /** Something is lost within so many days. */
  within: number | null;
  /** Some area, or the one asked for, stands so. */
  state: AreaState | null;
};

/** The filter of the partners by area; what it doesn't understand is left out. */
export const readPortfolioFilter = (params: SearchParams): PortfolioFilter => ({
  name: one(params.name).trim().slice(0, 80),
  area: one(params.area).slice(0, 60) || null,
  standing: STANDINGS.find(standing => standing === one(params.standing)) ?? null,
  within: LOSS_DAYS.find(days => String(days) === one(params.within)) ?? null,
  state: AREA_STATES.find(state => state === one(params.state)) ?? null,
});

/** The query of the address that shows the same; empty for all partners and areas. */
export function portfolioQuery(filter: PortfolioFilter): string {
  const params = new URLSearchParams();
  if (filter.name) params.set("name", filter.name);
  if (filter.area) params.set("area", filter.area);
  if (filter.standing) params.set("standing", filter.standing);
  if (filter.within !== null) params.set("within", String(filter.within));
  if (filter.state) params.set("state", filter.state);
  return params.toString();
}
