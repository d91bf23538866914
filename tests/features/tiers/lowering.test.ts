import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { readBenefits, requireBenefit } from "#lib/features/partnerships/benefits.ts";
import { refreshPartnership } from "#lib/features/partnerships/refresh.ts";
import {
  lowerTierAction,
  restoreBenefitAction,
  suspendAction,
  withdrawBenefitAction,
} from "#lib/features/tiers/actions.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import { makeCustomer, makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeReadyPartner } from "#tests/support/factories/ready-partner.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let ws: TestWorkspace;
let programme: TestProgramme;
let manager: Actor;
beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db, { ticketPrefix: "ONE" });
  programme = await makeProgramme(db, ws, openNebulaProgramme);
  manager = await makeVendorActor(db, ws, ["partner_manager"]);
});
afterAll(() => db.drop());

const worker = <T>(work: Parameters<typeof inWorkspace<T>>[1]) =>
  inWorkspace(asWorker(ws.tenantId), work, db.client);

/** A PREMIER partner whose evidence carries ADVANCED with one architect, nothing with none. */
async function premier(architects: number) {
  const { org, actor: admin } = await makePartner(db, ws);
  const id = await makeReadyPartner(db, admin, programme, { state: "active", tierKey: "premier" });
  for (let n = 0; n < architects; n++)
    await makeCertificate(db, await makePerson(db, ws, org, ["partner_support"]), programme);
  return { id, org, admin, slug: org.slug };
}
const row = (id: string) =>
  worker(tx => tx.partnership.findFirstOrThrow({ where: { tenantId: ws.tenantId, id } }));
const granted = (who: Actor, kind: "beta" | "discount" | "listing") =>
  inWorkspace(who, tx => requireBenefit(tx, who, kind), db.client);

test("a tier is lowered with a reason to one the evidence carries; its benefits follow at once (P24, P25)", async () => {
  const p = await premier(1);
  const lower = (more: object) =>
    as(db, manager, () =>
      lowerTierAction(ws.slug, {
        slug: p.slug,
        version: 0,
        tier: "advanced",
        reason: "One architect",
        ...more,
      }),
    );
  expect(await lower({ reason: " " })).toMatchObject({
    kind: "invalid",
    fields: { reason: expect.any(String) },
  });
  expect(await lower({ tier: "premier" })).toMatchObject({
    kind: "invalid",
    fields: { tier: expect.any(String) },
  });
  expect(await lower({ tier: "gone" })).toMatchObject({
    kind: "invalid",
    fields: { tier: expect.any(String) },
  });
  await granted(p.admin, "beta");
  expect(done(await lower({}))).toEqual({ state: "active", tier: "advanced" });
  await expect(granted(p.admin, "beta")).rejects.toMatchObject({ params: { tier: "PREMIER" } });
  expect(await lower({})).toMatchObject({ kind: "conflict" });
  const event = await worker(tx =>
    tx.event.findFirstOrThrow({ where: { subjectId: p.id, type: "tier.lowered" } }),
  );
  expect(event.data).toMatchObject({ tier: "ADVANCED", reason: "One architect" });
  expect(await worker(tx => tell(tx, ws.tenantId, event.id))).toBe(1);
  const bare = await premier(0);
  expect(
    await as(db, manager, () =>
      lowerTierAction(ws.slug, { slug: bare.slug, version: 0, tier: "advanced", reason: "x" }),
    ),
  ).toMatchObject({ kind: "invalid", message: expect.any(String) });
});

/** How the mail about a decision names the benefit, by reader. */
async function benefitIn(type: string, subjectId: string): Promise<Map<string | null, unknown>> {
  const event = await worker(tx => tx.event.findFirstOrThrow({ where: { subjectId, type } }));
  await worker(tx => tell(tx, ws.tenantId, event.id));
  const rows = await worker(tx => tx.outbox.findMany({ where: { kind: "mail", topic: type } }));
  return new Map(
    rows.map(row => [row.toEmail, (row.data as { params: { benefit: unknown } }).params.benefit]),
  );
}

