import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { readBenefits } from "#lib/features/partnerships/benefits.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme } from "#tests/support/factories/programme.ts";
import { makeReadyPartner } from "#tests/support/factories/ready-partner.ts";
import { makeWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
});
afterAll(() => db.drop());

/** OpenNebula's tiers with EMMA's priced courses: no shipped programme has both a price and a discount. */
const priced: ProgrammeDefinition = {
  ...openNebulaProgramme,
  trainings: emmaProgramme.trainings.map(course => ({ ...course, areas: ["architect"] })),
};

test.each([
  ["active", "advanced", 2000, 240_000],
  ["remediation", "advanced", 2000, 240_000],
  ["suspended", "advanced", 0, 300_000],
  ["onboarding", null, 0, 300_000],
] as const)(
  "a partner %s with tier %s reads its courses at %d basis points off (P4, P11, P16, P25)",
  async (state, tierKey, rate, pays) => {
    const ws = await makeWorkspace(db);
    const programme = await makeProgramme(db, ws, priced);
    const { actor } = await makePartner(db, ws);
    await makeReadyPartner(db, actor, programme, { state, tierKey });
    const { prices } = await inWorkspace(actor, tx => readBenefits(tx, actor), db.client);
    expect(prices.find(course => course.price.list.minor === 300_000)?.price).toEqual({
      list: { minor: 300_000, currency: "EUR" },
      discountBp: rate,
      discount: { minor: 300_000 - pays, currency: "EUR" },
      pays: { minor: pays, currency: "EUR" },
    });
    const vendor = await makeVendorActor(db, ws, ["vendor_admin"]);
    await expect(inWorkspace(vendor, tx => readBenefits(tx, vendor), db.client)).rejects.toMatchObject({
      kind: "not_found",
    });
  },
);
