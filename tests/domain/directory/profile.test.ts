import fc from "fast-check";
import { expect, test } from "vitest";
import { listedUntil } from "#lib/domain/directory/listing.ts";
import {
  emptyProfile,
  PROFILE_FIELDS,
  PROFILE_STATES,
  profileChanges,
  profileStep,
  specialitiesOf,
} from "#lib/domain/directory/profile.ts";
import { rulesOf } from "#lib/domain/programmes/rules.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

test("a profile is written, handed in, and approved or returned; nothing leads past the vendor", () => {
  expect(profileStep("draft", "submit")).toEqual({ ok: true, value: "submitted" });
  expect(profileStep("submitted", "return")).toEqual({ ok: true, value: "returned" });
  expect(profileStep("returned", "save")).toEqual({ ok: true, value: "draft" });
  for (const state of PROFILE_STATES)
    expect(profileStep(state, "approve").ok, state).toBe(state === "submitted");
  for (const state of PROFILE_STATES)
    expect(profileStep(state, "save").ok, state).toBe(state === "draft" || state === "returned");
});

const profiles = fc.record({
  ...Object.fromEntries(
    PROFILE_FIELDS.map(field => [
      field,
      Array.isArray(emptyProfile[field]) ? fc.subarray(["ES", "PT", "DE"]) : fc.constantFrom("", "a", "b"),
    ]),
  ),
}) as unknown as fc.Arbitrary<typeof emptyProfile>;

test("two profiles differ in a field or in none, whichever is first; the order of a list says nothing", () => {
  fc.assert(
    fc.property(profiles, profiles, (a, b) => {
      expect(profileChanges(a, b)).toEqual(profileChanges(b, a));
      expect(profileChanges(a, { ...a, countries: [...a.countries].reverse() })).toEqual([]);
      for (const field of PROFILE_FIELDS)
        expect(profileChanges(a, b).includes(field)).toBe(
          String([...a[field]].sort()) !== String([...b[field]].sort()),
        );
    }),
  );
});

test("specialities are read as typed, each once", () => {
  expect(specialitiesOf(" Migration,  Public   sector;migration,\n,GPU ")).toEqual([
    "Migration",
    "Public sector",
    "GPU",
  ]);
});

test("P25: a version to come that lists a tier no more ends its listing on the day before, but not of who was promised the older", () => {
  const unlisted = {
    ...openNebulaProgramme,
    tiers: openNebulaProgramme.tiers.map(tier => ({
      ...tier,
      benefits: tier.benefits.filter(key => key !== "directory"),
    })),
  };
  const versions = [
    { id: "1", version: 1, effectiveFrom: "2026-01-01", definition: openNebulaProgramme },
    { id: "2", version: 2, effectiveFrom: "2026-07-01", definition: unlisted },
  ];
  const held = { state: "active", tierKey: "advanced" } as const;
  expect(listedUntil(rulesOf(versions, []), held, "2026-06-01")).toBe("2026-06-30");
  const promise = [{ versionId: "1", from: "2026-07-01", until: null }];
  expect(listedUntil(rulesOf(versions, promise), held, "2026-06-01")).toBeNull();
  const [first] = versions;
  expect(listedUntil(rulesOf(first ? [first] : [], []), held, "2026-06-01")).toBeNull();
});
