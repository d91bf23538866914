import type pg from "pg";
import { definitionsOf } from "#prisma/seed/demo/definitions.ts";

export type Fill = { tickets: number; workspaces: number };

/** So many tickets for the i-th of n workspaces: a few are large, most are small, as in life. */
function shares({ tickets, workspaces }: Fill): number[] {
  const weights = Array.from({ length: workspaces }, (_, i) => 1 / (i + 2));
  const total = weights.reduce((a, b) => a + b, 0);
  const counts = weights.map(w => Math.max(20, Math.round((tickets * w) / total)));
  counts[0] = (counts[0] ?? 0) + tickets - counts.reduce((a, b) => a + b, 0);
  return counts;
}

// One id from a name, the same every time, shaped as a UUIDv7.
const shaped = (hex: string) =>
  `overlay(overlay(${hex} placing '7' from 13 for 1) placing '8' from 17 for 1)::uuid`;
const id = (...parts: string[]) => shaped(`md5(${parts.join(" || ':' || ")})`);

/**
 * Fills an empty, migrated database with set-based SQL, past row security and triggers (what these would write is
 * written here). 8 partners, a customer for every 40 tickets, 5 % of the tickets open, 3 messages and 5 facts each.
 */
export async function fill(admin: pg.Client, size: Fill, note: (text: string) => void): Promise<void> {
  const definitions = definitionsOf.emma;
  const plan = definitions?.plans[0];
  const programme = definitions?.programmes[0];
  if (!definitions || !plan || !programme) throw new Error("the shipped definitions are missing");
  await admin.query("SET session_replication_role = replica");
  await admin.query("SET synchronous_commit = off");
  for (const [index, tickets] of shares(size).entries()) {
    note(`workspace ${index + 1} of ${size.workspaces}, ${tickets} tickets`);
    await fillWorkspace(admin, `bench-${index + 1}`, tickets, {
      plan: JSON.stringify(plan),
      programme: JSON.stringify(programme.definition),
      calendars: definitions.calendars.map(c => ({ key: c.key, json: JSON.stringify(c) })),
    });
  }
  note("statistics");
  await admin.query("VACUUM ANALYZE");
}

type Definitions = { plan: string; programme: string; calendars: { key: string; json: string }[] };

