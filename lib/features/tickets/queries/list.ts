import { z } from "zod";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import type { TicketListInput, TicketQuery } from "../dto/list-input.ts";
import type { TicketListDTO, TicketSort } from "../dto.ts";
import { tagsOf } from "../tags.ts";
import { clocksOf } from "./clock-dto.ts";
import { LISTED, type ListedTicket, rowDto } from "./rows.ts";
import { foundIds } from "./search.ts";
import { missed, partyOf, waitingOn, whereOf } from "./views.ts";

/** The end of the year 9999: no moment that the database could not hold. */
const LATEST = 253_402_300_799_999;
const place = z.tuple([z.number().min(0).max(LATEST).nullable(), z.uuid()]);
type Place = z.output<typeof place>;

/** A page's end as it stands in the address. Anything else in the address means the first page. */
function placeOf(cursor: string | null | undefined): Place | null {
  if (!cursor) return null;
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    return null;
  }
}
const cursorOf = (p: Place) => Buffer.from(JSON.stringify(p)).toString("base64url");

type Where = Prisma.TicketWhereInput;

/**
 * A page of tickets the actor may see, by due time (nearest first, those without one last) or newest first. Keyset: a page costs
 * the same wherever it is. In the view `level3` of partner and vendor the manufacturer's clock counts.
 */
export async function listTickets(
  tx: Tx,
  actor: Actor,
  input: TicketListInput,
  now: Date,
): Promise<TicketListDTO> {
  const limit = Math.min(Math.max(input.limit ?? 25, 1), 100);
  const sort = sortOf(input);
  const where = await filtered(tx, actor, input, now);
  const level3 = byLevel3(actor, input);
  const after = placeOf(input.cursor);
  const rows =
    sort === "opened"
      ? await byOpened(tx, where, after, limit + 1)
      : await byDue(tx, where, level3 ? "l3DueAt" : "dueAt", after, limit + 1);
  const page = rows.slice(0, limit);
  const clocks = await clocksOf(tx, actor.tenantId, page, now.getTime(), level3);
  const tags = await tagsOf(
    tx,
    actor,
    page.map(row => row.id),
  );
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    rows: page.map(row => rowDto(actor, row, clocks.get(row.id) ?? null, tags.get(row.id))),
    sort,
    next: last ? cursorOf([keyOf(last, sort, level3), last.id]) : null,
  };
}

/** Which cases a list holds, in its order, up to so many: what is done to all of them at once. */
export async function matchingTickets(
  tx: Tx,
  actor: Actor,
  asked: Pick<TicketListInput, "view" | "filters" | "sort">,
  now: Date,
  most: number,
): Promise<ListedTicket[]> {
  const where = await filtered(tx, actor, asked, now);
  return sortOf(asked) === "opened"
    ? byOpened(tx, where, null, most)
    : byDue(tx, where, byLevel3(actor, asked) ? "l3DueAt" : "dueAt", null, most);
}

const sortOf = ({ sort, view }: Pick<TicketListInput, "view" | "sort">): TicketSort =>
  sort ?? (["resolved", "all"].includes(view) ? "opened" : "due");

/** There the manufacturer's clock counts; a customer reads nothing of it. */
const byLevel3 = (actor: Actor, { view }: Pick<TicketListInput, "view">): boolean =>
  view === "level3" && actor.side !== "customer";

/** How many that are, up to so many. */
export const countMatching = async (tx: Tx, actor: Actor, asked: TicketQuery, now: Date, most: number) =>
  tx.ticket.count({ where: await filtered(tx, actor, asked, now), take: most });

/** Up to here a view's cases are counted; beyond it stands "99+". */
const COUNTED = 100;
/** So many views are counted; whoever keeps more finds the rest without a number. */
const VIEWS = 20;

/**
 * How many cases each of these lists holds for the actor, up to a hundred. Lists that go beyond what is open are not counted:
 * they would cost more the longer the workspace works, and nobody acts on their number.
 */
