import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { newId } from "#lib/platform/ids.ts";
import { EVERYBODY, put, row, type Who, type World } from "#tests/security/world.ts";

type Asking = {
  world: () => World;
  /** A route asked as somebody, or as a visitor. */
  ask: (file: string, address: string, params: object, who: Actor | null) => Promise<Response>;
};

const FILE = "app/api/knowledge/suggest/route.ts";
const PICTURE = "app/api/knowledge/files/[id]/route.ts";
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** What is suggested while a case is written is what the writer may read (S10, T4). */
export function knowledgeRoutes({ world, ask }: Asking) {
  const suggested = async (words: string, who: Actor | null, slug = world().ws.slug) =>
    ask(FILE, `/api/knowledge/suggest?${new URLSearchParams({ w: slug, q: words, product: "x" })}`, {}, who);

  /** A word nothing else has, nor anything near enough to be taken for it when mistyped. */
  const unheard = () => Array.from(randomBytes(12), byte => String.fromCharCode(97 + (byte % 26))).join("");

  /** A published thing behind a gate, with two words that only it has. */
  async function hung(gate: string): Promise<string> {
    const w = world();
    const words = `${unheard()} ${unheard()}`;
    const itemId = await row(w, "knowledge_item", {
      number: `KB-${newId().slice(-9).toUpperCase()}`,
      kind: "article",
      state: "published",
      for_whom: gate.split(":")[0],
      gate,
      edition: 1,
      told_edition: 1,
      created_by_id: newId(),
      created_by: "Test",
    });
    await put(
      w,
      "INSERT INTO knowledge_text (tenant_id, item_id, locale, title, state, gate) VALUES ($1, $2, 'en', $3, 'published', $4)",
      w.ws.tenantId,
      itemId,
      words,
      gate,
    );
    return words;
  }

  /** A file of a text behind a gate. */
  async function picture(
    gate: string,
    state = "published",
    { type = "image/png", bytes = png as Buffer } = {},
  ) {
    const w = world();
    const itemId = await row(w, "knowledge_item", {
      number: `KB-${newId().slice(-9).toUpperCase()}`,
      kind: "article",
      state,
      for_whom: gate.split(":")[0],
      gate,
      edition: 1,
      created_by_id: newId(),
      created_by: "Test",
    });
    const id = await row(w, "knowledge_file", {
      item_id: itemId,
      name: "lamp.png",
      media_type: type,
      size: bytes.byteLength,
      sha256: "",
      uploaded_by_id: newId(),
      state,
      gate,
    });
    await put(
      w,
      "INSERT INTO knowledge_file_content (tenant_id, file_id, bytes, state, gate) VALUES ($1, $2, $3, $4, $5)",
      w.ws.tenantId,
      id,
      bytes,
      state,
      gate,
    );
    return { id, itemId };
  }
  const fetched = (id: string, who: Actor | null, slug = world().ws.slug) =>
    ask(PICTURE, `/api/knowledge/files/${id}?w=${encodeURIComponent(slug)}`, { id }, who);

  const sides: Record<string, (who: Who) => boolean> = {
    public: () => true,
    staff: who => world().people[who].side === "vendor",
    // Nobody's contract covers this product, and no partnership here is in force.
    [`entitled:${newId()}`]: who => world().people[who].side === "vendor",
    partners: who => world().people[who].side === "vendor",
  };

  return {
    [PICTURE]: {
      GET: {
        "each gets the pictures of what they may read, visitors those of what is public; to all others there are none (S10)":
          async () => {
            const w = world();
            await w.db.admin.query("UPDATE partnership SET state = 'ended' WHERE tenant_id = $1", [
              w.ws.tenantId,
            ]);
            for (const [gate, may] of Object.entries(sides)) {
              const { id } = await picture(gate);
              for (const who of EVERYBODY) {
                const answer = await fetched(id, w.people[who]);
                expect([gate, who, answer.status]).toEqual([gate, who, may(who) ? 200 : 404]);
                expect(answer.headers.get("cache-control") ?? "private, no-store").toBe("private, no-store");
              }
              const open = gate === "public";
              expect((await fetched(id, null)).status).toBe(open ? 200 : 401);
              expect((await fetched(id, w.foreigner)).status).toBe(open ? 200 : 404);
              expect((await fetched(id, w.foreigner, w.foreigner.workspaceSlug)).status).toBe(404);
            }
            expect((await fetched("../../etc/passwd", w.people.vendor_admin)).status).toBe(404);
            expect((await fetched(newId(), null)).status).toBe(401);
          },
        "what is withdrawn or only drafted is the vendor's, also where one of the two rows says otherwise":
          async () => {
            const w = world();
            const all = [await picture("public", "withdrawn"), await picture("public", "draft")];
            for (const [table, of] of [
              ["knowledge_item", "itemId"],
              ["knowledge_file", "id"],
            ] as const) {
              const one = await picture("public");
              await put(w, `UPDATE ${table} SET state = 'withdrawn' WHERE id = $1`, one[of]);
              all.push(one);
            }
            for (const { id } of all) {
              for (const who of EVERYBODY) {
                const vendor = w.people[who].side === "vendor";
                expect([who, (await fetched(id, w.people[who])).status]).toEqual([who, vendor ? 200 : 404]);
              }
              expect((await fetched(id, null)).status).toBe(401);
            }
          },
        "a picture is shown in a place where nothing runs; all else, and what only claims to be one, is fetched":
          async () => {
            const w = world();
            const shown = await fetched((await picture("public")).id, null);
            expect(shown.headers.get("content-type")).toBe("image/png");
            expect(shown.headers.get("content-disposition")).toMatch(/^inline;/);
            const hostile = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
            for (const type of ["image/svg+xml", "text/html", "image/png", "application/pdf", "text/plain"]) {
              const { id } = await picture("public", "published", { type, bytes: hostile });
              for (const who of [null, w.people.customer_contact]) {
                const answer = await fetched(id, who);
                expect([type, answer.status]).toEqual([type, 200]);
                expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
                expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
                expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
              }
            }
          },
      },
    },
    [FILE]: {
      GET: {
        "each is suggested what they may read, by words they type; another workspace's people nothing (S10)":
          async () => {
            const w = world();
            // Whatever other tests made of it: no partnership is in force.
            await w.db.admin.query("UPDATE partnership SET state = 'ended' WHERE tenant_id = $1", [
              w.ws.tenantId,
            ]);
            for (const [gate, may] of Object.entries(sides)) {
              const words = await hung(gate);
              for (const who of EVERYBODY) {
                const answer = await suggested(words, world().people[who]);
                expect(answer.status).toBe(200);
                expect(answer.headers.get("cache-control")).toBe("private, no-store");
                const found = (await answer.json()) as unknown[];
                expect([gate, who, found.length]).toEqual([gate, who, may(who) ? 1 : 0]);
              }
              expect((await suggested(words, null)).status).toBe(401);
              expect((await suggested(words, world().foreigner)).status).toBe(404);
              const own = await suggested(words, world().foreigner, world().foreigner.workspaceSlug);
              expect(await own.json()).toEqual([]);
            }
          },
        "what is typed is words, never a pattern": async () => {
          for (const words of ["", "%% __", "' OR true --", "((( & | !", "\0\0", "a b ".repeat(2000)]) {
            const answer = await suggested(words, world().people.vendor_admin);
            expect([words.slice(0, 12), answer.status, await answer.json()]).toEqual([
              words.slice(0, 12),
              200,
              [],
            ]);
          }
        },
      },
    },
  };
}