async function fillWorkspace(admin: pg.Client, slug: string, tickets: number, d: Definitions): Promise<void> {
  const customers = Math.max(4, Math.ceil(tickets / 40));
  const t = shaped(`md5('${slug}')`);
  const sql = (text: string, values: unknown[] = []) => admin.query(text, values);
  await sql(`INSERT INTO workspace_slug VALUES ('${slug}', ${t}, 'Europe/Madrid')`);
  await sql(
    `INSERT INTO workspace (tenant_id, id, slug, name, legal_name, locale, time_zone, colour, ticket_prefix, calendar_key)
     VALUES (${t}, ${t}, '${slug}', '${slug}', '${slug} Inc.', 'en', 'Europe/Madrid', '#0098c3', 'B', 'madrid')`,
  );
  await sql(
    `INSERT INTO programme (tenant_id, id, key, slug) VALUES (${t}, ${id(`'${slug}'`, "'programme'")}, 'p', 'partner')`,
  );
  await sql(
    `INSERT INTO programme_version (tenant_id, id, programme_id, version, effective_from, definition, published_by)
     VALUES (${t}, ${id(`'${slug}'`, "'pv'")}, ${id(`'${slug}'`, "'programme'")}, 1, '2024-01-01', $1, 'bench')`,
    [d.programme],
  );
  await sql(
    `INSERT INTO support_plan (tenant_id, id, key) VALUES (${t}, ${id(`'${slug}'`, "'plan'")}, 'plan')`,
  );
  await sql(
    `INSERT INTO support_plan_version (tenant_id, id, plan_id, version, effective_from, definition, published_by)
     VALUES (${t}, ${id(`'${slug}'`, "'planv'")}, ${id(`'${slug}'`, "'plan'")}, 1, '2024-01-01', $1, 'bench')`,
    [d.plan],
  );
  for (const c of d.calendars) {
    await sql(
      `INSERT INTO business_calendar_version (tenant_id, id, key, version, effective_from, definition, published_by)
       VALUES (${t}, ${id(`'${slug}'`, `'${c.key}'`)}, '${c.key}', 1, '2024-01-01', $1, 'bench')`,
      [c.json],
    );
  }
  await sql(
    `INSERT INTO product (tenant_id, id, key, name, ticket_prefix) VALUES (${t}, ${id(`'${slug}'`, "'product'")}, 'emma', 'Product', 'B')`,
  );
  await sql(
    `INSERT INTO release (tenant_id, id, product_id, version, major, released_on) VALUES (${t}, ${id(`'${slug}'`, "'release'")}, ${id(`'${slug}'`, "'product'")}, '4.0', true, '2025-01-01')`,
  );
  await sql(
    `INSERT INTO organisation (tenant_id, id, side, name, slug) VALUES (${t}, ${id(`'${slug}'`, "'vendor'")}, 'vendor', 'Vendor', 'vendor')`,
  );
  await sql(
    `INSERT INTO organisation (tenant_id, id, side, name, slug, partner_org_id)
     SELECT ${t}, ${id(`'${slug}'`, "'partner'", "n::text")}, 'partner', 'Partner ' || n, 'partner-' || n, ${id(`'${slug}'`, "'partner'", "n::text")}
     FROM generate_series(0, 7) n`,
  );
  await sql(
    `INSERT INTO partnership (tenant_id, id, partner_org_id, org_name, programme_id, programme_version_id, state, target_tier_key, tier_key, tier_since)
     SELECT ${t}, ${id(`'${slug}'`, "'ps'", "n::text")}, ${id(`'${slug}'`, "'partner'", "n::text")}, 'Partner ' || n, ${id(`'${slug}'`, "'programme'")},
            ${id(`'${slug}'`, "'pv'")}, 'active', 'certified', 'certified', current_date - 300 FROM generate_series(0, 7) n`,
  );
  await sql(
    `INSERT INTO organisation (tenant_id, id, side, name, slug, partner_org_id, customer_org_id)
     SELECT ${t}, ${id(`'${slug}'`, "'customer'", "n::text")}, 'customer', 'Customer ' || n, 'customer-' || n,
            ${id(`'${slug}'`, "'partner'", "(n % 8)::text")}, ${id(`'${slug}'`, "'customer'", "n::text")}
     FROM generate_series(0, ${customers - 1}) n`,
  );
  await people(sql, slug, t, customers);
  await sql(
    `INSERT INTO contract (tenant_id, id, number, customer_org_id, customer_name, partner_org_id, served_by_name, plan_id, plan_version_id, plan_name,
                           state, starts_on, ends_on, signed_on, price_minor, currency)
     SELECT ${t}, ${id(`'${slug}'`, "'contract'", "n::text")}, 'B-C-' || n, ${id(`'${slug}'`, "'customer'", "n::text")}, 'Customer ' || n,
            ${id(`'${slug}'`, "'partner'", "(n % 8)::text")}, 'Partner ' || (n % 8), ${id(`'${slug}'`, "'plan'")}, ${id(`'${slug}'`, "'planv'")}, 'Plan',
            'signed', current_date - 200 + (n % 60), current_date + 165 + (n % 60), current_date - 210, 1000000, 'EUR'
     FROM generate_series(0, ${customers - 1}) n`,
  );
  await sql(
    `INSERT INTO contract_system (tenant_id, id, contract_id, customer_org_id, partner_org_id, product_id, product_name, name, version, sale_price_minor)
     SELECT ${t}, ${id(`'${slug}'`, "'system'", "n::text")}, ${id(`'${slug}'`, "'contract'", "n::text")}, ${id(`'${slug}'`, "'customer'", "n::text")},
            ${id(`'${slug}'`, "'partner'", "(n % 8)::text")}, ${id(`'${slug}'`, "'product'")}, 'Product', 'Main', '4.0', 5000000
     FROM generate_series(0, ${customers - 1}) n`,
  );
  await sql(
    `INSERT INTO authorised_contact (tenant_id, id, contract_id, customer_org_id, partner_org_id, person_id, person_name, email, trained_on, added_by)
     SELECT ${t}, ${id(`'${slug}'`, "'ac'", "n::text")}, ${id(`'${slug}'`, "'contract'", "n::text")}, ${id(`'${slug}'`, "'customer'", "n::text")},
            ${id(`'${slug}'`, "'partner'", "(n % 8)::text")}, ${id(`'${slug}'`, "'person-customer'", "n::text")}, 'Contact ' || n,
            '${slug}-customer-' || n || '@bench.example', current_date - 100, 'bench'
     FROM generate_series(0, ${customers - 1}) n`,
  );
  await tickets_(sql, slug, t, tickets, customers);
}

type Sql = (text: string, values?: unknown[]) => Promise<unknown>;

