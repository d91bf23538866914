import { ArrowDown, ArrowUpFromLine, Check, Pause, Play, RotateCcw, UserRound } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import Link from "#components/ui/link.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { TimelineItem } from "#components/ui/timeline.tsx";
import type { Opening } from "#lib/domain/tickets/reading-place.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { EventItem, MessageItem } from "#lib/features/tickets/dto/timeline.ts";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";
import { toneOf, useAudienceLabel } from "./audience-words.ts";
import { CaseTimeline } from "./reading-place.tsx";

export const SHOWN = ["all", "messages", "clock", "handover"] as const;
export type Shown = (typeof SHOWN)[number];

export const readShown = (value: unknown): Shown => SHOWN.find(one => one === value) ?? "all";

export const avatarOf = (side: Side | "system") =>
  side === "vendor" ? "vendor" : side === "partner" ? "partner" : "plain";

const icons: Record<string, typeof Pause> = {
  "ticket.waiting": Pause,
  "ticket.resumed": Play,
  "ticket.answered": Check,
  "ticket.resolved": Check,
  "ticket.reopened": RotateCcw,
  "ticket.escalated": ArrowUpFromLine,
  "ticket.level_changed": ArrowUpFromLine,
  "ticket.l3_answered": ArrowDown,
  "ticket.l3_handed_back": ArrowDown,
  "ticket.back_from_manufacturer": ArrowDown,
  "ticket.assigned": UserRound,
  "ticket.undone": RotateCcw,
};

const toneOfEvent = (key: string) =>
  /breach|overdue/.test(key) ? "breach" : /warn/.test(key) ? "warn" : "plain";

type Props = {
  ticket: TicketDTO;
  side: Side;
  shown: Shown;
  /** The page's address without its query. */
  path: string;
  slug: string;
  maker: string;
  zone: string;
  titleZone: string;
  now: number;
  /** Where what is new to the reader begins. */
  opening: Opening;
  /** A last line: what is being sent. */
  foot: ReactNode;
};

/** Messages, clock events and hand-overs in one column; each reader gets the lines of their audiences (T4). */
export function TicketTimeline({
  ticket,
  side,
  shown,
  path,
  slug,
  maker,
  zone,
  titleZone,
  now,
  opening,
  foot,
}: Props) {
  const t = useTranslations("ticketPages.timeline");
  const label = useAudienceLabel(ticket, maker);
  const { items, folded } = ticket.timeline;
  const keep = (item: TicketDTO["timeline"]["items"][number]) =>
    shown === "all" || (item.type === "message" ? shown === "messages" : item.group === shown);
  const drawn: TimelineItem[] = [];
  items.forEach((item, index) => {
    if (keep(item)) {
      drawn.push(item.type === "message" ? message(item) : event(item));
    }
    if (folded?.afterIndex === index) {
      drawn.push({
        kind: "fold",
        key: "fold",
        text: t("folded", { count: folded.count }),
        href: `${path}?${shown === "all" ? "" : `show=${shown}&`}lines=all`,
      });
    }
  });

  function message(item: MessageItem): TimelineItem {
    return {
      kind: "message",
      key: `m-${item.id}`,
      by: { name: item.author.name, kind: avatarOf(item.author.side) },
      role: <MessageRole item={item} side={side} slug={slug} />,
      at: item.at,
      tone: toneOf[item.audience],
      audience: label(item.audience),
      body: <Markdown text={item.body} />,
      files: item.files.map(file => ({
        key: file.id,
        name: file.name,
        bytes: file.size,
        href: `/api/files/${file.id}?w=${slug}`,
      })),
    };
  }

  function event(item: EventItem): TimelineItem {
    const Icon = icons[item.key];
    return {
      kind: "event",
      key: `e-${item.id}`,
      at: item.at,
      tone: toneOfEvent(item.key),
      icon: Icon ? <Icon className="i i-s" aria-hidden="true" /> : undefined,
      text: <EventText item={item} side={side} slug={slug} zone={zone} />,
    };
  }

  return (
    <>
      <div className="row wrap tk-filter">
        <h2 className="vh">{t("title")}</h2>
        <Segmented
          label={t("show")}
          current={shown}
          segments={SHOWN.map(key => ({
            key,
            label: `${t(`shown.${key}`)} ${countOf(ticket, key) ?? ""}`.trim(),
            href: key === "all" ? path : `${path}?show=${key}`,
          }))}
        />
      </div>
      {drawn.length > 0 ? (
        <CaseTimeline
          items={drawn}
          firstNew={newFrom(ticket, opening)}
          label={t("title")}
          zone={zone}
          titleZone={titleZone}
          now={now}
          foot={shown === "all" || shown === "messages" ? foot : null}
        />
      ) : (
        <p className="mm tk-none">{t("nothing")}</p>
      )}
    </>
  );
}

