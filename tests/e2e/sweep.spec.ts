import { expectAccessible, expectNoOverflow, untilAlive } from "./support/checks.ts";
import { type Entry, pagesOfApp, type Reader, readers, table } from "./support/pages.ts";
import type { Look, Seat } from "./support/seat.ts";
import { expect, test } from "./support/story.ts";

type Visit = Look & { scheme: "light" | "dark" };

/** Two visits show a page in each language, width and scheme; the next page pairs them otherwise. */
const visits = (turn: number): [Visit, Visit] => {
  const scheme = turn % 2 === 0 ? (["light", "dark"] as const) : (["dark", "light"] as const);
  return turn % 4 < 2
    ? [
        { locale: "es", width: 1280, scheme: scheme[0] },
        { locale: "en", width: 360, scheme: scheme[1] },
      ]
    : [
        { locale: "en", width: 1280, scheme: scheme[0] },
        { locale: "es", width: 360, scheme: scheme[1] },
      ];
};

async function visit(seat: Seat, entry: Entry, look: Visit): Promise<void> {
  const { page } = seat;
  await seat.look(look);
  await page.emulateMedia({ colorScheme: look.scheme, reducedMotion: "reduce" });
  const answer = await page.goto(entry.at);
  expect(answer?.status(), entry.at).toBe(200);
  await untilAlive(page);
  await expect(page.locator("html")).toHaveAttribute("lang", look.locale);
  expect((await page.title()).length, "title").toBeGreaterThan(3);
  await expect(page.getByRole("heading", { level: 1 }), "one heading of the first level").toHaveCount(1);
  await expectNoOverflow(page);
  await expectAccessible(page);
}

/** Who alone reads a page sees it both ways; several readers share the two between them. */
const looksFor = (entry: Entry, reader: Reader, turn: number): Visit[] => {
  const [one, other] = visits(turn);
  const readers = entry.sees.filter(who => !entry.leads?.includes(who));
  if (readers.length === 1) return [one, other];
  return [readers.indexOf(reader) % 2 === 0 ? one : other];
};

test("every page of the portal has its line in the sweep", async () => {
  const known = Object.keys(await table());
  expect(pagesOfApp().filter(page => !known.includes(page))).toEqual([]);
});

/** Who reads, and in how many tests: staff see so much that one of two browsers would long read on alone. */
const sweeps = { vendor: 3, partner: 2, customer: 1, visitor: 1, applicant: 1 } as const;

const parts = Object.entries(sweeps).flatMap(([reader, of]) =>
  Array.from({ length: of }, (_, part) => ({ reader: reader as keyof typeof sweeps, part, of })),
);

for (const { reader, part, of } of parts) {
  const name = of === 1 ? reader : `${reader} (${part + 1} of ${of})`;
  test(`the pages of a ${name}: axe finds nothing, nothing overflows, no console error`, async ({ seat }) => {
    test.setTimeout(600_000);
    const there = pagesOfApp();
    const who = reader === "visitor" ? null : (await readers())[reader];
    const one = await seat(who);
    const wrong: string[] = [];
    let turn = 0;
    for (const [page, entry] of Object.entries(await table())) {
      turn += 1;
      if (turn % of !== part) continue;
      if (!there.includes(page) || entry.skip || !entry.sees.includes(reader)) continue;
      if (entry.leads?.includes(reader)) continue;
      for (const look of looksFor(entry, reader, turn)) {
        const name = `${page} (${look.locale}, ${look.width} px, ${look.scheme})`;
        await test
          .step(name, () => visit(one, entry, look))
          .catch((error: Error) => wrong.push(`${name}\n${error.message.slice(0, 1_500)}`));
      }
    }
    expect(wrong.join("\n\n"), `${wrong.length} pages`).toBe("");
  });
}

test("a page that a side may not see answers as if it weren't there", async ({ seat, watch }) => {
  test.setTimeout(300_000);
  watch.tolerate(/^404 /);
  const there = pagesOfApp();
  const who = await readers();
  const entries = Object.entries(await table()).filter(
    ([page, entry]) => page.startsWith("/[vendor]") && there.includes(page) && !entry.skip,
  );
  const wrong: string[] = [];
  for (const reader of ["vendor", "partner", "customer", "visitor"] as const) {
    const one = await seat(reader === "visitor" ? null : who[reader]);
    for (const [, entry] of entries) {
      // What everybody sees is no secret from anybody; what this one sees is swept above.
      if (reader !== "visitor" && entry.sees.includes("visitor")) continue;
      if (entry.sees.includes(reader) && !entry.leads?.includes(reader)) continue;
      const status = await one.status(entry.at);
      const leadsOn = status === 307 || status === 308;
      const fits = !entry.sees.includes(reader) ? (reader === "visitor" ? leadsOn : status === 404) : leadsOn;
      if (!fits) wrong.push(`${reader} ${entry.at}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});
