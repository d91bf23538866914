import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { type Decision, decided, decisionOf } from "#lib/domain/tickets/decision.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { ReportDto } from "#lib/features/reports/dto.ts";
import { reportCasesStep, reportStep } from "#lib/features/reports/export.ts";
import { customerOfReport, readMonthly, sendMonthlyReport } from "#lib/features/reports/monthly.ts";
import { renderMonthly } from "#lib/features/reports/paper.ts";
import { readDecided, readReport } from "#lib/features/reports/queries.ts";
import { readReportFilter, reportQuery, type SearchParams } from "#lib/features/reports/schema.ts";
import { startTask } from "#lib/features/tasks/commands.ts";
import { tell } from "#lib/jobs/tell.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/actor.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makePerson } from "#tests/support/factories/person.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let t: TicketWorld;
let info: WorkspaceInfo;
const tickets: Record<"partner" | "vendor", { id: string; number: string }> = {} as never;

beforeAll(async () => {
  db = await cloneDatabase();
  t = await makeTicketWorld(db);
  info = workspaceInfo(
    await inWorkspace(asWorker(t.ws.tenantId), tx => tx.workspace.findFirstOrThrow(), db.client),
  );
  for (const by of ["partner", "vendor"] as const) {
    tickets[by] = await makeTicket(db, t, by);
    await db.admin.query("DELETE FROM timer WHERE ticket_id = $1", [tickets[by].id]);
    await db.admin.query("DELETE FROM ticket_clock WHERE ticket_id = $1", [tickets[by].id]);
  }
});
afterAll(() => db.drop());

type Moments = { warnAt: Date | null; dueAt: Date | null; stoppedAt: Date | null };

/** A clock of a case, with these moments and no others. */
async function clock(
  by: "partner" | "vendor",
  at: Moments,
  more: Record<string, unknown> = {},
): Promise<string> {
  const id = newId();
  const contract = by === "partner" ? t.contract : t.ownContract;
  const columns = {
    tenant_id: t.ws.tenantId,
    id,
    ticket_id: tickets[by].id,
    partner_org_id: by === "partner" ? t.engineer.orgId : null,
    customer_org_id: contract.customerOrgId,
    kind: "response",
    cycle: Math.floor(Math.random() * 1e9) + 1,
    priority: "P2",
    target_minutes: 60,
    calendar_key: "round-the-clock",
    calendar_version: 1,
    started_at: new Date(0),
    warn_at_percent: 75,
    warn_at: at.warnAt,
    due_at: at.dueAt,
    stopped_at: at.stoppedAt,
    breached: at.stoppedAt && at.dueAt ? at.stoppedAt > at.dueAt : null,
    ...more,
  };
  const names = Object.keys(columns);
  await db.admin.query(
    `INSERT INTO ticket_clock (${names.join()}) VALUES (${names.map((_, i) => `$${i + 1}`).join()})`,
    Object.values(columns),
  );
  return id;
}

const empty = () => db.admin.query("DELETE FROM ticket_clock WHERE tenant_id = $1", [t.ws.tenantId]);
const day = (text: string) => new Date(text);

const ask = (actor: Actor, params: SearchParams, after: string | null = null) =>
  inWorkspace(
    actor,
    (tx, now) => {
      const filter = readReportFilter(params, todayIn(info.timeZone, now.getTime()));
      return readReport(tx, { actor, workspace: info, filter, now }, after);
    },
    db.client,
  );
const cases = (actor: Actor, params: SearchParams, after: string | null = null) =>
  inWorkspace(
    actor,
    (tx, now) => {
      const filter = readReportFilter(params, todayIn(info.timeZone, now.getTime()));
      return readDecided(tx, { actor, workspace: info, filter, now }, after);
    },
    db.client,
  );
const sums = (data: ReportDto) =>
  data.totals.map(({ clock: kind, counts }) => [kind, counts.met, counts.warned, counts.breached]);

