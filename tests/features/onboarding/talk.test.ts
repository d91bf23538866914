import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { readVendorHome } from "#lib/features/home/queries/vendor.ts";
import { partnerWaiting } from "#lib/features/home/queries/waiting-partner.ts";
import {
  blockStepAction,
  completeStepAction,
  liftBlockerAction,
  moveDueAction,
  remarkStepAction,
} from "#lib/features/onboarding/actions.ts";
import { onboardingOf } from "#lib/features/onboarding/queries.ts";
import { keepHealth } from "#lib/features/partner-health/keep.ts";
import { listHealth } from "#lib/features/partner-health/queries.ts";
import { readHealth } from "#lib/features/partner-health/schema.ts";
import { refreshPartnership } from "#lib/features/partnerships/refresh.ts";
import { findPartnership, standingOf } from "#lib/features/partnerships/standing.ts";
import { tell } from "#lib/jobs/tell.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { accepted, look, type Scene, stepRow } from "#tests/features/onboarding/scene.ts";
import { makeVendorActor } from "#tests/support/factories/person.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let s: Scene;
beforeAll(async () => {
  const programme = structuredClone(emmaProgramme);
  // The plan comes after the presentation.
  const steps = programme.phases[0]!.steps;
  steps.find(x => x.key === "business_plan")!.after = ["programme_presentation"];
  s = await accepted(programme);
});
afterAll(() => s.db.drop());

const way = (actor: Actor) =>
  inWorkspace(
    actor,
    async tx => {
      const record = await findPartnership(tx, s.ws.tenantId, { id: s.partnershipId });
      if (!record) throw new Error("no partnership");
      const standing = await standingOf(tx, s.ws.tenantId, record, s.today, s.ws.timeZone);
      return onboardingOf(tx, actor, standing, s.today, s.ws.timeZone);
    },
    s.db.client,
  );
const stepOf = async (actor: Actor, key: string) =>
  (await way(actor)).phases.flatMap(phase => phase.steps).find(step => step.key === key)!;

test("a remark is read by both sides alike", async () => {
  const { id } = await stepRow(s, "nda");
  done(
    await as(s.db, s.admin, () => remarkStepAction(s.ws.slug, { stepId: id, text: "Our lawyer reads it." })),
  );
  done(await as(s.db, s.manager, () => remarkStepAction(s.ws.slug, { stepId: id, text: "Take your time." })));
  for (const who of [s.admin, s.manager])
    expect((await stepOf(who, "nda")).remarks.map(r => [r.side, r.text])).toEqual([
      ["partner", "Our lawyer reads it."],
      ["vendor", "Take your time."],
    ]);
});

