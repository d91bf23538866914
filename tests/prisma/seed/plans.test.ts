import { describe, expect, it } from "vitest";
import { earliestEnd } from "#lib/domain/products/support.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { supportPlanSchema } from "#lib/features/plans/definition.ts";
import { madridHours, mexicoCityHours, roundTheClockIn } from "#prisma/seed/calendars.ts";
import { ecmPlans, extendedPlan, standardPlan } from "#prisma/seed/ecm/plans.ts";
import { emmaPlan } from "#prisma/seed/emma/plan.ts";
import { openNebulaPlans, premiumSubscription, standardSubscription } from "#prisma/seed/opennebula/plans.ts";
import { ecmProducts, emmaProducts, openNebulaProducts } from "#prisma/seed/products.ts";

const all = [...ecmPlans, emmaPlan, ...openNebulaPlans];

describe("the shipped plans", () => {
  it.each(all)("$key is a valid plan (S1)", plan => {
    expect(supportPlanSchema.safeParse(plan).error?.issues ?? []).toEqual([]);
  });

  it("count on calendars that are shipped (S2)", () => {
    const shipped = [madridHours.key, mexicoCityHours.key, roundTheClockIn("Etc/UTC").key];
    for (const plan of all)
      for (const key of Object.values(plan.terms.calendars)) expect(shipped).toContain(key);
  });

  it("answer in 4, 8, 24 and 42 hours (S3)", () => {
    for (const plan of all) expect(plan.terms.targets).toEqual({ P1: 240, P2: 480, P3: 1440, P4: 2520 });
  });

  it("count from diagnosis, with half the target for it, to the answer (S3, S4)", () => {
    for (const plan of all)
      expect(plan.terms).toMatchObject({
        clockStart: "diagnosis",
        diagnosisShareBp: 5000,
        stopsAt: "answer",
      });
  });

  it("warn at 75 % and reopen within 14 days (S6, T5)", () => {
    for (const plan of all) expect(plan.terms).toMatchObject({ warnAtPercent: 75, reopenDays: 14 });
  });

  it("last at least a year and support the current and the previous major (S11, S14)", () => {
    for (const plan of all) {
      expect(plan.termMonths).toBeGreaterThanOrEqual(12);
      expect(plan.versions).toEqual({ previousMajors: 1, endOfLifeMonths: 6 });
    }
  });
});

describe("ECM", () => {
  it("Standard runs in the office hours of Mexico City, Extended has P1 round the clock (S2, S3)", () => {
    expect(new Set(Object.values(standardPlan.terms.calendars))).toEqual(new Set(["mexico-city"]));
    expect(extendedPlan.terms.calendars).toEqual({
      P1: "round-the-clock",
      P2: "mexico-city",
      P3: "mexico-city",
      P4: "mexico-city",
    });
  });

  it("has 2 trained contacts in Standard and 4 in Extended (S7)", () => {
    expect(ecmPlans.map(plan => [plan.authorisedContacts, plan.contactsMustBeTrained])).toEqual([
      [2, true],
      [4, true],
    ]);
  });

  it("costs 18 % and 25 % of the sale, at least USD 10,000 (S13)", () => {
    const minimum = { minor: 1_000_000, currency: "USD" };
    expect(standardPlan.price).toEqual({ kind: "share_of_sale", rateBp: 1800, minimum });
    expect(extendedPlan.price).toEqual({ kind: "share_of_sale", rateBp: 2500, minimum });
  });

  it("books 2 days in Extended alone (S12)", () => {
    expect(ecmPlans.map(plan => plan.bookedDays)).toEqual([0, 2]);
  });

  it("ships SIGAP and ECM Framework with their modules (S19)", () => {
    expect(ecmProducts.map(product => [product.name, product.modules.map(module => module.key)])).toEqual([
      ["SIGAP", ["e_oficio", "e_memorias", "e_firma", "solicitudes"]],
      ["ECM Framework", ["oficina_digital", "firma_electronica", "ecm_loader"]],
    ]);
  });
});

describe("OpenNebula’s subscriptions", () => {
  it("are standard and premium, per server, zone or domain (P15)", () => {
    for (const plan of openNebulaPlans) {
      if (plan.price.kind !== "per_unit") throw new Error("sold by the unit");
      expect(plan.price.units.map(unit => unit.unit)).toEqual(["server", "zone", "domain"]);
    }
    expect(standardSubscription.key).toBe("standard");
    expect(premiumSubscription.key).toBe("premium");
  });
});

describe("products", () => {
  it("have a prefix of their own and releases in order", () => {
    const products = [...emmaProducts, ...openNebulaProducts, ...ecmProducts];
    expect(new Set(products.map(product => product.ticketPrefix)).size).toBe(products.length);
    for (const product of products) {
      const days = product.releases.map(release => release.releasedOn);
      expect(days).toEqual([...days].sort());
    }
  });

  it("have ends that keep the six months of S11", () => {
    const today = "2026-11-27";
    for (const { releases } of [...emmaProducts, ...openNebulaProducts, ...ecmProducts])
      for (const { end } of releases) {
        if (!end) continue;
        const announcedOn = addDays(today, -end.announcedAgo);
        expect(addDays(today, end.endsIn) >= earliestEnd(announcedOn, { endOfLifeMonths: 6 })).toBe(true);
      }
  });
});
