import { one } from "#lib/domain/query.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import type { CaseAsked } from "#lib/features/search/cases.ts";
import { SEARCH_KINDS, type SearchKind } from "#lib/features/search/dto.ts";

/** What the search page shows, as its address says it. */
export type SearchAsked = CaseAsked & {
  /** Null: something of everything. */
  kind: SearchKind | null;
  /** The last case of the page before. */
  after: string | null;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The question of an address; what it doesn't understand is left out, so an old link still opens. */
export function searchOf(params: Record<string, string | string[] | undefined>): SearchAsked {
  const id = (name: string) => (uuid.test(one(params[name])) ? one(params[name]) : null);
  const day = (name: string) => (isPlainDate(one(params[name])) ? one(params[name]) : null);
  const state = one(params.state);
  return {
    words: one(params.q).trim().slice(0, 200),
    kind: SEARCH_KINDS.find(kind => kind === one(params.kind)) ?? null,
    open: state === "open" ? true : state === "over" ? false : null,
    priority: PRIORITIES.find(priority => priority === one(params.priority)) ?? null,
    customerOrgId: id("customer"),
    productId: id("product"),
    from: day("from"),
    to: day("to"),
    after: id("after"),
  };
}

/** The address of the same question with something changed; a change begins at its first page. */
export function searchHref(path: string, asked: SearchAsked, change: Partial<SearchAsked>): string {
  const next = { ...asked, after: null, ...change };
  const params = new URLSearchParams({ q: next.words });
  const cases = next.kind === "tickets";
  const given = {
    kind: next.kind,
    state: cases && next.open !== null ? (next.open ? "open" : "over") : null,
    priority: cases ? next.priority : null,
    customer: cases ? next.customerOrgId : null,
    product: cases ? next.productId : null,
    from: cases ? next.from : null,
    to: cases ? next.to : null,
    after: next.after,
  };
  for (const [name, value] of Object.entries(given)) if (value) params.set(name, value);
  return `${path}?${params}`;
}

/** Whether cases are narrowed besides the words. */
export const isNarrowed = ({ open, priority, customerOrgId, productId, from, to }: SearchAsked) =>
  [open, priority, customerOrgId, productId, from, to].some(value => value !== null);
