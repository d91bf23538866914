import { afterAll, beforeAll, expect, test } from "vitest";
import { ladder } from "#lib/domain/programmes/ladder.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { partnerFacts } from "#lib/features/partnerships/facts.ts";
import { warnOrEnd } from "#lib/features/tickets/commands/end-silent.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { demoAccounts } from "#prisma/seed/accounts.ts";
import { definitionsOf } from "#prisma/seed/demo/definitions.ts";
import { tenantIdOf } from "#prisma/seed/demo/workspace.ts";
import { seed } from "#prisma/seed/run.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  await seed({ ownerUrl: db.ownerUrl, appUrl: db.appUrl, log: () => undefined });
}, 180_000);
afterAll(() => db.drop());

test("the three workspaces stand with their programmes, plans, calendars and products", async () => {
  const { rows } = await db.admin.query(
    `SELECT w.slug, (SELECT count(*)::int FROM programme p WHERE p.tenant_id = w.tenant_id) AS programmes,
            (SELECT count(*)::int FROM support_plan p WHERE p.tenant_id = w.tenant_id) AS plans,
            (SELECT count(*)::int FROM product p WHERE p.tenant_id = w.tenant_id) AS products
     FROM workspace w ORDER BY slug`,
  );
  expect(rows).toEqual([
    { slug: "ecm", programmes: 0, plans: 2, products: 2 },
    { slug: "emma", programmes: 1, plans: 1, products: 1 },
    { slug: "opennebula", programmes: 1, plans: 2, products: 1 },
  ]);
});

test("a dozen partners stand on the ladder as their states say (P21, P24)", async () => {
  const on = todayIn("Europe/Madrid", Date.now());
  const found: Record<string, string> = {};
  for (const slug of ["emma", "opennebula"]) {
    const definition = definitionsOf[slug]?.programmes[0]?.definition;
    if (!definition) throw new Error(slug);
    await inWorkspace(
      asWorker(tenantIdOf(slug)),
      async tx => {
        const rows = await tx.partnership.findMany({ where: { tenantId: tenantIdOf(slug) } });
        for (const row of rows) {
          const facts = await partnerFacts(tx, row.tenantId, row);
          const standing = ladder(definition, facts, row.tierKey, on);
          found[row.orgName] =
            `${row.state} ${row.tierKey ?? "-"} ${standing.current?.state ?? "-"} ${standing.eligible ?? "-"}`;
        }
      },
      db.client,
    );
  }
  expect(found).toMatchObject({
    "Sistemas Arlanza": "active certified at_risk certified",
    "Norte Ciberseguridad": "active certified met certified",
    "Levante Redes": "remediation certified unmet -",
    "Duero Defensa Digital": "active certified at_risk certified",
    "Grupo Tecnalba": "onboarding - - -",
    "Bética Integra": "ended - - -",
    "Kaltenbach Systemhaus": "active advanced at_risk advanced",
    "Helix Sistemi": "active premier at_risk premier",
    "Nordlys Sky": "active premier met premier",
    "Nova Estatística": "active advanced met premier",
    "Tessera Hosting": "remediation advanced unmet -",
    "Farol Sistemas": "ended - - -",
  });
});

test("whoever the closing table names has an account and an accepted membership", async () => {
  for (const account of demoAccounts) {
    const { rows } = await db.admin.query(
      `SELECT m.side FROM account a JOIN membership m ON m.account_id = a.id AND m.accepted_at IS NOT NULL
       JOIN workspace w ON w.tenant_id = m.tenant_id WHERE a.email = $1 AND w.name = $2`,
      [account.email, account.workspace],
    );
    expect(
      rows.map(r => r.side),
      account.email,
    ).toContain(account.side);
  }
});

test("some 150 cases stand in every state, with clocks running, paused, warned and breached", async () => {
  const { rows } = await db.admin.query(
    "SELECT state, count(*)::int AS n FROM ticket GROUP BY state ORDER BY state",
  );
  const by = Object.fromEntries(rows.map(r => [r.state, r.n]));
  expect(Object.keys(by)).toEqual([
    "closed",
    "diagnosed",
    "in_progress",
    "new",
    "resolved",
    "waiting_customer",
    "with_manufacturer",
  ]);
  expect(rows.reduce((sum, r) => sum + r.n, 0)).toBeGreaterThan(145);
  const clocks = await db.admin.query(
    `SELECT count(*) FILTER (WHERE paused_since IS NOT NULL AND stopped_at IS NULL)::int AS paused,
            count(*) FILTER (WHERE stopped_at IS NULL AND due_at < now())::int AS breached,
            count(*) FILTER (WHERE stopped_at IS NULL AND warn_at < now() AND due_at > now())::int AS warned,
            count(*) FILTER (WHERE stopped_at IS NULL AND warn_at > now())::int AS running FROM ticket_clock`,
  );
  for (const [state, n] of Object.entries(clocks.rows[0])) expect(n, state).toBeGreaterThan(2);
});

test("on each side somebody has chosen how they are told, and in each workspace one mail came back", async () => {
  const { rows } = await db.admin.query(
    `SELECT w.slug,
            (SELECT count(*)::int FROM mail_preference m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
             WHERE m.tenant_id = w.tenant_id) AS wishes,
            (SELECT count(*)::int FROM mail_delivery d JOIN event e ON e.tenant_id = d.tenant_id AND e.subject_id = d.ticket_id
               AND e.type = 'ticket.mail_undelivered' AND e.audience = d.audience
             WHERE d.tenant_id = w.tenant_id AND d.state = 'bounced') AS returned,
            (SELECT count(*)::int FROM person p WHERE p.tenant_id = w.tenant_id AND p.failing_address = lower(p.email)) AS failing
     FROM workspace w ORDER BY slug`,
  );
  expect(rows).toEqual([
    { slug: "ecm", wishes: 2, returned: 1, failing: 1 },
    { slug: "emma", wishes: 3, returned: 1, failing: 1 },
    { slug: "opennebula", wishes: 3, returned: 1, failing: 1 },
  ]);
  // Who signs in here to look around gets their mail.
  const visitors = await db.admin.query(
    "SELECT email FROM person WHERE failing_address <> '' AND email = ANY ($1)",
    [demoAccounts.map(account => account.email)],
  );
  expect(visitors.rows).toEqual([]);
});

test("one case's customer was warned of their silence and may still answer (T5), and the hourly job leaves it as it is", async () => {
  const { rows } = await db.admin.query(
    `SELECT t.id, t.tenant_id, t.state, e.data->>'closesOn' AS closes, e.at < now() AS past, e.at > t.waiting_since AS after
     FROM event e JOIN ticket t ON t.id = e.subject_id WHERE e.type = 'ticket.silence_warned'`,
  );
  expect(rows).toMatchObject([{ state: "waiting_customer", past: true, after: true }]);
  expect(rows[0].closes >= todayIn("Europe/Madrid", Date.now())).toBe(true);
  const came = await inWorkspace(
    asWorker(rows[0].tenant_id),
    (tx, now) => warnOrEnd(tx, asWorker(rows[0].tenant_id), rows[0].id, now),
    db.client,
  );
  expect(came).toBe("none");
});
