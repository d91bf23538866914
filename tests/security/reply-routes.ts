import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { newId } from "#lib/platform/ids.ts";
import { caseOf } from "#tests/security/case-of.ts";
import { EVERYBODY, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  post: (
    file: string,
    address: string,
    params: object,
    body: string,
    who: Actor | null,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  messages: (ticketId: string) => Promise<{ author_id: string; body: string }[]>;
};

const REPLIES = "app/api/tickets/[number]/replies/route.ts";

/** Messages on a case; who may write to whom is tried with the action, in tests/features/tickets/permissions.test.ts. */
export function replyRoutes({ world, post, messages }: Asking) {
  const send = (who: Actor | null, number: string, said: object, headers?: Record<string, string>) =>
    post(
      REPLIES,
      `/api/tickets/${number}/replies`,
      { number },
      JSON.stringify({ w: world().ws.slug, key: newId(), ...said }),
      who,
      headers,
    );
  const note = (body: string) => ({ message: { audience: "partner", body } });
  return {
    [REPLIES]: {
      POST: {
        "a partner's note is written by its own engineers, for all others the case or the choice isn't there":
          async () => {
            const w = world();
            const number = `TST-${newId().slice(-6)}`;
            const ticket = await caseOf(w, number);
            const wrote: string[] = [];
            for (const who of EVERYBODY) {
              const answer = await send(w.people[who], number, note(`words of ${who}`));
              expect([who, answer.status]).toEqual([who, 200]);
              const result = await answer.json();
              if (result.ok) wrote.push(who);
              else
                expect([who, result.kind]).toEqual([who, expect.stringMatching(/^(not_found|forbidden)$/)]);
            }
            expect(wrote).toContain("partner_support");
            expect(wrote.filter(who => w.people[who as "partner_support"].orgId !== w.partner.orgId)).toEqual(
              [],
            );
            expect((await messages(ticket)).map(one => one.body).sort()).toEqual(
              wrote.map(who => `words of ${who}`).sort(),
            );
            for (const who of [null, w.foreigner]) {
              const answer = await (await send(who, number, note("words"))).json();
              expect(answer).toMatchObject({ ok: false, kind: who ? "not_found" : "signed_out" });
            }
          },
        "the case is the address's, the same key writes once, and nonsense and another website's words are refused":
          async () => {
            const w = world();
            const who = w.people.partner_support;
            const number = `TST-${newId().slice(-6)}`;
            const other = `TST-${newId().slice(-6)}`;
            const ticket = await caseOf(w, number);
            const elsewhere = await caseOf(w, other);
            const once = { key: newId(), message: { audience: "partner", body: "Once", number: other } };
            for (let time = 0; time < 2; time++)
              expect(await (await send(who, number, once)).json()).toMatchObject({
                ok: true,
                data: { number },
              });
            expect((await messages(ticket)).map(one => one.body)).toEqual(["Once"]);
            expect(await messages(elsewhere)).toEqual([]);
            const long = await (await send(who, number, note("x".repeat(100_000)))).json();
            expect(long).toMatchObject({ ok: false, kind: "invalid" });
            expect((await send(who, number, note("x".repeat(200_000)))).status).toBe(413);
            expect((await send(who, number, { message: "words" })).status).toBe(400);
            expect((await send(who, number, { key: 7, ...note("words") })).status).toBe(400);
            const foreign = { "sec-fetch-site": "cross-site" };
            expect((await send(who, number, note("words"), foreign)).status).toBe(403);
            expect((await messages(ticket)).length).toBe(1);
          },
      },
    },
  };
}
