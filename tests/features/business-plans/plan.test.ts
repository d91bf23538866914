import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  notePlanAction,
  recordActionAction,
  recordTargetAction,
  returnPlanAction,
  revisePlanAction,
  savePlanAction,
  submitPlanAction,
  validatePlanAction,
} from "#lib/features/business-plans/actions.ts";
import { plansOf } from "#lib/features/business-plans/queries.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { accepted, look, type Scene, versionOfPlan } from "#tests/features/onboarding/scene.ts";
import { planInput } from "#tests/support/factories/business-plan.ts";
import { makePerson } from "#tests/support/factories/person.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

// A business plan from its first word to what was reached of it (P2, P10): the tests follow each other.

let s: Scene;
let sales: Actor;
let slug: string;
beforeAll(async () => {
  s = await accepted(openNebulaProgramme);
  sales = await makePerson(s.db, s.ws, s.org, ["partner_sales"]);
  slug = s.ws.slug;
});
afterAll(() => s.db.drop());

const page = (actor: Actor) =>
  inWorkspace(
    actor,
    async tx => {
      const partnership = await findPartnership(tx, actor.tenantId, { id: s.partnershipId });
      if (!partnership) throw new Error("gone");
      return plansOf(tx, actor, partnership);
    },
    s.db.client,
  );
const save = (
  actor: Actor,
  section: "market" | "offers",
  text: string,
  revision: number,
  planId: string | null,
) =>
  as(s.db, actor, () =>
    savePlanAction(slug, {
      partnershipId: s.partnershipId,
      planId,
      section,
      revision,
      value: { text, items: [] },
    }),
  );
const submit = async (actor: Actor, more: Record<string, unknown> = {}) => {
  const { id, revisions } = await versionOfPlan(s);
  return as(s.db, actor, () =>
    submitPlanAction(slug, planInput({ partnershipId: s.partnershipId, planId: id, revisions, ...more })),
  );
};

test("two people keep different parts at once; at the same part the second is told and writes nothing over", async () => {
  const { planId, revision } = done(await save(s.admin, "market", "Hospitals.", 0, null));
  expect(revision).toBe(1);
  expect((await page(s.manager)).plans).toEqual([]);
  expect(done(await save(sales, "offers", "Turnkey.", 0, planId))).toEqual({ planId, revision: 1 });
  expect(await save(sales, "market", "Universities.", 0, planId)).toMatchObject({
    ok: false,
    kind: "conflict",
  });
  // Said twice is said once.
  expect(done(await save(s.admin, "market", "Hospitals.", 0, planId))).toEqual({ planId, revision: 1 });
  const [plan] = (await page(s.admin)).plans;
  expect(plan?.content.market.text).toBe("Hospitals.");
  expect(plan?.content.offers.text).toBe("Turnkey.");
});

test("a second plan cannot be begun beside an open one", async () => {
  expect(await save(sales, "market", "Another.", 0, null)).toMatchObject({ ok: false, kind: "conflict" });
});

test("a plan without figures is refused at its fields, and stays a draft (P10)", async () => {
  const empty = await submit(s.admin, { targets: { text: "Four projects.", items: [] } });
  expect(empty).toMatchObject({ ok: false, kind: "invalid", fields: { "targets.text": expect.any(String) } });
  expect((await versionOfPlan(s)).state).toBe("draft");
});

test("what was written since it was last read is not handed in unseen", async () => {
  const stale = await submit(s.admin, { revisions: {} });
  expect(stale).toMatchObject({ ok: false, kind: "conflict" });
});