export async function viewCounts(
  tx: Tx,
  actor: Actor,
  asked: readonly (readonly [id: string, list: TicketQuery])[],
  now: Date,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const open = asked.filter(([, { view }]) => view !== "all" && view !== "resolved");
  for (const [id, list] of open.slice(0, VIEWS))
    counts[id] = await tx.ticket.count({ where: await filtered(tx, actor, list, now), take: COUNTED });
  return counts;
}

function keyOf(row: ListedTicket, sort: TicketSort, level3: boolean): number | null {
  const key = sort === "opened" ? row.openedAt : level3 ? row.l3DueAt : row.dueAt;
  return key ? key.getTime() : null;
}

async function filtered(tx: Tx, actor: Actor, input: TicketQuery, now: Date): Promise<Where> {
  const f = input.filters ?? {};
  const parts: Where[] = [whereOf(actor, input.view, now)];
  if (f.priorities?.length) parts.push({ priority: { in: f.priorities } });
  if (f.states?.length) parts.push({ state: { in: f.states } });
  if (f.levels?.length) parts.push({ level: { in: f.levels } });
  if (f.partnerOrgId) parts.push({ partnerOrgId: f.partnerOrgId });
  if (f.productId) parts.push({ productId: f.productId });
  if (f.customerOrgId) parts.push({ customerOrgId: f.customerOrgId });
  // Who works on a case is for those who share the work.
  if (f.assignee && actor.side !== "customer") parts.push(assignedTo(actor, f.assignee, now));
  if (f.followed) parts.push({ followers: { some: { personId: actor.personId } } });
  // A desk's own words; to a customer there are none.
  for (const name of actor.side === "customer" ? [] : (f.tags ?? []))
    parts.push({ tags: { some: { orgId: actor.orgId, name } } });
  if (f.late) parts.push(missed(actor, now));
  if (f.waitsOn) parts.push(waitingOn(actor, f.waitsOn));
  if (f.words?.trim()) parts.push({ id: { in: await foundIds(tx, f.words, 2_000) } });
  return { tenantId: actor.tenantId, ...partyOf(actor), AND: parts };
}

/** Whose they are; at the vendor also whose at level 3 (T1). */
function assignedTo(actor: Actor, whose: string, now: Date): Where {
  if (whose === "nobody") {
    // As the tab of that name, but also of what is over.
    const { open: _, ...free } = whereOf(actor, "unassigned", now);
    return free;
  }
  const personId = whose === "me" ? actor.personId : whose;
  return actor.side === "vendor"
    ? { OR: [{ assigneeId: personId }, { l3AssigneeId: personId }] }
    : { assigneeId: personId };
}

async function byOpened(tx: Tx, where: Where, after: Place | null, take: number): Promise<ListedTicket[]> {
  const at = after?.[0] == null ? null : new Date(after[0]);
  return tx.ticket.findMany({
    where:
      after && at
        ? { ...where, openedAt: { lte: at }, OR: [{ openedAt: { lt: at } }, { id: { lt: after[1] } }] }
        : where,
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    select: LISTED,
    take,
  });
}

/** First those with a due time, then those without: two looks, so that each walks its index. */
async function byDue(
  tx: Tx,
  where: Where,
  column: "dueAt" | "l3DueAt",
  after: Place | null,
  take: number,
): Promise<ListedTicket[]> {
  const timed: ListedTicket[] = [];
  if (!after || after[0] !== null) {
    const at = after?.[0] == null ? null : new Date(after[0]);
    const from: Where[] =
      after && at
        ? [{ [column]: { gte: at } }, { OR: [{ [column]: { gt: at } }, { id: { gt: after[1] } }] }]
        : [{ [column]: { not: null } }];
    timed.push(
      ...(await tx.ticket.findMany({
        where: { AND: [where, ...from] },
        orderBy: [{ [column]: { sort: "asc", nulls: "last" } }, { id: "asc" }],
        select: LISTED,
        take,
      })),
    );
    if (timed.length >= take) return timed;
  }
  const untimed = await tx.ticket.findMany({
    where: {
      AND: [where, { [column]: null }, ...(after && after[0] === null ? [{ id: { gt: after[1] } }] : [])],
    },
    orderBy: { id: "asc" },
    select: LISTED,
    take: take - timed.length,
  });
  return [...timed, ...untimed];
}
