import { ArrowDownUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { type Chip, Chips } from "#components/ui/chips.tsx";
import { clockText } from "#components/ui/time-text.ts";
import { cityOf } from "#components/ui/zone-text.ts";
import type { QueueColumn } from "#lib/domain/tickets/columns.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import {
  chosenOf,
  NOTHING_CHOSEN,
  type QueueQuery,
  queueHref,
  type TicketFilterOptions,
  whoseChoices,
} from "./queue-address.ts";
import { QueueColumns } from "./queue-columns.tsx";
import { QueueFilters } from "./queue-filters.tsx";
import { QueueSearch } from "./queue-search.tsx";

type Props = {
  workspace: string;
  columns: readonly QueueColumn[];
  path: string;
  query: QueueQuery;
  options: TicketFilterOptions;
  side: Side;
  now: number;
  zone: string;
  locale: string;
};

/** Search, filters in force, order; all of it in the address. */
export function QueueTools({ workspace, columns, path, query, options, side, now, zone, locale }: Props) {
  const t = useTranslations("ticketPages.queue");
  const states = useTranslations(`ticketPages.state.${side === "customer" ? "forCustomer" : "forStaff"}`);
  const chips: Chip[] = [];
  const add = (key: keyof QueueQuery & string, label: string, value: string, none: Partial<QueueQuery>) => {
    if (value) chips.push({ key, label: `${label}:`, value, removeHref: queueHref(path, query, none) });
  };
  const named = (list: { id: string; name: string }[], id: string | null) =>
    chosenOf(list, id, t("filter.other"))?.name ?? "";
  add("q", t("filter.search"), query.q, { q: "" });
  add("priority", t("filter.priority"), query.priority.join(", "), { priority: [] });
  add("state", t("filter.state"), query.state.map(state => states(state)).join(", "), { state: [] });
  add("level", t("filter.level"), query.level.join(", "), { level: [] });
  add("product", t("filter.product"), named(options.products, query.product), { product: null });
  add("partner", t("filter.partner"), named(options.companies, query.partner), { partner: null });
  add("customer", t("filter.customer"), named(options.companies, query.customer), { customer: null });
  const people = whoseChoices(options.people, t("filter.me"), t("filter.nobody"));
  if (side !== "customer")
    add("assignee", t("filter.assignee"), named(people, query.assignee), { assignee: null });
  for (const tag of side === "customer" ? [] : query.tag)
    chips.push({
      key: `tag ${tag}`,
      label: `${t("filter.tag")}:`,
      value: tag,
      removeHref: queueHref(path, query, { tag: query.tag.filter(one => one !== tag) }),
    });
  if (query.waits)
    add("waits", t("filter.waits"), t(`filter.waitsOn.${side}.${query.waits}`), { waits: null });
  for (const key of ["late", "follow"] as const)
    if (query[key])
      chips.push({ key, label: t(`filter.${key}`), removeHref: queueHref(path, query, { [key]: false }) });
  const other = query.sort === "due" ? "opened" : "due";
  return (
    <div className="row wrap tq-tools">
      <QueueSearch path={path} query={query} />
      <Chips chips={chips}>
        <QueueFilters
          path={path}
          query={query}
          options={options}
          side={side}
          clearHref={queueHref(path, {
            ...query,
            ...NOTHING_CHOSEN,
          })}
        />
      </Chips>
      <span className="grow" />
      <span className="sm mm not-s">
        {t("time", { time: clockText(now, locale, zone), place: cityOf(zone, locale) })}
      </span>
      <QueueColumns workspace={workspace} path={path} query={query} side={side} shown={columns} />
      <ButtonLink
        size="sml"
        href={queueHref(path, query, { sort: other })}
        aria-label={t("sortTo", { order: t(`sort.${other}`) })}
        title={t("sortTo", { order: t(`sort.${other}`) })}
      >
        <ArrowDownUp className="i i-s" aria-hidden="true" />
        {t(`sort.${query.sort}`)}
      </ButtonLink>
    </div>
  );
}
