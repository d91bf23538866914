import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { findContract } from "#lib/features/contracts/queries.ts";
import {
  beginPlan,
  discardPlan,
  loadPlanDraft,
  newPlan,
  publishPlan,
  savePlan,
} from "#lib/features/plans/drafts.ts";
import { planComparison, planEditor, planFileOf, planReview } from "#lib/features/plans/editing.ts";
import { planFileText, planJsonSchema, readPlanFile } from "#lib/features/plans/file.ts";
import { planList, planPage } from "#lib/features/plans/library.ts";
import { problemsOfPlan } from "#lib/features/plans/problems.ts";
import { loadPlanVersion, planInEffect, plansInEffect } from "#lib/features/plans/queries.ts";
import { type PlanAround, planSurroundings } from "#lib/features/plans/surroundings.ts";
import { type Tx, usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import type { By } from "#lib/platform/record.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg } from "#tests/support/factories/organisation.ts";
import { makeCustomer, makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeCalendars, makePlan, makeProduct, type TestPlan } from "#tests/support/factories/plan.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

const KEY = "standard";
let db: TestDatabase;
let ws: TestWorkspace;
let plan: TestPlan;
let admin: By;
let colleague: By;
let reader: Actor;
let today: string;
let around: PlanAround;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db, { timeZone: "America/Mexico_City" });
  await makeCalendars(db, ws);
  plan = await makePlan(db, ws);
  admin = { ...(await makeVendorActor(db, ws, ["vendor_admin"])), ip: "192.0.2.1" };
  colleague = { ...(await makeVendorActor(db, ws, ["vendor_admin"])), ip: "192.0.2.1" };
  reader = await makeVendorActor(db, ws, ["vendor_support"]);
  today = todayIn("America/Mexico_City", Date.now());
  around = await here(tx => planSurroundings(tx, ws.tenantId, today));
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.admin.query(`DELETE FROM contract_system; DELETE FROM contract; DELETE FROM support_plan_draft;
    DELETE FROM support_plan_version WHERE version > 1 OR plan_id <> '${plan.planId}';
    DELETE FROM support_plan WHERE id <> '${plan.planId}'`);
});

const here = <T>(work: (tx: Tx, now: Date) => Promise<T>, who: Actor = admin) =>
  inWorkspace(who, work, db.client);
const draftOf = async (key = KEY) => (await here(tx => loadPlanDraft(tx, ws.tenantId, key)))!;

/** Opens a draft, changes it, and leaves it to be published. */
async function edited(change: (content: PlanDraftDefinition) => void, key = KEY) {
  if (key === KEY) await here(tx => beginPlan(tx, admin, key));
  const draft = await draftOf(key);
  const content = structuredClone(draft.content);
  change(content);
  await here((tx, now) => savePlan(tx, admin, draft, draft.version, content, now));
  return draftOf(key);
}
async function published(change: (content: PlanDraftDefinition) => void, effectiveFrom = today) {
  const draft = await edited(change);
  return publish(draft, effectiveFrom);
}
const publish = (draft: Awaited<ReturnType<typeof draftOf>>, effectiveFrom = today) =>
  here((tx, now) =>
    publishPlan(
      tx,
      admin,
      draft,
      { key: draft.key, version: draft.version, effectiveFrom, note: "Answers sooner." },
      now,
    ),
  );
const sooner = (content: PlanDraftDefinition) => {
  content.terms.targets.P1 = 120;
};
const said = (content: PlanDraftDefinition) =>
  problemsOfPlan(content, around)
    .filter(one => one.level === "error")
    .map(one => `${one.path} ${one.key}`);

