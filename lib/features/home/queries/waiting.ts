import type { Role } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { WaitDto, WaitKind } from "../dto.ts";

type Row = {
  kind: WaitKind;
  id: string;
  number: string | null;
  title: string;
  about: string;
  extra: string;
  count: number;
  dueAt: Date | null;
  dueOn: string | null;
  since: Date | null;
  path: string;
};

export type Part = {
  kind: WaitKind;
  number?: Prisma.Sql;
  title: Prisma.Sql;
  about?: Prisma.Sql;
  extra?: Prisma.Sql;
  count?: Prisma.Sql;
  dueAt?: Prisma.Sql;
  dueOn?: Prisma.Sql;
  since?: Prisma.Sql;
  path: Prisma.Sql;
  /** What identifies it; also the last column it is ordered by. */
  id: Prisma.Sql;
  /** FROM … WHERE … (GROUP BY …). */
  from: Prisma.Sql;
};

/** So much of each kind is looked at: who has more finds it in the list the link leads to. */
const MOST = 12;
const text = Prisma.sql`''::text`;

const sqlOf = (p: Part): Prisma.Sql => Prisma.sql`(
  SELECT ${p.kind}::text AS "kind", ${p.id}::text AS "id", ${p.number ?? Prisma.sql`NULL`}::text AS "number",
    ${p.title}::text AS "title", ${p.about ?? text} AS "about", ${p.extra ?? text} AS "extra",
    ${p.count ?? Prisma.sql`1`}::int AS "count", ${p.dueAt ?? Prisma.sql`NULL`}::timestamptz AS "dueAt",
    ${p.dueOn ?? Prisma.sql`NULL`}::date::text AS "dueOn", ${p.since ?? Prisma.sql`NULL`}::timestamptz AS "since",
    ${p.path}::text AS "path"
  ${p.from} ORDER BY 8 NULLS LAST, 9 NULLS LAST, 10 NULLS LAST, 2 LIMIT ${MOST})`;

/** All parts in one statement: what waits costs one round trip, whatever the person's roles. */
export async function readParts(tx: Tx, parts: readonly Part[], today: PlainDate): Promise<WaitDto[]> {
  if (parts.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`${Prisma.join(parts.map(sqlOf), " UNION ALL ")}`;
  return rows
    .map(row => ({
      key: `${row.kind}:${row.id}`,
      kind: row.kind,
      number: row.number,
      title: row.title,
      about: row.about,
      extra: row.extra,
      count: row.count,
      dueAt: row.dueAt?.getTime() ?? null,
      dueOn: row.dueOn,
      since: row.since?.getTime() ?? null,
      path: row.path,
    }))
    .sort((a, b) => orderOf(a, today) - orderOf(b, today) || a.key.localeCompare(b.key));
}

/** By due time; a day counts to its end. What has none stands after what is due this week, the oldest first. */
function orderOf(item: WaitDto, today: PlainDate): number {
  if (item.dueAt !== null) return item.dueAt;
  if (item.dueOn !== null) return Date.parse(`${item.dueOn}T23:59:59Z`);
  const week = Date.parse(`${today}T23:59:59Z`) + 7 * 86_400_000;
  return week + (item.since === null ? 1 : (item.since - week) / 1e6);
}

/** Whether the actor has one of the roles. */
export const plays = (actor: { roles: readonly string[] }, ...roles: Role[]): boolean =>
  roles.some(role => actor.roles.includes(role));
