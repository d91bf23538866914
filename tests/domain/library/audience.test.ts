import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  againstReader,
  type LibraryAudience,
  type LibraryReader,
  type LibraryStanding,
  readerKeys,
} from "#lib/domain/library/audience.ts";
import { PARTNERSHIP_STATES } from "#lib/domain/programmes/partnership.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

const everybody: LibraryAudience = { benefit: null, tiers: [], roles: [], levels: [] };
const one = (more: Partial<LibraryStanding>): LibraryStanding => ({
  definition: openNebulaProgramme,
  partnership: { state: "active", tierKey: "advanced" },
  levels: [],
  ...more,
});
const reader = (standings: LibraryStanding[], roles = ["partner_support"]): LibraryReader => ({
  roles,
  standings,
});

describe("an audience of the library", () => {
  it("P17: the logos go with the benefit, its tier and its state", () => {
    const logos = { ...everybody, benefit: "logo" as const };
    expect(againstReader(logos, reader([one({})]))).toBeNull();
    const suspended = one({ partnership: { state: "suspended", tierKey: "advanced" } });
    expect(againstReader(logos, reader([suspended]))).toMatchObject({
      why: "benefit",
      against: { why: "state" },
    });
    const withdrawn = one({
      partnership: { state: "active", tierKey: "advanced", withdrawnBenefits: ["logos", "recognition"] },
    });
    expect(againstReader(logos, reader([withdrawn]))).toMatchObject({
      why: "benefit",
      against: { why: "withdrawn", tier: { key: "advanced" } },
    });
    const none = one({ partnership: { state: "onboarding", tierKey: null } });
    expect(againstReader(logos, reader([none]))).toMatchObject({
      against: { why: "tier", tier: { key: "advanced" } },
    });
  });

  it("P6, P7: the administration guide is for who is named for level 2", () => {
    const guide = { ...everybody, levels: [2] };
    expect(againstReader(guide, reader([one({ levels: [2] })]))).toBeNull();
    expect(againstReader(guide, reader([one({ levels: [1] })]))).toEqual({ why: "level", levels: [2] });
  });

  it("P11: what PREMIER adds names PREMIER to an ADVANCED partner", () => {
    const beta = { ...everybody, tiers: ["solution-provider/premier", `${openNebulaProgramme.key}/premier`] };
    expect(againstReader(beta, reader([one({})]))).toMatchObject({ why: "tier", lowest: { key: "premier" } });
    expect(againstReader(beta, reader([one({ definition: emmaProgramme })]))).toEqual({
      why: "tier",
      lowest: null,
    });
  });

  it("says that a company is in no programme, or that its status ended", () => {
    expect(againstReader(everybody, reader([]))).toEqual({ why: "apart" });
    const ended = one({ partnership: { state: "ended", tierKey: null } });
    expect(againstReader(everybody, reader([ended]))).toEqual({ why: "status" });
  });
});

const ROLES = ["partner_admin", "partner_sales", "partner_support"];
const definitions = fc.constantFrom(openNebulaProgramme, emmaProgramme);
const standings = definitions.chain(definition =>
  fc.record({
    definition: fc.constant(definition),
    partnership: fc.record({
      state: fc.constantFrom(...PARTNERSHIP_STATES),
      tierKey: fc.constantFrom(null, ...definition.tiers.map(t => t.key)),
      withdrawnBenefits: fc.subarray(definition.benefits.map(b => b.key)),
    }),
    levels: fc.subarray([1, 2]),
  }),
);
const readers = fc.record({ roles: fc.subarray(ROLES), standings: fc.array(standings, { maxLength: 2 }) });
const tiers = [openNebulaProgramme, emmaProgramme].flatMap(d => d.tiers.map(t => `${d.key}/${t.key}`));
const audiences = fc.record({
  benefit: fc.constantFrom(null, "logo" as const, "library" as const, "beta" as const, "page" as const),
  tiers: fc.subarray(tiers),
  roles: fc.subarray(ROLES),
  levels: fc.subarray([1, 2]),
});

describe("whoever the reader (P25)", () => {
  it("narrowing an audience never lets anybody in", () => {
    fc.assert(
      fc.property(audiences, audiences, readers, (a, b, who) => {
        const meet = <T>(x: T[], y: T[]) =>
          x.length === 0 ? y : y.length === 0 ? x : x.filter(one => y.includes(one));
        if (a.tiers.length > 0 && b.tiers.length > 0 && meet(a.tiers, b.tiers).length === 0) return;
        if (a.roles.length > 0 && b.roles.length > 0 && meet(a.roles, b.roles).length === 0) return;
        if (a.levels.length > 0 && b.levels.length > 0 && meet(a.levels, b.levels).length === 0) return;
        const both = {
          benefit: a.benefit ?? b.benefit,
          tiers: meet(a.tiers, b.tiers),
          roles: meet(a.roles, b.roles),
          levels: meet(a.levels, b.levels),
        };
        if (a.benefit && b.benefit && a.benefit !== b.benefit) return;
        if (againstReader(both, who) === null) {
          expect(againstReader(a, who)).toBeNull();
          expect(againstReader(b, who)).toBeNull();
        }
      }),
    );
  });

  it("without a status in force nobody has anything, whatever it is", () => {
    fc.assert(
      fc.property(audiences, readers, (audience, who) => {
        if (!readerKeys(who).inForce) expect(againstReader(audience, who)).not.toBeNull();
      }),
    );
  });
});