/** The line above which what is new begins; what is folded away may be new too. */
function newFrom({ timeline: { items, folded } }: TicketDTO, { firstNew, readTo }: Opening): string | null {
  if (firstNew === null) return null;
  const afterFold = folded && items[folded.afterIndex + 1];
  const index = items.findIndex(item => item.id === firstNew);
  return afterFold && index > folded.afterIndex && (readTo ?? 0) < afterFold.at ? "fold" : `m-${firstNew}`;
}

/** How many lines a filter shows; null when some of them were not read. */
function countOf(ticket: TicketDTO, shown: Shown): number | null {
  const { counts, items, folded } = ticket.timeline;
  if (shown === "all") return counts.messages + counts.events;
  if (shown === "messages") return counts.messages;
  if (folded) return null;
  return items.filter(item => item.type === "event" && item.group === shown).length;
}

function MessageRole({ item, side, slug }: { item: MessageItem; side: Side; slug: string }) {
  const t = useTranslations("ticketPages.timeline");
  const mail = useTranslations("inboundMail.original");
  const bulk = useTranslations("bulk");
  const level = side !== "customer" && item.level !== null && item.author.side !== "customer";
  return (
    <>
      {item.author.orgName}
      {level && `, ${t("level", { level: item.level ?? 0 })}`}
      {!item.own && `, ${t("other")}`}
      {item.channel !== "site" && `, ${t(`channel.${item.channel}`)}`}
      {item.mailId && (
        <>
          {" · "}
          <Link href={`/${slug}/tickets/mail/${item.mailId}`}>{mail("show")}</Link>
        </>
      )}
      {item.takenBack && (
        <>
          {" "}
          <Tag tone="warn" icon={<RotateCcw className="i" aria-hidden="true" />}>
            {bulk("takenBack")}
          </Tag>
        </>
      )}
      {item.answer && (
        <>
          {" "}
          <Tag tone="line" icon={<Check className="i" aria-hidden="true" />}>
            {t("answer")}
          </Tag>
        </>
      )}
    </>
  );
}

/** Facts that name another case, and where. */
const OTHERS: Record<string, string> = {
  "ticket.followed": "number",
  "ticket.linked": "other",
  "ticket.merged_away": "into",
  "ticket.merged_in": "from",
  "ticket.split": "into",
};

type EventTextProps = { item: EventItem; side: Side; slug: string; zone: string };

function EventText({ item, side, slug, zone }: EventTextProps): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const key = `events.${item.key}`;
  const moment = (name: string) => {
    const at = item.params[name];
    return typeof at === "number" ? <Time instant={at} style="full" zone={zone} /> : null;
  };
  const { closesOn } = item.params;
  const day = () => (typeof closesOn === "string" ? dayText(closesOn, locale) : null);
  const text = t.has(key)
    ? t.rich(key, { ...item.params, reader: side, was: () => moment("was"), due: () => moment("due"), day })
    : item.key;
  const other = OTHERS[item.key] && item.params[OTHERS[item.key] as string];
  return (
    <>
      {other ? <Link href={`/${slug}/tickets/${other}`}>{text}</Link> : text}
      {item.author.side !== "system" && item.params.name !== item.author.name && (
        <span className="mm"> · {item.author.name}</span>
      )}
      {item.text && <q className="tk-said">{item.text}</q>}
    </>
  );
}
