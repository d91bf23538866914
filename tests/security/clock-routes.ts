import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { readReceipt, replayReceipt } from "#lib/features/tickets/receipt.ts";
import { newId } from "#lib/platform/ids.ts";
import { caseOf } from "#tests/security/case-of.ts";
import { EVERYBODY, row, type Who, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  /** A route asked as somebody, or as a visitor. */
  ask: (file: string, address: string, params: object, who: Actor | null) => Promise<Response>;
};

const FILE = "app/api/tickets/[number]/clocks/[clock]/route.ts";

/** A clock's calculation is read by who reads the clock: that of level 3 is no customer's (T2). */
export function clockRoutes({ world, ask }: Asking) {
  const take = (number: string, clock: string, who: Actor | null, slug = world().ws.slug) =>
    ask(FILE, `/api/tickets/${number}/clocks/${clock}?w=${slug}`, { number, clock }, who);

  /** A case of the customer with a clock of the answer and one of level 3. */
  async function timed(): Promise<string> {
    const w = world();
    const number = `T-${newId().slice(-8)}`;
    const parties = { partner_org_id: w.partner.orgId, customer_org_id: w.customer.orgId };
    const ticketId = await caseOf(w, number);
    const { rows } = await w.db.admin.query(
      "SELECT key, version FROM business_calendar_version WHERE tenant_id = $1 LIMIT 1",
      [w.ws.tenantId],
    );
    for (const [kind, audience] of [
      ["response", "everyone"],
      ["level3", "partner_vendor"],
    ])
      await row(w, "ticket_clock", {
        ...parties,
        ticket_id: ticketId,
        audience,
        kind,
        cycle: 1,
        priority: "P3",
        target_minutes: 60,
        calendar_key: rows[0].key,
        calendar_version: rows[0].version,
        started_at: new Date(),
        warn_at_percent: 75,
      });
    return number;
  }

  const sees = (who: Who, sides: readonly string[]) => {
    const others = ["other_partner", "other_customer", "vendors_customer"];
    return !others.includes(who) && sides.includes(world().people[who].side);
  };

  return {
    [FILE]: {
      GET: {
        "the parties of a case have its clocks as files that can be computed again; that of level 3 is no customer's (T2)":
          async () => {
            const number = await timed();
            for (const [clock, sides] of [
              ["response-1", ["vendor", "partner", "customer"]],
              ["level3-1", ["vendor", "partner"]],
            ] as const)
              for (const who of EVERYBODY) {
                const answer = await take(number, clock, world().people[who]);
                expect([clock, who, answer.status]).toEqual([clock, who, sees(who, sides) ? 200 : 404]);
                if (answer.status !== 200) continue;
                const receipt = readReceipt(await answer.text());
                expect(receipt.ticket).toBe(number);
                expect(replayReceipt(receipt).differences).toEqual([]);
              }
          },
        "the signed out, another workspace, other cycles and made-up names get nothing": async () => {
          const w = world();
          const number = await timed();
          expect((await take(number, "response-1", null)).status).toBe(401);
          expect((await take(number, "response-1", w.foreigner)).status).toBe(404);
          expect((await take(number, "response-1", w.foreigner, w.foreigner.workspaceSlug)).status).toBe(404);
          for (const clock of ["response-2", "response-0", "response", "no'clock-1", "response-99999999999"])
            expect([clock, (await take(number, clock, w.people.vendor_admin)).status]).toEqual([clock, 404]);
          expect((await take("T-0", "response-1", w.people.vendor_admin)).status).toBe(404);
        },
      },
    },
  };
}
