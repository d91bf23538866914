import type { PlainDate } from "#lib/domain/time/types.ts";
import { Prisma } from "#lib/platform/db/prisma.ts";
import type { Part } from "./waiting.ts";

const sql = Prisma.sql;

type Whose = {
  /** Conditions on a contract `x`: whose it is. */
  own: Prisma.Sql;
  today: PlainDate;
};

const plan = sql`JOIN support_plan_version v ON v.tenant_id = x.tenant_id AND v.id = x.plan_version_id`;
const runs = (today: PlainDate) =>
  sql`x.signed_on IS NOT NULL AND x.cancelled_on IS NULL AND x.starts_on <= ${today}::date AND x.ends_on >= ${today}::date`;
const onPage = (page: string) => sql`'/contracts/' || x.number || ${`/${page}`}::text`;

/** Points of readiness lists that the customer's administrator is to state (S17): what was never stated, comes due, or was asked again, one line a contract. */
export function readinessToState({ own, today }: Whose): Part {
  return {
    kind: "readinessState",
    id: sql`x.id`,
    number: sql`x.number`,
    title: sql`max(x.plan_name)`,
    count: sql`count(*)`,
    dueOn: sql`min(e.review_on)`,
    since: sql`max(x.signed_on)`,
    path: onPage("readiness"),
    from: sql`FROM contract x ${plan}
      CROSS JOIN LATERAL jsonb_array_elements(v.definition->'readiness') i
      LEFT JOIN LATERAL (SELECT r.deed, r.review_on FROM readiness_entry r
        WHERE r.tenant_id = x.tenant_id AND r.contract_id = x.id AND r.item_key = i->>'key'
        ORDER BY r.at DESC, r.id DESC LIMIT 1) e ON true
      WHERE ${own} AND ${runs(today)} AND (e.deed IS NULL OR e.deed = 'returned'
        OR (e.deed = 'confirmed' AND e.review_on - ${today}::date
          <= coalesce((v.definition#>>'{options,readiness,noticeDays}')::int, 30)))
      GROUP BY x.id, x.number`,
  };
}

/** What waits for who serves: duties to look at, work and days to answer and to record, reviews to fix and to write (S12, S16, S17). */
export function optionsToServe({ own, today }: Whose): Part[] {
  const of = (table: string) =>
    sql`JOIN ${Prisma.raw(table)} o ON o.tenant_id = x.tenant_id AND o.contract_id = x.id`;
  const base = { number: sql`x.number`, title: sql`x.customer_name`, id: sql`o.id` };
  const open = sql`x.signed_on IS NOT NULL AND x.cancelled_on IS NULL`;
  return [
    {
      ...base,
      id: sql`x.id`,
      kind: "readinessCheck",
      title: sql`max(x.customer_name)`,
      count: sql`count(*)`,
      since: sql`min(e.at)`,
      path: onPage("readiness"),
      from: sql`FROM contract x
        JOIN LATERAL (SELECT DISTINCT ON (r.item_key) r.deed, r.at FROM readiness_entry r
          WHERE r.tenant_id = x.tenant_id AND r.contract_id = x.id
          ORDER BY r.item_key, r.at DESC, r.id DESC) e ON true
        WHERE ${own} AND ${runs(today)} AND e.deed = 'stated' GROUP BY x.id, x.number`,
    },
    {
      ...base,
      kind: "workAsked",
      about: sql`o.what`,
      dueOn: sql`o."on"`,
      path: onPage("hours"),
      from: sql`FROM contract x ${of("planned_work")} WHERE ${own} AND ${open} AND o.state = 'asked'`,
    },
    {
      ...base,
      kind: "workRecord",
      about: sql`o.what`,
      dueOn: sql`o."on"`,
      path: onPage("hours"),
      from: sql`FROM contract x ${of("planned_work")} WHERE ${own} AND ${open} AND o.state = 'agreed' AND o."on" < ${today}::date`,
    },
    {
      ...base,
      kind: "dayAsked",
      about: sql`o.reason`,
      dueAt: sql`o.starts_at`,
      path: onPage("days"),
      from: sql`FROM contract x ${of("booked_day")} WHERE ${own} AND ${open} AND o.state = 'asked' AND o.ends_at > now()`,
    },
    {
      ...base,
      kind: "dayClose",
      about: sql`o.reason`,
      since: sql`o.ends_at`,
      path: onPage("days"),
      from: sql`FROM contract x ${of("booked_day")} WHERE ${own} AND ${open} AND o.state = 'agreed' AND o.ends_at <= now()`,
    },
    {
      ...base,
      kind: "reviewFix",
      dueOn: sql`o.due_on`,
      path: onPage("reviews"),
      from: sql`FROM contract x ${of("business_review")}
        JOIN on_site_year y ON y.tenant_id = o.tenant_id AND y.id = o.year_id
        WHERE ${own} AND ${open} AND o.held_on IS NULL AND o.starts_at IS NULL
          AND o.due_on - ${today}::date <= (y.terms->>'noticeDays')::int`,
    },
    {
      ...base,
      kind: "reviewWrite",
      since: sql`o.starts_at`,
      path: onPage("reviews"),
      from: sql`FROM contract x ${of("business_review")} WHERE ${own} AND ${open} AND o.held_on IS NULL AND o.starts_at <= now()`,
    },
  ];
}

/** Another time that was proposed to the customer (S12). */
export function daysProposed({ own }: Whose): Part {
  return {
    kind: "dayProposed",
    id: sql`o.id`,
    number: sql`x.number`,
    title: sql`x.served_by_name`,
    about: sql`o.answer`,
    dueAt: sql`o.starts_at`,
    path: onPage("days"),
    from: sql`FROM contract x JOIN booked_day o ON o.tenant_id = x.tenant_id AND o.contract_id = x.id
      WHERE ${own} AND o.state = 'proposed' AND o.ends_at > now()`,
  };
}
