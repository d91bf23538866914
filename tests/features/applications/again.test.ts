import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  acceptApplicationAction,
  rejectApplicationAction,
  requestInformationAction,
  saveAnswersAction,
  submitApplicationAction,
} from "#lib/features/applications/actions.ts";
import { keepAnswerTimes, tellOfAnswerTimes } from "#lib/features/applications/answer-times.ts";
import { uploadFiles } from "#lib/features/files/commands.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import {
  answers,
  applicant,
  draft,
  mailsOf,
  page,
  type Scene,
  scene,
  sent,
} from "#tests/features/applications/scene.ts";
import { makePartnerOrg } from "#tests/support/factories/organisation.ts";
import { makePartner, makePerson } from "#tests/support/factories/person.ts";
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

const reject = async (number: string) => {
  const { version } = await page(s, s.manager, number);
  done(
    await as(s.db, s.manager, () =>
      rejectApplicationAction(s.ws.slug, { number, version, reason: "No team for level 2 yet" }),
    ),
  );
};
const accept = async (number: string, tier = "advanced") => {
  const { version } = await page(s, s.manager, number);
  return done(
    await as(s.db, s.manager, () =>
      acceptApplicationAction(s.ws.slug, { number, version, tier, reason: "Known" }),
    ),
  );
};
const companyOf = (name: string) => makePartnerOrg(s.db, s.ws, { name, domain: "" });

