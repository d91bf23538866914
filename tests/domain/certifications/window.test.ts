import { expect, test } from "vitest";
import { renewalWindowOf, widestWindow } from "#lib/domain/programmes/definition.ts";
import { candidateDays } from "#lib/domain/programmes/ladder.ts";
import { findings } from "#lib/domain/programmes/requirements.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { certified, paperwork } from "#tests/support/partner-facts.ts";

test("P21, P23: a place is at risk within the window of its own area, and that day is one of change", () => {
  const until = "2027-02-14";
  const facts = paperwork(
    certified(["ana", "architect", "2025-02-15", until], ["eva", "architect", "2026-02-15", "2028-02-14"]),
  );
  const within = (renewalWindowDays: number) => ({
    ...openNebulaProgramme,
    areas: openNebulaProgramme.areas.map(area => ({ ...area, renewalWindowDays })),
  });
  for (const window of [30, 90, 120]) {
    const second = (on: string) =>
      findings(within(window), facts, on).find(f => f.requirementKey === "second_architect");
    const opens = addDays(until, -window);
    expect(second(addDays(opens, -1))).toMatchObject({ state: "met", until });
    expect(second(opens)).toMatchObject({ state: "at_risk", until, next: "renew_certificate" });
    expect(candidateDays(within(window), facts)).toContain(opens);
  }
});

test("P23: an area's renewal window is its own, else the programme's; the widest is that of both", () => {
  const areas = emmaProgramme.areas.map(area =>
    area.key === "sales" ? { ...area, renewalWindowDays: 30 } : { ...area, renewalWindowDays: undefined },
  );
  const programme = { ...emmaProgramme, areas, renewalWindowDays: 90 };
  expect(["sales", "presales", "nowhere"].map(key => renewalWindowOf(programme, key))).toEqual([30, 90, 90]);
  expect(widestWindow(programme)).toBe(90);
  expect(widestWindow({ ...programme, renewalWindowDays: 20 })).toBe(30);
});