test("T4: a line that one side keeps to itself is read, told and lifted there alone", async () => {
  const { id } = await stepRow(s, "nda");
  const remark = (who: Actor, text: string) =>
    as(s.db, who, () => remarkStepAction(s.ws.slug, { stepId: id, text, audience: "own" }));
  const block = (who: Actor, text: string, waitsFor: "partner" | "vendor" | "other") =>
    as(s.db, who, () => blockStepAction(s.ws.slug, { stepId: id, text, waitsFor, audience: "own" }));
  const [ours, theirs] = [s.manager, s.admin];
  // Whoever is to lift it has to read it.
  expect(await block(ours, "Their bank", "partner")).toMatchObject({
    kind: "invalid",
    fields: { waitsFor: expect.stringContaining("both sides") },
  });
  done(await remark(ours, "Vendor's secret remark"));
  done(await remark(theirs, "Partner's secret remark"));
  const { blockerId } = done(await block(ours, "Vendor's secret blocker", "vendor"));
  done(await block(theirs, "Partner's secret blocker", "partner"));
  for (const [reader, own, other] of [
    [ours, "Vendor's", "Partner's"],
    [theirs, "Partner's", "Vendor's"],
  ] as const) {
    const step = await stepOf(reader, "nda");
    expect(JSON.stringify(step)).not.toContain(`${other} secret`);
    expect(step.remarks.filter(r => r.only === reader.side).map(r => r.text)).toEqual([
      `${own} secret remark`,
    ]);
    expect(step.blockers.map(b => [b.text, b.only])).toEqual([[`${own} secret blocker`, reader.side]]);
    const rows = await inWorkspace(
      reader,
      async tx => [
        await tx.onboardingBlocker.findMany(),
        await tx.event.findMany({ where: { type: { startsWith: "step." } } }),
      ],
      s.db.client,
    );
    expect(JSON.stringify(rows)).not.toContain(`${other} secret`);
  }
  const lift = (who: Actor) =>
    as(s.db, who, () => liftBlockerAction(s.ws.slug, { blockerId, outcome: "Found" }));
  expect(await lift(theirs)).toMatchObject({ ok: false, kind: "not_found" });
  done(await lift(ours));
  // Told to colleagues of the same side, never to the other; also where the other side's person sees to the step.
  await s.db.admin.query("UPDATE onboarding_step SET owner_id = $1 WHERE id = $2", [theirs.personId, id]);
  const colleague = await makeVendorActor(s.db, s.ws, ["partner_manager"]);
  const events = await look(s, tx => tx.event.findMany({ where: { audience: "vendor" } }));
  expect(events.map(e => e.type).sort()).toEqual(["step.blocked", "step.remarked", "step.unblocked"]);
  for (const event of events) await look(s, tx => tell(tx, s.ws.tenantId, event.id));
  const mails = await look(s, tx =>
    tx.outbox.findMany({ where: { tenantId: s.ws.tenantId, kind: "mail", topic: { startsWith: "step." } } }),
  );
  expect([...new Set(mails.map(mail => mail.toEmail))]).toEqual([colleague.email]);
  await s.db.admin.query("UPDATE onboarding_step SET owner_id = NULL WHERE id = $1", [id]);
});

test("a blocker names what it waits for, waits on the home page of who can lift it, and is lifted once", async () => {
  const { id } = await stepRow(s, "sales_training");
  const { blockerId } = done(
    await as(s.db, s.manager, () =>
      blockStepAction(s.ws.slug, { stepId: id, text: "Names of the attendees", waitsFor: "partner" }),
    ),
  );
  const waits = await inWorkspace(
    s.admin,
    tx => partnerWaiting(tx, s.admin, { orgSlug: s.org.slug, today: s.today, windowDays: 90 }),
    s.db.client,
  );
  expect(waits).toContainEqual(
    expect.objectContaining({
      kind: "blockerLift",
      title: "sales_training",
      about: "Names of the attendees",
    }),
  );
  expect((await stepOf(s.admin, "sales_training")).blockers).toMatchObject([
    { waitsFor: "partner", liftedAt: null, mayLift: true },
  ]);
  const lift = (who: Actor) =>
    as(s.db, who, () => liftBlockerAction(s.ws.slug, { blockerId, outcome: "Ana and Ben" }));
  done(await lift(s.admin));
  done(await lift(s.manager));
  expect((await stepOf(s.manager, "sales_training")).blockers).toMatchObject([
    { liftedBy: s.admin.name, outcome: "Ana and Ben" },
  ]);
  const events = await look(s, tx =>
    tx.event.count({ where: { type: "step.unblocked", audience: "partner_vendor" } }),
  );
  expect(events).toBe(1);
});

test("P2, T4: a step that is finished waits for nothing any more, with a line for those who read the blocker", async () => {
  const row = await stepRow(s, "approach_meetings");
  const block = (who: Actor, text: string, audience: "both" | "own", waitsFor: "partner" | "other") =>
    as(s.db, who, () => blockStepAction(s.ws.slug, { stepId: row.id, text, waitsFor, audience }));
  done(await block(s.manager, "A room for the meeting", "both", "partner"));
  done(await block(s.admin, "Our director's calendar", "own", "other"));
  // As a step finishes that follows from something else: by the worker, with nobody's word about the blocker.
  await s.db.admin.query("UPDATE onboarding_step SET state = 'confirmed' WHERE id = $1", [row.id]);
  const settle = () => look(s, tx => refreshPartnership(tx, s.ws.tenantId, s.partnershipId, s.today));
  await settle();
  await settle();
  const read = async (who: Actor) => ({
    left: (await stepOf(who, "approach_meetings")).blockers.filter(b => b.liftedAt === null),
    lines: await inWorkspace(who, tx => tx.event.findMany({ where: { type: "step.cleared" } }), s.db.client),
  });
  for (const [who, lines] of [
    [s.admin, 2],
    [s.manager, 1],
  ] as const) {
    const found = await read(who);
    expect(found.left).toEqual([]);
    expect(found.lines).toHaveLength(lines);
  }
  await s.db.admin.query("UPDATE onboarding_step SET state = 'open' WHERE id = $1", [row.id]);
  await s.db.admin.query("DELETE FROM event WHERE type = 'step.cleared'");
});