test("handed in, given back, and handed in again: both texts stay, and a comment goes to the other side", async () => {
  done(await submit(s.admin));
  const first = await versionOfPlan(s);
  expect(first.state).toBe("submitted");
  done(
    await as(s.db, s.manager, () =>
      notePlanAction(slug, { planId: first.id, part: "market", body: "How many of them?" }),
    ),
  );
  const told = await look(s, tx => tx.outbox.count({ where: { topic: "plan.commented" } }));
  expect(told).toBe(1);
  done(
    await as(s.db, s.manager, () =>
      returnPlanAction(slug, { planId: first.id, version: first.version, remark: "Say how many." }),
    ),
  );
  // What the partner types now is not the vendor's to read before it is handed in.
  const { revisions } = await versionOfPlan(s);
  const revision = (revisions as { market: number }).market;
  done(await save(s.admin, "market", "Half a thought", revision, first.id));
  expect((await page(s.manager)).plans[0]?.content.market.text).toBe("140 public bodies.");
  expect((await page(s.admin)).plans[0]?.content.market.text).toBe("Half a thought");
  done(await submit(sales, { market: { text: "140 bodies, 30 of them large.", items: [] } }));
  const { editions, notes } = await page(s.manager);
  expect(editions.map(e => e.content.market.text)).toEqual([
    "140 bodies, 30 of them large.",
    "140 public bodies.",
  ]);
  expect(notes.map(n => n.body)).toEqual(["How many of them?"]);
});

test("progress counts once it is validated: the newest word stands, a figure said meanwhile is not passed over", async () => {
  const submitted = await versionOfPlan(s);
  const figure = (actor: Actor, value: number, seen: string | null) =>
    as(s.db, actor, () =>
      recordTargetAction(slug, {
        planId: submitted.id,
        itemKey: "projects",
        quarter: "2027-Q1",
        value,
        note: "",
        seen,
      }),
    );
  expect(await figure(s.admin, 1, null)).toMatchObject({ ok: false, kind: "forbidden" });
  done(
    await as(s.db, s.manager, () =>
      validatePlanAction(slug, {
        planId: submitted.id,
        version: submitted.version,
        validFrom: s.today,
        validUntil: "",
      }),
    ),
  );
  const { recordId } = done(await figure(s.admin, 1, null));
  expect(await figure(s.manager, 5, null)).toMatchObject({ ok: false, kind: "conflict" });
  done(await figure(sales, 1.5, recordId));
  done(
    await as(s.db, s.manager, () =>
      recordActionAction(slug, {
        planId: submitted.id,
        itemKey: "open-day",
        state: "done",
        note: "",
        seen: null,
      }),
    ),
  );
  const { records } = await page(s.manager);
  expect(records.map(r => r.value ?? r.state)).toEqual([1, 1.5, "done"]);
  const elsewhere = await as(s.db, s.admin, () =>
    recordTargetAction(slug, {
      planId: submitted.id,
      itemKey: "projects",
      quarter: "2031-Q1",
      value: 1,
      note: "",
      seen: null,
    }),
  );
  expect(elsewhere).toMatchObject({ ok: false, kind: "not_found" });
});

test("a revision begins with the plan's words and keys; until it is validated the old one is recorded on", async () => {
  const old = await versionOfPlan(s);
  const { planId } = done(await as(s.db, s.admin, () => revisePlanAction(slug, { planId: old.id })));
  expect(await as(s.db, s.admin, () => revisePlanAction(slug, { planId: old.id }))).toMatchObject({
    ok: false,
    kind: "conflict",
  });
  const { plans } = await page(s.admin);
  expect(plans[0]).toMatchObject({ id: planId, basedOnId: old.id, state: "draft" });
  expect(plans[0]?.content.targets).toEqual(plans[1]?.content.targets);
  done(await submit(s.admin));
  const revised = await versionOfPlan(s);
  done(
    await as(s.db, s.manager, () =>
      validatePlanAction(slug, { planId, version: revised.version, validFrom: s.today, validUntil: "" }),
    ),
  );
  const onOld = await as(s.db, s.admin, () =>
    recordActionAction(slug, { planId: old.id, itemKey: "open-day", state: "dropped", note: "", seen: null }),
  );
  expect(onOld).toMatchObject({ ok: false, kind: "refused" });
});