test("the database decides every clock as the rule does, whatever its moments (S3, S6)", async () => {
  await empty();
  const now = Date.now();
  const near = () =>
    Math.random() < 0.15 ? null : new Date(now + Math.floor((Math.random() - 0.7) * 20 * 86_400_000));
  const counts: Record<Decision, number> = { met: 0, warned: 0, breached: 0 };
  const expected = new Map<string, Decision>();
  for (let i = 0; i < 60; i++) {
    const dueAt = near();
    const warnAt = dueAt && new Date(dueAt.getTime() - 3_600_000);
    const stops = near();
    // A few exactly on their marks.
    const stoppedAt =
      i % 7 === 0 ? dueAt : i % 11 === 0 ? warnAt : stops && stops.getTime() <= now ? stops : null;
    const kept = stoppedAt && stoppedAt.getTime() <= now ? stoppedAt : null;
    const id = await clock("partner", { warnAt, dueAt, stoppedAt: kept });
    const decision = decisionOf(
      {
        warnAt: warnAt?.getTime() ?? null,
        dueAt: dueAt?.getTime() ?? null,
        stoppedAt: kept?.getTime() ?? null,
      },
      now,
    );
    if (!decision) continue;
    counts[decision.result] += 1;
    expected.set(id, decision.result);
  }
  const data = await ask(t.vendorManager, {});
  expect(sums(data)).toEqual([["response", counts.met, counts.warned, counts.breached]]);
  const listed = await cases(t.vendorManager, {});
  const rest = listed.next ? await cases(t.vendorManager, {}, listed.next) : { rows: [], next: null };
  const all = [...listed.rows, ...rest.rows];
  expect(rest.next).toBeNull();
  expect(new Map(all.map(row => [row.clockId, row.result]))).toEqual(expected);
  expect(all.map(row => row.decidedAt)).toEqual(all.map(row => row.decidedAt).toSorted((a, b) => b - a));
});

test("a month is the workspace's, and a promise broken in one and answered in the next is the first one's", async () => {
  await empty();
  const month = (back: number) => {
    const at = new Date(`${todayIn(info.timeZone, Date.now()).slice(0, 7)}-01T12:00:00Z`);
    at.setUTCMonth(at.getUTCMonth() - back);
    return at.toISOString().slice(0, 7);
  };
  const [last, before] = [month(1), month(2)];
  // The first hour of the month here is still the month before in London and further west.
  const { rows } = await db.admin.query(
    "SELECT ($1::date::timestamp AT TIME ZONE $2) + interval '10 minutes' AS first, ($1::date::timestamp AT TIME ZONE $2) - interval '10 minutes' AS eve",
    [`${last}-01`, info.timeZone],
  );
  await clock("partner", { warnAt: null, dueAt: day("2999-01-01"), stoppedAt: rows[0].first });
  await clock("partner", { warnAt: null, dueAt: rows[0].eve, stoppedAt: rows[0].first });
  const data = await ask(t.vendorManager, { by: "month", from: before, to: last });
  expect(data.groups.map(group => [group.key, group.clocks.map(one => Object.values(one.counts))])).toEqual([
    [last, [[1, 0, 0]]],
    [before, [[0, 0, 1]]],
  ]);
  expect(
    (await ask(t.vendorManager, { from: last, to: last })).totals.map(one => decided(one.counts)),
  ).toEqual([1]);
});

