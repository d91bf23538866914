import { one, readQuery } from "#lib/domain/query.ts";
import { knownColumns, type QueueColumn } from "#lib/domain/tickets/columns.ts";
import { tagName } from "#lib/domain/tickets/tag.ts";
import { PRIORITIES, type Priority, TICKET_STATES, type TicketState } from "#lib/domain/tickets/types.ts";
import { WAITS_ON, type WaitsOn } from "#lib/domain/tickets/waiting-on.ts";
import type { TicketQuery } from "#lib/features/tickets/dto/list-input.ts";
import { TICKET_SORTS, TICKET_VIEWS, type TicketSort, type TicketView } from "#lib/features/tickets/dto.ts";

/** What the queue shows, as its address says it. */
export type QueueQuery = {
  view: TicketView;
  q: string;
  sort: TicketSort;
  cursor: string | null;
  priority: Priority[];
  state: TicketState[];
  level: number[];
  product: string | null;
  partner: string | null;
  customer: string | null;
  /** Whose they are: the reader's own, nobody's, or a colleague's by id. */
  assignee: string | null;
  /** Those the reader follows. */
  follow: boolean;
  tag: string[];
  /** Those whose due time was missed. */
  late: boolean;
  waits: WaitsOn | null;
  /** Columns of this address alone; null: those the reader chose for all their lists. */
  cols: QueueColumn[] | null;
};

export type SearchParams = Record<string, string | string[] | undefined>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const many = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value : [value ?? ""]).flatMap(v => v.split(",")).filter(Boolean);
const WHOSE = ["me", "nobody"];
const id = (value: string | string[] | undefined) => (uuid.test(one(value)) ? one(value) : null);

/** The query of an address; what it doesn't understand is left out, so an old link still opens. */
export function readQueue(params: SearchParams, home: TicketView): QueueQuery {
  const view = one(params.view);
  const sort = one(params.sort);
  const cols = knownColumns(many(params.cols));
  return {
    view: TICKET_VIEWS.find(v => v === view) ?? home,
    q: one(params.q).trim().slice(0, 200),
    sort: TICKET_SORTS.find(s => s === sort) ?? "due",
    cursor: one(params.after) || null,
    priority: PRIORITIES.filter(p => many(params.priority).includes(p)),
    state: TICKET_STATES.filter(s => many(params.state).includes(s)),
    level: [1, 2, 3].filter(level => many(params.level).includes(String(level))),
    product: id(params.product),
    partner: id(params.partner),
    customer: id(params.customer),
    assignee: WHOSE.find(who => who === one(params.assignee)) ?? id(params.assignee),
    follow: one(params.follow) === "1",
    tag: [...new Set(many(params.tag).flatMap(typed => tagName(typed) ?? []))].slice(0, 10),
    late: one(params.late) === "1",
    waits: WAITS_ON.find(who => who === one(params.waits)) ?? null,
    cols: cols.length > 0 ? cols : null,
  };
}

/** The address of the same queue with something changed; a change of what is shown begins at its first page. */
export function queueHref(path: string, query: QueueQuery, change: Partial<QueueQuery> = {}): string {
  const next = { ...query, cursor: null, ...change };
  const params = new URLSearchParams();
  params.set("view", next.view);
  if (next.q) params.set("q", next.q);
  if (next.sort !== "due") params.set("sort", next.sort);
  for (const name of ["priority", "state", "level", "tag"] as const) {
    if (next[name].length > 0) params.set(name, next[name].join(","));
  }
  for (const name of ["product", "partner", "customer", "assignee"] as const) {
    const value = next[name];
    if (value) params.set(name, value);
  }
  if (next.follow) params.set("follow", "1");
  if (next.late) params.set("late", "1");
  if (next.waits) params.set("waits", next.waits);
  if (next.cols) params.set("cols", next.cols.join(","));
  if (next.cursor) params.set("after", next.cursor);
  return `${path}?${params}`;
}

/** What the queue asks for, in the terms of the tickets. */
export const askedOf = (query: QueueQuery): TicketQuery => ({
  view: query.view,
  filters: {
    priorities: query.priority,
    states: query.state,
    levels: query.level,
    ...(query.product ? { productId: query.product } : {}),
    ...(query.partner ? { partnerOrgId: query.partner } : {}),
    ...(query.customer ? { customerOrgId: query.customer } : {}),
    ...(query.assignee ? { assignee: query.assignee } : {}),
    ...(query.follow ? { followed: true } : {}),
    ...(query.tag.length > 0 ? { tags: query.tag } : {}),
    ...(query.late ? { late: true } : {}),
    ...(query.waits ? { waitsOn: query.waits } : {}),
    ...(query.q ? { words: query.q } : {}),
  },
});

/** The same of an address as a saved view keeps it: whoever shared it, it is counted on the page of everybody of the team. */
export const askedBy = (saved: string, home: TicketView) => askedOf(readQueue(readQuery(saved), home));

/** The same as a saved view keeps it: from its first page. */
export const savedQuery = (query: QueueQuery): string => queueHref("", query).slice(1);

/** Anything besides the view that leaves tickets out. */
export const isNarrowed = (query: QueueQuery) =>
  query.q !== "" ||
  query.priority.length + query.state.length + query.level.length + query.tag.length > 0 ||
  query.product !== null ||
  query.partner !== null ||
  query.customer !== null ||
  query.assignee !== null ||
  query.follow ||
  query.late ||
  query.waits !== null;

/** A query with nothing narrowed but words: what "show all" leads to. */
export const NOTHING_CHOSEN = {
  priority: [],
  state: [],
  level: [],
  product: null,
  partner: null,
  customer: null,
  assignee: null,
  follow: false,
  tag: [],
  late: false,
  waits: null,
} satisfies Partial<QueueQuery>;

/** What can be chosen from in the filters. */
export type TicketFilterOptions = Record<
  "products" | "companies" | "people",
  { id: string; name: string }[]
> & { tags: string[] };

/** What the queue is narrowed to, of what can be chosen; `other` is what one is called that the reader does not see; null: it is not. */
export const chosenOf = (
  choices: readonly { id: string; name: string }[],
  id: string | null,
  other: string,
) => (id ? (choices.find(one => one.id === id) ?? { id, name: other }) : null);

/** Whose cases can be asked for: one's own, nobody's, a colleague's. */
export const whoseChoices = (people: TicketFilterOptions["people"], me: string, nobody: string) => [
  { id: "me", name: me },
  { id: "nobody", name: nobody },
  ...people,
];
