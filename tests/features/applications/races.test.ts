import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  acceptApplicationAction,
  adoptFormAction,
  rejectApplicationAction,
  requestInformationAction,
  saveAnswersAction,
  submitApplicationAction,
  withdrawApplicationAction,
  withdrawRequestAction,
} from "#lib/features/applications/actions.ts";
import {
  answers,
  applicant,
  draft,
  mailsOf,
  page,
  publish,
  type Scene,
  scene,
  sent,
} from "#tests/features/applications/scene.ts";
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

const regions = "Andalusia and Portugal, public bodies and two universities. ".repeat(3);

/** Asked about its market, the applicant has typed an answer and not sent it. */
async function asked(own: Actor): Promise<string> {
  const number = await sent(s, own);
  const { version } = await page(s, s.manager, number);
  done(
    await as(s.db, s.manager, () =>
      requestInformationAction(s.ws.slug, { number, version, questions: ["markets"], note: "Which?" }),
    ),
  );
  done(await type(own, number));
  return number;
}
const type = (own: Actor, number: string) =>
  as(s.db, own, () =>
    saveAnswersAction(s.ws.slug, {
      number,
      answers: { markets: regions },
      base: { markets: answers.markets as string },
    }),
  );
const send = (own: Actor, number: string) =>
  as(s.db, own, () => submitApplicationAction(s.ws.slug, { number }));
const marketOf = async (who: Actor, number: string) =>
  (await page(s, who, number)).sections.flatMap(x => x.questions).find(q => q.key === "markets")?.value;

test("a question taken back while it is answered: the answer is refused with its reason, and the text is kept", async () => {
  const own = await applicant(s);
  const number = await asked(own);
  const { version } = await page(s, s.manager, number);
  done(await as(s.db, s.manager, () => withdrawRequestAction(s.ws.slug, { number, version })));
  const late = await send(own, number);
  expect(late).toMatchObject({ ok: false, kind: "forbidden", message: expect.stringContaining("Elena") });
  expect(await type(own, number)).toMatchObject({
    ok: false,
    message: expect.stringContaining("taken the question back"),
  });
  const seen = await page(s, own, number);
  expect(seen.state).toBe("in_review");
  expect(seen.unsent.map(q => [q.key, q.value])).toEqual([["markets", regions]]);
  expect(await marketOf(own, number)).toBe(answers.markets);
  // The vendor reads nothing that was not sent.
  expect(JSON.stringify(await page(s, s.manager, number))).not.toContain("Andalusia");
  expect(await mailsOf(s, number)).toContainEqual({ topic: "application.request_withdrawn", to: own.email });

  // Asked again, the text stands where it was left.
  const next = (await page(s, s.manager, number)).version;
  done(
    await as(s.db, s.manager, () =>
      requestInformationAction(s.ws.slug, { number, version: next, questions: ["markets"], note: "Again" }),
    ),
  );
  expect(await marketOf(own, number)).toBe(regions);
  done(await send(own, number));
  expect(await marketOf(s.manager, number)).toBe(regions);
});

test("an answer sent first: taking the question back is refused with who answered", async () => {
  const own = await applicant(s);
  const number = await asked(own);
  const { version } = await page(s, s.manager, number);
  done(await send(own, number));
  const late = await as(s.db, s.manager, () => withdrawRequestAction(s.ws.slug, { number, version }));
  expect(late).toMatchObject({ ok: false, kind: "forbidden", message: expect.stringContaining(own.name) });
  expect(await marketOf(s.manager, number)).toBe(regions);
});

test("answering and taking back at the very same moment: one of them happens, nothing is lost", async () => {
  const own = await applicant(s);
  const number = await asked(own);
  const { version } = await page(s, s.manager, number);
  const [answer, back] = await Promise.all([
    send(own, number),
    as(s.db, s.manager, () => withdrawRequestAction(s.ws.slug, { number, version })),
  ]);
  expect([answer.ok, back.ok].filter(Boolean)).toHaveLength(1);
  const seen = await page(s, own, number);
  const kept = answer.ok ? await marketOf(s.manager, number) : seen.unsent[0]?.value;
  expect(kept).toBe(regions);
});

test("a decision while the applicant answers: the text stays theirs, and they read who decided", async () => {
  const own = await applicant(s);
  const number = await asked(own);
  const { version } = await page(s, s.manager, number);
  done(
    await as(s.db, s.manager, () =>
      rejectApplicationAction(s.ws.slug, { number, version, reason: "Too early" }),
    ),
  );
  expect(await send(own, number)).toMatchObject({
    ok: false,
    message: expect.stringContaining("Elena has rejected"),
  });
  expect((await page(s, own, number)).unsent[0]?.value).toBe(regions);
});

test("two managers decide at once: the second reads who decided what, by name", async () => {
  const number = await sent(s, await applicant(s));
  const { version } = await page(s, s.manager, number);
  done(
    await as(s.db, s.manager, () =>
      acceptApplicationAction(s.ws.slug, { number, version, tier: "advanced", reason: "Known" }),
    ),
  );
  const late = await as(s.db, s.second, () =>
    rejectApplicationAction(s.ws.slug, { number, version, reason: "Not yet" }),
  );
  expect(late).toMatchObject({ ok: false, message: expect.stringContaining("Elena has accepted") });
});

