import { Tag as TagIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "#components/ui/avatar.tsx";
import { ClockCell } from "#components/ui/clock-bar.tsx";
import { cx } from "#components/ui/cx.ts";
import { Level } from "#components/ui/level.tsx";
import Link from "#components/ui/link.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { QueueColumn } from "#lib/domain/tickets/columns.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { TicketSort } from "#lib/features/tickets/dto.ts";
import type { QueueRow } from "./queue-row.ts";
import { TicketState } from "./ticket-state.tsx";

/** On a phone these stand in no card: its room is for what one chooses a case by. */
const NOT_ON_CARDS: readonly QueueColumn[] = ["level", "assignee"];
/** What no card has a place for without being asked: a line of its own there, with the column's name. */
const LINE_ON_CARDS: readonly QueueColumn[] = ["servedBy", "kind", "tags", "openedBy", "opened"];

type HeadProps = { column: QueueColumn; sort: TicketSort; sortHref: Record<TicketSort, string> };

export function QueueHead({ column, sort, sortHref }: HeadProps) {
  const t = useTranslations("ticketPages");
  const name = t(`columns.name.${column}`);
  const look = cx(`c-${column}`, NOT_ON_CARDS.includes(column) && "not-s");
  if (column === "clock")
    return (
      <Th className={look} sort={sort === "due" ? "ascending" : undefined} href={sortHref.due}>
        {name}
      </Th>
    );
  if (column === "opened")
    return (
      <Th className={look} sort={sort === "opened" ? "descending" : undefined} href={sortHref.opened}>
        {name}
      </Th>
    );
  return (
    <th scope="col" className={look}>
      {column === "priority" ? <abbr title={name}>{t("queue.col.priorityShort")}</abbr> : name}
    </th>
  );
}

type CellProps = {
  column: QueueColumn;
  row: QueueRow;
  side: Side;
  href: string;
  zone: string;
  /** Tags have a column of their own. */
  tagged: boolean;
};

export function QueueCell(props: CellProps) {
  const t = useTranslations("ticketPages.columns.name");
  const { column, side, row } = props;
  // A customer's card names the product where everybody else's names the customer.
  const line = LINE_ON_CARDS.includes(column) || (column === "product" && side !== "customer");
  const empty = column === "tags" && !row.tags?.length;
  return (
    <td
      className={cx(
        `c-${column}`,
        column === "subject" ? "ell" : column !== "tags" && "nw",
        ["customer", "product", "servedBy", "openedBy"].includes(column) && "m cu",
        (column === "clock" || line) && "full",
        ["kind", "tags", "opened"].includes(column) && "sm",
        NOT_ON_CARDS.includes(column) && "not-s",
      )}
      data-label={line && !empty ? `${t(column)}:` : undefined}
    >
      {empty ? null : <Content {...props} />}
    </td>
  );
}

function Content({ column, row, side, href, zone, tagged }: CellProps) {
  const t = useTranslations("ticketPages");
  switch (column) {
    case "number":
      return <span className="id">{row.number}</span>;
    case "priority":
      return row.priority && <Priority priority={row.priority} />;
    case "subject":
      return (
        <span className="tq-subj">
          <Link className="q ell" href={href} aria-keyshortcuts="j k">
            <b>{row.subject}</b>
          </Link>
          {!tagged && row.tags && <FewTags tags={row.tags} />}
        </span>
      );
    case "customer":
      return row.customerName;
    case "product":
      return row.productName;
    case "servedBy":
      return row.servedByName;
    case "kind":
      return row.kind && t(`kind.${row.kind}`);
    case "state":
      return row.state && <TicketState state={row.state} side={side} />;
    case "level":
      return row.level && <Level level={row.level} />;
    case "clock":
      return row.clock ? (
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
      );
    case "tags":
      return row.tags && <RowTags tags={row.tags} />;
    case "assignee":
      return row.holder && <Holder {...row.holder} />;
    case "openedBy":
      return row.openedByName;
    case "opened":
      return <Time instant={row.openedAt} zone={zone} />;
  }
}

function RowTags({ tags }: { tags: readonly string[] }) {
  return (
    <span className="tq-tags all">
      {tags.map(tag => (
        <Tag key={tag} tone="line">
          {tag}
        </Tag>
      ))}
    </span>
  );
}

/** Beside the subject the first two, or where it needs the room how many; all of them stand on the case, and are read out here. */
function FewTags({ tags }: { tags: readonly string[] }) {
  const t = useTranslations("ticketPages.tags");
  return (
    <span className="tq-tags" title={tags.join(", ")}>
      <span className="vh">{`${t("title")}: ${tags.join(", ")}`}</span>
      {tags.slice(0, 2).map(tag => (
        <span key={tag} aria-hidden="true" className="tag line">
          {tag}
        </span>
      ))}
      {tags.length > 2 && (
        <span aria-hidden="true" className="mm xs">
          +{tags.length - 2}
        </span>
      )}
      <span aria-hidden="true" className="tag line tq-few">
        <TagIcon className="i" />
        {tags.length}
      </span>
    </span>
  );
}

function Holder({ name, kind, me }: NonNullable<QueueRow["holder"]>) {
  const t = useTranslations("ticketPages.queue");
  return (
    <>
      {name ? <Avatar name={name} kind={kind} title /> : <span className="mm sm">{t("nobody")}</span>}
      {me && <span className="vh">{t("you")}</span>}
    </>
  );
}
