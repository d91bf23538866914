import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { EVERYBODY, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  post: (
    file: string,
    address: string,
    body: string,
    who: Actor | null,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  /** Who handed a file in, and what it hangs on. */
  held: (id: string) => Promise<{ uploaded_by_id: string; subject_type: string; subject_id: string }[]>;
};

const FILE = "app/api/files/route.ts";

/** Files that wait to be sent with something: what is in them, and how many may wait, is tried in tests/features/files. */
export function uploadRoutes({ world, post, held }: Asking) {
  const send = (
    who: Actor | null,
    said: Record<string, string> = {},
    body = "words",
    headers?: Record<string, string>,
  ) => {
    const query = new URLSearchParams({ w: world().ws.slug, name: "note.txt", ...said });
    return post(FILE, `/api/files?${query}`, body, who, headers);
  };
  return {
    [FILE]: {
      POST: {
        "everybody of the workspace hands in files, each for themselves; nobody else does": async () => {
          const w = world();
          for (const who of EVERYBODY) {
            const answer = await send(w.people[who]);
            expect([who, answer.status]).toEqual([who, 200]);
            const { ok, data } = await answer.json();
            expect([who, ok, data[0]?.name]).toEqual([who, true, "note.txt"]);
            const { personId } = w.people[who];
            expect(await held(data[0].id)).toEqual([
              { uploaded_by_id: personId, subject_type: "upload", subject_id: personId },
            ]);
          }
          for (const who of [null, w.foreigner]) {
            const answer = await (await send(who)).json();
            expect(answer).toMatchObject({ ok: false, kind: who ? "not_found" : "signed_out" });
          }
        },
        "what may not be stored is refused with its reason, and another website's files, nameless and endless ones at all":
          async () => {
            const me = world().people.partner_support;
            const wrong = await (await send(me, { name: "tool.exe" })).json();
            expect(wrong).toMatchObject({ ok: false, kind: "invalid" });
            expect(wrong.fields.files).toContain("tool.exe");
            expect((await send(me, {}, "words", { "sec-fetch-site": "cross-site" })).status).toBe(403);
            expect((await send(me, {}, "words", { "sec-fetch-site": "same-site" })).status).toBe(403);
            expect((await send(me, { name: "" })).status).toBe(400);
            expect((await send(me, { w: "" })).status).toBe(400);
            expect((await send(me, { name: `${"x".repeat(3_000)}.txt` })).status).toBe(400);
            expect((await send(me, {}, "x".repeat(25_000_001))).status).toBe(413);
          },
      },
    },
  };
}
