import { describe, expect, it } from "vitest";
import {
  clockText,
  dayText,
  fullWhen,
  lengthText,
  relativeWhen,
  shortWhen,
} from "#components/ui/time-text.ts";

const zone = "America/Mexico_City";
const at = (local: string) => Date.parse(`${local}:00-06:00`);
const now = at("2026-11-24T12:10");

describe("moments in words", () => {
  it("names today, tomorrow and yesterday in the reader's language", () => {
    expect(shortWhen(at("2026-11-24T13:00"), now, "en", zone)).toBe("today 13:00");
    expect(shortWhen(at("2026-11-24T13:00"), now, "es", zone)).toBe("hoy 13:00");
    expect(shortWhen(at("2026-11-25T00:05"), now, "es", zone)).toBe("mañana 00:05");
  });

  it("takes the day from the reader's zone, not from UTC", () => {
    const late = at("2026-11-24T23:30");
    expect(shortWhen(late, now, "en", zone)).toBe("today 23:30");
    expect(shortWhen(late, now, "en", "Europe/Madrid")).toBe("tomorrow 06:30");
  });

  it("shows the weekday within six days, then the day, and the year only when it is another", () => {
    expect(shortWhen(at("2026-11-26T16:05"), now, "en", zone)).toBe("Thu 16:05");
    expect(shortWhen(at("2026-12-09T16:05"), now, "en", zone)).toBe("9 Dec");
    expect(shortWhen(at("2027-02-14T16:05"), now, "en", zone)).toBe("14 Feb 2027");
  });

  it("writes midnight as 00:00", () => {
    expect(clockText(at("2026-11-24T00:00"), "en", zone)).toBe("00:00");
    expect(clockText(at("2026-11-24T00:00"), "es", zone)).toBe("00:00");
  });

  it("says the full moment with the year of another year", () => {
    expect(fullWhen(at("2026-11-24T12:45"), "en", zone, now)).toBe("Tue 24 Nov, 12:45");
    expect(fullWhen(at("2027-03-11T12:45"), "en", zone, now)).toBe("Thu 11 Mar 2027, 12:45");
  });

  it("tells the distance in the largest whole unit", () => {
    expect(relativeWhen(now + 6 * 86_400_000, now, "en", zone)).toBe("in 6 days");
    expect(relativeWhen(now - 3 * 3_600_000, now, "es", zone)).toBe("hace 3 horas");
  });

  it("counts the days that the calendar shows", () => {
    expect(relativeWhen(at("2026-11-21T00:10"), at("2026-11-24T16:00"), "en", zone)).toBe("3 days ago");
    expect(relativeWhen(at("2026-11-26T01:00"), at("2026-11-24T20:00"), "es", zone)).toBe("pasado mañana");
  });
});

describe("days and lengths", () => {
  it("gives a day without zone the same text everywhere", () => {
    expect(dayText("2027-02-14", "en")).toBe("14 Feb 2027");
    expect(dayText("2027-02-14", "es", "2027-01-01")).toBe("14 feb");
  });

  it("writes minutes as hours and minutes", () => {
    expect([0, 50, 60, 125, 2540].map(lengthText)).toEqual(["0 min", "50 min", "1 h", "2 h 05", "42 h 20"]);
  });
});
