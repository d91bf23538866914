import { expect, test } from "vitest";
import { renewalWindowOf, widestWindow } from "#lib/domain/programmes/definition.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";

test("P23: an area's renewal window is its own, else the programme's; the widest is that of both", () => {
  const areas = emmaProgramme.areas.map(area =>
    area.key === "sales" ? { ...area, renewalWindowDays: 30 } : { ...area, renewalWindowDays: undefined },
  );
  const programme = { ...emmaProgramme, areas, renewalWindowDays: 90 };
  expect(["sales", "presales", "nowhere"].map(key => renewalWindowOf(programme, key))).toEqual([30, 90, 90]);
  expect(widestWindow(programme)).toBe(90);
  expect(widestWindow({ ...programme, renewalWindowDays: 20 })).toBe(30);
});