test("withdrawn with a reason: the vendor is told, the applicant has it confirmed, a decision comes too late", async () => {
  const own = await applicant(s);
  const number = await sent(s, own);
  const { version } = await page(s, s.manager, number);
  done(await as(s.db, own, () => withdrawApplicationAction(s.ws.slug, { number, reason: "We were bought" })));
  expect(await page(s, s.manager, number)).toMatchObject({ state: "withdrawn", reason: "We were bought" });
  const mails = await mailsOf(s, number);
  expect(mails).toContainEqual({ topic: "application.withdrawn", to: s.manager.email });
  expect(mails).toContainEqual({ topic: "application.withdrawal_confirmed", to: own.email });
  const late = await as(s.db, s.manager, () =>
    rejectApplicationAction(s.ws.slug, { number, version, reason: "No" }),
  );
  expect(late).toMatchObject({ ok: false, message: expect.stringContaining(own.name) });
});

test("P20: a version published while somebody applies: the form is taken over, and every answer stays", async () => {
  const own = await applicant(s);
  const sentBefore = await sent(s, await applicant(s));
  const number = await draft(s, own);
  done(
    await as(s.db, own, () =>
      saveAnswersAction(s.ws.slug, {
        number,
        answers: { ...(answers as Record<string, never>), employees: "12" },
        base: {},
      }),
    ),
  );
  await publish(s, d => {
    const { questions } = d.application.sections[0]!;
    questions.splice(
      questions.findIndex(q => q.key === "employees"),
      1,
    );
    questions.push({ key: "founded", label: "Founded in", kind: "number", required: true });
    d.tiers = d.tiers.filter(t => t.key !== "premier");
    d.tiers[0]!.rank = 1;
  });
  const early = await send(own, number);
  expect(early).toMatchObject({
    ok: false,
    kind: "refused",
    message: expect.stringContaining("form has changed"),
  });
  expect((await page(s, own, number)).newForm).toMatchObject({
    version: 2,
    added: ["Founded in"],
    gone: ["Employees"],
    tiersGone: ["PREMIER"],
  });

  done(await as(s.db, own, () => adoptFormAction(s.ws.slug, { number })));
  const adopted = await page(s, own, number);
  expect(adopted.newForm).toBeNull();
  expect(adopted.strays.map(q => [q.key, q.value])).toEqual([["employees", "12"]]);
  // Another tab still types for the old form: refused with its reason, not swallowed.
  const gone = await as(s.db, own, () =>
    saveAnswersAction(s.ws.slug, { number, answers: { employees: "13" }, base: { employees: "12" } }),
  );
  expect(gone).toMatchObject({ ok: false, message: expect.stringContaining("kept on this device") });

  done(
    await as(s.db, own, () =>
      saveAnswersAction(s.ws.slug, {
        number,
        answers: { founded: "1998", tier: "advanced" },
        base: { tier: "premier" },
      }),
    ),
  );
  done(await send(own, number));
  expect((await page(s, s.manager, number)).state).toBe("submitted");

  // What was sent stays on the form it answered; it is accepted into a tier there is today.
  const view = await page(s, s.manager, sentBefore);
  expect(view.sections[0]?.questions.map(q => q.key)).toContain("employees");
  expect(view.acceptTiers.map(t => t.key)).toEqual(["advanced"]);
  const accept = (tier: string) =>
    as(s.db, s.manager, () =>
      acceptApplicationAction(s.ws.slug, {
        number: sentBefore,
        version: view.version,
        tier,
        reason: "Known",
      }),
    );
  expect(await accept("premier")).toMatchObject({ ok: false, fields: { tier: expect.any(String) } });
  done(await accept("advanced"));
});

test("P20: a version that asks the same is taken over in passing", async () => {
  const own = await applicant(s);
  const number = await draft(s, own, { tier: null });
  const held = (await page(s, own, number)).sections.flatMap(x => x.questions.map(q => q.key));
  const given = Object.fromEntries(
    Object.entries({ ...answers, founded: "1998", tier: "advanced" }).filter(([key]) => held.includes(key)),
  ) as Record<string, never>;
  done(await as(s.db, own, () => saveAnswersAction(s.ws.slug, { number, answers: given, base: {} })));
  await publish(
    s,
    d => {
      const { questions } = d.application.sections[0]!;
      questions.splice(
        questions.findIndex(q => q.key === "employees"),
        1,
      );
      questions.push({ key: "founded", label: "Founded in", kind: "number", required: true });
      d.tiers = d.tiers.filter(t => t.key !== "premier");
      d.tiers[0]!.rank = 1;
      d.remediationDays = 45;
    },
    3,
  );
  expect((await page(s, own, number)).newForm).toBeNull();
  done(await send(own, number));
  const { rows } = await s.db.admin.query(
    "SELECT v.version FROM application a JOIN programme_version v ON v.id = a.programme_version_id WHERE a.tenant_id = $1 AND a.number = $2",
    [s.ws.tenantId, number],
  );
  expect(rows).toEqual([{ version: 3 }]);
});
