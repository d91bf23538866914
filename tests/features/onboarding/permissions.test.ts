import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { endAgreement, prepareAgreement, signAgreementAction } from "#lib/features/agreements/actions.ts";
import {
  returnPlanAction,
  savePlanAction,
  submitPlanAction,
  validatePlanAction,
} from "#lib/features/business-plans/actions.ts";
import {
  assignStepAction,
  completeStepAction,
  confirmStepAction,
  moveDueAction,
  returnStepAction,
} from "#lib/features/onboarding/actions.ts";
import {
  reviewSolutionAction,
  saveSolutionAction,
  saveTeamsAction,
} from "#lib/features/partner-company/actions.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { planInput } from "#tests/support/factories/business-plan.ts";
import { makeCustomer, makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { as, done } from "#tests/support/present.ts";
import { accepted, agreementRow, look, type Scene, stepRow, versionOfPlan } from "./scene.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let s: Scene;
let agreementId: string;
const people: Record<string, Actor> = {};

beforeAll(async () => {
  s = await accepted(emmaProgramme);
  people.admin = s.admin;
  people.manager = s.manager;
  people.supporter = await makePerson(s.db, s.ws, s.org, ["partner_support"]);
  people.engineer = await makeVendorActor(s.db, s.ws, ["vendor_support"]);
  people.otherPartner = (await makePartner(s.db, s.ws)).actor;
  people.customer = (await makeCustomer(s.db, s.ws)).actor;
  agreementId = done(
    await as(s.db, s.manager, () =>
      prepareAgreement(s.ws.slug, { partnershipId: s.partnershipId, kind: "nda" }),
    ),
  ).agreementId;
});
afterAll(() => s.db.drop());

type Answer = ActionResult<unknown>;
type Try = { name: string; run: () => Promise<Answer>; allowed: string[] };

const version = async (stepKey: string) => {
  const row = await stepRow(s, stepKey);
  return { stepId: row.id, version: row.version };
};
const partnershipVersion = () =>
  look(s, tx =>
    tx.partnership.findFirstOrThrow({ where: { tenantId: s.ws.tenantId, id: s.partnershipId } }),
  ).then(row => ({ partnershipId: row.id, version: row.version }));

const vendorOnly = ["manager"];
const partnerOnly = ["admin"];
// In an order in which each deed finds what it needs; who may is tried last.
const tries: Try[] = [
  {
    name: "assign a step of the partner",
    allowed: partnerOnly,
    run: async () => assignStepAction(s.ws.slug, { ...(await version("nda")), personId: "" }),
  },
  {
    name: "move a date",
    allowed: ["manager", "admin"],
    run: async () =>
      moveDueAction(s.ws.slug, { ...(await version("nda")), dueOn: addDays(s.today, 40), reason: "Later" }),
  },
  {
    name: "mark the vendor’s step as done",
    allowed: vendorOnly,
    run: async () => completeStepAction(s.ws.slug, { ...(await version("approach_meetings")), on: s.today }),
  },
  {
    name: "give it back",
    allowed: partnerOnly,
    run: async () =>
      returnStepAction(s.ws.slug, { ...(await version("approach_meetings")), remark: "Not that day." }),
  },
  {
    name: "mark it as done again",
    allowed: vendorOnly,
    run: async () => completeStepAction(s.ws.slug, { ...(await version("approach_meetings")), on: s.today }),
  },
  {
    name: "confirm it",
    allowed: partnerOnly,
    run: async () => confirmStepAction(s.ws.slug, await version("approach_meetings")),
  },
  {
    name: "prepare an agreement",
    allowed: vendorOnly,
    run: () => prepareAgreement(s.ws.slug, { partnershipId: s.partnershipId, kind: "partner_agreement" }),
  },
  {
    name: "sign for the partner",
    allowed: partnerOnly,
    run: async () => {
      const row = await agreementRow(s, agreementId);
      if (row.partnerSignedOn) throw new Error("signed by somebody who may not");
      const about = { agreementId, version: row.version, signedOn: s.today, signedBy: "Ana" };
      // The vendor's own signature is another deed: tried with the vendor's people below.
      return signAgreementAction(s.ws.slug, about);
    },
  },
  {
    name: "end an agreement",
    allowed: vendorOnly,
    run: async () => {
      const { version } = await agreementRow(s, agreementId);
      return endAgreement(s.ws.slug, { agreementId, version, endedOn: s.today, reason: "A new one." });
    },
  },
  {
    name: "save a plan",
    allowed: partnerOnly,
    run: () =>
      savePlanAction(s.ws.slug, {
        partnershipId: s.partnershipId,
        planId: null,
        revision: 0,
        section: "market",
        value: { text: "140 public bodies.", items: [] },
      }),
  },
  {
    name: "hand a plan in",
    allowed: partnerOnly,
    run: async () => {
      const plan = await versionOfPlan(s);
      const about = { partnershipId: s.partnershipId, planId: plan.id, revisions: plan.revisions };
      return submitPlanAction(s.ws.slug, planInput(about));
    },
  },
  {
    name: "give a plan back",
    allowed: vendorOnly,
    run: async () => {
      const plan = await versionOfPlan(s);
      return returnPlanAction(s.ws.slug, { planId: plan.id, version: plan.version, remark: "Where?" });
    },
  },
  {
    name: "hand it in again",
    allowed: partnerOnly,
    run: async () => {
      const plan = await versionOfPlan(s);
      const about = { partnershipId: s.partnershipId, planId: plan.id, revisions: plan.revisions };
      return submitPlanAction(s.ws.slug, planInput(about));
    },
  },
  {
    name: "validate a plan",
    allowed: vendorOnly,
    run: async () => {
      const plan = await versionOfPlan(s);
      return validatePlanAction(s.ws.slug, { planId: plan.id, version: plan.version, validFrom: s.today });
    },
  },
  {
    name: "name the teams",
    allowed: partnerOnly,
    run: async () =>
      saveTeamsAction(s.ws.slug, {
        ...(await partnershipVersion()),
        levels: { l1: [people.supporter?.personId], l2: [] },
      }),
  },
  {
    name: "describe the solution",
    allowed: partnerOnly,
    run: async () =>
      saveSolutionAction(s.ws.slug, {
        ...(await partnershipVersion()),
        name: "Ours",
        description: "It does.",
      }),
  },
  {
    name: "review the solution",
    allowed: vendorOnly,
    run: async () => reviewSolutionAction(s.ws.slug, await partnershipVersion()),
  },
];

test.each(tries)("only who may can $name", async ({ name, run, allowed }) => {
  const signing = name === "sign for the partner";
  for (const [who, actor] of Object.entries(people)) {
    if (allowed.includes(who) || (signing && who === "manager")) continue;
    const answer = await as(s.db, actor, run);
    expect([who, answer.ok]).toEqual([who, false]);
    if (!answer.ok && (who === "otherPartner" || who === "customer"))
      expect([who, answer.kind]).toEqual([who, "not_found"]);
    else if (!answer.ok) expect(["forbidden", "not_found"]).toContain(answer.kind);
  }
  for (const who of allowed) done(await as(s.db, people[who] ?? null, run));
});

test("a date moved by somebody else meanwhile is a conflict, and nothing is lost", async () => {
  const held = await version("programme_presentation");
  const move = (days: number) =>
    as(s.db, s.manager, () =>
      moveDueAction(s.ws.slug, { ...held, dueOn: addDays(s.today, days), reason: "Later" }),
    );
  done(await move(10));
  expect(await move(20)).toMatchObject({ ok: false, kind: "conflict" });
});

test("a step sent twice with one key is done once", async () => {
  const input = { ...(await version("programme_presentation")), on: s.today };
  const send = () => as(s.db, s.manager, () => completeStepAction(s.ws.slug, input, "key-of-one-send"));
  expect(done(await send())).toEqual(done(await send()));
  const events = await look(s, tx =>
    tx.event.findMany({ where: { tenantId: s.ws.tenantId, type: "step.done" } }),
  );
  const mine = events.filter(e => (e.data as { stepKey?: string }).stepKey === "programme_presentation");
  expect(mine).toHaveLength(1);
});

test("a phase waits for the one before it (P2)", async () => {
  const input = { ...(await version("presales_training")), on: s.today };
  const answer = await as(s.db, s.manager, () => completeStepAction(s.ws.slug, input));
  expect(answer).toMatchObject({ ok: false, kind: "refused" });
});

test("evidence that is missing or of a day to come is said at its field", async () => {
  const bare = await version("sales_training");
  const none = await as(s.db, s.manager, () => completeStepAction(s.ws.slug, bare));
  expect(none).toMatchObject({ ok: false, kind: "invalid", fields: { on: expect.any(String) } });
  const training = { ...(await version("sales_training")), on: addDays(s.today, 2) };
  const future = await as(s.db, s.manager, () => completeStepAction(s.ws.slug, training));
  expect(future).toMatchObject({ ok: false, kind: "invalid", fields: { on: expect.any(String) } });
});

test("a signature’s step is not confirmed by word alone (P13)", async () => {
  await look(s, tx =>
    tx.onboardingStep.updateMany({
      where: { tenantId: s.ws.tenantId, partnershipId: s.partnershipId, stepKey: "agreement" },
      data: { state: "done", doneBy: "Ana" },
    }),
  );
  const held = await version("agreement");
  const answer = await as(s.db, s.manager, () => confirmStepAction(s.ws.slug, held));
  expect(answer).toMatchObject({ ok: false, kind: "refused" });
});
