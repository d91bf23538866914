import type { Actor } from "#lib/domain/policies/types.ts";
import type { WaitsOn } from "#lib/domain/tickets/waiting-on.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import type { TicketView } from "../dto.ts";

type Where = Prisma.TicketWhereInput;

/** The party column that row security compares, said again so that the planner takes the index that leads with it. */
export function partyOf(actor: Actor): Where {
  if (actor.side === "partner") return { partnerOrgId: actor.orgId };
  if (actor.side === "customer") return { customerOrgId: actor.orgId };
  return {};
}

/** What a view holds for this side. A vendor's team works what it serves itself and what was escalated to it (T1). */
export function whereOf(actor: Actor, view: TicketView, now: Date): Where {
  switch (view) {
    case "mine":
      if (actor.side === "customer") return { open: true, openedById: actor.personId };
      return actor.side === "partner"
        ? { open: true, assigneeId: actor.personId }
        : { open: true, OR: [{ assigneeId: actor.personId }, { l3AssigneeId: actor.personId }] };
    case "team":
      return actor.side === "vendor" ? { open: true, OR: vendorsOwn } : { open: true };
    case "unassigned":
      return actor.side === "vendor"
        ? {
            open: true,
            OR: [
              { partnerOrgId: null, assigneeId: null },
              { l3State: { not: null }, l3AssigneeId: null },
            ],
          }
        : { open: true, assigneeId: null };
    case "waiting":
      return { open: true, state: "waiting_customer" };
    case "level3":
      // For the customer the state says it; what goes on there is not its own.
      return actor.side === "customer"
        ? { open: true, state: "with_manufacturer" }
        : { open: true, l3State: { not: null } };
    case "breached":
      return { open: true, dueAt: { lt: now } };
    case "open":
      return { open: true };
    case "resolved":
      return { open: false };
    case "all":
      return {};
  }
}

const vendorsOwn: Where[] = [{ partnerOrgId: null }, { l3State: { not: null } }];

/** Whose due time was missed, whether it still runs or was met late; the manufacturer's counts for those it concerns (T2). */
export function missed(actor: Actor, now: Date): Where {
  const late: Where[] = [{ open: true, dueAt: { lt: now } }, { clocks: { some: { breached: true } } }];
  if (actor.side !== "customer") late.push({ open: true, l3State: { not: null }, l3DueAt: { lt: now } });
  return { OR: late };
}

/**
 * Open cases by whose turn it is (T1, T2). A customer is told whether it is its own turn or its support's; what passes
 * between partner and manufacturer is not its own to know.
 */
export function waitingOn(actor: Actor, who: WaitsOn): Where {
  if (who === "customer") return { open: true, state: "waiting_customer" };
  const working: Where = { open: true, state: { not: "waiting_customer" } };
  if (actor.side === "customer") return working;
  const asked = ["asked", "accepted"];
  return who === "vendor"
    ? { ...working, OR: [{ partnerOrgId: null }, { l3State: { in: asked } }] }
    : { ...working, partnerOrgId: { not: null }, OR: [{ l3State: null }, { l3State: { notIn: asked } }] };
}
