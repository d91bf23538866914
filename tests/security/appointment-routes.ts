import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { fixedReview } from "#tests/security/table/contract-options.ts";
import { EVERYBODY, type Who, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  /** A route asked as somebody, or as a visitor. */
  ask: (file: string, address: string, params: object, who: Actor | null) => Promise<Response>;
};

const FILE = "app/api/appointments/[id]/route.ts";

/** A review's calendar file is for those who read its contract (S16). */
export function appointmentRoutes({ world, ask }: Asking) {
  const take = (id: string, who: Actor | null, slug = world().ws.slug) =>
    ask(FILE, `/api/appointments/${id}?w=${encodeURIComponent(slug)}`, { id }, who);
  const sees = (who: Who) => !["other_partner", "other_customer", "vendors_customer"].includes(who);

  return {
    [FILE]: {
      GET: {
        "who reads the contract has it in their calendar; to all others there is none": async () => {
          const id = await fixedReview(world());
          for (const who of EVERYBODY) {
            const answer = await take(id, world().people[who]);
            expect([who, answer.status]).toEqual([who, sees(who) ? 200 : 404]);
            if (answer.status === 200) expect(await answer.text()).toContain(`review-${id}@escala`);
          }
        },
        "the signed out, another workspace and made-up ids get nothing": async () => {
          const w = world();
          const id = await fixedReview(w);
          expect((await take(id, null)).status).toBe(401);
          expect((await take(id, w.foreigner)).status).toBe(404);
          expect((await take(id, w.foreigner, w.foreigner.workspaceSlug)).status).toBe(404);
          for (const made of ["no'uuid", "", "00000000-0000-4000-8000-000000000000"])
            expect([made, (await take(made, w.people.vendor_admin)).status]).toEqual([made, 404]);
        },
      },
    },
  };
}
