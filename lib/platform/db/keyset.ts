import { isPlainDate } from "#lib/domain/time/dates.ts";
import { Prisma } from "./prisma.ts";

/** A column a list can be ordered by. Its value stands in a cursor as text. */
export type KeysetColumn = { sql: Prisma.Sql; type: "text" | "int" | "date" | "timestamptz" | "uuid" };
export type KeysetOrder = { column: KeysetColumn; descending: boolean };
/** Values of an edge row, one an order; null where the row has none. */
export type Edge = (string | null)[];

const sql = Prisma.sql;
const typed = (value: string, type: KeysetColumn["type"]) => sql`${value}::${Prisma.raw(type)}`;

/** ORDER BY of several columns, what has no value last; backwards for the page before. The last order must be unique. */
export function orderBy(orders: readonly KeysetOrder[], backwards: boolean): Prisma.Sql {
  return Prisma.join(
    orders.map(({ column, descending }) => {
      const down = descending !== backwards;
      return sql`${column.sql} ${Prisma.raw(down ? "DESC" : "ASC")} NULLS ${Prisma.raw(backwards ? "FIRST" : "LAST")}`;
    }),
    ", ",
  );
}

/** Rows beyond an edge in that order: equal in the first columns and further in the next, what has no value last. */
export function beyond(orders: readonly KeysetOrder[], edge: Edge, backwards: boolean): Prisma.Sql {
  const alternatives: Prisma.Sql[] = [];
  const equal: Prisma.Sql[] = [];
  for (const [i, { column, descending }] of orders.entries()) {
    const value = edge[i] ?? null;
    const further = furtherThan(column, value, descending, backwards);
    if (further) alternatives.push(Prisma.join([...equal, further], " AND "));
    equal.push(
      value === null ? sql`${column.sql} IS NULL` : sql`${column.sql} = ${typed(value, column.type)}`,
    );
  }
  return sql`(${Prisma.join(
    alternatives.map(one => sql`(${one})`),
    " OR ",
  )})`;
}

function furtherThan(
  { sql: column, type }: KeysetColumn,
  value: string | null,
  descending: boolean,
  backwards: boolean,
): Prisma.Sql | null {
  // Nothing stands after what has no value; everything that has one stands before it.
  if (value === null) return backwards ? sql`${column} IS NOT NULL` : null;
  const down = descending !== backwards;
  const step = sql`${column} ${Prisma.raw(down ? "<" : ">")} ${typed(value, type)}`;
  return backwards ? step : sql`(${step} OR ${column} IS NULL)`;
}

/** An edge as one word of an address. */
export const writeCursor = (edge: Edge): string => Buffer.from(JSON.stringify(edge)).toString("base64url");

const fits: Record<KeysetColumn["type"], RegExp> = {
  text: /^[^\0]{0,400}$/s,
  int: /^-?\d{1,9}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  timestamptz: /^\d{4}-\d\d-\d\d ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d)?$/,
  uuid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
};

/** The edge an address names, or null where it isn't one of this order's: an old link then shows the first page. */
export function readCursor(text: string | null, orders: readonly KeysetOrder[]): Edge | null {
  if (!text) return null;
  try {
    const edge: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    const good =
      Array.isArray(edge) &&
      edge.length === orders.length &&
      // The last order is unique: every row has a value there.
      edge.at(-1) !== null &&
      edge.every((value, i) => {
        const type = orders[i]?.column.type ?? "text";
        return value === null || (typeof value === "string" && fits[type].test(value) && isReal(value, type));
      });
    return good ? (edge as Edge) : null;
  } catch {
    return null;
  }
}

/** The 31st of February would be an error of the database. */
const isReal = (value: string, type: KeysetColumn["type"]): boolean =>
  (type !== "date" && type !== "timestamptz") || isPlainDate(value.slice(0, 10));
