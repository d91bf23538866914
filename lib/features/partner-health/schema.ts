import { z } from "zod";
import { COUNTRIES } from "#lib/domain/countries.ts";
import { PARTNERSHIP_STATES, type PartnershipState } from "#lib/domain/programmes/partnership.ts";
import { one, readQuery } from "#lib/domain/query.ts";
import { sheetFormat } from "#lib/features/tasks/schema.ts";

/** What the vendor's list of partners can be ordered by. */
export const HEALTH_SORTS = [
  "name",
  "state",
  "tier",
  "standing",
  "loss",
  "activity",
  "partner",
  "vendor",
  "certificates",
  "agreement",
  "level3",
] as const;
export type HealthSort = (typeof HEALTH_SORTS)[number];
export type HealthOrder = { by: HealthSort; descending: boolean };
/** First, and among equals of it; more would be an order nobody reads. */
const MOST_ORDERS = 3;

/** States a partner is listed in; an applicant is no partner yet. */
export const LISTED_STATES = PARTNERSHIP_STATES.filter(state => state !== "applicant");
export const LOSS_DAYS = [30, 60, 90, 180] as const;
export const STALLED_DAYS = [14, 30, 60, 90] as const;
/** In the address beside the days: a way in that stands still. */
export const WAY_STALLED = "way";
export const STANDINGS = ["unmet", "at_risk", "met"] as const;

export type HealthFilter = {
  name: string;
  states: PartnershipState[];
  /** Keys of tiers; "none" for partners that hold none. */
  tiers: string[];
  standing: string | null;
  programmeId: string | null;
  country: string | null;
  /** Something is lost within so many days, or was already. */
  lossWithin: number | null;
  /** The partner owes something and has written nothing for so many days. */
  stalledFor: number | null;
  /** Its way in stands still. */
  wayStalled: boolean;
  sort: HealthOrder[];
};

export type SearchParams = Record<string, string | string[] | undefined>;

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const many = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value : [value ?? ""]).flatMap(v => v.split(",")).filter(Boolean);
const daysOf = (value: string, allowed: readonly number[]) => allowed.find(n => String(n) === value) ?? null;

/** The filter of an address; what it doesn't understand is left out, so an old link still opens. */
export function readHealth(params: SearchParams): HealthFilter {
  const country = one(params.country).toUpperCase();
  const programme = one(params.programme);
  const orders = many(params.sort).flatMap((word): HealthOrder[] => {
    const by = HEALTH_SORTS.find(sort => sort === word.replace(/^-/, ""));
    return by ? [{ by, descending: word.startsWith("-") }] : [];
  });
  return {
    name: one(params.name).trim().slice(0, 80),
    states: LISTED_STATES.filter(state => many(params.state).includes(state)),
    tiers: [...new Set(many(params.tier).map(key => key.slice(0, 60)))].slice(0, 20),
    standing: STANDINGS.find(standing => standing === one(params.standing)) ?? null,
    programmeId: uuid.test(programme) ? programme : null,
    country: COUNTRIES.includes(country) ? country : null,
    lossWithin: daysOf(one(params.loss), LOSS_DAYS),
    stalledFor: daysOf(one(params.stalled), STALLED_DAYS),
    wayStalled: one(params.stalled) === WAY_STALLED,
    sort: orders.filter((o, i) => orders.findIndex(p => p.by === o.by) === i).slice(0, MOST_ORDERS),
  };
}

/** The query of the address that shows the same; empty for the plain list. */
export function healthQuery(filter: HealthFilter, change: Partial<HealthFilter> = {}): string {
  const next = { ...filter, ...change };
  const params = new URLSearchParams();
  if (next.name) params.set("name", next.name);
  if (next.states.length > 0) params.set("state", next.states.join(","));
  if (next.tiers.length > 0) params.set("tier", next.tiers.join(","));
  if (next.standing) params.set("standing", next.standing);
  if (next.programmeId) params.set("programme", next.programmeId);
  if (next.country) params.set("country", next.country);
  if (next.lossWithin !== null) params.set("loss", String(next.lossWithin));
  if (next.wayStalled) params.set("stalled", WAY_STALLED);
  else if (next.stalledFor !== null) params.set("stalled", String(next.stalledFor));
  if (next.sort.length > 0)
    params.set("sort", next.sort.map(({ by, descending }) => `${descending ? "-" : ""}${by}`).join(","));
  return params.toString();
}

/** The same filter from a query kept as text. */
export const readHealthQuery = (query: string): HealthFilter => readHealth(readQuery(query));

/** Whether anything is left out; the order leaves nothing out. */
export const isNarrowed = (filter: HealthFilter): boolean => healthQuery(filter, { sort: [] }) !== "";

/** A press on a column's head: that column first, up or down, what was first before second. */
export function sortedBy(filter: HealthFilter, by: HealthSort): HealthOrder[] {
  const [first] = filter.sort;
  const descending = first?.by === by ? !first.descending : DOWN_FIRST.includes(by);
  return [{ by, descending }, ...filter.sort.filter(order => order.by !== by)].slice(0, MOST_ORDERS);
}
/** Figures are looked for from the highest. */
const DOWN_FIRST: readonly HealthSort[] = ["partner", "vendor", "certificates", "level3", "tier"];

export const exportPartnersInput = z.object({
  query: z.string().max(2_000),
  format: sheetFormat,
});
export type ExportPartnersInput = z.infer<typeof exportPartnersInput>;