test("each side reads its own: level 3 is none of the customer's (T2), other partners' and customers' promises are nobody else's", async () => {
  await empty();
  const kept = { warnAt: null, dueAt: day("2999-01-01"), stoppedAt: new Date(Date.now() - 60_000) };
  await clock("partner", kept);
  await clock("partner", kept, { kind: "level3", audience: "partner_vendor" });
  await clock("vendor", kept);
  const counted = async (actor: Actor) =>
    (await ask(actor, {})).totals.map(one => [one.clock, decided(one.counts)]);
  expect(await counted(t.vendorManager)).toEqual([
    ["response", 2],
    ["level3", 1],
  ]);
  expect(await counted(t.engineer)).toEqual([
    ["response", 1],
    ["level3", 1],
  ]);
  expect(await counted(t.contact)).toEqual([["response", 1]]);
  expect(await counted(t.ownContact)).toEqual([["response", 1]]);
  for (const stranger of [t.otherPartner, t.otherCustomer, t.foreigner])
    expect(await counted(stranger)).toEqual([]);
  // Asked for by name it is no more theirs.
  const asked = { customer: t.contract.customerOrgId, partner: t.engineer.orgId };
  expect((await ask(t.otherPartner, asked)).totals).toEqual([]);
  expect((await cases(t.otherCustomer, asked)).rows).toEqual([]);
  expect((await ask(t.contact, { clock: "level3" })).totals).toEqual([]);
});

test("figures stand by plan, product, priority, company and customer, and lead to their cases", async () => {
  await empty();
  const stoppedAt = new Date(Date.now() - 60_000);
  await clock("partner", { warnAt: null, dueAt: day("2999-01-01"), stoppedAt });
  await clock(
    "partner",
    { warnAt: null, dueAt: new Date(Date.now() - 120_000), stoppedAt },
    { priority: "P1", cycle: 2 },
  );
  await clock("vendor", { warnAt: null, dueAt: day("2999-01-01"), stoppedAt });
  const lines = async (by: string) =>
    (await ask(t.vendorManager, { by })).groups.map(g => [g.name, g.clocks.map(c => decided(c.counts))]);
  expect(await lines("priority")).toEqual([
    ["P1", [1]],
    ["P2", [2]],
  ]);
  expect(await lines("plan")).toEqual([["Standard support", [3]]]);
  expect(await lines("product")).toEqual([[t.product.name, [3]]]);
  expect((await lines("partner")).map(([, counts]) => counts).sort()).toEqual([[1], [2]]);
  expect((await lines("customer")).map(([, counts]) => counts).sort()).toEqual([[1], [2]]);
  expect(
    decided(
      (await ask(t.vendorManager, { round: "again" })).totals[0]?.counts ?? {
        met: 0,
        warned: 0,
        breached: 0,
      },
    ),
  ).toBeGreaterThan(0);
  const own = await cases(t.vendorManager, { partner: "vendor" });
  expect(own.rows.map(row => row.number)).toEqual([tickets.vendor.number]);
  expect((await cases(t.vendorManager, { result: "breached" })).rows.map(row => row.priority)).toEqual([
    "P1",
  ]);
});

test("what an address says badly is left out, and a period is never turned round or without end", () => {
  const today = "2027-03-10";
  expect(readReportFilter({ from: "2027-02", to: "2026-11" }, today)).toMatchObject({
    from: "2026-11",
    to: "2027-02",
  });
  expect(readReportFilter({ from: "1999-01", to: "2999-01" }, today)).toMatchObject({
    from: "2024-04",
    to: "2027-03",
  });
  const bad = {
    by: "x",
    clock: "'",
    priority: "P9",
    plan: "1 OR 1",
    partner: "\u0000",
    result: "all",
    from: "2027-13",
  };
  const filter = readReportFilter(bad, today);
  expect(filter).toMatchObject({
    by: "month",
    clock: null,
    priority: null,
    plan: null,
    partner: null,
    result: null,
    from: "2026-04",
  });
  const query = new URLSearchParams(reportQuery(filter));
  expect(readReportFilter(Object.fromEntries(query), today)).toEqual(filter);
});

