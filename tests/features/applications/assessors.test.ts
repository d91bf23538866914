import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  acceptApplicationAction,
  askAssessorsAction,
  handInAssessmentAction,
  reopenAssessmentAction,
  scoreApplicationAction,
} from "#lib/features/applications/actions.ts";
import { listApplications } from "#lib/features/applications/list.ts";
import { vendorWaiting } from "#lib/features/home/queries/waiting-vendor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { applicant, mailsOf, page, type Scene, scene, sent } from "#tests/features/applications/scene.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let s: Scene;
beforeAll(async () => {
  s = await scene();
});
afterAll(() => s.db.drop());

const points = (...given: number[]) =>
  openNebulaProgramme.rubric.map((c, i) => ({
    criterion: c.key,
    points: given[i] ?? 0,
    note: `of ${c.key}`,
  }));
const ask = (number: string, ...people: Actor[]) =>
  as(s.db, s.manager, () =>
    askAssessorsAction(s.ws.slug, { number, assessors: people.map(p => p.personId) }),
  );
const handIn = (actor: Actor, number: string, ...given: number[]) =>
  as(s.db, actor, () =>
    handInAssessmentAction(s.ws.slug, { number, scores: points(...given), verdict: "accept", note: "Fine" }),
  );

test("P12: assessors give their own points without seeing the others', who decides reads what comes in", async () => {
  const own = await applicant(s);
  const number = await sent(s, own);
  // Nobody of the vendor but its managers gives points unasked.
  const unasked = await as(s.db, s.ana, () =>
    scoreApplicationAction(s.ws.slug, { number, scores: points(4, 4, 4, 4) }),
  );
  expect(unasked).toMatchObject({
    ok: false,
    kind: "forbidden",
    message: expect.stringContaining("assessor"),
  });
  done(await ask(number, s.ana, s.ben, s.second));
  expect(await mailsOf(s, number)).toEqual(
    expect.arrayContaining([{ topic: "application.assessors_asked", to: s.ana.email }]),
  );
  const waits = await inWorkspace(s.ben, tx => vendorWaiting(tx, s.ben, "2026-01-01"), s.db.client);
  expect(waits.map(w => [w.kind, w.number])).toContainEqual(["applicationAssess", number]);

  done(await handIn(s.ana, number, 4, 2, 5, 5));
  done(
    await as(s.db, s.ben, () => scoreApplicationAction(s.ws.slug, { number, scores: points(1, 1, 1, 1) })),
  );
  const ben = (await page(s, s.ben, number)).rubric;
  expect(ben?.comparison).toBeNull();
  expect(ben?.doubts).toBeNull();
  expect(JSON.stringify(ben)).not.toContain("Fine");
  expect(ben?.criteria[0]?.mine).toEqual({ points: 1, note: "of market_presence" });
  // Named as an assessor, a manager does not read on either; one who only decides does.
  expect((await page(s, s.second, number)).rubric?.comparison).toBeNull();
  const decider = (await page(s, s.manager, number)).rubric;
  expect(decider?.comparison?.assessors.map(a => a.name)).toEqual(["Ana"]);
  expect(decider?.comparison?.rows.map(r => r.points)).toEqual([[4], [2], [5], [5]]);
  expect(decider?.doubts).toMatchObject({ needsReason: true, outstanding: ["Ben", "Tom"] });

  done(await handIn(s.ben, number, 4, 4, 1, 5));
  const after = (await page(s, s.ben, number)).rubric?.comparison;
  expect(after?.rows.map(r => [r.mean, r.spread, r.disputed])).toEqual([
    [4, 0, false],
    [3, 2, true],
    [3, 4, true],
    [5, 0, false],
  ]);
  expect(after?.assessors.map(a => a.totalBp)).toEqual([8000, 7000]);
  const listed = await inWorkspace(
    s.manager,
    tx => listApplications(tx, s.manager, { view: "open", cursor: null }),
    s.db.client,
  );
  expect(listed.rows.find(r => r.number === number)).toMatchObject({ assessors: 3, handedIn: 2 });
  // The applicant learns of none of it.
  const seen = await page(s, own, number);
  expect(seen.rubric).toBeNull();
  expect(seen.events.map(e => e.type)).not.toContain("application.scored");
});

