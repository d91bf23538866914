import { describe, expect, it } from "vitest";
import { type BookingAsked, daysLeft, mayBook } from "#lib/domain/contracts/booked-days.ts";
import { instantOf } from "#lib/domain/time/zone.ts";
import { mexicoCityHours } from "#prisma/seed/calendars.ts";

const zone = mexicoCityHours.zone;
const at = (on: string, time: string) => instantOf(zone, on, time);
const asked = (on: string, from: string, to: string, more: Partial<BookingAsked> = {}): BookingAsked => ({
  on,
  span: { from: at(on, from), to: at(on, to) },
  now: at("2026-06-01", "12:00"),
  today: "2026-06-01",
  left: 2,
  leadDays: 10,
  taken: [],
  term: { startsOn: "2026-01-01", until: "2026-12-31" },
  calendar: mexicoCityHours,
  ...more,
});
const trouble = (ask: BookingAsked) => {
  const may = mayBook(ask);
  return may.ok ? null : [may.error.field, may.error.reason];
};

describe("booked days (S12)", () => {
  it("a term's days are held by what is asked, agreed or used; the rest gives them back (S12)", () => {
    expect(daysLeft(2, [])).toBe(2);
    expect(daysLeft(2, ["asked", "declined", "cancelled", "unused"])).toBe(1);
    expect(daysLeft(2, ["proposed", "used"])).toBe(0);
    expect(daysLeft(1, ["agreed", "agreed"])).toBe(0);
  });

  it("lie outside office hours: evening, weekend, public holiday (S2, S12)", () => {
    expect(trouble(asked("2026-06-17", "18:00", "23:00"))).toBeNull();
    expect(trouble(asked("2026-06-20", "09:00", "15:00"))).toBeNull();
    expect(trouble(asked("2026-09-16", "09:00", "15:00"))).toBeNull();
    expect(trouble(asked("2026-06-17", "17:00", "20:00"))).toEqual(["from", "office_hours"]);
    expect(trouble(asked("2026-06-17", "07:00", "09:00"))).toBeNull();
  });

  it("are asked for in advance, within the term, while one is left (S12)", () => {
    expect(trouble(asked("2026-06-11", "19:00", "22:00"))).toBeNull();
    expect(trouble(asked("2026-06-10", "19:00", "22:00"))).toEqual(["on", "too_soon"]);
    expect(trouble(asked("2026-05-31", "19:00", "22:00"))).toEqual(["on", "past"]);
    expect(trouble(asked("2026-06-01", "07:00", "08:00", { leadDays: 0 }))).toEqual(["on", "past"]);
    expect(trouble(asked("2027-01-01", "19:00", "22:00"))).toEqual(["on", "outside_term"]);
    expect(trouble(asked("2026-06-20", "19:00", "19:00"))).toEqual(["to", "not_after"]);
    expect(trouble(asked("2026-06-20", "19:00", "22:00", { left: 0 }))).toEqual(["on", "none_left"]);
  });

  it("a refusal for office hours names the whole windows that are touched (S2)", () => {
    const may = mayBook(asked("2026-06-17", "17:00", "20:00"));
    expect(may).toMatchObject({
      error: { open: [{ from: at("2026-06-17", "09:00"), to: at("2026-06-17", "18:00") }] },
    });
    const night = asked("2026-06-17", "20:00", "23:00");
    const long = mayBook({ ...night, span: { ...night.span, to: at("2026-06-18", "10:00") } });
    expect(long).toMatchObject({
      error: { open: [{ from: at("2026-06-18", "09:00"), to: at("2026-06-18", "18:00") }] },
    });
  });

  it("two days never share hours; one may begin where another ends (S12)", () => {
    const taken = [{ from: at("2026-06-20", "09:00"), to: at("2026-06-20", "15:00") }];
    expect(trouble(asked("2026-06-20", "09:00", "15:00", { taken }))).toEqual(["from", "taken"]);
    expect(trouble(asked("2026-06-20", "14:59", "16:00", { taken }))).toEqual(["from", "taken"]);
    expect(trouble(asked("2026-06-20", "15:00", "18:00", { taken }))).toBeNull();
    expect(trouble(asked("2026-06-21", "09:00", "15:00", { taken }))).toBeNull();
  });
});
