import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { newId } from "#lib/platform/ids.ts";
import { quotes } from "#tests/security/table/contract-life.ts";
import type { Case } from "#tests/security/table/types.ts";
import { EVERYBODY, type Who, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  /** A route asked as somebody, or as a visitor. */
  ask: (file: string, address: string, params: object, who: Actor | null) => Promise<Response>;
};

const FILE = "app/api/quotes/[id]/route.ts";

/** A quote's paper is read by the customer, by who serves it and by the vendor (R1). */
export function quoteRoutes({ world, ask }: Asking) {
  const made = async () => {
    const [accepting] = quotes.acceptQuoteAction as readonly Case[];
    if (!accepting) throw new Error("no quote to make");
    return ((await accepting.make(world())) as { quoteId: string }).quoteId;
  };
  const take = (id: string, who: Actor | null, slug = world().ws.slug) =>
    ask(FILE, `/api/quotes/${id}?${new URLSearchParams({ w: slug, language: "es" })}`, { id }, who);
  const sees = (who: Who) => !["other_partner", "other_customer", "vendors_customer"].includes(who);
  return {
    [FILE]: {
      GET: {
        "the customer, who serves it and the vendor have a quote as a paper; to all others there is none":
          async () => {
            const id = await made();
            for (const who of EVERYBODY) {
              const answer = await take(id, world().people[who]);
              expect([who, answer.status]).toEqual([who, sees(who) ? 200 : 404]);
              if (answer.status !== 200) continue;
              expect(answer.headers.get("content-type")).toBe("application/pdf");
              const bytes = Buffer.from(await answer.arrayBuffer());
              expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
            }
          },
        "the signed out, another workspace and made-up ids get nothing": async () => {
          const w = world();
          const id = await made();
          expect((await take(id, null)).status).toBe(401);
          expect((await take(id, w.foreigner)).status).toBe(404);
          expect((await take(id, w.foreigner, w.foreigner.workspaceSlug)).status).toBe(404);
          for (const wrong of [newId(), "no'id"])
            expect((await take(wrong, w.people.vendor_admin)).status).toBe(404);
        },
      },
    },
  };
}