describe("a plan is edited as a draft", () => {
  test("is kept as typed, wrong as it may be; what is wrong stands at its field, and it can't be published", async () => {
    const draft = await edited(content => {
      content.terms.targets.P2 = -60;
      content.terms.targets.P3 = null;
      content.terms.warnAtPercent = 120;
      content.terms.rules = { response: { warnAtPercents: [75, 50] } };
      content.terms.escalations[0]!.at = { percent: 2000 };
      content.terms.escalations[1]!.at = { minutesAfterDue: null };
      content.terms.escalations[1]!.notify = ["night_watch"];
      content.terms.further = { next_reply: { targets: {} } };
      content.terms.silence = { kind: "after", warnAfterDays: 0, closeAfterDays: null, count: "business" };
      content.terms.calendars.P4 = "lisbon";
      content.authorisedContacts = 0;
      content.termMonths = 6;
      content.summary = { en: "", es: "" };
      content.channels = [{ kind: "phone", hours: { en: "", es: "" } }];
    });
    expect(draft.content.terms.targets.P2).toBe(-60);
    expect(said(draft.content).sort()).toEqual(
      [
        "summary.en plans.definition.missing",
        "summary.es plans.definition.missing",
        "terms.targets.P2 plans.definition.minutes",
        "terms.targets.P3 plans.definition.missing",
        "terms.warnAtPercent plans.definition.warning",
        "terms.escalations.0.at.percent plans.definition.percent",
        "terms.escalations.1.at.minutesAfterDue plans.definition.missing",
        "terms.rules.response.warnAtPercents plans.definition.warningsRise",
        "terms.further.next_reply.targets plans.definition.noTarget",
        "terms.silence.warnAfterDays plans.definition.silence",
        "terms.silence.closeAfterDays plans.definition.missing",
        "authorisedContacts plans.definition.contacts",
        "termMonths plans.definition.term",
        "channels.0.hours.en plans.definition.missing",
        "channels.0.hours.es plans.definition.missing",
        "terms.calendars.P4 plans.definition.calendarUnknown",
        "terms.escalations.1.notify plans.definition.roleUnknown",
      ].sort(),
    );
    await expect(publish(draft)).rejects.toMatchObject({
      kind: "refused",
      key: "plans.refusal.problems",
      params: { count: 17 },
    });
  });

  test("two people at it: the slower one is told who was quicker, and nothing is overwritten", async () => {
    await here(tx => beginPlan(tx, admin, KEY));
    const draft = await draftOf();
    const theirs = structuredClone(draft.content);
    theirs.authorisedContacts = 5;
    await here((tx, now) => savePlan(tx, colleague, draft, draft.version, theirs, now));
    await expect(
      here((tx, now) => savePlan(tx, admin, draft, draft.version, draft.content, now)),
    ).rejects.toMatchObject({ kind: "conflict", params: { name: colleague.name } });
    const newest = await draftOf();
    expect(newest).toMatchObject({ savedBy: colleague.name, content: { authorisedContacts: 5 } });
    // One looked at before that can be neither published nor thrown away.
    await expect(publish(draft)).rejects.toMatchObject({ kind: "conflict" });
    await expect(here(tx => discardPlan(tx, admin, draft, draft.version))).rejects.toMatchObject({
      kind: "conflict",
    });
    await here(tx => discardPlan(tx, admin, newest, newest.version));
    await expect(
      here((tx, now) => savePlan(tx, admin, newest, newest.version, newest.content, now)),
    ).rejects.toMatchObject({ kind: "conflict", key: "plans.refusal.gone" });
  });

  test("who begins it second works at the same one", async () => {
    await here(tx => beginPlan(tx, admin, KEY));
    const first = await draftOf();
    await here(tx => beginPlan(tx, colleague, KEY));
    expect((await draftOf()).id).toBe(first.id);
  });

  test("a new plan begins with what is usual or as a copy; thrown away it leaves no trace, and a key is used once", async () => {
    await here(tx => newPlan(tx, admin, { key: "gold", name: "Gold", copyOf: "", content: null }, today));
    const empty = await draftOf("gold");
    expect(empty.content.terms).toMatchObject({ warnAtPercent: 75, targets: { P1: null } });
    expect(said(empty.content)).toContain("terms.targets.P1 plans.definition.missing");
    for (const key of [KEY, "gold"])
      await expect(
        here(tx => newPlan(tx, admin, { key, name: "Gold", copyOf: "", content: null }, today)),
      ).rejects.toMatchObject({ kind: "invalid" });
    await here(tx => discardPlan(tx, admin, empty, empty.version));
    expect((await here(tx => planList(tx, admin, today))).map(line => line.key)).toEqual([KEY]);
    await here(tx => newPlan(tx, admin, { key: "gold", name: "Gold", copyOf: KEY, content: null }, today));
    const copy = await draftOf("gold");
    expect(said(copy.content)).toEqual([]);
    expect(copy.content).toMatchObject({ key: "gold", name: { en: "Gold" }, authorisedContacts: 2 });
    expect(await publish(copy)).toEqual({ key: "gold", version: 1 });
    const offered = await here(tx => plansInEffect(tx, ws.tenantId, today));
    expect(offered.map(one => one.definition.key)).toEqual(["gold", KEY]);
  });
});

