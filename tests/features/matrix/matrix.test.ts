import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { exportCertificatesAction } from "#lib/features/certifications/actions.ts";
import { listCertificates } from "#lib/features/certifications/portfolio.ts";
import { exportMatrixAction } from "#lib/features/matrix/actions.ts";
import { readAreaPortfolio } from "#lib/features/matrix/portfolio.ts";
import { readMatrix } from "#lib/features/matrix/queries.ts";
import {
  type MatrixFilter,
  type PortfolioFilter,
  readMatrixFilter,
  readPortfolioFilter,
} from "#lib/features/matrix/schema.ts";
import { keepHealth } from "#lib/features/partner-health/keep.ts";
import { taskFile } from "#lib/features/tasks/queries.ts";
import { asksNothing } from "#lib/features/tiers/asked.ts";
import { readLadder } from "#lib/features/tiers/queries.ts";
import { enrolAction } from "#lib/features/training/actions.ts";
import { readSessionForm } from "#lib/features/training/course-queries.ts";
import { workOnTasks } from "#lib/jobs/tasks/work.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/actor.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import {
  company,
  course,
  employee,
  type Scene,
  scene,
  session,
  trained,
  worker,
} from "#tests/features/training/scene.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let s: Scene;
let info: WorkspaceInfo;
let own: { org: TestOrg; admin: Actor };
let other: { org: TestOrg; admin: Actor };
let ana: Actor;
let today: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  s = await scene(db);
  info = workspaceInfo(await worker(s, tx => tx.workspace.findFirstOrThrow()));
  today = todayIn(info.timeZone, Date.now());
  own = await company(s);
  other = await company(s);
  ana = await employee(s, own.org, "Ána Ruiz");
  await employee(s, own.org, "Ben Ortiz");
});
afterAll(() => db.drop());

const matrix = (actor: Actor, slug: string, filter: Partial<MatrixFilter> = {}) =>
  inWorkspace(
    actor,
    (tx, now) =>
      readMatrix(tx, actor, info, slug, { filter: { ...readMatrixFilter({}), ...filter }, after: null }, now),
    db.client,
  );

test("P21, P22: a company's only architect has no reserve; its end names the tier, the day and the date that repairs it", async () => {
  const before = await matrix(own.admin, own.org.slug);
  const [point] = before.points.filter(one => one.held);
  expect(point).toMatchObject({ need: 1, reserve: (point?.have ?? 0) - 1 });
  expect(before.dates).toEqual({});
  await makeCertificate(db, ana, s.programme, { areaKey: "architect", validUntil: addDays(today, 40) });
  const data = await matrix(own.admin, own.org.slug);
  const cell = data.rows.find(row => row.personId === ana.personId)?.cells[0];
  expect(cell).toMatchObject({
    state: "renewal_window",
    counts: true,
    until: addDays(today, 40),
    repair: true,
  });
  // What the page says is what the point says.
  expect(data.points.find(one => one.held)?.have).toBe((point?.have ?? 0) + 1);
});

test("P4, P11, P23: the next date that takes people is offered with what one more of the company pays; a seat then stands instead", async () => {
  const sessionId = await session(s, await course(s));
  const [date] = (await matrix(own.admin, own.org.slug)).dates.architect ?? [];
  expect(date).toMatchObject({
    sessionId,
    free: 10,
    discountBp: 2_000,
    pays: { minor: 240_000, currency: "EUR" },
  });
  // Planning another date for the area begins with the course that leads to it.
  const form = (areaKey: string) =>
    inWorkspace(
      s.certifier,
      tx => readSessionForm(tx, s.certifier, info, { sessionId: null, courseId: null, areaKey }),
      db.client,
    );
  const planned = await form("architect");
  expect(planned.courses.find(one => one.id === planned.form.courseId)).toBeDefined();
  const input = { sessionId, slug: own.org.slug, people: [ana.personId], areas: ["architect"] };
  done(await as(db, own.admin, () => enrolAction(s.ws.slug, input)));
  const data = await matrix(own.admin, own.org.slug);
  const cell = data.rows.find(row => row.personId === ana.personId)?.cells[0];
  expect(cell?.seat).toMatchObject({ sessionId, waiting: false });
  expect(cell?.repair).toBe(false);
  // Two more are in the price of the first.
  expect(data.dates.architect?.[0]?.pays?.minor).toBe(0);
});

