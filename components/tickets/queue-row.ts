import type { AvatarKind } from "#components/ui/avatar.tsx";
import type { CellWalk } from "#components/ui/clock-bar.tsx";
import type { QueueColumn } from "#lib/domain/tickets/columns.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { ClockWalk } from "#lib/domain/time/clock-types.ts";
import type { TicketRowDTO } from "#lib/features/tickets/dto.ts";

/**
 * A row as the browser draws it: it travels once for each of the rows and each time the list moves. It says nothing that no column
 * shows: who works on a case does not reach the browser of a customer.
 */
export type QueueRow = Pick<TicketRowDTO, "id" | "number" | "version" | "subject" | "dueAt" | "openedAt"> &
  Partial<
    Pick<
      TicketRowDTO,
      | "customerName"
      | "productName"
      | "servedByName"
      | "kind"
      | "state"
      | "priority"
      | "level"
      | "tags"
      | "openedByName"
    >
  > & {
    clock?: { kind: NonNullable<TicketRowDTO["clock"]>["kind"]; walk: CellWalk } | null;
    holder?: { name: string | null; kind: AvatarKind; me: boolean };
  };

/** What of a row its columns show. Tags also stand beside the subject, where the reader's side has some. */
export function queueRow(
  row: TicketRowDTO,
  columns: readonly QueueColumn[],
  { side, me }: { side: Side; me: string },
): QueueRow {
  const shows = (column: QueueColumn) => columns.includes(column);
  const { id, number, version, subject, dueAt, openedAt } = row;
  return {
    ...{ id, number, version, subject, dueAt, openedAt },
    ...(shows("priority") && { priority: row.priority }),
    ...(shows("customer") && { customerName: row.customerName }),
    ...(shows("product") && { productName: row.productName }),
    ...(shows("servedBy") && { servedByName: row.servedByName }),
    ...(shows("kind") && { kind: row.kind }),
    ...(shows("state") && { state: row.state }),
    ...(shows("level") && { level: row.level }),
    ...(shows("openedBy") && { openedByName: row.openedByName }),
    ...(shows("clock") && { clock: row.clock && { kind: row.clock.kind, walk: cellWalk(row.clock.walk) } }),
    ...(shows("assignee") && { holder: holderOf(row, side, me) }),
    ...(side !== "customer" && row.tags.length > 0 && { tags: row.tags }),
  };
}

function cellWalk({ segments: _, days: __, marks: ___, ...walk }: ClockWalk): CellWalk {
  return walk;
}

/** At the manufacturer the column says who of its own engineers has an escalation, not who asked for it. */
function holderOf(row: TicketRowDTO, side: Side, me: string): NonNullable<QueueRow["holder"]> {
  const escalated = side === "vendor" && row.partnerOrgId !== null && row.level3 !== null;
  return {
    name: escalated ? row.level3AssigneeName : row.assigneeName,
    kind: escalated || row.partnerOrgId === null ? "vendor" : "partner",
    me: row.assigneeId === me,
  };
}
