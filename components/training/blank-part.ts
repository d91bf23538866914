import type { PartInput } from "#lib/features/training/schema.ts";

/** What a new part of a course begins with. */
export const blankPart = (): PartInput => ({
  key: "",
  title: { en: "", es: "" },
  kind: "exam",
  minimum: 0,
  weight: 1,
  areas: [],
  tries: 2,
  waitDays: 1,
  questions: 10,
  minutes: 30,
  openDays: 14,
  opens: "end",
  explains: "topics",
});
