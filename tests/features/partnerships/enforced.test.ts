import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { BenefitKind, ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { directoryAsked, readDirectory } from "#lib/features/directory/queries.ts";
import { fetchVersion } from "#lib/features/library/fetch.ts";
import { benefitRefusal, readBenefits, type requireBenefit } from "#lib/features/partnerships/benefits.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { level3Refusal, requireLevel3 } from "#lib/features/tickets/level3-benefit.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makePartner } from "#tests/support/factories/person.ts";
import { makeProgramme } from "#tests/support/factories/programme.ts";
import { makeReadyPartner } from "#tests/support/factories/ready-partner.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

// P25 place by place: every benefit that something in the portal stands behind, tried after its withdrawal, at a lower
// tier, while suspended and after the end. A place that is added belongs into `places`.

/** A programme whose lower tier has nothing, so that each benefit is lost by it too; with prices to take something off. */
const programme: ProgrammeDefinition = {
  ...openNebulaProgramme,
  trainings: emmaProgramme.trainings.map(course => ({ ...course, areas: ["architect"] })),
  tiers: openNebulaProgramme.tiers.map(tier => (tier.key === "advanced" ? { ...tier, benefits: [] } : tier)),
};

let db: TestDatabase;
let ws: TestWorkspace;
let admin: Actor;
let partnershipId: string;
const versionOf: Partial<Record<BenefitKind, string>> = {};

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  const made = await makeProgramme(db, ws, programme);
  ({ actor: admin } = await makePartner(db, ws));
  partnershipId = await makeReadyPartner(db, admin, made, { state: "active", tierKey: "premier" });
  for (const benefit of ["logo", "beta"] as const) versionOf[benefit] = await published(benefit);
});
afterAll(() => db.drop());

async function published(benefit: string): Promise<string> {
  const { tenantId } = ws;
  const [itemId, id] = [newId(), newId()];
  await inWorkspace(
    asWorker(tenantId),
    async tx => {
      await tx.libraryItem.create({
        data: {
          tenantId,
          id: itemId,
          kind: "logo",
          state: "published",
          titleEn: benefit,
          titleEs: "",
          benefit,
          createdBy: "Test",
        },
      });
      await tx.libraryVersion.create({
        data: {
          tenantId,
          id,
          itemId,
          label: "1",
          media: "link",
          state: "published",
          publishedAt: new Date(),
          createdBy: "Test",
        },
      });
      await tx.librarySource.create({ data: { tenantId, versionId: id, url: "https://files.example/1" } });
    },
    db.client,
  );
  return id;
}

const asAdmin = <T>(work: (tx: Parameters<typeof requireBenefit>[0]) => Promise<T>) =>
  inWorkspace(admin, work, db.client);
const refused = (work: () => Promise<unknown>) =>
  work().then(
    () => false,
    (error: { kind?: string }) => {
      if (error.kind !== "forbidden") throw error;
      return true;
    },
  );

type Place = { keys: string[]; open: () => Promise<boolean> };
const fetched = (benefit: BenefitKind) => async () =>
  !(await refused(() => asAdmin(tx => fetchVersion(tx, admin, versionOf[benefit] ?? "", "2026-06-01"))));

/** The place, the benefit's keys in the programme, and whether it is open now. */
const places: Record<string, Place> = {
  "level 3, as it is pressed": {
    keys: ["level3"],
    open: async () => !(await refused(() => asAdmin(tx => requireLevel3(tx, admin)))),
  },
  "level 3, as the page says it": {
    keys: ["level3"],
    open: async () => (await asAdmin(tx => level3Refusal(tx, admin))) === null,
  },
  "course prices": {
    keys: ["discount"],
    open: async () => ((await asAdmin(tx => readBenefits(tx, admin))).prices[0]?.price.discountBp ?? 0) > 0,
  },
  "the logos": { keys: ["logos", "recognition"], open: fetched("logo") },
  "beta software": { keys: ["beta"], open: fetched("beta") },
  "the public directory": {
    keys: ["directory"],
    open: async () => {
      const page = await inWorkspace(
        { tenantId: ws.tenantId, side: "public" },
        tx =>
          readDirectory(
            tx,
            ws.tenantId,
            directoryAsked(() => ""),
            null,
          ),
        db.client,
      );
      return page.rows.length > 0;
    },
  },
  "whatever asks for deal registration": {
    keys: ["deal_registration"],
    open: async () => (await asAdmin(tx => benefitRefusal(tx, admin, "deal_registration"))) === null,
  },
};

async function hold(state: string, tierKey: string | null, withdrawn: readonly string[] = []): Promise<void> {
  await db.admin.query(
    "UPDATE partnership SET state = $2, tier_key = $3, withdrawn_benefits = $4 WHERE id = $1",
    [partnershipId, state, tierKey, withdrawn],
  );
  await inWorkspace(
    asWorker(ws.tenantId),
    (tx, now) => refreshCompany(tx, asWorker(ws.tenantId), admin.orgId, now),
    db.client,
  );
}
beforeEach(() => hold("active", "premier"));

test.each(Object.entries(places))("P25: %s", async (_, { keys, open }) => {
  expect(await open()).toBe(true);
  await hold("remediation", "premier");
  expect(["in remediation", await open()]).toEqual(["in remediation", true]);
  for (const [how, state, tier, withdrawn] of [
    ["withdrawn", "active", "premier", keys],
    ["at a lower tier", "active", "advanced", []],
    ["without a tier", "active", null, []],
    ["suspended", "suspended", "premier", []],
    ["ended", "ended", null, []],
    ["not yet a partner", "onboarding", null, []],
  ] as const) {
    await hold(state, tier, withdrawn);
    expect([how, await open()]).toEqual([how, false]);
  }
  await hold("active", "premier");
  expect(["given back", await open()]).toEqual(["given back", true]);
});
