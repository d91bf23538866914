import { type Edge, type KeysetOrder, readCursor, writeCursor } from "./keyset.ts";

/** What an address says of the page asked for: the words that `pageOf` gave an earlier one. */
export type Cursor = { after: string | null; before: string | null };

/** Where a page begins: beyond an edge, forwards or `back`; without an edge at the list's own beginning. */
export type Start = { edge: Edge | null; back: boolean };

export type Page<Row> = { rows: Row[]; next: string | null; previous: string | null };

/** The start an address asks for. A word that isn't one of this order's shows the first page. */
export function startOf(cursor: Cursor, orders: readonly KeysetOrder[]): Start {
  const edge = readCursor(cursor.before, orders);
  return edge ? { edge, back: true } : { edge: readCursor(cursor.after, orders), back: false };
}

/**
 * The page that begins there, of up to `size` rows. `found` are the rows in the order they were asked for, one more than
 * the page holds where there are more; `key` says a row's values in the order's columns.
 */
export function pageOf<Row>(
  found: readonly Row[],
  size: number,
  { edge, back }: Start,
  key: (row: Row) => Edge,
): Page<Row> {
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (back) rows.reverse();
  const mark = (row: Row | undefined) => (row === undefined ? null : writeCursor(key(row)));
  return {
    rows,
    next: back || more ? mark(rows.at(-1)) : null,
    previous: (back ? more : edge !== null) ? mark(rows[0]) : null,
  };
}
