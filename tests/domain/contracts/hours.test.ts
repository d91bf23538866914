import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocate,
  balanceOn,
  type Entry,
  expiryOf,
  type Pack,
  packsOn,
  roomOn,
  standing,
  type Use,
} from "#lib/domain/contracts/hours.ts";
import { addDays } from "#lib/domain/time/dates.ts";

const hours = (n: number) => n * 60;
const pack = (id: string, boughtOn: string, n: number, expiresOn?: string): Pack => ({
  id,
  boughtOn,
  expiresOn: expiresOn ?? expiryOf(boughtOn, { validMonths: 12 }),
  minutes: hours(n),
});
const use = (id: string, on: string, n: number): Use => ({ id, on, minutes: hours(n) });

describe("hour packs (S16)", () => {
  it("last a year from their purchase, last day inclusive (S16)", () => {
    expect(expiryOf("2026-03-12", { validMonths: 12 })).toBe("2027-03-11");
    expect(expiryOf("2024-02-29", { validMonths: 12 })).toBe("2025-02-28");
    const packs = [pack("a", "2026-03-12", 80)];
    expect(roomOn(packs, [], "2027-03-11")).toBe(hours(80));
    expect(roomOn(packs, [], "2027-03-12")).toBe(0);
    expect(roomOn(packs, [], "2026-03-11")).toBe(0);
    expect(balanceOn(packs, [], "2027-03-12")).toEqual({
      bought: hours(80),
      used: 0,
      expired: hours(80),
      left: 0,
    });
  });

  it("are used up in the order they expire (S16)", () => {
    const packs = [pack("late", "2026-01-01", 80, "2027-06-30"), pack("early", "2026-02-01", 80)];
    const uses = [use("1", "2026-03-01", 100)];
    expect(allocate(packs, uses).draws).toEqual([
      { packId: "early", useId: "1", on: "2026-03-01", minutes: hours(80) },
      { packId: "late", useId: "1", on: "2026-03-01", minutes: hours(20) },
    ]);
    expect(packsOn(packs, uses, "2026-03-01").map(p => [p.pack.id, p.left])).toEqual([
      ["early", 0],
      ["late", hours(60)],
    ]);
  });

  it("show the account as it stood on any day (S16)", () => {
    const packs = [pack("a", "2026-01-10", 80), pack("b", "2026-07-01", 100)];
    const uses = [use("1", "2026-02-01", 30), use("2", "2026-08-01", 60)];
    expect(balanceOn(packs, uses, "2026-01-09")).toEqual({ bought: 0, used: 0, expired: 0, left: 0 });
    expect(balanceOn(packs, uses, "2026-06-30").left).toBe(hours(50));
    expect(balanceOn(packs, uses, "2026-08-01").left).toBe(hours(90));
    expect(balanceOn(packs, uses, "2027-01-10")).toMatchObject({ expired: 0, left: hours(90) });
  });

  it("an entry dated back may not make a later one go short (S16)", () => {
    const packs = [pack("a", "2026-01-01", 80)];
    const uses = [use("1", "2026-05-01", 70)];
    expect(roomOn(packs, uses, "2026-02-01")).toBe(hours(10));
    expect(roomOn(packs, uses, "2026-06-01")).toBe(hours(10));
  });
});

const day = fc.integer({ min: 0, max: 900 }).map(n => addDays("2026-01-01", n));
const packs = fc
  .array(
    fc.record({
      boughtOn: day,
      minutes: fc.integer({ min: 1, max: 9000 }),
      months: fc.integer({ min: 1, max: 18 }),
    }),
    {
      maxLength: 5,
    },
  )
  .map(list =>
    list.map(
      ({ boughtOn, minutes, months }, i): Pack => ({
        id: `p${i}`,
        boughtOn,
        minutes,
        expiresOn: expiryOf(boughtOn, { validMonths: months }),
      }),
    ),
  );
const wanted = fc.array(fc.record({ on: day, minutes: fc.integer({ min: 1, max: 4000 }) }), {
  maxLength: 12,
});

/** As people write them: each only as far as there is room. */
function booked(all: readonly Pack[], asked: readonly { on: string; minutes: number }[]): Use[] {
  const uses: Use[] = [];
  for (const [i, one] of asked.entries()) {
    const minutes = Math.min(one.minutes, roomOn(all, uses, one.on));
    if (minutes > 0) uses.push({ id: `u${i}`, on: one.on, minutes });
  }
  return uses;
}

describe("the ledger of hours holds (S16)", () => {
  it("bought is used, expired and left, on every day; nothing is below zero", () => {
    fc.assert(
      fc.property(packs, wanted, day, (all, asked, on) => {
        const uses = booked(all, asked);
        expect(allocate(all, uses).short).toBe(0);
        const b = balanceOn(all, uses, on);
        expect(b.bought).toBe(b.used + b.expired + b.left);
        expect(Math.min(b.used, b.expired, b.left)).toBeGreaterThanOrEqual(0);
        expect(b.used).toBe(uses.filter(u => u.on <= on).reduce((sum, u) => sum + u.minutes, 0));
      }),
    );
  });

  it("no order of packs and entries changes the balance", () => {
    fc.assert(
      fc.property(packs, wanted, day, fc.infiniteStream(fc.nat()), (all, asked, on, random) => {
        const uses = booked(all, asked);
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map(value => ({ value, at: random.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ value }) => value);
        expect(balanceOn(shuffled(all), shuffled(uses), on)).toEqual(balanceOn(all, uses, on));
        expect(allocate(shuffled(all), shuffled(uses))).toEqual(allocate(all, uses));
      }),
    );
  });

  it("a line that takes one back restores what it took", () => {
    fc.assert(
      fc.property(packs, wanted, day, fc.nat(), (all, asked, on, pick) => {
        const uses = booked(all, asked);
        if (uses.length === 0) return;
        const gone = uses[pick % uses.length] as Use;
        const entries: Entry[] = [
          ...uses.map(u => ({ ...u, reversesId: null })),
          { id: "back", on: gone.on, minutes: gone.minutes, reversesId: gone.id },
        ];
        const without = uses.filter(u => u.id !== gone.id);
        expect(balanceOn(all, standing(entries), on)).toEqual(balanceOn(all, without, on));
      }),
    );
  });

  it("takes from a pack only while it is valid, and never more than it holds", () => {
    fc.assert(
      fc.property(packs, wanted, (all, asked) => {
        const { draws } = allocate(all, booked(all, asked));
        for (const p of all) {
          const own = draws.filter(d => d.packId === p.id);
          expect(own.reduce((sum, d) => sum + d.minutes, 0)).toBeLessThanOrEqual(p.minutes);
          for (const d of own) expect(d.on >= p.boughtOn && d.on <= p.expiresOn).toBe(true);
        }
      }),
    );
  });

  it("the room of a day fits exactly: one minute more goes short", () => {
    fc.assert(
      fc.property(packs, wanted, day, (all, asked, on) => {
        const uses = booked(all, asked);
        const room = roomOn(all, uses, on);
        const with_ = (minutes: number) => allocate(all, [...uses, { id: "x", on, minutes }]).short;
        expect(with_(room)).toBe(0);
        expect(with_(room + 1)).toBe(1);
      }),
    );
  });
});