test("filters of the address narrow it: a name without its accents, what ends soon, who has nothing; another day is another matrix", async () => {
  const names = async (filter: Partial<MatrixFilter>) =>
    (await matrix(own.admin, own.org.slug, filter)).rows.map(row => row.name);
  expect(await names({ person: "ana r" })).toEqual(["Ána Ruiz"]);
  expect(await names({ within: 60, person: "ru" })).toEqual(["Ána Ruiz"]);
  expect(await names({ within: 30, person: "ru" })).toEqual([]);
  expect(await names({ state: "none" })).toContain("Ben Ortiz");
  const later = await matrix(own.admin, own.org.slug, { on: addDays(today, 60), person: "ana" });
  expect(later.rows[0]?.cells[0]).toMatchObject({ counts: false, needs: [] });
});

test("R1: the vendor reads the same; another partner finds nothing there", async () => {
  const [mine, theirs] = [await matrix(own.admin, own.org.slug), await matrix(s.certifier, own.org.slug)];
  expect(theirs.rows).toEqual(mine.rows);
  expect([mine.can.plan, theirs.can.plan]).toEqual([false, true]);
  await expect(matrix(other.admin, own.org.slug)).rejects.toThrow();
});

test("the list of certificates finds a person, and what ends within so many days", async () => {
  const list = (more: { person?: string; within?: number }) =>
    inWorkspace(
      s.certifier,
      (tx, now) =>
        listCertificates(
          tx,
          s.certifier,
          info,
          { view: "current", area: null, partner: null, cursor: null, ...more },
          now,
        ),
      db.client,
    ).then(found => found.rows.map(row => row.personName));
  expect(await list({ person: "ANA r" })).toEqual(["Ána Ruiz"]);
  expect(await list({ person: "ana", within: 60 })).toEqual(["Ána Ruiz"]);
  expect(await list({ person: "ana", within: 30 })).toEqual([]);
  expect(await list({ person: "100%" })).toEqual([]);
});

/** The lines of the file a task made for somebody. */
async function linesOf(actor: Actor, { taskId }: { taskId: string }): Promise<string[] | null> {
  await workOnTasks(60_000, db.client);
  const file = await inWorkspace(actor, (tx, now) => taskFile(tx, actor, taskId, now), db.client);
  return file && new TextDecoder().decode(file.bytes).trim().split("\r\n");
}

test("a company's matrix as a file: what the filter leaves, a line a person and area, and only for who may see the company", async () => {
  const ask = (actor: Actor, query: string) =>
    as(db, actor, () => exportMatrixAction(s.ws.slug, { slug: own.org.slug, query, format: "csv" }));
  const areas = (await matrix(own.admin, own.org.slug)).areas.length;
  const lines = await linesOf(own.admin, done(await ask(own.admin, "person=ana")));
  expect(lines).toHaveLength(1 + areas);
  expect(lines?.[1]).toContain(addDays(today, 40));
  const theirs = await linesOf(s.certifier, done(await ask(s.certifier, "person=ana&area=architect")));
  expect(theirs).toHaveLength(2);
  expect(await ask(other.admin, "")).toMatchObject({ ok: false, kind: "not_found" });
});

