import fc from "fast-check";
import { expect, it } from "vitest";
import type { KeysetOrder } from "#lib/platform/db/keyset.ts";
import { type Page, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma } from "#lib/platform/db/prisma.ts";

const orders: KeysetOrder[] = [{ column: { sql: Prisma.sql`n`, type: "int" }, descending: false }];

/** What the database would answer for a list of numbers from 0 on. */
function ask(
  count: number,
  size: number,
  cursor: { after: string | null; before: string | null },
): Page<number> {
  const start = startOf(cursor, orders);
  const edge = start.edge ? Number(start.edge[0]) : null;
  const all = Array.from({ length: count }, (_, n) => n);
  if (start.back) all.reverse();
  const beyond = all.filter(n => edge === null || (start.back ? n < edge : n > edge));
  return pageOf(beyond.slice(0, size + 1), size, start, n => [String(n)]);
}

it("pages forwards, each row once, and the same pages backwards", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 }), (count, size) => {
      const pages = [ask(count, size, { after: null, before: null })];
      for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
        pages.push(ask(count, size, { after: next, before: null }));
      expect(pages.flatMap(page => page.rows)).toEqual(Array.from({ length: count }, (_, n) => n));
      expect(pages[0]?.previous).toBeNull();

      const forwards = pages.map(page => page.rows);
      const backwards: number[][] = [];
      for (let before = pages.at(-1)?.previous; before; ) {
        const page = ask(count, size, { after: null, before });
        backwards.unshift(page.rows);
        before = page.previous;
      }
      expect(backwards).toEqual(forwards.slice(0, -1));
    }),
  );
});

it("shows the first page for a word that is none of its own", () => {
  expect(startOf({ after: "x", before: "y" }, orders)).toEqual({ edge: null, back: false });
});