test("P12: an assessment is handed in whole; taken back it counts no longer, and that it was is on record", async () => {
  const number = await sent(s, await applicant(s));
  done(await ask(number, s.ana));
  const partly = await as(s.db, s.ana, () =>
    handInAssessmentAction(s.ws.slug, { number, scores: points(4).slice(0, 1), verdict: "accept" }),
  );
  expect(partly).toMatchObject({ ok: false, kind: "invalid" });
  const tooMany = await as(s.db, s.ana, () =>
    scoreApplicationAction(s.ws.slug, { number, scores: [{ criterion: "market_presence", points: 9 }] }),
  );
  expect(tooMany).toMatchObject({ ok: false, fields: { "scores.0.points": "At most 5 points." } });
  done(await handIn(s.ana, number, 3, 3, 3, 3));
  const fixed = await as(s.db, s.ana, () =>
    scoreApplicationAction(s.ws.slug, { number, scores: points(5, 5, 5, 5) }),
  );
  expect(fixed).toMatchObject({ ok: false, kind: "refused" });
  done(await as(s.db, s.ana, () => reopenAssessmentAction(s.ws.slug, { number })));
  expect((await page(s, s.manager, number)).rubric?.comparison?.assessors).toEqual([]);
  expect((await page(s, s.manager, number)).events.map(e => e.type)).toContain(
    "application.assessment_reopened",
  );
  const { rows } = await s.db.admin.query(
    "SELECT before->'scores' AS scores FROM audit_entry WHERE action = 'application.assessment_reopened'",
  );
  expect(rows[0]?.scores).toContain("market_presence: 3");
});

test("who is no longer named is let off with their points; who has handed in stays", async () => {
  const number = await sent(s, await applicant(s));
  done(await ask(number, s.ana, s.ben));
  done(await handIn(s.ana, number, 3, 3, 3, 3));
  done(await as(s.db, s.ben, () => scoreApplicationAction(s.ws.slug, { number, scores: points(1) })));
  done(await ask(number));
  const { rubric } = await page(s, s.manager, number);
  expect(rubric?.assessors.map(a => a.name)).toEqual(["Ana"]);
  const { rows } = await s.db.admin.query(
    "SELECT count(*)::int AS n FROM application_score WHERE assessor_id = $1 AND application_id = (SELECT id FROM application WHERE tenant_id = $2 AND number = $3)",
    [s.ben.personId, s.ws.tenantId, number],
  );
  expect(rows[0]?.n).toBe(0);
  const stranger = await as(s.db, s.manager, () =>
    askAssessorsAction(s.ws.slug, { number, assessors: ["00000000-0000-7000-8000-000000000009"] }),
  );
  expect(stranger).toMatchObject({ ok: false, kind: "invalid", fields: { assessors: expect.any(String) } });
});

test("P12: accepting below a minimum needs a reason, which only the vendor reads", async () => {
  const own = await applicant(s);
  const number = await sent(s, own);
  done(await ask(number, s.ana));
  done(await handIn(s.ana, number, 4, 2, 4, 4));
  const { version } = await page(s, s.manager, number);
  const accept = (reason?: string) =>
    as(s.db, s.manager, () =>
      acceptApplicationAction(s.ws.slug, {
        number,
        version,
        tier: "advanced",
        ...(reason ? { reason } : {}),
      }),
    );
  expect(await accept()).toMatchObject({
    ok: false,
    kind: "invalid",
    fields: { reason: expect.any(String) },
  });
  done(await accept("Their sales team grows in spring"));
  const facts = async (who: Actor) => (await page(s, who, number)).events;
  expect((await facts(s.manager)).find(e => e.type === "application.accepted_despite")).toMatchObject({
    note: "Their sales team grows in spring",
    audience: "vendor",
  });
  expect(JSON.stringify(await page(s, own, number))).not.toContain("grows in spring");
});

test("P12: with every minimum reached nobody asks for a reason", async () => {
  const number = await sent(s, await applicant(s));
  done(await ask(number, s.ana));
  done(await handIn(s.ana, number, 2, 3, 3, 3));
  const { version } = await page(s, s.manager, number);
  done(
    await as(s.db, s.manager, () =>
      acceptApplicationAction(s.ws.slug, { number, version, tier: "advanced" }),
    ),
  );
});
