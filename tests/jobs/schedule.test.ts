import { expect, test } from "vitest";
import { schedule } from "#lib/jobs/schedule.ts";

test("every job of the schedule has a name the queue takes, once", () => {
  const names = schedule.map(job => job.name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9 ]+$/);
});