test("a step that comes after another says so, and is refused until then by name", async () => {
  expect((await stepOf(s.admin, "business_plan")).after.map(x => x.key)).toEqual(["programme_presentation"]);
  const row = await stepRow(s, "business_plan");
  const early = await as(s.db, s.admin, () =>
    completeStepAction(s.ws.slug, { stepId: row.id, version: row.version, text: "Written" }),
  );
  expect(early).toMatchObject({
    ok: false,
    kind: "refused",
    message: expect.stringContaining("comes first"),
  });
});

test("a date is moved with a reason; the first one stays readable, a day that has passed is refused", async () => {
  const row = await stepRow(s, "business_plan");
  const move = (dueOn: string, reason: string, version = row.version) =>
    as(s.db, s.admin, () => moveDueAction(s.ws.slug, { stepId: row.id, version, dueOn, reason }));
  expect(await move(addDays(s.today, 70), " ")).toMatchObject({ ok: false, kind: "invalid" });
  expect(await move(addDays(s.today, -1), "Late")).toMatchObject({
    ok: false,
    fields: { dueOn: expect.any(String) },
  });
  done(await move(addDays(s.today, 70), "Our year closes first"));
  const step = await stepOf(s.manager, "business_plan");
  expect(step.dueOn).toBe(addDays(s.today, 70));
  expect(step.plannedOn).not.toBeNull();
  // The vendor's own step is not the partner's to move.
  const theirs = await stepRow(s, "programme_presentation");
  const refused = await as(s.db, s.admin, () =>
    moveDueAction(s.ws.slug, {
      stepId: theirs.id,
      version: theirs.version,
      dueOn: addDays(s.today, 40),
      reason: "Later",
    }),
  );
  expect(refused).toMatchObject({ ok: false, kind: "forbidden" });
});

test("a way in that stands still surfaces on the vendor's home page and list, and both sides read why", async () => {
  const refresh = (today: string) =>
    look(s, tx => refreshPartnership(tx, s.ws.tenantId, s.partnershipId, today));
  await s.db.admin.query("UPDATE event SET at = at - interval '40 days' WHERE subject_id = $1", [
    s.partnershipId,
  ]);
  await s.db.admin.query(
    "UPDATE partnership SET created_at = created_at - interval '40 days' WHERE id = $1",
    [s.partnershipId],
  );
  await refresh(s.today);
  const home = await inWorkspace(
    s.manager,
    (tx, now) => readVendorHome(tx, { actor: s.manager, today: s.today, zone: s.ws.timeZone, now }),
    s.db.client,
  );
  expect(home.programme?.stalled).toMatchObject({
    count: 1,
    rows: [{ slug: s.org.slug, why: "quiet", days: 25 }],
  });
  for (const who of [s.admin, s.manager])
    expect((await way(who)).stalled).toMatchObject({ why: "quiet", after: 14 });
  await look(s, (tx, now) => keepHealth(tx, s.ws.tenantId, [s.partnershipId], s.today, now));
  const listed = await inWorkspace(
    s.manager,
    tx =>
      listHealth(
        tx,
        s.ws.tenantId,
        readHealth({ stalled: "way" }),
        { after: null, before: null },
        s.today,
        "en",
      ),
    s.db.client,
  );
  expect(listed.rows.map(r => r.slug)).toEqual([s.org.slug]);

  // Something goes on: it stands still no longer.
  const row = await stepRow(s, "approach_meetings");
  done(
    await as(s.db, s.manager, () =>
      completeStepAction(s.ws.slug, { stepId: row.id, version: row.version, on: s.today }),
    ),
  );
  expect((await way(s.admin)).stalled).toBeNull();
});
