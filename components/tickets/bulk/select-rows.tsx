"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { goToRow } from "#components/keys/walk-rows.ts";
import { useSelectKeys } from "./use-select-keys.ts";

/** A row by its name, as the person saw it. */
export type SelectableRow = { number: string; version: number };

/** Some rows of the page, or more than it holds: all that a list does, say. */
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

/** What is selected, for the bar that says what can be done with it. */
export type Selected<Row> = {
  /** The selected rows of the page. */
  rows: readonly Row[];
  /** How many are meant where more is than the page holds. */
  whole: number | null;
  page: Selecting["page"];
  onAll: (count: number) => void;
  onClear: () => void;
  /** A dialog is open: the bar stays, whatever leaves the page. */
  onAsking: (open: boolean) => void;
};

type Props<Row> = {
  rows: readonly Row[];
  bar: (selected: Selected<Row>) => ReactNode;
  /** Which rows of the page are meant where more than it holds are; all of them unless said. */
  within?: (row: Row, chosen: readonly Row[]) => boolean;
  children: ReactNode;
};

/**
 * Rows are selected to do something with many at once. What leaves the page is selected no longer: nobody changes what they do not
 * see, unless they asked for all of it.
 */
export function SelectRows<Row extends SelectableRow>({ rows, bar, within, children }: Props<Row>) {
  const [selection, setSelection] = useState<Selection>(NONE);
  const [asking, setAsking] = useState(false);
  const last = useRef<string | null>(null);
  const before = useRef<readonly Row[]>([]);
  const chosen = useMemo(
    () =>
      rows.filter(row =>
        selection.of === "list" ? (within?.(row, before.current) ?? true) : selection.numbers.has(row.number),
      ),
    [rows, selection, within],
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

  const shown = chosen.length > 0 || asking;
  const wasShown = useRef(false);
  // Who was at the bar goes on at the row they touched last, and not at the top of the page.
  useLayoutEffect(() => {
    if (wasShown.current && !shown && document.activeElement === document.body) goToRow(last.current);
    // Nor does it stand over the row it was called for.
    if (!wasShown.current && shown)
      document.activeElement?.closest("tr")?.scrollIntoView({ block: "nearest" });
    wasShown.current = shown;
  }, [shown]);

  return (
    <Context value={selecting}>
      {children}
      {shown &&
        bar({
          rows: chosen,
          whole: selection.of === "list" ? selection.count : null,
          page,
          onAll: count => {
            before.current = chosen;
            setSelection({ of: "list", count });
          },
          onClear: clear,
          onAsking: setAsking,
        })}
    </Context>
  );
}

const span = (a: number, b: number): number[] =>
  Array.from({ length: Math.abs(a - b) + 1 }, (_, i) => Math.min(a, b) + i);
