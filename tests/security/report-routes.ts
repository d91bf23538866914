import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { day, EVERYBODY, type Who, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  /** A route asked as somebody, or as a visitor. */
  ask: (file: string, address: string, params: object, who: Actor | null) => Promise<Response>;
};

const FILE = "app/api/reports/month/route.ts";

/** A customer's month is read by the customer, by who serves it and by the vendor (R1). */
export function reportRoutes({ world, ask }: Asking) {
  const month = day(0).slice(0, 7);
  async function slugOf(): Promise<string> {
    const w = world();
    const { rows } = await w.db.admin.query("SELECT slug FROM organisation WHERE id = $1", [
      w.customer.orgId,
    ]);
    return String(rows[0].slug);
  }
  const take = (customer: string, of: string, who: Actor | null, slug = world().ws.slug) =>
    ask(FILE, `/api/reports/month?${new URLSearchParams({ w: slug, customer, month: of })}`, {}, who);
  const sees = (who: Who) => !["other_partner", "other_customer", "vendors_customer"].includes(who);

  return {
    [FILE]: {
      GET: {
        "the customer, who serves it and the vendor have its month as a paper; to all others there is none":
          async () => {
            const slug = await slugOf();
            for (const who of EVERYBODY) {
              const answer = await take(slug, month, world().people[who]);
              expect([who, answer.status]).toEqual([who, sees(who) ? 200 : 404]);
              if (answer.status !== 200) continue;
              expect(answer.headers.get("content-type")).toBe("application/pdf");
              expect(
                Buffer.from(await answer.arrayBuffer())
                  .subarray(0, 5)
                  .toString(),
              ).toBe("%PDF-");
            }
          },
        "the signed out, another workspace, months to come and made-up words get nothing": async () => {
          const w = world();
          const slug = await slugOf();
          expect((await take(slug, month, null)).status).toBe(401);
          expect((await take(slug, month, w.foreigner)).status).toBe(404);
          expect((await take(slug, month, w.foreigner, w.foreigner.workspaceSlug)).status).toBe(404);
          for (const of of ["2999-01", "1999-01", "2026-13", "no'month", ""])
            expect([of, (await take(slug, of, w.people.vendor_admin)).status]).toEqual([of, 404]);
          expect((await take("no'body", month, w.people.vendor_admin)).status).toBe(404);
        },
      },
    },
  };
}
