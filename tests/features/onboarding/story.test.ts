import { afterAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import { prepareAgreement, signAgreementAction } from "#lib/features/agreements/actions.ts";
import { remindAgreements } from "#lib/features/agreements/reminders.ts";
import {
  returnPlanAction,
  submitPlanAction,
  validatePlanAction,
} from "#lib/features/business-plans/actions.ts";
import { completeStepAction, confirmStepAction } from "#lib/features/onboarding/actions.ts";
import { reviewSolutionAction, saveSolutionAction } from "#lib/features/partner-company/actions.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { tell } from "#lib/jobs/tell.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { asWorker } from "#lib/platform/db/workspace.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { planInput } from "#tests/support/factories/business-plan.ts";
import { as, done } from "#tests/support/present.ts";
import {
  accepted,
  agreementRow,
  certify,
  look,
  type Scene,
  stepRow,
  versionOfPartnership,
  versionOfPlan,
} from "./scene.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

const scenes: Scene[] = [];
afterAll(() => Promise.all(scenes.map(s => s.db.drop())));

async function signBoth(s: Scene, kind: string): Promise<string> {
  const { slug } = s.ws;
  const { agreementId, number } = done(
    await as(s.db, s.manager, () => prepareAgreement(slug, { partnershipId: s.partnershipId, kind })),
  );
  expect(number).toMatch(/^TST-AG-0\d{3}$/);
  for (const [actor, signedOn] of [
    [s.admin, addDays(s.today, -1)],
    [s.manager, s.today],
  ] as const) {
    const { version } = await agreementRow(s, agreementId);
    const input = { agreementId, version, signedOn, signedBy: actor.name };
    done(await as(s.db, actor, () => signAgreementAction(slug, input)));
  }
  return agreementId;
}

async function validPlan(s: Scene): Promise<void> {
  const { slug } = s.ws;
  const about = { partnershipId: s.partnershipId };
  done(await as(s.db, s.admin, () => submitPlanAction(slug, planInput({ ...about, planId: null }))));
  const first = await versionOfPlan(s);
  const decided = { planId: first.id, version: first.version };
  done(await as(s.db, s.manager, () => returnPlanAction(slug, { ...decided, remark: "Say where." })));
  const again = await versionOfPlan(s);
  done(
    await as(s.db, s.admin, () =>
      submitPlanAction(
        slug,
        planInput({
          ...about,
          planId: again.id,
          revisions: again.revisions as Record<string, number>,
          market: { text: "140 public bodies in the north.", items: [] },
        }),
      ),
    ),
  );
  const last = await versionOfPlan(s);
  done(
    await as(s.db, s.manager, () =>
      validatePlanAction(slug, { planId: last.id, version: last.version, validFrom: s.today }),
    ),
  );
}

/** What the company page says is what the step says. */
async function reviewedSolution(s: Scene): Promise<void> {
  const { slug } = s.ws;
  const about = async () => ({ partnershipId: s.partnershipId, version: await versionOfPartnership(s) });
  const text = {
    name: "Acme Edge",
    description: "It adds edge nodes of our own, sized, watched and backed up.",
  };
  done(await as(s.db, s.admin, async () => saveSolutionAction(slug, { ...(await about()), ...text })));
  const waits = await stepRow(s, "integrated_solution");
  expect(waits).toMatchObject({ state: "open", turnSide: "vendor", turnDeed: "review" });
  done(
    await as(s.db, s.manager, async () => reviewSolutionAction(slug, { ...(await about()), validUntil: "" })),
  );
}

async function walk(s: Scene): Promise<void> {
  const { slug } = s.ws;
  for (const phase of s.definition.phases.filter(p => !p.ongoing))
    for (const step of phase.steps) {
      const [kind, key = ""] = (step.link ?? "").split(":");
      if (kind === "agreement") await signBoth(s, key);
      // Handing it in and the word about it are one story.
      const written = step.link === "business_plan" && (await stepRow(s, step.key)).state === "done";
      if (kind === "business_plan" && !written) await validPlan(s);
      if (step.link === "integrated_solution") await reviewedSolution(s);
      if (kind === "specialists") {
        for (let i = 0; i < 3; i++) await certify(s, key);
        await look(s, (tx, now) => refreshCompany(tx, asWorker(s.ws.tenantId), s.org.orgId, now));
      }
      const row = await stepRow(s, step.key);
      if (step.link !== undefined && step.evidence === "none") {
        expect([step.key, row.state]).toEqual([step.key, step.confirmedBy ? "confirmed" : "done"]);
        continue;
      }
      const doer: Actor = step.doneBy === "partner" ? s.admin : s.manager;
      const other = doer === s.admin ? s.manager : s.admin;
      const evidence = { text: "It was done.", on: s.today };
      done(
        await as(s.db, doer, () =>
          completeStepAction(slug, { stepId: row.id, version: row.version, ...evidence }),
        ),
      );
      if (!step.confirmedBy) continue;
      const next = await stepRow(s, step.key);
      done(await as(s.db, other, () => confirmStepAction(slug, { stepId: row.id, version: next.version })));
      expect((await stepRow(s, step.key)).confirmedBy).toBe(other.name);
    }
}

const programmes: [string, ProgrammeDefinition][] = [
  ["certification of a company (P2)", emmaProgramme],
  ["solution provider (P10, P13)", openNebulaProgramme],
];

test.each(programmes)(
  "the phases of the %s are walked to the end, and that is told once",
  async (_, definition) => {
    const s = await accepted(definition);
    scenes.push(s);
    await walk(s);
    const events = await look(s, tx =>
      tx.event.findMany({
        where: { tenantId: s.ws.tenantId, subjectId: s.partnershipId, type: "partnership.onboarded" },
      }),
    );
    expect(events).toHaveLength(1);
    const agreements = await look(s, tx => tx.agreement.findMany({ where: { tenantId: s.ws.tenantId } }));
    const termed = agreements.find(a => a.kind === "partner_agreement");
    expect(termed?.startsOn && toPlainDate(termed.startsOn)).toBe(s.today);
    // P3: twelve months from the last signature, both days included.
    expect(termed?.endsOn && toPlainDate(termed.endsOn)).toBe(addMonthsInclusive(s.today, 12));
  },
);

test("both texts of a plan that came back stay readable (P2)", async () => {
  const s = scenes[0];
  if (!s) throw new Error("the story above did not run");
  const events = await look(s, tx =>
    tx.event.findMany({ where: { tenantId: s.ws.tenantId, type: "plan.submitted" }, orderBy: { at: "asc" } }),
  );
  const markets = events.map(
    e => (e.data as { content?: { market?: { text?: string } } }).content?.market?.text,
  );
  expect(markets).toEqual(["140 public bodies.", "140 public bodies in the north."]);
});

test("an agreement is renewed for the day after its end, and its end is told at 90 and 30 days, once each (P3)", async () => {
  const s = await accepted(openNebulaProgramme);
  scenes.push(s);
  const id = await signBoth(s, "partner_agreement");
  const prepare = () =>
    as(s.db, s.manager, () =>
      prepareAgreement(s.ws.slug, { partnershipId: s.partnershipId, kind: "partner_agreement" }),
    );
  expect(await prepare()).toMatchObject({ ok: false, kind: "refused" });
  await look(s, tx =>
    tx.workspace.updateMany({ where: { tenantId: s.ws.tenantId }, data: { locale: "es" } }),
  );
  const { endsOn } = await agreementRow(s, id);
  if (!endsOn) throw new Error("an agreement without an end");
  const remind = (before: number) =>
    look(s, tx => remindAgreements(tx, s.ws.tenantId, addDays(toPlainDate(endsOn), -before)));
  expect([await remind(91), await remind(90), await remind(60)]).toEqual([0, 1, 0]);
  expect([await remind(30), await remind(30), await remind(0)]).toEqual([1, 0, 0]);
  const told = await look(s, tx =>
    tx.event.findFirstOrThrow({ where: { tenantId: s.ws.tenantId, type: "agreement.ending" } }),
  );
  expect(told.data, "in the workspace's language").toMatchObject({ title: "Acuerdo de partner" });
  // Each reads the programme's words in their own language, whatever the workspace's.
  const speaks = (who: Actor, locale: string) =>
    s.db.admin.query(
      "UPDATE account SET locale = $1 WHERE id = (SELECT account_id FROM person WHERE id = $2)",
      [locale, who.personId],
    );
  await speaks(s.admin, "es");
  await speaks(s.manager, "en");
  expect(await look(s, tx => tell(tx, s.ws.tenantId, told.id))).toBeGreaterThan(0);
  const letters = await look(s, tx =>
    tx.outbox.findMany({ where: { tenantId: s.ws.tenantId, kind: "mail", topic: "agreement.ending" } }),
  );
  const read = letters.map(one => [one.locale, (one.data as { params: { title: string } }).params.title]);
  expect(read.sort()).toEqual([
    ["en", "Partner agreement"],
    ["es", "Acuerdo de partner"],
  ]);
  const notes = await look(s, tx => tx.notification.findMany({ where: { eventId: told.id } }));
  expect(notes.map(note => note.data)).toEqual(
    notes.map(() => expect.objectContaining({ workspace: expect.stringMatching(/^Vendor /) })),
  );
  // Near the end, by moving the whole term back.
  const day = 86_400_000;
  const near = new Date(new Date(`${s.today}T00:00:00Z`).getTime() + 40 * day);
  await look(s, tx =>
    tx.agreement.updateMany({
      where: { tenantId: s.ws.tenantId, id },
      data: { startsOn: new Date(near.getTime() - 364 * day), endsOn: near },
    }),
  );
  const { agreementId } = done(await prepare());
  const renewal = await agreementRow(s, agreementId);
  expect(renewal.startsOn && toPlainDate(renewal.startsOn)).toBe(addDays(toPlainDate(near), 1));
});
