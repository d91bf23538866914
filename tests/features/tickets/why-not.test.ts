import { expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { TicketTarget } from "#lib/features/tickets/load.ts";
import { whyNot } from "#lib/features/tickets/permissions.ts";

const actor = (side: Actor["side"], ...roles: string[]) => ({ side, roles, orgId: side }) as Actor;
const ticket = (partnerOrgId: string | null, level3: "accepted" | null) =>
  ({
    partnerOrgId,
    level3,
    state: "in_progress",
    row: { diagnosedAt: new Date() },
  }) as unknown as TicketTarget;

const served = ticket("partner", null);
const escalated = ticket("partner", "accepted");
const own = ticket(null, null);

test("whoever reads a case and has no role in support is told that they read it, and who works on it", () => {
  const why = whyNot("replyEveryone");
  for (const reader of [actor("vendor", "vendor_admin"), actor("vendor", "vendor_certification_manager")]) {
    expect(why(reader, own)).toBe("tickets.refusal.reads");
    expect(why(reader, escalated)).toBe("tickets.refusal.reads");
    // The role alone would not let them write: a partner serves it.
    expect(why(reader, served)).toBe("tickets.refusal.readsServed");
  }
  for (const of of [served, escalated])
    expect(why(actor("partner", "partner_admin"), of)).toBe("tickets.refusal.reads");
});