test("after a rejection one applies again from the former answers, files included; the vendor reads the former decision", async () => {
  const own = await applicant(s);
  const pdf = new File([Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF")], "who-we-are.pdf");
  const [file] = await inWorkspace(own, tx => uploadFiles(tx, own, [pdf]), s.db.client);
  const number = await sent(s, own, { presentation: [{ fileId: file?.id, name: "who-we-are.pdf" }] });
  await reject(number);

  const next = await draft(s, own);
  const again = await page(s, own, next);
  const held = Object.fromEntries(again.sections.flatMap(x => x.questions).map(q => [q.key, q.value]));
  expect(held.legal_name).toBe(answers.legal_name);
  const [copy] = held.presentation as { fileId: string; name: string }[];
  expect(copy?.name).toBe("who-we-are.pdf");
  expect(copy?.fileId).not.toBe(file?.id);
  // Taken away from the new one, the file stays with the old one.
  const change = {
    number: next,
    answers: { presentation: [], references: "A hospital in Porto since 2024, and a university." },
    base: { presentation: [copy], references: answers.references },
  };
  done(await as(s.db, own, () => saveAnswersAction(s.ws.slug, change as never)));
  done(await as(s.db, own, () => submitApplicationAction(s.ws.slug, { number: next })));
  const files = await s.db.admin.query("SELECT id FROM attachment WHERE tenant_id = $1 AND id = $2", [
    s.ws.tenantId,
    file?.id,
  ]);
  expect(files.rows).toHaveLength(1);
  const read = await page(s, s.manager, next);
  expect(read.former).toMatchObject({
    number,
    state: "rejected",
    decidedBy: "Elena",
    reason: "No team for level 2 yet",
  });
  expect(read.former?.changed).toHaveLength(2);

  await reject(next);
  const empty = await draft(s, own, { again: false });
  const bare = (await page(s, own, empty)).sections.flatMap(x => x.questions);
  expect(bare.find(q => q.key === "legal_name")?.value).toBeNull();
  expect((await page(s, own, empty)).former?.number).toBe(next);
});

test("perhaps the same company: by tax id however written, by domain, by name; partners and former ones too, to the vendor alone", async () => {
  const of = async (name: string, more: Record<string, string>) => {
    const org = await companyOf(name);
    const actor = await makePerson(s.db, s.ws, org, ["partner_admin"]);
    return { org, actor, number: await sent(s, actor, more) };
  };
  const former = await of("Bética", { tax_id: "B41000234", website: "https://www.betica.example" });
  await accept(former.number);
  await s.db.admin.query(
    "UPDATE partnership SET state = 'ended', end_reason = 'Not renewed' WHERE partner_org_id = $1",
    [former.org.orgId],
  );
  const sameDomain = await of("Bética Sur", { tax_id: "B41999999", website: "http://sur.betica.example/x" });
  const otherEnding = await of("Bética PT", { tax_id: "PT500100200", website: "https://betica.test" });
  const twin = await of("Integra", { tax_id: "ES-B41.000.234", website: "https://betica.example" });
  const seen = await page(s, s.manager, twin.number);
  expect(seen.duplicates.map(d => [d.name, d.sign, d.partnership])).toEqual([
    ["Bética", "tax_id", "ended"],
    ["Bética Sur", "domain", null],
    ["Bética PT", "domain_name", null],
  ]);
  expect(seen.duplicates[0]).toMatchObject({
    endReason: "Not renewed",
    applications: [{ number: former.number, state: "accepted" }],
  });
  for (const number of [sameDomain.number, otherEnding.number])
    expect((await page(s, s.manager, number)).duplicates.map(d => d.name)).toContain("Integra");
  const own = await page(s, twin.actor, twin.number);
  expect(own.duplicates).toEqual([]);
  expect(JSON.stringify(own)).not.toContain("Bética");
});

test("the true twin is told though a short name is part of many others, and a domain of two letters counts", async () => {
  await s.db.admin.query(
    `INSERT INTO organisation (tenant_id, id, side, name, slug, domain, partner_org_id, created_at)
     SELECT $1, md5('sol' || n)::uuid, 'partner', 'Sol ' || n, 'sol-' || n, 'consol' || n || '.example', md5('sol' || n)::uuid,
       now() - interval '1 year' FROM generate_series(1, 80) n`,
    [s.ws.tenantId],
  );
  const of = async (name: string, tax_id: string, website: string) => {
    const actor = await makePerson(s.db, s.ws, await companyOf(name), ["partner_admin"]);
    return sent(s, actor, { tax_id, website });
  };
  const twins = async (number: string) =>
    (await page(s, s.manager, number)).duplicates.map(d => [d.name, d.sign]);
  await of("Sol Uno", "B50000001", "https://sol.example");
  await of("Sol Dos", "B50000002", "https://www.sol.example");
  expect(await twins(await of("Sol", "B50000001", "https://sol.example"))).toEqual([
    ["Sol Uno", "tax_id"],
    ["Sol Dos", "domain"],
  ]);
  await of("Hp Uno", "B50000003", "https://hp.example");
  expect(await twins(await of("Hp", "B50000004", "https://hp.example"))).toEqual([["Hp Uno", "domain"]]);
});

test("P10: accepted, what was said of teams, solution and company goes over into the partnership", async () => {
  const { org, actor } = await makePartner(s.db, s.ws);
  const number = await sent(s, actor, {
    tax_id: "B-09.000.112",
    solution_name: "Acme Edge",
    solution_difference: "It adds edge nodes of our own, sized, watched and backed up, under one contract.",
    level1_team: [{ name: "Somebody else", email: actor.email }],
    level2_team: [{ name: "Ana Ruiz" }],
  } as never);
  const { partnershipId } = await accept(number);
  const { rows } = await s.db.admin.query(
    "SELECT p.teams, p.solution, o.tax_id FROM partnership p JOIN organisation o ON o.id = p.partner_org_id WHERE p.id = $1",
    [partnershipId],
  );
  expect(rows[0].tax_id).toBe("B-09.000.112");
  expect(rows[0].solution).toMatchObject({ name: "Acme Edge", reviewedOn: null });
  expect(rows[0].teams.people).toMatchObject([
    { personId: actor.personId, level: 1, to: null },
    { personId: null, name: "Ana Ruiz", level: 2, to: null },
  ]);
  expect(org.orgId).toBeTruthy();
});

test("P12: the vendor's time to answer is a clock both sides read; it stands still while the applicant is asked", async () => {
  const own = await applicant(s);
  const number = await sent(s, own);
  const move = (sql: string, ...values: unknown[]) =>
    s.db.admin.query(`UPDATE application SET ${sql} WHERE tenant_id = $1 AND number = $2`, [
      s.ws.tenantId,
      number,
      ...values,
    ]);
  await move("submitted_at = now() - interval '3 days'");
  const clocks = async (number: string) => {
    const [one, two] = [await page(s, own, number), await page(s, s.manager, number)];
    // Paused, both stand still together but are read a moment apart.
    expect(Math.abs((one.clock?.due ?? 0) - (two.clock?.due ?? 0))).toBeLessThan(5000);
    expect(one.clock?.state).toBe(two.clock?.state);
    return two;
  };
  const running = await clocks(number);
  expect(running.clock?.state).toBe("running");
  expect(running.dueAt).toBe(running.clock?.due);
  const { version } = running;
  done(
    await as(s.db, s.manager, () =>
      requestInformationAction(s.ws.slug, { number, version, questions: ["markets"], note: "Which?" }),
    ),
  );
  // At noon of a Tuesday and in the early afternoon after: what is left is no number of whole days, so that in a pause the
  // due time never stands on a closing hour, where a read a moment later is due in the next morning.
  const tuesday = `date_trunc('week', now() AT TIME ZONE '${s.ws.timeZone}' - interval '5 days') + interval '1 day'`;
  await move(`submitted_at = (${tuesday} + interval '12 hours') AT TIME ZONE '${s.ws.timeZone}'`);
  await s.db.admin.query(
    `UPDATE information_request SET asked_at = (${tuesday} + interval '37 hours') AT TIME ZONE '${s.ws.timeZone}'
     WHERE tenant_id = $1`,
    [s.ws.tenantId],
  );
  const paused = await clocks(number);
  expect(paused.clock?.state).toBe("paused");
  expect(paused.clock?.due).toBeGreaterThanOrEqual(running.clock?.due ?? 0);
  done(await as(s.db, own, () => submitApplicationAction(s.ws.slug, { number })));
  const again = await clocks(number);
  const { rows } = await s.db.admin.query(
    "SELECT due_at, warn_at FROM application WHERE tenant_id = $1 AND number = $2",
    [s.ws.tenantId, number],
  );
  expect(rows[0].due_at.getTime()).toBe(again.clock?.due);
  expect(rows[0].warn_at.getTime()).toBe(again.clock?.warnAt);
});

test("S2: the round that keeps answer times reads as often for many applications as for one", async () => {
  const reads = () =>
    inWorkspace(
      asWorker(s.ws.tenantId),
      async (tx, now) => {
        let count = 0;
        const counting = new Proxy(tx, {
          get(target, model: keyof typeof tx) {
            const table = target[model];
            if (typeof table !== "object") return table;
            return new Proxy(table, {
              get(of, name) {
                if (String(name).startsWith("find")) count += 1;
                return Reflect.get(of, name);
              },
            });
          },
        });
        await keepAnswerTimes(counting, s.ws.tenantId, now);
        return count;
      },
      s.db.client,
    );
  await sent(s, await applicant(s));
  await reads();
  const before = await reads();
  expect(before).toBeGreaterThan(2);
  for (let n = 0; n < 2; n += 1) await sent(s, await applicant(s));
  expect(await reads()).toBe(before);
});

test("S6: that an answer is nearly due and that it is overdue is told to partner managers, once each", async () => {
  const own: Actor = await applicant(s);
  const [soon, late] = [await sent(s, own), await sent(s, await applicant(s))];
  const back = (number: string, days: number) =>
    s.db.admin.query(
      "UPDATE application SET submitted_at = now() - make_interval(days => $3) WHERE tenant_id = $1 AND number = $2",
      [s.ws.tenantId, number, days],
    );
  await back(late, 60);
  const run = () =>
    inWorkspace(
      asWorker(s.ws.tenantId),
      async (tx, now) => {
        await keepAnswerTimes(tx, s.ws.tenantId, now);
        // Nearly due: the warning passed, the answer not yet.
        await tx.$executeRaw`
          UPDATE application SET warn_at = now() - interval '1 minute' WHERE number = ${soon} AND warned_at IS NULL`;
        return tellOfAnswerTimes(tx, s.ws.tenantId);
      },
      s.db.client,
    );
  expect(await run()).toEqual({ warned: 1, late: 1 });
  const [again, more] = await Promise.all([run(), run()]);
  expect([again, more]).toEqual([
    { warned: 0, late: 0 },
    { warned: 0, late: 0 },
  ]);
  const topics = async (number: string) =>
    (await mailsOf(s, number)).filter(m => m.to === s.manager.email).map(m => m.topic);
  expect(await topics(late)).toContain("application.answer_overdue");
  expect(await topics(soon)).toContain("application.answer_due");
  expect((await page(s, s.manager, late)).clock?.state).toBe("breached");
});