describe("publication (S1)", () => {
  test("never in the past and not too far ahead: refused at its field", async () => {
    const draft = await edited(sooner);
    for (const day of [addDays(today, -1), addDays(today, 800)])
      await expect(publish(draft, day)).rejects.toMatchObject({
        kind: "invalid",
        fields: { effectiveFrom: { key: "plans.invalid.effectiveFrom" } },
      });
  });

  test("S13, S14: contracts in force keep the version they froze, new ones take the new one from its day on", async () => {
    const customer = await makeCustomerOrg(db, ws);
    const endsOn = addDays(today, 100);
    const product = await makeProduct(db, ws);
    const contract = await makeContract(db, ws, customer, { plan, product, endsOn });
    // Not those that are drafts, over or cancelled.
    await makeContract(db, ws, customer, { plan, product, endsOn, signedOn: null });
    await makeContract(db, ws, customer, { plan, product, endsOn: addDays(today, -1) });
    await makeContract(db, ws, customer, { plan, product, endsOn, cancelledOn: addDays(today, -3) });
    const draft = await edited(sooner);
    const review = await here(tx => planReview(tx, admin, KEY, null, today));
    expect(review).toMatchObject({ number: 2, effectiveFrom: today, contracts: 1, replaces: [] });
    expect(review.before?.differences).toMatchObject([
      { part: "targets", field: "terms.targets.P1", before: 240, after: 120 },
    ]);
    expect(review.versions).toMatchObject([{ version: 1, contracts: 1 }]);
    const from = addDays(today, 10);
    expect(await publish(draft, from)).toEqual({ key: KEY, version: 2 });
    const on = (day: string) => here(tx => planInEffect(tx, ws.tenantId, plan.planId, day));
    expect((await on(addDays(from, -1)))?.definition.terms.targets.P1).toBe(240);
    expect((await on(from))?.definition.terms.targets.P1).toBe(120);
    const kept = await here(tx => findContract(tx, ws.tenantId, contract.id, today));
    expect(kept?.planVersionId).toBe(plan.planVersionId);
    const frozen = await here(tx => loadPlanVersion(tx, ws.tenantId, plan.planVersionId));
    expect(frozen.definition.terms.targets.P1).toBe(240);
    expect(await here(tx => loadPlanDraft(tx, ws.tenantId, KEY))).toBeNull();
  });

  test("from its day on a version replaces one that was to come, and the history says so", async () => {
    await published(sooner, addDays(today, 30));
    const draft = await edited(content => {
      content.authorisedContacts = 3;
    });
    const review = await here(tx => planReview(tx, admin, KEY, addDays(today, 5), today));
    expect(review.replaces).toMatchObject([{ version: 2 }]);
    await publish(draft, addDays(today, 5));
    const page = await here(tx => planPage(tx, reader, KEY, null, today), reader);
    expect(page.versions.map(one => `${one.version} ${one.state}`)).toEqual([
      "3 coming",
      "2 skipped",
      "1 in_force",
    ]);
    const later = await here(tx => planInEffect(tx, ws.tenantId, plan.planId, addDays(today, 60)));
    expect(later?.version).toBe(3);
  });

  test("R2: what was begun, thrown away and published is in the trail, with before and after", async () => {
    const other = await edited(sooner);
    await here(tx => discardPlan(tx, admin, other, other.version));
    await published(sooner);
    const { rows } = await db.admin.query(
      "SELECT action, after FROM audit_entry WHERE tenant_id = $1 AND action LIKE 'plan.%' ORDER BY id DESC LIMIT 4",
      [ws.tenantId],
    );
    expect(rows.map(row => row.action).sort()).toEqual([
      "plan.discard",
      "plan.draft",
      "plan.draft",
      "plan.publish",
    ]);
    expect(rows.find(row => row.action === "plan.publish")?.after).toMatchObject({
      version: 2,
      note: "Answers sooner.",
      definition: { terms: { targets: { P1: 120 } } },
    });
  });
});

