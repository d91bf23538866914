"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { StartBulkInput } from "#lib/features/bulk/schema.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { useSelectKeys } from "./use-select-keys.ts";

export type BulkRow = { number: string; version: number };
export type BulkList = Extract<StartBulkInput["choice"], { of: "list" }>["list"];

/** Some rows of the page, or all that the list holds. */
type Selection = { of: "rows"; numbers: ReadonlySet<string> } | { of: "list"; count: number };

type Selecting = {
  has: (number: string) => boolean;
  /** With `range`, all rows from the last one touched to this one. */
  toggle: (number: string, range: boolean) => void;
  /** Whether all rows of the page are selected, or some. */
  page: "all" | "some" | "none";
  togglePage: () => void;
};

const Context = createContext<Selecting | null>(null);
export const useSelecting = () => useContext(Context);

const NONE: Selection = { of: "rows", numbers: new Set() };

type Props = {
  slug: string;
  rows: readonly BulkRow[];
  list: BulkList;
  /** The list goes on beyond this page. */
  more: boolean;
  people: readonly { id: string; name: string }[];
  tags: readonly string[];
  children: ReactNode;
};

/**
 * Rows are selected to change many cases at once. What leaves the page is selected no longer: nobody changes what they do not
 * see, unless they asked for all of the list.
 */
export function BulkQueue({ slug, rows, list, more, people, tags, children }: Props) {
  const [selection, setSelection] = useState<Selection>(NONE);
  const [asking, setAsking] = useState(false);
  const last = useRef<string | null>(null);
  const chosen = useMemo(
    () => rows.filter(row => selection.of === "list" || selection.numbers.has(row.number)),
    [rows, selection],
  );
  const numbers = new Set(chosen.map(row => row.number));
  const clear = () => setSelection(NONE);

  function toggle(number: string, range: boolean) {
    const next = new Set(numbers);
    const on = !next.has(number);
    const from = range ? rows.findIndex(row => row.number === last.current) : -1;
    const to = rows.findIndex(row => row.number === number);
    const touched = from === -1 ? [to] : span(from, to);
    for (const at of touched) {
      const row = rows[at];
      if (row && on) next.add(row.number);
      else if (row) next.delete(row.number);
    }
    last.current = number;
    setSelection({ of: "rows", numbers: next });
  }

  const page = chosen.length === 0 ? "none" : chosen.length === rows.length ? "all" : "some";
  const selecting: Selecting = {
    has: number => numbers.has(number),
    toggle,
    page,
    togglePage: () =>
      setSelection(page === "all" ? NONE : { of: "rows", numbers: new Set(rows.map(row => row.number)) }),
  };
  useSelectKeys({ toggle, clear, any: chosen.length > 0 });
  // An empty page has nothing that could be meant.
  useEffect(() => {
    if (rows.length === 0) setSelection(NONE);
  }, [rows.length]);

  return (
    <Context value={selecting}>
      {children}
      {(chosen.length > 0 || asking) && (
        <BulkBar
          slug={slug}
          rows={chosen}
          list={list}
          whole={selection.of === "list" ? selection.count : null}
          offersAll={more && page === "all"}
          people={people}
          tags={tags}
          onAll={count => setSelection({ of: "list", count })}
          onClear={clear}
          onAsking={setAsking}
        />
      )}
    </Context>
  );
}

const span = (a: number, b: number): number[] =>
  Array.from({ length: Math.abs(a - b) + 1 }, (_, i) => Math.min(a, b) + i);
