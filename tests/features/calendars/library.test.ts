import { describe, expect, it } from "vitest";
import { holidaysIn } from "#lib/domain/time/calendar.ts";
import { calendarProblems } from "#lib/domain/time/calendar-problems.ts";
import type { BusinessCalendar, Place } from "#lib/domain/time/calendar-types.ts";
import { countries, knowsPlace, regions, suggestedRules } from "#lib/features/calendars/library.ts";
import { madridHours, mexicoCityHours } from "#prisma/seed/calendars.ts";

const days = async (place: Place, year: number) => {
  const holidays = await suggestedRules(place, year);
  return holidaysIn({ ...madridHours, holidays } as BusinessCalendar, year).map(one => one.date);
};
const MADRID: Place = { country: "ES", region: "MD" };

describe("public holidays by country and region", () => {
  it("S2: suggests the days of Mexico's law, as rules, and those of Madrid but for the city's own", async () => {
    const law = (year: number) => holidaysIn(mexicoCityHours, year).map(one => one.date);
    expect(await days({ country: "MX" }, 2027)).toEqual(law(2027));
    const city = ["2027-05-15", "2027-11-09"];
    const kept = holidaysIn(madridHours, 2027).map(one => one.date);
    expect(await days(MADRID, 2027)).toEqual(kept.filter(date => !city.includes(date)));
  });

  it("gives rules where the library gives dates: moved ones, weekdays and Easter among them", async () => {
    const kinds = (await suggestedRules({ country: "GB", region: "SCT" }, 2027)).map(rule => rule.kind);
    expect(new Set(kinds)).toEqual(new Set(["fixed", "easter", "nthWeekday"]));
    expect((await suggestedRules({ country: "DE", region: "SN" }, 2027)).map(rule => rule.kind)).toContain(
      "weekdayFrom",
    );
    expect(await days({ country: "US" }, 2027)).toEqual(
      expect.arrayContaining(["2027-06-18", "2027-07-05", "2027-11-25", "2027-12-24", "2027-12-31"]),
    );
    expect(await days({ country: "GB", region: "ENG" }, 2027)).toEqual(
      expect.arrayContaining(["2027-05-31", "2027-12-27", "2027-12-28"]),
    );
  });

  it("suggests nothing a calendar could not be published with, for each country the programmes sell to", async () => {
    for (const country of ["ES", "MX", "DE", "FR", "PT", "GB", "US", "BE", "NL"])
      for (const region of [undefined, (await regions(country, "en"))[0]?.code]) {
        const holidays = await suggestedRules({ country, ...(region ? { region } : {}) }, 2027);
        expect(holidays.length, country).toBeGreaterThan(5);
        const said = calendarProblems({ ...madridHours, holidays } as BusinessCalendar, "2027-01-01");
        expect(said, `${country} ${region}`).toEqual([]);
      }
  });

  it("knows places by name in both languages, and says nothing of those it does not know", async () => {
    expect(await countries("es")).toContainEqual({ code: "DE", name: "Alemania" });
    expect(await regions("ES", "es")).toContainEqual({ code: "CT", name: "Cataluña" });
    expect(await knowsPlace({ country: "ES", region: "XX" })).toBe(false);
    expect(await suggestedRules({ country: "XX" }, 2027)).toEqual([]);
  });
});