/** Two engineers at the vendor and at each partner, a contact at each customer; the first of each side signs in. */
async function people(sql: Sql, slug: string, t: string, customers: number): Promise<void> {
  const rows = [
    {
      kind: "vendor",
      n: "0",
      org: id(`'${slug}'`, "'vendor'"),
      from: "generate_series(0, 1) n",
      partner: "NULL::uuid",
      customer: "NULL::uuid",
      roles: "{vendor_admin,partner_manager,vendor_support,vendor_support_manager}",
    },
    {
      kind: "partner",
      n: "n",
      org: id(`'${slug}'`, "'partner'", "(n % 8)::text"),
      from: "generate_series(0, 15) n",
      partner: id(`'${slug}'`, "'partner'", "(n % 8)::text"),
      customer: "NULL::uuid",
      roles: "{partner_admin,partner_support,partner_support_manager}",
    },
    {
      kind: "customer",
      n: "n",
      org: id(`'${slug}'`, "'customer'", "n::text"),
      from: `generate_series(0, ${customers - 1}) n`,
      partner: id(`'${slug}'`, "'partner'", "(n % 8)::text"),
      customer: id(`'${slug}'`, "'customer'", "n::text"),
      roles: "{customer_admin,customer_contact}",
    },
  ];
  for (const r of rows) {
    const person = id(`'${slug}'`, `'person-${r.kind}'`, "n::text");
    const account = id(`'${slug}'`, `'account-${r.kind}'`, "n::text");
    const email = `'${slug}-${r.kind}-' || n || '@bench.example'`;
    await sql(
      `INSERT INTO account (id, email, name, locale) SELECT ${account}, ${email}, 'Person ' || n, 'en' FROM ${r.from}`,
    );
    await sql(
      `INSERT INTO person (tenant_id, id, account_id, side, name, email, partner_org_id, customer_org_id)
       SELECT ${t}, ${person}, ${account}, '${r.kind}', 'Person ' || n, ${email}, ${r.partner}, ${r.customer} FROM ${r.from}`,
    );
    await sql(
      `INSERT INTO membership (tenant_id, id, person_id, org_id, account_id, side, roles, valid_from, accepted_at, partner_org_id, customer_org_id)
       SELECT ${t}, ${id(`'${slug}'`, `'membership-${r.kind}'`, "n::text")}, ${person}, ${r.org}, ${account}, '${r.kind}', '${r.roles}', current_date - 400, now(),
              ${r.partner}, ${r.customer} FROM ${r.from}`,
    );
  }
}

