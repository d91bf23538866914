"use client";

import type { ReactNode } from "react";
import type { StartBulkInput } from "#lib/features/bulk/schema.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { type SelectableRow, SelectRows } from "./select-rows.tsx";

export type BulkRow = SelectableRow;
export type BulkList = Extract<StartBulkInput["choice"], { of: "list" }>["list"];

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

/** Rows of the queue are selected to change many cases at once: those of the page, or all that the list holds. */
export function BulkQueue({ slug, rows, list, more, people, tags, children }: Props) {
  return (
    <SelectRows
      rows={rows}
      bar={({ page, ...selected }) => (
        <BulkBar
          slug={slug}
          list={list}
          offersAll={more && page === "all"}
          people={people}
          tags={tags}
          {...selected}
        />
      )}
    >
      {children}
    </SelectRows>
  );
}