describe("who may", () => {
  test("R1: every role of the vendor reads plans and compares versions; drafts are its administrators' alone", async () => {
    await published(sooner);
    await here(tx => beginPlan(tx, admin, KEY));
    const page = await here(tx => planPage(tx, reader, KEY, null, today), reader);
    expect(page).toMatchObject({ edits: false, draft: null, shown: { version: { version: 2 } } });
    expect((await here(tx => planList(tx, reader, today), reader))[0]?.draft).toBeNull();
    const compared = await here(tx => planComparison(tx, reader, KEY, {}, today), reader);
    expect(compared).toMatchObject({ from: 1, to: 2, draft: false });
    const none = { kind: "not_found" };
    await expect(here(tx => planEditor(tx, reader, KEY, today), reader)).rejects.toMatchObject(none);
    await expect(
      here(tx => planComparison(tx, reader, KEY, { to: "draft" }, today), reader),
    ).rejects.toMatchObject(none);
    await expect(here(tx => planFileOf(tx, reader, KEY, "draft", ""), reader)).rejects.toMatchObject(none);
  });

  test("no partner, no customer and no other workspace sees a page or a draft, in the database neither", async () => {
    await here(tx => beginPlan(tx, admin, KEY));
    const { actor: partner } = await makePartner(db, ws);
    const { actor: customer } = await makeCustomer(db, ws);
    for (const who of [partner, customer]) {
      await expect(here(tx => planPage(tx, who, KEY, null, today), who)).rejects.toMatchObject({
        kind: "not_found",
      });
      await expect(here(tx => tx.supportPlanDraft.count(), who)).rejects.toThrow();
    }
    const elsewhere = await makeWorkspace(db);
    const foreigner = await makeVendorActor(db, elsewhere, ["vendor_admin"]);
    expect(await here(tx => tx.supportPlanDraft.count(), foreigner)).toBe(0);
    await expect(here(tx => planPage(tx, foreigner, KEY, null, today), foreigner)).rejects.toMatchObject({
      kind: "not_found",
    });
  });
});

describe("a plan as a file", () => {
  test("what goes out comes in as the same, and equal plans are equal files", async () => {
    const file = await here(tx => planFileOf(tx, reader, KEY, 1, "https://escala.example"), reader);
    expect(file.name).toBe("standard.v1.json");
    const read = readPlanFile(file.text, around);
    expect(read.problems.filter(one => one.level === "error")).toEqual([]);
    expect(planFileText(read.definition!, "https://escala.example/api/schemas/plan-1.json")).toBe(file.text);
    const name = "From a file";
    await here(tx => newPlan(tx, admin, { key: "filed", name, copyOf: "", content: read.definition }, today));
    expect((await draftOf("filed")).content).toMatchObject({ key: "filed", name: plan.definition.name });
  });

  test("the schema that is kept beside the words is the one that checks", () => {
    const file = path.resolve(import.meta.dirname, "../../../docs/plan.schema.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(planJsonSchema())));
  });

  test("what is wrong in it is said by line; a file of something else is none", () => {
    const text = planFileText(structuredClone(plan.definition) as PlanDraftDefinition, "x");
    const wrong = readPlanFile(text.replace('"warnAtPercent": 75', '"warnAtPercent": 175'), around);
    const line = text.split("\n").findIndex(one => one.includes("warnAtPercent")) + 1;
    expect(wrong.problems).toContainEqual({
      line,
      path: "terms.warnAtPercent",
      level: "error",
      key: "plans.definition.warning",
    });
    const programme = readPlanFile('{"format":"escala.programme/1","programme":{}}', around);
    expect(programme.problems.map(one => one.key)).toContain("plans.file.format");
    for (const other of [
      "",
      "{",
      "[]",
      '{"format":"escala.programme/1","programme":{}}',
      text.slice(0, 400),
    ]) {
      const read = readPlanFile(other, around);
      expect(read.definition).toBeNull();
      expect(read.problems.length).toBeGreaterThan(0);
    }
  });
});
