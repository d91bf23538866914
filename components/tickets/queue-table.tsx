"use client";

import { useTranslations } from "next-intl";
import { GroupRow } from "#components/ui/table.tsx";
import { dayOf } from "#components/ui/time-text.ts";
import type { QueueColumn } from "#lib/domain/tickets/columns.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { TicketSort } from "#lib/features/tickets/dto.ts";
import { PickPage, PickRow } from "./bulk/pick.tsx";
import { QueueCell, QueueHead } from "./queue-cells.tsx";
import type { QueueRow } from "./queue-row.ts";

type Group = { key: "late" | "today" | "later" | "open"; rows: QueueRow[] };

/** Rows as they come, cut where the day changes: late, today, later, and those whose clock isn't running. */
function groups(rows: readonly QueueRow[], now: number, zone: string): Group[] {
  const today = dayOf(now, zone);
  const key = (row: QueueRow): Group["key"] => {
    if (row.dueAt === null) return "open";
    if (row.dueAt <= now) return "late";
    return dayOf(row.dueAt, zone) === today ? "today" : "later";
  };
  const found: Group[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last?.key === key(row)) last.rows.push(row);
    else found.push({ key: key(row), rows: [row] });
  }
  return found;
}

type Props = {
  rows: readonly QueueRow[];
  columns: readonly QueueColumn[];
  sort: TicketSort;
  /** Where a press on the head of a sortable column leads. */
  sortHref: Record<TicketSort, string>;
  side: Side;
  path: string;
  now: number;
  zone: string;
  /** There are pages before and after this one. */
  before: boolean;
  after: boolean;
  /** Rows can be selected, to change many at once. */
  picks: boolean;
};

/**
 * Tickets with their clocks (UX: by due time, late ones first), in the columns the reader chose. On a phone each row is a small block.
 * Drawn by the browser from its rows: a list that moves all day costs the server what it reads, not what it looks like.
 */
export function QueueTable(props: Props) {
  const { rows, columns, sort, sortHref, side, path, now, zone, before, after, picks } = props;
  const t = useTranslations("ticketPages.queue");
  const tagged = columns.includes("tags");
  const line = (row: QueueRow) => (
    <tr key={row.id} data-number={row.number} data-version={row.version}>
      {picks && (
        <td className="pick">
          <PickRow number={row.number} />
        </td>
      )}
      {columns.map(column => (
        <QueueCell
          key={column}
          column={column}
          row={row}
          side={side}
          href={`${path}/${row.number}`}
          zone={zone}
          tagged={tagged}
        />
      ))}
    </tr>
  );
  return (
    <div className="tw q-w">
      <table className="q t-stack tq" data-queue="">
        <caption className="vh">{t("caption")}</caption>
        <thead>
          <tr>
            {picks && (
              <td className="pick">
                <PickPage />
              </td>
            )}
            {columns.map(column => (
              <QueueHead key={column} column={column} sort={sort} sortHref={sortHref} />
            ))}
          </tr>
        </thead>
        {sort === "due" ? (
          groups(rows, now, zone).map((group, i, all) => (
            <tbody key={group.key}>
              <GroupRow
                columns={columns.length + (picks ? 1 : 0)}
                count={group.rows.length}
                more={(before && i === 0) || (after && i === all.length - 1)}
              >
                {t(`group.${group.key}`)}
              </GroupRow>
              {group.rows.map(line)}
            </tbody>
          ))
        ) : (
          <tbody>{rows.map(line)}</tbody>
        )}
      </table>
    </div>
  );
}
