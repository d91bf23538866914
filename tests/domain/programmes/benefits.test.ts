import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, money } from "#lib/domain/money/money.ts";
import {
  againstBenefit,
  benefitsInForce,
  discountFor,
  grants,
  priceFor,
} from "#lib/domain/programmes/benefits.ts";
import type { BenefitKind, ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { PARTNERSHIP_STATES } from "#lib/domain/programmes/partnership.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

const KINDS: BenefitKind[] = [
  "listing",
  "discount",
  "deal_registration",
  "level3_support",
  "logo",
  "library",
  "beta",
  "influence",
  "post",
  "project_certification",
];
const definitions = fc.constantFrom<ProgrammeDefinition>(openNebulaProgramme, emmaProgramme);
const kinds = fc.constantFrom(...KINDS);
const states = fc.constantFrom(...PARTNERSHIP_STATES);
const held = definitions.chain(definition =>
  fc.record({
    definition: fc.constant(definition),
    tierState: fc.record({
      state: states,
      tierKey: fc.constantFrom(null, "gone", ...definition.tiers.map(tier => tier.key)),
    }),
  }),
);

describe("a benefit (P25)", () => {
  it("is granted exactly when nothing stands against it", () => {
    fc.assert(
      fc.property(held, kinds, ({ definition, tierState }, kind) => {
        expect(againstBenefit(definition, tierState, kind) === null).toBe(
          grants(definition, tierState, kind),
        );
      }),
    );
  });

  it("is the same in remediation as in force, and none outside these two (P21, P24)", () => {
    fc.assert(
      fc.property(held, kinds, ({ definition, tierState: { state, tierKey } }, kind) => {
        const active = grants(definition, { state: "active", tierKey }, kind);
        expect(grants(definition, { state: "remediation", tierKey }, kind)).toBe(active);
        if (state !== "active" && state !== "remediation")
          expect(grants(definition, { state, tierKey }, kind)).toBe(false);
      }),
    );
  });

  it("needs a tier: without one, or with one the programme no longer has, nothing is granted", () => {
    fc.assert(
      fc.property(definitions, kinds, states, (definition, kind, state) => {
        for (const tierKey of [null, "gone"]) {
          expect(grants(definition, { state, tierKey }, kind)).toBe(false);
          expect(benefitsInForce(definition, { state, tierKey })).toEqual([]);
        }
      }),
    );
  });

  it("names a tier that would really grant it", () => {
    fc.assert(
      fc.property(held, kinds, ({ definition, tierState }, kind) => {
        const against = againstBenefit(definition, tierState, kind);
        if (against === null || against.why === "never") return;
        const tierKey = against.tier.key;
        expect(grants(definition, { state: "active", tierKey }, kind)).toBe(true);
        // "state" says that the tier is there and only its state is not.
        expect(against.why === "state").toBe(tierKey === tierState.tierKey);
      }),
    );
  });

  it("level 3 comes with every tier of both programmes, deal registration with PREMIER alone (P8, P11)", () => {
    const none = { state: "onboarding", tierKey: null } as const;
    expect(againstBenefit(emmaProgramme, none, "level3_support")).toMatchObject({ why: "tier" });
    expect(againstBenefit(openNebulaProgramme, none, "level3_support")).toMatchObject({
      why: "tier",
      tier: { key: "advanced" },
    });
    expect(
      againstBenefit(openNebulaProgramme, { state: "active", tierKey: "advanced" }, "deal_registration"),
    ).toMatchObject({ why: "tier", tier: { key: "premier" } });
    expect(
      againstBenefit(openNebulaProgramme, { state: "suspended", tierKey: "premier" }, "deal_registration"),
    ).toMatchObject({ why: "state" });
    expect(againstBenefit(emmaProgramme, none, "beta")).toEqual({ why: "never" });
  });
});

describe("a price under a tier (P11, P16)", () => {
  it("20 % off 3,000 is 600 less: 2,400", () => {
    expect(priceFor(money(300_000, "EUR"), 2000)).toMatchObject({
      discount: { minor: 60_000 },
      pays: { minor: 240_000 },
    });
  });

  it("discount and rest add up to the list price, to the cent, and nobody pays less than nothing", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.integer({ min: 0, max: 10_000 }), (minor, rate) => {
        const price = priceFor(money(minor, "EUR"), rate);
        expect(add(price.discount, price.pays)).toEqual(price.list);
        expect(price.pays.minor).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("takes nothing off where the tier's benefit does not stand", () => {
    fc.assert(
      fc.property(held, ({ definition, tierState }) => {
        const rate = discountFor(definition, tierState, "training");
        if (!grants(definition, tierState, "discount")) expect(rate).toBe(0);
      }),
    );
  });
});
