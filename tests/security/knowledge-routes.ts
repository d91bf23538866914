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

/** What is suggested while a case is written is what the writer may read (S10, T4). */
export function knowledgeRoutes({ world, ask }: Asking) {
  const suggested = async (words: string, who: Actor | null, slug = world().ws.slug) =>
    ask(FILE, `/api/knowledge/suggest?${new URLSearchParams({ w: slug, q: words, product: "x" })}`, {}, who);

  /** A published thing behind a gate, with two words that only it has. */
  async function hung(gate: string): Promise<string> {
    const w = world();
    const letters = newId()
      .replace(/[^a-f]/g, "")
      .slice(-6);
    const words = `zq${letters}one zq${letters}two`;
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

  const sides: Record<string, (who: Who) => boolean> = {
    public: () => true,
    staff: who => world().people[who].side === "vendor",
    // Nobody's contract covers this product, and no partnership here is in force.
    [`entitled:${newId()}`]: who => world().people[who].side === "vendor",
    partners: who => world().people[who].side === "vendor",
  };

  return {
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
