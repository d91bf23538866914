import { CirclePlus, Mail, Phone, Workflow } from "lucide-react";
import { useTranslations } from "next-intl";
import { FollowQueue } from "#components/live/follow-queue.tsx";
import { ViewBar } from "#components/saved-views/view-bar.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { QueueColumn } from "#lib/domain/tickets/columns.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { BulkDto } from "#lib/features/bulk/dto.ts";
import type { SavedViewDto } from "#lib/features/saved-views/dto.ts";
import type { TicketCounts, TicketListDTO, TicketView } from "#lib/features/tickets/dto.ts";
import { BulkNotices } from "./bulk/bulk-notices.tsx";
import { BulkQueue } from "./bulk/bulk-queue.tsx";
import {
  askedOf,
  isNarrowed,
  type QueueQuery,
  queueHref,
  savedQuery,
  type TicketFilterOptions,
} from "./queue-address.ts";
import { QueueKeys } from "./queue-keys.tsx";
import { queueRow } from "./queue-row.ts";
import { QueueTable } from "./queue-table.tsx";
import { QueueTools } from "./queue-tools.tsx";

export type QueueProps = {
  path: string;
  side: Side;
  me: string;
  query: QueueQuery;
  list: TicketListDTO;
  columns: readonly QueueColumn[];
  counts: TicketCounts;
  options: TicketFilterOptions;
  /** Opens a case itself, logs a call for somebody, or neither. */
  opens: "self" | "call" | null;
  /** Mails that came, for whom they concern; how many wait for this person's word (S7). */
  mail: { href: string; waiting: number } | null;
  /** What the desk does by itself. */
  rules: { href: string; label: string } | null;
  now: number;
  zone: string;
  locale: string;
  /** For who may change many cases at once: one's own changes of late. */
  bulk: BulkDto[] | null;
  /** Lists somebody keeps to see again, and in whose name they are shared. */
  saved: {
    workspace: string;
    team: string;
    views: readonly SavedViewDto[];
    counts: Record<string, number>;
    tidies: boolean;
  };
};

const STAFF_VIEWS: TicketView[] = [
  "mine",
  "team",
  "unassigned",
  "waiting",
  "level3",
  "breached",
  "open",
  "resolved",
  "all",
];
const CUSTOMER_VIEWS: TicketView[] = ["open", "waiting", "resolved", "all"];