async function tickets_(
  sql: Sql,
  slug: string,
  t: string,
  tickets: number,
  customers: number,
): Promise<void> {
  const ticket = id(`'${slug}'`, "'ticket'", "n::text");
  const customer = id(`'${slug}'`, "'customer'", `(n % ${customers})::text`);
  const partner = id(`'${slug}'`, "'partner'", `((n % ${customers}) % 8)::text`);
  // The newest twentieth is open; a workspace's past is three years long.
  const openFrom = Math.floor(tickets * 0.95);
  const opened = `now() - make_interval(secs => (${tickets} - n) * ${Math.round((3 * 365 * 86_400) / tickets)} + 60)`;
  const open = `n >= ${openFrom}`;
  const words =
    "(ARRAY['Cluster','Backup','Report','Policy','Login','Network','Upgrade','Certificate','Search','Export'])[1 + n % 10]";
  const more = "(ARRAY['stops','is slow','is empty','fails','repeats','hangs','ends early'])[1 + n % 7]";
  const priority = "(ARRAY['P3','P4','P3','P2','P4','P3','P1','P3','P4','P2'])[1 + n % 10]";
  const n = `generate_series(0, ${tickets - 1}) n`;
  await sql(
    `INSERT INTO ticket (tenant_id, id, number, subject, contract_id, plan_version_id, customer_org_id, customer_name, partner_org_id, served_by_name,
       product_id, product_name, product_version, environment, affected_bp, can_work, priority, priority_reason, state, open, level, opened_by_id, opened_by_name,
       opened_at, assignee_id, assignee_name, diagnosed_at, first_answer_at, resolved_at, closed_at, due_at, clock_kind, l3_state, l3_due_at, last_message_at, updated_at)
     SELECT ${t}, ${ticket}, 'B-' || (1001 + n), ${words} || ' ' || ${more} || ' since Monday ' || n, ${id(`'${slug}'`, "'contract'", `(n % ${customers})::text`)},
       ${id(`'${slug}'`, "'planv'")}, ${customer}, 'Customer ' || (n % ${customers}), ${partner}, 'Partner ' || ((n % ${customers}) % 8),
       ${id(`'${slug}'`, "'product'")}, 'Product', '4.0', 'production', 2500, true, ${priority}, 'partly',
       CASE WHEN ${open} THEN CASE WHEN n % 9 = 0 THEN 'with_manufacturer' ELSE (ARRAY['in_progress','diagnosed','waiting_customer','in_progress'])[1 + n % 4] END ELSE 'closed' END,
       ${open}, CASE WHEN n % 9 = 0 AND ${open} THEN 3 ELSE 1 + n % 2 END, ${id(`'${slug}'`, "'person-customer'", `(n % ${customers})::text`)}, 'Contact',
       ${opened}, ${id(`'${slug}'`, "'person-partner'", `((n % ${customers}) % 8)::text`)}, 'Person', ${opened} + interval '20 minutes',
       CASE WHEN ${open} THEN NULL ELSE ${opened} + interval '3 hours' END, CASE WHEN ${open} THEN NULL ELSE ${opened} + interval '1 day' END,
       CASE WHEN ${open} THEN NULL ELSE ${opened} + interval '12 days' END,
       CASE WHEN ${open} THEN now() + make_interval(mins => (n * 37) % 4000 - 300) END, 'response',
       CASE WHEN n % 9 = 0 AND ${open} THEN 'accepted' END, CASE WHEN n % 9 = 0 AND ${open} THEN now() + make_interval(mins => (n * 37) % 4000 - 300) END,
       ${opened}, ${opened}
     FROM ${n}`,
  );
  await sql(
    `INSERT INTO ticket_message (tenant_id, id, ticket_id, audience, partner_org_id, customer_org_id, author_id, author_name, author_side, author_org_name, body, at)
     SELECT ${t}, ${id(`'${slug}'`, "'message'", "n::text", "m::text")}, ${ticket}, CASE WHEN m = 2 THEN 'partner' ELSE 'everyone' END, ${partner}, ${customer},
       NULL, CASE WHEN m = 0 THEN 'Contact' ELSE 'Person' END, CASE WHEN m = 0 THEN 'customer' ELSE 'partner' END, 'Organisation',
       'Since the change on Monday the ' || lower(${words}) || ' ' || ${more} || '. Node ' || (n % 97) || ', message ' || m || '. We tried a restart and looked at the log; nothing there.',
       ${opened} + make_interval(mins => m * 30)
     FROM ${n}, generate_series(0, 2) m`,
  );
  await sql(
    `INSERT INTO event (tenant_id, id, subject_type, subject_id, type, data, audience, partner_org_id, customer_org_id, actor_name, actor_side, at)
     SELECT ${t}, ${id(`'${slug}'`, "'event'", "n::text", "m::text")}, 'ticket', ${ticket},
       (ARRAY['ticket.opened','ticket.diagnosed','ticket.answered','ticket.resolved','ticket.closed'])[1 + m],
       jsonb_build_object('priority', ${priority}, 'number', 'B-' || (1001 + n), 'channel', 'site'), 'everyone', ${partner}, ${customer}, 'Person', 'partner',
       ${opened} + make_interval(mins => m * 20)
     FROM ${n}, generate_series(0, 4) m WHERE m < 2 OR NOT (${open})`,
  );
  await sql(
    `INSERT INTO ticket_clock (tenant_id, id, ticket_id, partner_org_id, customer_org_id, kind, cycle, priority, target_minutes, calendar_key, calendar_version,
       started_at, due_at, warn_at, warn_at_percent, stopped_at, breached)
     SELECT ${t}, ${id(`'${slug}'`, "'clock'", "n::text")}, ${ticket}, ${partner}, ${customer}, 'response', 1, ${priority}, 1440, 'madrid', 1,
       ${opened} + interval '20 minutes', CASE WHEN ${open} THEN now() + make_interval(mins => (n * 37) % 4000 - 300) ELSE ${opened} + interval '2 days' END,
       ${opened} + interval '1 day', 75, CASE WHEN ${open} THEN NULL ELSE ${opened} + interval '3 hours' END, CASE WHEN ${open} THEN NULL ELSE n % 19 = 0 END
     FROM ${n}`,
  );
  await sql(
    `INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
     SELECT tenant_id, id, 'ticket', id, 'everyone', partner_org_id, customer_org_id, subject, opened_at,
       search_document(tenant_id, partner_org_id, customer_org_id, concat_ws(' ', number, subject, customer_name, product_name)) || search_number(tenant_id, number)
     FROM ticket WHERE tenant_id = ${t}`,
  );
  await sql(
    `INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
     SELECT tenant_id, id, 'ticket', ticket_id, audience, partner_org_id, customer_org_id, '', at,
       search_document(tenant_id, partner_org_id, customer_org_id, body)
     FROM ticket_message WHERE tenant_id = ${t}`,
  );
  await sql(`SELECT search_words_of_workspace(${t})`);
  await sql(`INSERT INTO counter (tenant_id, name, value) VALUES (${t}, 'ticket:B', ${1001 + tickets})`);
}