test("as a file the figures and their cases are what the page shows, with the rights of who asked", async () => {
  await empty();
  await clock("partner", {
    warnAt: null,
    dueAt: day("2999-01-01"),
    stoppedAt: new Date(Date.now() - 60_000),
  });
  await clock("vendor", { warnAt: null, dueAt: new Date(Date.now() - 60_000), stoppedAt: null });
  const file = async (actor: Actor, step: typeof reportStep | typeof reportCasesStep) =>
    inWorkspace(
      actor,
      async (tx, now) => {
        const by = { ...actor, ip: "192.0.2.1" };
        const taskId = await startTask(tx, by, "reports.export", {});
        let cursor: unknown = null;
        for (;;) {
          const done = await step({
            tx,
            now,
            actor,
            workspace: info,
            taskId,
            input: { query: "by=customer", format: "csv" },
            cursor,
          });
          if ("finished" in done && done.finished) return new TextDecoder().decode(done.finished.file.bytes);
          cursor = "cursor" in done ? done.cursor : null;
        }
      },
      db.client,
    );
  expect((await file(t.vendorManager, reportStep)).trim().split("\r\n")).toHaveLength(3);
  const own = await file(t.engineer, reportCasesStep);
  expect(own).toContain(tickets.partner.number);
  expect(own).not.toContain(tickets.vendor.number);
});

test("a customer's month says nothing of level 3, can be printed, and reaches its administrators alone", async () => {
  await empty();
  const { slug } = await inWorkspace(
    asWorker(t.ws.tenantId),
    tx => tx.organisation.findFirstOrThrow({ where: { id: t.contact.orgId } }),
    db.client,
  );
  const org = {
    tenantId: t.ws.tenantId,
    orgId: t.contact.orgId,
    name: t.contact.orgName,
    slug,
    side: "customer" as const,
    partnerOrgId: t.engineer.orgId,
    customerOrgId: t.contact.orgId,
  };
  const admin = await makePerson(db, t.ws, org, ["customer_admin"]);
  const at = {
    warnAt: null,
    dueAt: new Date(Date.now() - 120_000),
    stoppedAt: new Date(Date.now() - 60_000),
  };
  await clock("partner", at);
  await clock("partner", at, { kind: "level3", audience: "partner_vendor" });
  const month = todayIn(info.timeZone, Date.now() - 120_000).slice(0, 7);
  const data = await inWorkspace(
    t.vendorManager,
    async (tx, now) => {
      const customer = await customerOfReport(tx, t.ws.tenantId, { id: t.contract.customerOrgId });
      if (!customer) throw new Error("no customer");
      return readMonthly(tx, t.vendorManager, info, customer, month, now);
    },
    db.client,
  );
  expect(data.lines.map(line => [line.clock, line.counts.breached])).toEqual([["response", 1]]);
  expect(data.late.map(row => [row.number, row.clock])).toEqual([[tickets.partner.number, "response"]]);
  expect(data).toMatchObject({ soFar: true, lateMore: 0, cases: { opened: 1, open: 1, resolved: 0 } });
  expect(data.contracts.map(one => one.number)).toHaveLength(1);
  for (const locale of ["es", "en"] as const)
    expect((await renderMonthly(info, data, locale)).subarray(0, 5).toString()).toBe("%PDF-");
  const by = { ...t.vendorManager, ip: "192.0.2.1" };
  await inWorkspace(
    t.vendorManager,
    (tx, now) => sendMonthlyReport(tx, by, info, data.customer, month, now),
    db.client,
  );
  await expect(
    inWorkspace(
      t.vendorManager,
      (tx, now) => sendMonthlyReport(tx, by, info, data.customer, "2999-01", now),
      db.client,
    ),
  ).rejects.toMatchObject({ fields: { month: { key: "reports.invalid.future" } } });
  await inWorkspace(
    asWorker(t.ws.tenantId),
    async tx => {
      const event = await tx.event.findFirstOrThrow({ where: { type: "customer.report_sent" } });
      await tell(tx, t.ws.tenantId, event.id);
    },
    db.client,
  );
  const { rows } = await db.admin.query(
    "SELECT to_email, data FROM outbox WHERE tenant_id = $1 AND kind = 'mail' AND topic = 'customer.report_sent'",
    [t.ws.tenantId],
  );
  expect(rows.map(row => row.to_email)).toEqual([admin.email]);
  expect(JSON.stringify(rows[0].data)).toContain(`month=${month}`);
});
