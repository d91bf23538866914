import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { exportPartnersAction } from "#lib/features/partner-health/actions.ts";
import { keepHealth, outdatedHealth } from "#lib/features/partner-health/keep.ts";
import { healthIds, healthRows, listHealth } from "#lib/features/partner-health/queries.ts";
import { HEALTH_SORTS, readHealth, sortedBy } from "#lib/features/partner-health/schema.ts";
import { sendMessageAction } from "#lib/features/partner-messages/actions.ts";
import { sendMessage } from "#lib/features/partner-messages/commands.ts";
import { MOST_PARTNERS } from "#lib/features/partner-messages/queries.ts";
import { sendMessageInput } from "#lib/features/partner-messages/schema.ts";
import { removeViewAction, renameViewAction, saveViewAction } from "#lib/features/saved-views/actions.ts";
import { viewsOf } from "#lib/features/saved-views/queries.ts";
import { taskFile } from "#lib/features/tasks/queries.ts";
import { workOnTasks } from "#lib/jobs/tasks/work.ts";
import { tell } from "#lib/jobs/tell.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { accepted, look, type Scene } from "#tests/features/onboarding/scene.ts";
import { makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let s: Scene;
let colleague: Actor;
const MANY = 130;

beforeAll(async () => {
  s = await accepted(openNebulaProgramme);
  colleague = await makeVendorActor(s.db, s.ws, ["vendor_support"]);
  // Many lines with few different values, so that pages are cut among equals.
  await s.db.admin.query(
    `INSERT INTO partner_health (tenant_id, partnership_id, partner_org_id, org_name, org_slug, country, programme_id,
       programme_name, state, tier_key, tier_rank, standing, standing_rank, next_loss_on, last_active_at, partner_open,
       vendor_open, certs_ending, agreement_ends, level3_open, as_of)
     SELECT $1, gen_random_uuid(), gen_random_uuid(), 'Partner ' || (n % 20), 'p-' || n, (ARRAY['ES', 'DE', ''])[n % 3 + 1], $2,
       '"Programme"', (ARRAY['active', 'onboarding', 'remediation', 'ended'])[n % 4 + 1],
       CASE WHEN n % 3 > 0 THEN 'advanced' END, CASE WHEN n % 3 > 0 THEN 1 END,
       CASE WHEN n % 3 > 0 THEN 'met' END, CASE WHEN n % 3 > 0 THEN 2 END,
       CASE WHEN n % 4 > 0 THEN $3::date + (n % 7) * 30 END, CASE WHEN n % 5 > 0 THEN now() - (n % 6) * interval '20 days' END,
       n % 4, n % 2, n % 3, CASE WHEN n % 2 > 0 THEN $3::date + n % 5 END, n % 2, now()
     FROM generate_series(1, $4::int) n`,
    [s.ws.tenantId, s.programmeId, s.today, MANY],
  );
});
afterAll(() => s.db.drop());

const vendor = <T>(work: Parameters<typeof inWorkspace<T>>[1]) => inWorkspace(s.manager, work, s.db.client);
const refreshed = () => look(s, (tx, now) => keepHealth(tx, s.ws.tenantId, [s.partnershipId], s.today, now));
const lineOf = async () =>
  (await vendor(tx => healthRows(tx, s.ws.tenantId, [s.partnershipId], "en"))).rows[0];

test("in any order of several columns, pages forth and back hold every partner once", async () => {
  const order = fc
    .uniqueArray(fc.record({ by: fc.constantFrom(...HEALTH_SORTS), descending: fc.boolean() }), {
      selector: o => o.by,
      maxLength: 3,
    })
    .map(sort => ({ ...readHealth({}), sort }));
  await fc.assert(
    fc.asyncProperty(order, filter =>
      vendor(async tx => {
        const all = await healthIds(tx, s.ws.tenantId, filter, s.today, 1_000);
        const read = async (at: { after?: string | null; before?: string | null }) =>
          listHealth(tx, s.ws.tenantId, filter, { after: null, before: null, ...at }, s.today, "en");
        const forth: string[] = [];
        let page = await read({});
        for (;;) {
          forth.push(...page.rows.map(row => row.partnershipId));
          if (!page.next) break;
          page = await read({ after: page.next });
        }
        expect(forth).toEqual(all);
        const back = page.rows.map(row => row.partnershipId);
        while (page.previous) {
          page = await read({ before: page.previous });
          back.unshift(...page.rows.map(row => row.partnershipId));
        }
        expect(back).toEqual(all);
      }),
    ),
    { numRuns: 12 },
  );
});

test("filters come from the address and leave what they say; nonsense is left out", async () => {
  const ids = (query: Record<string, string>) =>
    vendor(tx => healthIds(tx, s.ws.tenantId, readHealth(query), s.today, 1_000));
  const rows = async (query: Record<string, string>) =>
    (await vendor(async tx => healthRows(tx, s.ws.tenantId, await ids(query), "en"))).rows;
  const untiered = await rows({ state: "active,remediation", tier: "none" });
  expect(untiered.length).toBeGreaterThan(0);
  for (const row of untiered) {
    expect(["active", "remediation"]).toContain(row.state);
    expect(row.tier).toBeNull();
  }
  const stalled = await rows({ stalled: "30" });
  expect(stalled.length).toBeGreaterThan(0);
  for (const row of stalled) {
    expect(row.partnerOpen).toBeGreaterThan(0);
    expect(row.state).not.toBe("ended");
    expect(row.lastActiveAt ?? 0).toBeLessThan(Date.now() - 29 * 86_400_000);
  }
  const german = await rows({ country: "de" });
  expect(german.length).toBeGreaterThan(0);
  expect(german.every(row => row.country === "DE")).toBe(true);
  const nonsense = { state: "nothing", loss: "1; DROP", country: "%%", sort: "x", programme: "y" };
  expect(await ids(nonsense)).toHaveLength(MANY);
  expect(sortedBy(readHealth({ sort: "loss" }), "loss")).toEqual([{ by: "loss", descending: true }]);
});

test("a line says what the facts say: what each side owes, the last activity, not what is the partner's alone", async () => {
  await refreshed();
  const before = await lineOf();
  expect(before).toMatchObject({ state: "onboarding", tier: null, level3Open: 0, lastActiveAt: null });
  await s.db.admin.query(
    `INSERT INTO agreement (tenant_id, id, number, partnership_id, partner_org_id, kind)
     VALUES ($1, $2, 'T-1', $3, $4, 'partner_agreement')`,
    [s.ws.tenantId, newId(), s.partnershipId, s.org.orgId],
  );
  await refreshed();
  // One paper, two signatures that are missing.
  expect(await lineOf()).toMatchObject({
    partnerOpen: (before?.partnerOpen ?? 0) + 1,
    vendorOpen: (before?.vendorOpen ?? 0) + 1,
  });
  const event = (audience: string, side: string, ago: number) =>
    s.db.admin.query(
      `INSERT INTO event (tenant_id, id, subject_type, subject_id, type, audience, partner_org_id, actor_name, actor_side, at)
       VALUES ($1, $2, 'ticket', $2, 'ticket.opened', $3, $4, 'X', $5, now() - $6 * interval '1 day')`,
      [s.ws.tenantId, newId(), audience, s.org.orgId, side, ago],
    );
  await event("partner", "partner", 1);
  await event("everyone", "customer", 2);
  await event("partner_vendor", "partner", 9);
  await refreshed();
  const days = (Date.now() - ((await lineOf())?.lastActiveAt ?? 0)) / 86_400_000;
  expect(Math.round(days)).toBe(9);
});

test("P3: an agreement ended as of a day to come holds until the day before; one that is over ends nothing", async () => {
  const from = addDays(s.today, -100);
  const signed = (id: string, kind: string, until: string, ended: string | null) =>
    s.db.admin.query(
      `INSERT INTO agreement (tenant_id, id, number, partnership_id, partner_org_id, kind, partner_signed_on, vendor_signed_on, starts_on, ends_on, ended_on)
       VALUES ($1, $2, $9, $3, $4, $5, $6, $6, $6, $7, $8)`,
      [s.ws.tenantId, id, s.partnershipId, s.org.orgId, kind, from, until, ended, id],
    );
  const [coming, over] = [newId(), newId()];
  await signed(coming, "partner_agreement", addDays(s.today, 260), addDays(s.today, 30));
  await signed(over, "partner_agreement", addDays(s.today, 260), s.today);
  await refreshed();
  expect((await lineOf())?.agreementEnds).toBe(addDays(s.today, 29));
  await s.db.admin.query("DELETE FROM agreement WHERE id = ANY ($1)", [[coming, over]]);
});

test("a fact about a company has its line written anew, and then no more", async () => {
  const outdated = () => look(s, tx => outdatedHealth(tx, s.ws.tenantId));
  await s.db.admin.query("UPDATE partner_health SET as_of = now() - interval '1 hour'");
  await s.db.admin.query("DELETE FROM event WHERE at > now() - interval '1 hour'");
  expect(await outdated()).toEqual([]);
  await s.db.admin.query("UPDATE partnership SET next_loss_on = current_date + 3 WHERE id = $1", [
    s.partnershipId,
  ]);
  expect(await outdated()).toEqual([s.partnershipId]);
  await refreshed();
  expect(await outdated()).toEqual([]);
});

test("an export holds every line once, what could be a formula is words, and it is its requester's alone", async () => {
  await s.db.admin.query(
    `UPDATE partner_health SET org_name = '=HYPERLINK("http://evil.example")' WHERE org_slug = 'p-7'`,
  );
  const { taskId } = done(
    await as(s.db, s.manager, () => exportPartnersAction(s.ws.slug, { query: "sort=-loss", format: "csv" })),
  );
  await workOnTasks(60_000, s.db.client);
  const file = await vendor((tx, now) => taskFile(tx, s.manager, taskId, now));
  const lines = new TextDecoder().decode(file?.bytes).trim().split("\r\n");
  expect(lines).toHaveLength(MANY + 2);
  expect(lines.find(line => line.includes("HYPERLINK"))).toMatch(/^"'=HYPERLINK/);
  const theirs = await inWorkspace(colleague, (tx, now) => taskFile(tx, colleague, taskId, now), s.db.client);
  expect(theirs).toBeNull();
  const sheet = done(
    await as(s.db, s.manager, () => exportPartnersAction(s.ws.slug, { query: "", format: "xlsx" })),
  );
  await workOnTasks(60_000, s.db.client);
  const book = await vendor((tx, now) => taskFile(tx, s.manager, sheet.taskId, now));
  expect(new TextDecoder("latin1").decode(book?.bytes.slice(0, 2))).toBe("PK");
});

test("a view is its owner's; shared it is the team's, and only its owner or an administrator removes it", async () => {
  const save = (actor: Actor, name: string, shared: boolean) =>
    as(s.db, actor, () => saveViewAction(s.ws.slug, { list: "partners", name, query: "loss=30", shared }));
  const own = done(await save(colleague, "Mine", false));
  done(await save(colleague, "Ours", true));
  expect(await save(colleague, "mine", false)).toMatchObject({ ok: false, kind: "invalid" });
  const seen = (actor: Actor) =>
    inWorkspace(actor, async tx => (await viewsOf(tx, actor, "partners")).map(v => v.name), s.db.client);
  expect(await seen(colleague)).toEqual(["Mine", "Ours"]);
  expect(await seen(s.manager)).toEqual(["Ours"]);
  const rename = (actor: Actor, viewId: string, name: string, version: number) =>
    as(s.db, actor, () => renameViewAction(s.ws.slug, { viewId, name, version }));
  done(await rename(colleague, own.viewId, "MINE", 0));
  expect(await seen(colleague)).toEqual(["MINE", "Ours"]);
  expect(await rename(colleague, own.viewId, "Late", 0)).toMatchObject({ ok: false, kind: "conflict" });
  expect(await rename(s.manager, own.viewId, "Theirs", 1)).toMatchObject({ ok: false, kind: "not_found" });
  const twin = done(await save(colleague, "Second", false));
  expect(await rename(colleague, twin.viewId, "mine", 0)).toMatchObject({ ok: false, kind: "invalid" });
  done(await as(s.db, colleague, () => removeViewAction(s.ws.slug, { viewId: twin.viewId })));
  const gone = await as(s.db, s.manager, () => removeViewAction(s.ws.slug, { viewId: own.viewId }));
  expect(gone).toMatchObject({ ok: false, kind: "not_found" });
});

test("an empty message is said at the language that stands first; one too long is said and not cut", () => {
  const empty = { subjectEn: "", bodyEn: "", subjectEs: "", bodyEs: "", to: { ids: [newId()] }, expected: 1 };
  const paths = (input: object) =>
    sendMessageInput.safeParse({ ...empty, ...input }).error?.issues.map(issue => issue.path.join("."));
  expect(paths({ first: "es" })).toEqual(["subjectEs"]);
  expect(paths({ first: "en" })).toEqual(["subjectEn"]);
  expect(paths({ subjectEn: "News", bodyEn: "x".repeat(6_001) })).toEqual(["bodyEn"]);
});

test("more partners than one message may go to are refused in words, none of them is left out quietly", async () => {
  const ids = Array.from({ length: MOST_PARTNERS + 1 }, () => newId());
  const input = { subjectEn: "News", bodyEn: "Read.", subjectEs: "", bodyEs: "", to: { query: "" } };
  const refused = inWorkspace(
    s.manager,
    tx =>
      sendMessage(tx, s.manager, ids, {
        ...input,
        first: "en",
        expected: MOST_PARTNERS + 1,
      }),
    s.db.client,
  );
  await expect(refused).rejects.toMatchObject({ key: "partners.message.refusal.tooMany" });
});

test("a message goes to each administrator once, in their language, and stands on the partner's page", async () => {
  const second = await makePerson(s.db, s.ws, s.org, ["partner_admin"]);
  await s.db.admin.query("UPDATE account SET locale = 'es' WHERE id = $1", [second.accountId]);
  const words = { subjectEn: "News", bodyEn: "Read this.", subjectEs: "Novedades", bodyEs: "Léanlo." };
  const to = { ids: [s.partnershipId] };
  const send = (expected: number, key?: string) =>
    as(s.db, s.manager, () => sendMessageAction(s.ws.slug, { ...words, to, expected }, key));
  expect(await send(3)).toMatchObject({ ok: false, kind: "refused" });
  // A double click is one message.
  const first = done(await send(1, "double-click-1"));
  expect(done(await send(1, "double-click-1"))).toEqual(first);
  await workOnTasks(60_000, s.db.client);
  const { rows: facts } = await s.db.admin.query("SELECT id FROM event WHERE type = 'message.sent'");
  expect(facts).toHaveLength(1);
  const read = () =>
    inWorkspace(asWorker(s.ws.tenantId), tx => tell(tx, s.ws.tenantId, facts[0].id), s.db.client);
  expect(await read()).toBe(2);
  await read();
  const { rows } = await s.db.admin.query(
    "SELECT to_email, data->'params'->>'subject' AS subject FROM outbox WHERE topic = 'message.sent' AND kind = 'mail' ORDER BY 2",
  );
  expect(rows).toEqual([
    { to_email: s.admin.email, subject: "News" },
    { to_email: second.email, subject: "Novedades" },
  ]);
});