test("the list of certificates as a file is everybody's for the vendor and the company's own for a partner; no formula runs", async () => {
  const evil = await employee(s, other.org, "=HYPERLINK(1)");
  await makeCertificate(db, evil, s.programme, { areaKey: "architect", validUntil: addDays(today, 200) });
  const input = { view: "current", area: "", partner: "", person: "", within: null, format: "csv" } as const;
  const ask = (actor: Actor, more = {}) =>
    as(db, actor, () => exportCertificatesAction(s.ws.slug, { ...input, ...more }));
  const all = await linesOf(s.certifier, done(await ask(s.certifier)));
  expect(all?.some(line => line.startsWith("Ána Ruiz,"))).toBe(true);
  expect(all?.find(line => line.includes("HYPERLINK"))).toMatch(/^"?'=HYPERLINK/);
  const mine = await linesOf(own.admin, done(await ask(own.admin)));
  expect(mine?.some(line => line.startsWith("Ána Ruiz,"))).toBe(true);
  expect(mine?.join()).not.toContain("HYPERLINK");
  // Asked for by its slug, another's is not there either: the worker reads with the asker's rights.
  const stolen = await linesOf(own.admin, done(await ask(own.admin, { partner: other.org.slug })));
  expect(stolen?.join() ?? "").not.toContain("HYPERLINK");
});

test("P4, P21: the vendor's partners by area, what is lost first; narrowed by name, area and standing; no partner reads it", async () => {
  await worker(s, async tx => {
    const all = await tx.partnership.findMany({ select: { id: true } });
    await keepHealth(
      tx,
      s.ws.tenantId,
      all.map(one => one.id),
      today,
      new Date(),
    );
    await tx.partnerHealth.updateMany({ data: { standing: "met", standingRank: 2 } });
    await tx.partnerHealth.updateMany({
      where: { orgSlug: own.org.slug },
      data: { standing: "at_risk", standingRank: 1 },
    });
  });
  const partners = (actor: Actor, filter: Partial<PortfolioFilter> = {}) =>
    inWorkspace(
      actor,
      (tx, now) =>
        readAreaPortfolio(
          tx,
          actor,
          info,
          { ...readPortfolioFilter({}), ...filter },
          { after: null, before: null },
          now,
        ),
      db.client,
    );
  const data = await partners(s.certifier);
  expect(data.rows[0]?.slug).toBe(own.org.slug);
  expect(data.rows.map(row => row.slug)).toContain(other.org.slug);
  const cell = data.rows[0]?.cells.find(one => one.areaKey === "architect");
  const whole = await matrix(s.certifier, own.org.slug);
  // What the list says is what the partner's own matrix says.
  const point = whole.points.find(one => one.areaKey === "architect" && one.held);
  expect(cell).toMatchObject({
    nextEnd: addDays(today, 40),
    point: { reserve: point?.reserve, have: point?.have },
  });
  expect(cell?.certified).toBe(
    whole.rows.filter(row => row.cells.some(c => c.areaKey === "architect" && c.counts)).length,
  );
  const one = await partners(s.certifier, { area: "architect", standing: "at_risk" });
  expect(one.shown.map(area => area.key)).toEqual(["architect"]);
  expect(one.rows.map(row => row.slug)).toEqual([own.org.slug]);
  expect((await partners(s.certifier, { name: "nobody is called this" })).rows).toEqual([]);
  await expect(partners(own.admin)).rejects.toThrow();
});

test("P4, P11: the ladder names the course that repairs it with the price it has of its own, less the tier's discount", async () => {
  const at = await scene(db, { ...trained(), trainings: [] });
  const own = await company(at);
  const place = workspaceInfo(
    await worker(at, tx => tx.workspace.findFirstOrThrow({ where: { tenantId: at.ws.tenantId } })),
  );
  const repair = async () =>
    (
      await inWorkspace(
        own.admin,
        (tx, now) => readLadder(tx, own.admin, place, own.org.slug, asksNothing, now),
        db.client,
      )
    ).repair;
  expect(await repair()).toMatchObject({ lines: [{ course: null, price: null }], sum: null });
  await course(at, undefined, { priceKind: "own", trainingKey: "", people: 1, price: 900 });
  expect(await repair()).toMatchObject({
    lines: [{ course: "Architects", price: { minor: 90_000, currency: "EUR" } }],
    sum: { pays: { minor: 72_000 } },
    unpriced: 0,
  });
});

test("P4, P23: the partners by area are found by how one stands there: missing, ending, in grace", async () => {
  const at = await scene(db);
  const place = workspaceInfo(
    await worker(at, tx => tx.workspace.findFirstOrThrow({ where: { tenantId: at.ws.tenantId } })),
  );
  const made: Record<string, string> = {};
  for (const [name, days] of [
    ["ending", 20],
    ["grace", -3],
    ["current", 300],
    ["missing", null],
  ] as const) {
    const { org } = await company(at);
    made[name] = org.name;
    if (days === null) continue;
    const holder = await employee(at, org, `Holder ${name}`);
    const id = await makeCertificate(db, holder, at.programme, { validUntil: addDays(today, days) });
    await db.admin.query("UPDATE certification SET grace_days = 14 WHERE id = $1", [id]);
  }
  await worker(at, async (tx, now) => {
    const all = await tx.partnership.findMany({
      where: { tenantId: at.ws.tenantId },
      select: { id: true },
    });
    const ids = all.map(one => one.id);
    await keepHealth(tx, at.ws.tenantId, ids, today, now);
  });
  const found = async (more: Partial<PortfolioFilter>) =>
    (
      await inWorkspace(
        at.certifier,
        (tx, now) =>
          readAreaPortfolio(
            tx,
            at.certifier,
            place,
            { ...readPortfolioFilter({}), ...more },
            { after: null, before: null },
            now,
          ),
        db.client,
      )
    ).rows.map(row => row.name);
  expect(await found({ state: "missing" })).toEqual([made.missing]);
  expect(await found({ state: "ending" })).toEqual([made.ending]);
  expect(await found({ state: "grace", area: "architect" })).toEqual([made.grace]);
  expect((await found({})).sort()).toEqual(Object.values(made).sort());
  expect(readPortfolioFilter({ state: "grace" }).state).toBe("grace");
  expect(readPortfolioFilter({ state: "x" }).state).toBeNull();
});
