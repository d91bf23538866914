import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { newId } from "#lib/platform/ids.ts";
import { caseOf } from "#tests/security/case-of.ts";
import { EVERYBODY, row, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  put: (
    file: string,
    address: string,
    params: object,
    body: string,
    who: Actor | null,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  drafts: (ticketId: string) => Promise<{ person_id: string; body: string }[]>;
  places: (ticketId: string) => Promise<{ person_id: string }[]>;
};

const DRAFT = "app/api/tickets/[number]/draft/route.ts";
const PLACE = "app/api/tickets/[number]/place/route.ts";
const FORM = "app/api/drafts/route.ts";
const words = { audience: "everyone", state: "stay", version: 0 };

/** Drafts of replies and places of readers; how windows of one person get on is tried in tests/features/tickets. */
export function draftRoutes({ world, put, drafts, places }: Asking) {
  const say = (who: Actor | null, number: string, said: object, headers?: Record<string, string>) =>
    put(
      DRAFT,
      `/api/tickets/${number}/draft`,
      { number },
      JSON.stringify({ w: world().ws.slug, ...words, ...said }),
      who,
      headers,
    );
  const reads = (who: Actor | null, number: string, said: object, headers?: Record<string, string>) =>
    put(
      PLACE,
      `/api/tickets/${number}/place`,
      { number },
      JSON.stringify({ w: world().ws.slug, ...said }),
      who,
      headers,
    );
  const messageOn = (ticketId: string, audience: string) =>
    row(world(), "ticket_message", {
      ticket_id: ticketId,
      audience,
      body: "Words",
      author_name: "Somebody",
      author_side: "partner",
      author_org_name: world().partner.name,
      partner_org_id: world().partner.orgId,
      customer_org_id: world().customer.orgId,
    });
  return {
    [PLACE]: {
      PUT: {
        "who reads the message keeps a place of their own; for all others neither it nor the case is there":
          async () => {
            const w = world();
            const number = `TST-${newId().slice(-6)}`;
            const ticket = await caseOf(w, number);
            const said = {
              everyone: await messageOn(ticket, "everyone"),
              partner: await messageOn(ticket, "partner"),
            };
            const side = (who: (typeof EVERYBODY)[number]) =>
              w.people[who].orgId === w.partner.orgId
                ? "partner"
                : w.people[who].side === "vendor" || w.people[who].orgId === w.customer.orgId
                  ? "reader"
                  : "stranger";
            for (const who of EVERYBODY) {
              const note = await reads(w.people[who], number, { message: said.partner });
              expect([who, note.status]).toEqual([who, side(who) === "partner" ? 204 : 404]);
              const open = await reads(w.people[who], number, { message: said.everyone });
              expect([who, open.status]).toEqual([who, side(who) === "stranger" ? 404 : 204]);
            }
            expect((await reads(null, number, { message: said.everyone })).status).toBe(401);
            expect((await reads(w.foreigner, number, { message: said.everyone })).status).toBe(404);
            expect((await places(ticket)).map(one => one.person_id).sort()).toEqual(
              EVERYBODY.filter(who => side(who) !== "stranger")
                .map(who => w.people[who].personId)
                .sort(),
            );
          },
        "another case's message, nonsense and another website's words are refused": async () => {
          const w = world();
          const who = w.people.partner_support;
          const number = `TST-${newId().slice(-6)}`;
          await caseOf(w, number);
          const elsewhere = await messageOn(await caseOf(w), "everyone");
          expect((await reads(who, number, { message: elsewhere })).status).toBe(404);
          expect((await reads(who, number, { message: newId() })).status).toBe(404);
          expect((await reads(who, number, { message: "the last" })).status).toBe(400);
          expect((await reads(who, number, {})).status).toBe(400);
          expect((await reads(who, number, { message: elsewhere, more: "x".repeat(400) })).status).toBe(413);
          const foreign = { "sec-fetch-site": "cross-site" };
          expect((await reads(who, number, { message: elsewhere }, foreign)).status).toBe(403);
        },
      },
    },
    [DRAFT]: {
      PUT: {
        "who sees the case keeps words of their own there; for all others it isn't there": async () => {
          const w = world();
          const number = `TST-${newId().slice(-6)}`;
          const ticket = await caseOf(w, number);
          const sees = (who: (typeof EVERYBODY)[number]) =>
            w.people[who].side === "vendor" ||
            w.people[who].orgId === w.partner.orgId ||
            w.people[who].orgId === w.customer.orgId;
          for (const who of EVERYBODY) {
            const answer = await say(w.people[who], number, { body: `words of ${who}` });
            expect([who, answer.status]).toEqual([who, sees(who) ? 200 : 404]);
            expect(await answer.text()).toBe(sees(who) ? '{"version":1}' : "");
          }
          expect((await say(null, number, { body: "words" })).status).toBe(401);
          expect((await say(w.foreigner, number, { body: "words" })).status).toBe(404);
          const kept = (await drafts(ticket)).map(one => [one.person_id, one.body]);
          expect(kept.sort()).toEqual(
            EVERYBODY.filter(sees)
              .map(who => [w.people[who].personId, `words of ${who}`])
              .sort(),
          );
        },
        "a window that knows an older version gets its own person's words, and nobody else's": async () => {
          const w = world();
          const number = `TST-${newId().slice(-6)}`;
          await caseOf(w, number);
          await say(w.people.partner_support, number, { body: "mine" });
          await say(w.people.customer_contact, number, { body: "the customer's" });
          const answer = await say(w.people.partner_support, number, { body: "mine, from another window" });
          expect([answer.status, await answer.json()]).toEqual([
            409,
            { other: { audience: "everyone", body: "mine", state: "stay", version: 1 } },
          ]);
        },
        "nonsense, another website's words and too many are refused": async () => {
          const w = world();
          const who = w.people.partner_support;
          const number = `TST-${newId().slice(-6)}`;
          await caseOf(w, number);
          const status = async (said: object, headers?: Record<string, string>) =>
            (await say(who, number, { body: "words", ...said }, headers)).status;
          expect(await status({ audience: "the world" })).toBe(400);
          expect(await status({ state: "closed" })).toBe(400);
          expect(await status({ version: -1 })).toBe(400);
          expect(await status({ body: "x".repeat(60_001) })).toBe(400);
          expect(await status({ body: "x".repeat(130_000) })).toBe(413);
          expect(await status({}, { "sec-fetch-site": "cross-site" })).toBe(403);
          expect((await put(DRAFT, "/api/tickets/x/draft", { number }, "{", who)).status).toBe(400);
          expect((await say(who, "no'case", { body: "words" })).status).toBe(404);
        },
      },
    },
    [FORM]: {
      PUT: {
        "everybody of the workspace keeps what they fill in for themselves alone": async () => {
          const w = world();
          const form = (who: Actor | null, said: object, headers?: Record<string, string>) =>
            put(
              FORM,
              "/api/drafts",
              {},
              JSON.stringify({ w: w.ws.slug, form: "new-ticket", content: {}, version: 0, ...said }),
              who,
              headers,
            );
          for (const who of EVERYBODY) {
            const answer = await form(w.people[who], { content: { subject: `of ${who}` } });
            expect([who, answer.status, await answer.json()]).toEqual([who, 200, { version: 1 }]);
          }
          // Another window of the same person reads their own words, and nobody else's.
          for (const who of EVERYBODY) {
            const answer = await form(w.people[who], { content: { subject: "otherwise" } });
            expect([who, answer.status]).toEqual([who, 409]);
            expect(await answer.json()).toEqual({ other: { content: { subject: `of ${who}` }, version: 1 } });
          }
          expect((await form(null, {})).status).toBe(401);
          expect((await form(w.foreigner, {})).status).toBe(404);
          const me = w.people.partner_support;
          for (const wrong of [
            { form: "other" },
            { form: "new-ticket/x" },
            { content: [] },
            { content: "words" },
            { version: -1 },
          ])
            expect((await form(me, wrong)).status).toBe(400);
          expect((await form(me, { content: { description: "x".repeat(130_000) } })).status).toBe(413);
          expect((await form(me, {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
        },
      },
    },
  };
}
