import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { newId } from "#lib/platform/ids.ts";
import { caseOf } from "#tests/security/case-of.ts";
import { EVERYBODY, row, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  /** A route asked as somebody, or as a visitor. */
  ask: (file: string, address: string, params: object, who: Actor | null) => Promise<Response>;
  post: (
    file: string,
    address: string,
    body: string,
    who: Actor | null,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  put: (
    file: string,
    address: string,
    params: object,
    body: string,
    who: Actor | null,
    headers?: Record<string, string>,
  ) => Promise<Response>;
};

const LINE = "app/api/live/route.ts";
const UNREAD = "app/api/live/unread/route.ts";
const PRESENCE = "app/api/live/presence/route.ts";

/** Live lines: what is told over them is tried in tests/features/live; here, who gets one at all. */
export function liveRoutes({ world, ask, post, put }: Asking) {
  const line = async (who: Actor | null, slug = world().ws.slug) => {
    const answer = await ask(LINE, `/api/live?w=${encodeURIComponent(slug)}`, {}, who);
    await answer.body?.cancel();
    return answer;
  };
  const unread = (who: Actor | null, slug = world().ws.slug) =>
    ask(UNREAD, `/api/live/unread?w=${encodeURIComponent(slug)}`, {}, who);
  const say = (who: Actor | null, said: object, headers?: Record<string, string>) =>
    post(PRESENCE, "/api/live/presence", JSON.stringify({ w: world().ws.slug, ...said }), who, headers);
  return {
    [LINE]: {
      GET: {
        "everybody of a workspace has a line of their own; the signed out and strangers have none":
          async () => {
            const w = world();
            for (const who of EVERYBODY) {
              const answer = await line(w.people[who]);
              expect([who, answer.status]).toEqual([who, 200]);
              expect(answer.headers.get("content-type")).toMatch(/^text\/event-stream/);
              expect(answer.headers.get("cache-control")).toMatch(/no-store/);
            }
            expect((await line(null)).status).toBe(401);
            expect((await line(w.foreigner)).status).toBe(404);
            expect((await line(w.people.vendor_admin, "no'slug")).status).toBe(404);
          },
      },
    },
    [UNREAD]: {
      GET: {
        "one's own number and words alone": async () => {
          const w = world();
          const mine = w.people.partner_support;
          const before = (await (await unread(mine)).json()) as { unread: number };
          await row(w, "notification", {
            person_id: mine.personId,
            kind: "no.such.kind",
            data: {},
            href: "/secret-address",
          });
          expect(await (await unread(mine)).json()).toMatchObject({
            unread: before.unread + 1,
            newest: { href: "/secret-address" },
          });
          for (const who of EVERYBODY) {
            const actor = w.people[who];
            if (actor.personId === mine.personId) continue;
            expect(await (await unread(actor)).text()).not.toContain("secret-address");
          }
          expect((await unread(null)).status).toBe(401);
          expect((await unread(w.foreigner)).status).toBe(404);
        },
      },
      PUT: {
        "one's own alone, about the page one looks at": async () => {
          const w = world();
          const [mine, other] = [w.people.partner_support, w.people.vendor_admin];
          const path = `/${w.ws.slug}/tickets/TST-77`;
          const told = (who: Actor) =>
            row(w, "notification", { person_id: who.personId, kind: "no.such.kind", data: {}, href: path });
          await told(mine);
          await told(other);
          const looks = (who: Actor | null, said: object = {}, headers?: Record<string, string>) =>
            put(
              UNREAD,
              "/api/live/unread",
              {},
              JSON.stringify({ w: w.ws.slug, path, ...said }),
              who,
              headers,
            );
          const count = async (who: Actor) =>
            ((await (await unread(who)).json()) as { unread: number }).unread;
          const counts = async () => [await count(mine), await count(other)];
          const [before = 0, others = 0] = await counts();
          expect((await looks(null)).status).toBe(401);
          expect((await looks(w.foreigner)).status).toBe(404);
          expect((await looks(mine, { path: `/${w.ws.slug}` })).status).toBe(400);
          expect((await looks(mine, { path: "%" })).status).toBe(400);
          expect((await looks(mine, {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
          expect(await counts()).toEqual([before, others]);
          expect((await looks(mine)).status).toBe(204);
          expect(await counts()).toEqual([before - 1, others]);
        },
      },
    },
    [PRESENCE]: {
      POST: {
        "who may see the case and works for it says so; for all others it isn't there": async () => {
          const w = world();
          const ticket = await caseOf(w);
          const works = (who: (typeof EVERYBODY)[number]) =>
            w.people[who].side === "vendor" ||
            (w.people[who].side === "partner" && w.people[who].orgId === w.partner.orgId);
          for (const who of EVERYBODY) {
            const answer = await say(w.people[who], { ticket, doing: "looks" });
            expect([who, answer.status]).toEqual([who, works(who) ? 204 : 404]);
          }
          expect((await say(null, { ticket, doing: "looks" })).status).toBe(401);
          expect((await say(w.foreigner, { ticket, doing: "looks" })).status).toBe(404);
        },
        "nonsense, another website's post and too much are refused": async () => {
          const w = world();
          const who = w.people.partner_support;
          const ticket = newId();
          expect((await say(who, { ticket, doing: "dances" })).status).toBe(400);
          expect((await say(who, { ticket: "no'id", doing: "looks" })).status).toBe(400);
          expect((await post(PRESENCE, "/api/live/presence", "{", who)).status).toBe(400);
          expect((await say(who, { ticket, doing: "looks", more: "x".repeat(600) })).status).toBe(413);
          const elsewhere = { "sec-fetch-site": "cross-site" };
          expect((await say(who, { ticket, doing: "looks" }, elsewhere)).status).toBe(403);
        },
      },
    },
  };
}
