import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { vendorWaiting } from "#lib/features/home/queries/waiting-vendor.ts";
import {
  askForDateAction,
  declineDateAction,
  withdrawDateAction,
} from "#lib/features/training/actions-dates.ts";
import { readDateless, readDateRequests } from "#lib/features/training/date-request-lists.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import {
  company,
  course,
  employee,
  type Scene,
  scene,
  session,
  worker,
} from "#tests/features/training/scene.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
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
let own: Awaited<ReturnType<typeof company>>;
let other: Awaited<ReturnType<typeof company>>;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  s = await scene(db);
  own = await company(s);
  other = await company(s);
});
afterAll(() => db.drop());

const ask = (by: Actor, courseId: string, more: object = {}) =>
  as(db, by, () => askForDateAction(s.ws.slug, { courseId, people: 2, note: "In spring", ...more }));
const seen = (by: Actor) =>
  inWorkspace(by, (tx, now) => readDateRequests(tx, by, s.ws.timeZone, now), db.client);
const dateless = (by: Actor) =>
  inWorkspace(by, (tx, now) => readDateless(tx, by, s.ws.timeZone, now), db.client);
/** Whom the events of a type told, by mail. */
async function mailed(type: string): Promise<string[]> {
  const events = await worker(s, tx => tx.event.findMany({ where: { type } }));
  for (const event of events) await worker(s, tx => tell(tx, s.ws.tenantId, event.id));
  const { rows } = await db.admin.query("SELECT to_email FROM outbox WHERE kind = 'mail' AND topic = $1", [
    type,
  ]);
  return rows.map(row => String(row.to_email)).sort();
}

test("a company asks for a date of a course that has none, once also of two at once; a date answers all who asked and tells them (P4)", async () => {
  const courseId = await course(s);
  expect((await dateless(own.admin)).map(one => [one.courseId, one.open])).toEqual([[courseId, null]]);
  const colleague = await employee(s, own.org, "Bea", ["partner_admin"]);
  const both = await Promise.all([ask(own.admin, courseId), ask(colleague, courseId)]);
  expect(both.map(one => one.ok).sort()).toEqual([false, true]);
  expect(both.find(one => !one.ok)).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("already"),
  });
  done(await ask(other.admin, courseId, { people: 1, note: "" }));
  expect((await seen(s.certifier)).map(one => [one.company.name, one.people])).toEqual([
    [own.org.name, 2],
    [other.org.name, 1],
  ]);
  // Each company its own alone, also past the query.
  expect((await seen(other.admin)).map(one => one.company.name)).toEqual([other.org.name]);
  const rows = await inWorkspace(other.admin, tx => tx.trainingDateRequest.findMany(), db.client);
  expect(rows.map(row => row.partnerOrgId)).toEqual([other.org.orgId]);
  const waits = await inWorkspace(s.certifier, tx => vendorWaiting(tx, s.certifier, "2026-01-01"), db.client);
  expect(waits.filter(one => one.kind === "trainingDateAsked").map(one => one.path)).toEqual([
    "/training#asked",
    "/training#asked",
  ]);
  expect(new Set(await mailed("training.date_asked"))).toEqual(new Set([s.certifier.email]));
  const sessionId = await session(s, courseId);
  expect(await seen(s.certifier)).toEqual([]);
  expect(await seen(own.admin)).toEqual([]);
  expect(await mailed("training.date_opened")).toEqual(
    [own.admin.email, colleague.email, other.admin.email].sort(),
  );
  const answered = await worker(s, tx => tx.trainingDateRequest.findMany({ where: { courseId } }));
  expect(answered.map(row => [row.answer, row.sessionId])).toEqual([
    ["dated", sessionId],
    ["dated", sessionId],
  ]);
  // With a date there is nothing to ask for.
  expect(await ask(own.admin, courseId)).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("book"),
  });
  expect(await dateless(own.admin)).toEqual([]);
});

test("the vendor declines with a reason, which the company reads and may ask again after; nobody answers for the vendor (P4)", async () => {
  const courseId = await course(s);
  const { requestId } = done(await ask(own.admin, courseId));
  const no = { requestId, version: 0, reason: "Too few ask" };
  expect(await as(db, own.admin, () => declineDateAction(s.ws.slug, no))).toMatchObject({ ok: false });
  expect(await as(db, s.trainer, () => declineDateAction(s.ws.slug, no))).toMatchObject({
    kind: "forbidden",
  });
  const claim = (data: object) =>
    inWorkspace(
      own.admin,
      tx => tx.trainingDateRequest.updateMany({ where: { id: requestId }, data }),
      db.client,
    );
  await expect(claim({ answer: "dated" })).rejects.toThrow(/row-level security/i);
  expect(await as(db, s.certifier, () => declineDateAction(s.ws.slug, { ...no, reason: " " }))).toMatchObject(
    {
      kind: "invalid",
    },
  );
  done(await as(db, s.certifier, () => declineDateAction(s.ws.slug, no)));
  expect(await as(db, s.certifier, () => declineDateAction(s.ws.slug, no))).toMatchObject({
    kind: "conflict",
  });
  expect((await seen(own.admin)).map(one => one.declined)).toEqual(["Too few ask"]);
  expect(await mailed("training.date_declined")).toContain(own.admin.email);
  const again = done(await ask(own.admin, courseId));
  expect((await seen(own.admin)).map(one => one.declined)).toEqual([null]);
  // Taken back by who asked, not by another company.
  const back = { requestId: again.requestId, version: 0 };
  expect(await as(db, other.admin, () => withdrawDateAction(s.ws.slug, back))).toMatchObject({
    kind: "not_found",
  });
  done(await as(db, own.admin, () => withdrawDateAction(s.ws.slug, back)));
  expect(await seen(s.certifier)).toEqual([]);
});

test("who doesn't book doesn't ask; a course that is closed or made up is none; how many is a number at its field (R)", async () => {
  const courseId = await course(s);
  const engineer = await employee(s, own.org, "Engineer");
  expect(await ask(engineer, courseId)).toMatchObject({ kind: "forbidden" });
  expect(await ask(s.certifier, courseId)).toMatchObject({ kind: "not_found" });
  expect(await ask(own.admin, newId())).toMatchObject({ kind: "not_found" });
  expect(await ask(own.admin, courseId, { people: 0 })).toMatchObject({
    kind: "invalid",
    fields: { people: expect.any(String) },
  });
  await db.admin.query("UPDATE training_course SET state = 'closed' WHERE id = $1", [courseId]);
  expect(await ask(own.admin, courseId)).toMatchObject({ kind: "refused" });
});
