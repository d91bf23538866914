import { expect } from "vitest";
import { unsubscribeToken } from "#lib/platform/unsubscribe-token.ts";
import { EVERYBODY, put, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  /** As a visitor: the link alone says who. */
  get: (file: string, address: string, params: object) => Promise<Response>;
  post: (
    file: string,
    address: string,
    body: string,
    headers: Record<string, string>,
    params: object,
  ) => Promise<Response>;
};

const FILE = "app/api/mail/unsubscribe/[token]/route.ts";
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const CLICK = "List-Unsubscribe=One-Click";

/** A link in a mail turns one kind of mail off for its own person, and does nothing else (RFC 8058). */
export function unsubscribeRoutes({ world, get, post }: Asking) {
  const press = (token: string, body = CLICK) =>
    post(FILE, `/api/mail/unsubscribe/${token}`, body, FORM, { token });
  const tokenOf = (personId: string, tenantId = world().ws.tenantId, at = Date.now()) =>
    unsubscribeToken({ tenantId, personId, what: "cases", at });
  const kept = async () =>
    (
      await world().db.admin.query(
        "SELECT person_id, choices->'cases'->>'way' AS way, version FROM mail_preference ORDER BY person_id",
      )
    ).rows;

  return {
    [FILE]: {
      POST: {
        "turns it off for its own person and for nobody else, without a session, and again changes nothing":
          async () => {
            const w = world();
            await put(w, "DELETE FROM mail_preference");
            const { personId } = w.people.customer_contact;
            for (let again = 0; again < 3; again++) expect((await press(tokenOf(personId))).status).toBe(200);
            expect(await kept()).toEqual([{ person_id: personId, way: "portal", version: 1 }]);
          },
        "a link that was not made here, is for another person or another workspace, or says no words, does nothing":
          async () => {
            const w = world();
            await put(w, "DELETE FROM mail_preference");
            const { personId } = w.people.customer_contact;
            const good = tokenOf(personId);
            const [tenant = "", , group, at, signature] = good.split(".");
            for (const who of EVERYBODY.filter(one => one !== "customer_contact")) {
              const theirs = w.people[who].personId.replaceAll("-", "");
              expect((await press([tenant, theirs, group, at, signature].join("."))).status).toBe(404);
            }
            const wrong = [
              good.replace(".cases.", ".programme."),
              `${good.slice(0, -1)}${good.endsWith("A") ? "B" : "A"}`,
              [tenant, personId.replaceAll("-", ""), group, "zzzzzzzz", signature].join("."),
              good.slice(0, -10),
              tokenOf(personId, w.foreigner.tenantId),
              "x",
            ];
            for (const token of wrong) expect((await press(token)).status).toBe(404);
            expect((await press(good, "")).status).toBe(400);
            expect((await press(good, "List-Unsubscribe=No")).status).toBe(400);
            expect(await kept()).toEqual([]);
          },
        "an old link in other hands undoes nothing that the person said since": async () => {
          const w = world();
          const { personId, tenantId } = w.people.customer_contact;
          await put(w, "DELETE FROM mail_preference");
          await put(
            w,
            `INSERT INTO mail_preference (tenant_id, person_id, choices, quiet_days, version)
             VALUES ($1, $2, $3, '{}', 4)`,
            tenantId,
            personId,
            JSON.stringify({ cases: { way: "digest", at: Date.now() } }),
          );
          expect((await press(tokenOf(personId, tenantId, Date.now() - 60_000))).status).toBe(200);
          expect(await kept()).toEqual([{ person_id: personId, way: "digest", version: 4 }]);
        },
      },
      GET: {
        "leads to the page with the button, whoever opens it, and changes nothing": async () => {
          const w = world();
          await put(w, "DELETE FROM mail_preference");
          const token = tokenOf(w.people.customer_contact.personId);
          const answer = await get(FILE, `/api/mail/unsubscribe/${token}`, { token });
          expect(answer.status).toBe(303);
          expect(new URL(answer.headers.get("location") ?? "").pathname).toBe(`/unsubscribe/${token}`);
          // Whatever the address says, it leads to no other place.
          const odd = await get(FILE, "/api/mail/unsubscribe/x", { token: "//evil.example/../.." });
          expect(new URL(odd.headers.get("location") ?? "").pathname).toMatch(/^\/unsubscribe\/%2F%2Fevil/);
          expect(await kept()).toEqual([]);
        },
      },
    },
  };
}