/** The queue of one side: views as tabs, filters, rows by due time, and what to do where there is nothing. */
export function Queue(props: QueueProps) {
  const { path, side, me, query, list, columns, counts, options, opens, mail, rules, now, zone } = props;
  const { locale, saved, bulk } = props;
  // A tab alone is no view to keep.
  const kept = isNarrowed(query) || query.sort !== "due" || query.cols !== null ? savedQuery(query) : "";
  const t = useTranslations("ticketPages.queue");
  const inbound = useTranslations("inboundMail");
  const views = side === "customer" ? CUSTOMER_VIEWS : STAFF_VIEWS;
  const newHref = opens ? `${path}/new` : null;
  const who = side === "customer" ? "forCustomer" : "forStaff";
  const count = (view: TicketView) => (view === "all" || view === "resolved" ? undefined : counts[view]);
  return (
    <div className="page wide">
      <PageHeader
        title={t("title")}
        actions={
          <>
            {rules && (
              <ButtonLink look="ghost" href={rules.href}>
                <Workflow className="i" aria-hidden="true" />
                {rules.label}
              </ButtonLink>
            )}
            {mail && (
              <ButtonLink look="ghost" href={mail.href}>
                <Mail className="i" aria-hidden="true" />
                {inbound("list.title")}
              </ButtonLink>
            )}
            {newHref && (
              <ButtonLink look="pri" href={newHref}>
                {opens === "call" ? (
                  <Phone className="i" aria-hidden="true" />
                ) : (
                  <CirclePlus className="i" aria-hidden="true" />
                )}
                {t(opens === "call" ? "logCall" : "open")}
              </ButtonLink>
            )}
          </>
        }
      />
      {mail && mail.waiting > 0 && (
        <Message
          className="mail-waits"
          title={inbound("waiting.title", { count: mail.waiting })}
          actions={
            <ButtonLink size="sml" href={mail.href}>
              {inbound("waiting.link")}
            </ButtonLink>
          }
        >
          {inbound("waiting.text")}
        </Message>
      )}
      <div className="tq-tabs">
        <Tabs
          label={t("views")}
          tabs={views.map(view => ({
            href: queueHref(path, query, { view, q: "", state: [] }),
            label: t(`view.${who}.${view}`),
            count: count(view),
            current: view === query.view,
          }))}
        />
      </div>
      {(kept !== "" || saved.views.length > 0) && (
        <ViewBar list="tickets" base={path} query={kept} me={me} {...saved} />
      )}
      <QueueTools
        workspace={saved.workspace}
        columns={columns}
        path={path}
        query={query}
        options={options}
        side={side}
        now={now}
        zone={zone}
        locale={locale}
      />
      {bulk && <BulkNotices slug={saved.workspace} changes={bulk} />}
      {list.rows.length > 0 ? (
        <>
          <FollowQueue>
            <BulkQueue
              key={queueHref(path, query, { cursor: query.cursor })}
              slug={saved.workspace}
              rows={list.rows.map(({ number, version }) => ({ number, version }))}
              list={{ ...askedOf(query), filters: askedOf(query).filters ?? {}, sort: query.sort }}
              more={list.next !== null || query.cursor !== null}
              people={options.people}
              tags={options.tags}
            >
              <QueueTable
                rows={list.rows.map(row => queueRow(row, columns, { side, me }))}
                columns={columns}
                sort={query.sort}
                sortHref={{
                  due: queueHref(path, query, { sort: "due" }),
                  opened: queueHref(path, query, { sort: "opened" }),
                }}
                side={side}
                path={path}
                now={now}
                zone={zone}
                before={query.cursor !== null}
                after={list.next !== null}
                picks={bulk !== null}
              />
            </BulkQueue>
          </FollowQueue>
          <Pager
            previous={query.cursor ? queueHref(path, query) : null}
            previousLabel={t("first")}
            next={list.next ? queueHref(path, query, { cursor: list.next }) : null}
            nextLabel={t("more")}
          />
          <p className="hints" aria-hidden="true">
            <span>
              <kbd>J</kbd>
              <kbd>K</kbd> {t("hint.move")}
            </span>
            <span>
              <kbd>↵</kbd> {t("hint.open")}
            </span>
            {bulk && (
              <span>
                <kbd>X</kbd> {t("hint.select")}
              </span>
            )}
            <span>
              <kbd>/</kbd> {t("hint.search")}
            </span>
            <span>
              <kbd>F</kbd> {t("hint.filter")}
            </span>
            {side !== "customer" && (
              <span>
                <kbd>A</kbd> {t("hint.take")}
              </span>
            )}
            {newHref && (
              <span>
                <kbd>N</kbd> {t(opens === "call" ? "logCall" : "open")}
              </span>
            )}
            <span>
              <kbd>?</kbd> {t("hint.keys")}
            </span>
          </p>
        </>
      ) : (
        <FollowQueue>
          <Nothing query={query} path={path} who={who} newHref={newHref} opens={opens} />
        </FollowQueue>
      )}
      <QueueKeys slug={saved.workspace} newHref={newHref} staff={side !== "customer"} />
    </div>
  );
}

function Nothing({
  query,
  path,
  who,
  newHref,
  opens,
}: {
  query: QueueQuery;
  path: string;
  who: "forStaff" | "forCustomer";
  newHref: string | null;
  opens: "self" | "call" | null;
}) {
  const t = useTranslations("ticketPages.queue");
  if (isNarrowed(query)) {
    return (
      <EmptyState
        title={t("empty.narrowed")}
        action={
          <ButtonLink href={`${path}?view=all${query.q ? `&q=${encodeURIComponent(query.q)}` : ""}`}>
            {t("empty.lookEverywhere")}
          </ButtonLink>
        }
      >
        {t("empty.narrowedText")}
      </EmptyState>
    );
  }
  const first = query.view === "open" || query.view === "all";
  return (
    <EmptyState
      title={t(`empty.${who}.${query.view}`)}
      action={
        first && newHref ? (
          <ButtonLink look="plain" href={newHref}>
            {t(opens === "call" ? "logCall" : "open")}
          </ButtonLink>
        ) : query.view === "all" ? undefined : (
          <ButtonLink href={`${path}?view=all`}>{t("empty.seeAll")}</ButtonLink>
        )
      }
    >
      {t(first ? `empty.firstStep.${who}` : "empty.nothingToDo")}
    </EmptyState>
  );
}