test("one benefit is withdrawn and given back; the others stay, also in the directory (P17, P25)", async () => {
  const p = await premier(2);
  const deed = { slug: p.slug, benefit: "beta", reason: "Shared a beta" };
  await worker(tx => refreshPartnership(tx, ws.tenantId, p.id, "2026-06-01"));
  expect(
    await as(db, manager, () => withdrawBenefitAction(ws.slug, { ...deed, version: 0, benefit: "none" })),
  ).toMatchObject({ kind: "invalid" });
  const spanish = await makePerson(db, ws, p.org, ["partner_admin"], { locale: "es" });
  done(await as(db, manager, () => withdrawBenefitAction(ws.slug, { ...deed, version: 0 })));
  expect(await benefitIn("tier.benefit_withdrawn", p.id), "each reads it in their own language").toEqual(
    new Map([
      [p.admin.email, "Support for beta software"],
      [spanish.email, "Soporte de software beta"],
    ]),
  );
  await expect(granted(p.admin, "beta")).rejects.toMatchObject({
    kind: "forbidden",
    key: "ladder.refusal.benefitWithdrawn",
  });
  await granted(p.admin, "discount");
  const read = await inWorkspace(p.admin, tx => readBenefits(tx, p.admin), db.client);
  expect(read.stopped.map(b => b.key)).toEqual(["beta"]);
  done(
    await as(db, manager, () =>
      withdrawBenefitAction(ws.slug, { ...deed, version: 1, benefit: "directory" }),
    ),
  );
  expect(await worker(tx => tx.directoryEntry.count({ where: { partnershipId: p.id } }))).toBe(0);
  done(
    await as(db, manager, () => restoreBenefitAction(ws.slug, { ...deed, version: 2, benefit: "directory" })),
  );
  expect(await worker(tx => tx.directoryEntry.count({ where: { partnershipId: p.id } }))).toBe(1);
  // Suspended it has none; reinstated or not, what was withdrawn stays so until it is given back.
  done(await as(db, manager, () => suspendAction(ws.slug, { slug: p.slug, version: 3, reason: "Unpaid" })));
  done(await as(db, manager, () => restoreBenefitAction(ws.slug, { ...deed, version: 4 })));
  expect(await row(p.id)).toMatchObject({ state: "suspended", withdrawnBenefits: [] });
  const kinds = await worker(tx =>
    tx.tierDecision.findMany({ where: { partnershipId: p.id }, orderBy: { decidedAt: "asc" } }),
  );
  expect(kinds.map(k => [k.kind, k.benefitKey])).toEqual([
    ["withdraw_benefit", "beta"],
    ["withdraw_benefit", "directory"],
    ["restore_benefit", "directory"],
    ["suspend", null],
    ["restore_benefit", "beta"],
  ]);
});

test("two managers who decide at once: one decision, the other hears that the page has changed (P24)", async () => {
  const p = await premier(1);
  const other = await makeVendorActor(db, ws, ["vendor_admin"]);
  const lower = { slug: p.slug, version: 0, tier: "advanced", reason: "One architect" };
  const withdraw = { slug: p.slug, version: 0, benefit: "beta", reason: "Shared a beta" };
  // Both look at the same page and press before either is answered.
  const first = as(db, manager, () => lowerTierAction(ws.slug, lower));
  const second = as(db, other, () => withdrawBenefitAction(ws.slug, withdraw));
  const answers = await Promise.all([first, second]);
  expect(answers.filter(a => a.ok)).toHaveLength(1);
  expect(answers.find(a => !a.ok)).toMatchObject({ kind: "conflict" });
  expect(await worker(tx => tx.tierDecision.count({ where: { partnershipId: p.id } }))).toBe(1);
  expect((await row(p.id)).version).toBe(1);
});

test("only the vendor's partner managers lower a tier or touch its benefits (R)", async () => {
  const p = await premier(1);
  const certifier = await makeVendorActor(db, ws, ["certification_manager"]);
  const other = (await makePartner(db, ws)).actor;
  const customer = (await makeCustomer(db, ws)).actor;
  const call = () => lowerTierAction(ws.slug, { slug: p.slug, version: 0, tier: "advanced", reason: "x" });
  for (const who of [p.admin, certifier])
    expect(await as(db, who, call)).toMatchObject({ kind: "forbidden" });
  for (const who of [other, customer]) expect(await as(db, who, call)).toMatchObject({ kind: "not_found" });
  expect(await row(p.id)).toMatchObject({ tierKey: "premier", version: 0 });
});
