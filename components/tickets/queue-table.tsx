import { useTranslations } from "next-intl";
import { Avatar } from "#components/ui/avatar.tsx";
import { ClockCell } from "#components/ui/clock-bar.tsx";
import { Level } from "#components/ui/level.tsx";
import Link from "#components/ui/link.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { GroupRow, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { dayOf } from "#components/ui/time-text.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { TicketRowDTO, TicketSort } from "#lib/features/tickets/dto.ts";
import { PickPage, PickRow } from "./bulk/pick.tsx";
import { TicketState } from "./ticket-state.tsx";

type Group = { key: "late" | "today" | "later" | "open"; rows: TicketRowDTO[] };

/** Rows as they come, cut where the day changes: late, today, later, and those whose clock isn't running. */
function groups(rows: readonly TicketRowDTO[], now: number, zone: string): Group[] {
  const today = dayOf(now, zone);
  const key = (row: TicketRowDTO): Group["key"] => {
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
  rows: readonly TicketRowDTO[];
  sort: TicketSort;
  /** Where a press on the head of a sortable column leads. */
  sortHref: Record<TicketSort, string>;
  side: Side;
  me: string;
  path: string;
  now: number;
  zone: string;
  /** Rows can be selected, to change many at once. */
  picks: boolean;
};

/** Tickets with their clocks (UX: by due time, late ones first). On a phone each row is a small block. */
export function QueueTable({ rows, sort, sortHref, side, me, path, now, zone, picks }: Props) {
  const t = useTranslations("ticketPages.queue");
  const staff = side !== "customer";
  const columns = (staff ? 8 : 6) + (picks ? 1 : 0);
  const line = (row: TicketRowDTO) => (
    <Row
      key={row.id}
      row={row}
      side={side}
      me={me}
      href={`${path}/${row.number}`}
      zone={zone}
      picks={picks}
    />
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
            <th scope="col">{t("col.number")}</th>
            <th scope="col">
              <abbr title={t("col.priority")}>{t("col.priorityShort")}</abbr>
            </th>
            <th scope="col">{t("col.subject")}</th>
            <th scope="col">{t(staff ? "col.customer" : "col.product")}</th>
            <th scope="col">{t("col.state")}</th>
            {staff && <th scope="col">{t("col.level")}</th>}
            <Th sort={sort === "due" ? "ascending" : undefined} href={sortHref.due}>
              {t("col.clock")}
            </Th>
            {staff && (
              <th scope="col" className="not-s">
                {t("col.assignee")}
              </th>
            )}
          </tr>
        </thead>
        {sort === "due" ? (
          groups(rows, now, zone).map(group => (
            <tbody key={group.key}>
              <GroupRow columns={columns} count={group.rows.length}>
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

function Row({
  row,
  side,
  me,
  href,
  zone,
  picks,
}: {
  row: TicketRowDTO;
  side: Side;
  me: string;
  href: string;
  zone: string;
  picks: boolean;
}) {
  const t = useTranslations("ticketPages");
  const staff = side !== "customer";
  // At the manufacturer the column says who of its own engineers has an escalation, not who asked for it.
  const escalated = side === "vendor" && row.partnerOrgId !== null && row.level3 !== null;
  const holder = escalated ? row.level3AssigneeName : row.assigneeName;
  return (
    <tr>
      {picks && (
        <td className="pick">
          <PickRow number={row.number} />
        </td>
      )}
      <td>
        <span className="id">{row.number}</span>
      </td>
      <td>
        <Priority priority={row.priority} />
      </td>
      <td className="ell">
        <Link className="q" href={href} aria-keyshortcuts="j k">
          <b>{row.subject}</b>
        </Link>
        {row.tags.length > 0 && (
          <span className="tq-tags">
            <span className="vh">{t("tags.title")}: </span>
            {row.tags.map(tag => (
              <Tag key={tag} tone="line">
                {tag}
              </Tag>
            ))}
          </span>
        )}
      </td>
      <td className="m nw cu">{staff ? row.customerName : row.productName}</td>
      <td className="nw">
        <TicketState state={row.state} side={side} />
      </td>
      {staff && (
        <td className="nw not-s">
          <Level level={row.level} />
        </td>
      )}
      <td className="full">
        {row.clock ? (
          <ClockCell
            walk={row.clock.walk}
            name={t(`clock.${row.clock.kind}`)}
            notStarted={t(`clock.begins.${row.clock.kind}`)}
            href={`${href}/clock`}
            zone={zone}
          />
        ) : (
          <span className="mm sm">
            {t("queue.opened")} <Time instant={row.openedAt} zone={zone} />
          </span>
        )}
      </td>
      {staff && (
        <td className="nw not-s">
          {holder ? (
            <Avatar
              name={holder}
              kind={escalated || row.partnerOrgId === null ? "vendor" : "partner"}
              title
            />
          ) : (
            <span className="mm sm">{t("queue.nobody")}</span>
          )}
          {row.assigneeId === me && <span className="vh">{t("queue.you")}</span>}
        </td>
      )}
    </tr>
  );
}
