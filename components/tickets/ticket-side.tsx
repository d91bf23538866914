import { FileText } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CaseDefects } from "#components/defects/case-defect.tsx";
import { CaseWishes } from "#components/features/case-wishes.tsx";
import { Avatars } from "#components/ui/avatar.tsx";
import { bytesText } from "#components/ui/bytes.ts";
import { ClockCard } from "#components/ui/clock-bar.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { dayText, lengthText } from "#components/ui/time-text.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { CaseDefectDTO } from "#lib/features/defects/dto.ts";
import type { CaseWishDTO, WishChoice } from "#lib/features/feature-requests/dto.ts";
import type { ClockDTO, TicketDTO } from "#lib/features/tickets/dto.ts";
import { FollowButton } from "./follow-button.tsx";
import { OtherClocks, UnseenSteps } from "./ticket-clocks.tsx";
import { TicketLinks } from "./ticket-links.tsx";
import { TicketTags } from "./ticket-tags.tsx";
import { avatarOf } from "./ticket-timeline.tsx";
import { TicketWhere } from "./ticket-where.tsx";
import { useBecause, useShare } from "./ticket-words.ts";

type Props = {
  ticket: TicketDTO;
  side: Side;
  slug: string;
  /** The vendor's name: the manufacturer. */
  maker: string;
  /** The reader's day and zone. */
  today: string;
  zone: string;
  /** What the case led to. */
  knowledge?: ReactNode;
  rated?: ReactNode;
  defects: readonly CaseDefectDTO[];
  /** What it asks for, and what it can be linked to where the reader may. */
  wishes: { on: readonly CaseWishDTO[]; choices: readonly WishChoice[] | null };
  /** The reader may link a defect. */
  keepsDefects: boolean;
  /** The reader is told of what is written here without taking part. */
  following: boolean;
  /** The desk's own words; null: the reader has none. */
  tags: { on: readonly string[]; used: readonly string[] } | null;
};

/** The clock that counts now, as a card. */
export function TicketClock({ clock, zone, note }: { clock: ClockDTO; zone: string; note?: boolean }) {
  const t = useTranslations("ticketPages.clock");
  const { walk } = clock;
  return (
    <>
      <ClockCard
        walk={walk}
        name={t(clock.kind)}
        label={t("label", { name: t(clock.kind), priority: clock.priority })}
        notStarted={t(`begins.${clock.kind}`)}
        zone={zone}
      />
      {note && walk.pausedMinutes > 0 && (
        <p className="sm m tk-note">{t("pauses", { time: lengthText(walk.pausedMinutes) })}</p>
      )}
    </>
  );
}

/** Everything about the ticket that is not its history. */
export function TicketSide({
  ticket,
  side,
  slug,
  maker,
  today,
  zone,
  defects,
  keepsDefects,
  wishes,
  knowledge,
  rated,
  following,
  tags,
}: Props) {
  const locale = useLocale();
  const t = useTranslations("ticketPages.side");
  const clocks = useTranslations("ticketPages.clock");
  const share = useShare();
  const because = useBecause(ticket);
  const staff = side !== "customer";
  const level3Clock = ticket.level3Detail?.clock ?? null;
  const base = `/${slug}/tickets/${ticket.number}`;
  const people = ticket.participants.map(
    person => ({ name: person.name, kind: avatarOf(person.side) }) as const,
  );
  return (
    <aside className="side" aria-label={t("about")}>
      <section className="not-s">
        <h2>
          {t("clock")}
          {ticket.clocks.length > 0 && <Link href={`${base}/clock`}>{t("fullWalk")}</Link>}
        </h2>
        {ticket.clock ? (
          <TicketClock clock={ticket.clock} zone={zone} note />
        ) : (
          <p className="sm m">{t("noClock")}</p>
        )}
        <OtherClocks ticket={ticket} zone={zone} />
      </section>
      {rated}
      <UnseenSteps ticket={ticket} slug={slug} zone={zone} />
      {level3Clock && (
        <section>
          <h2>{t("level3Clock", { maker })}</h2>
          <ClockCard walk={level3Clock.walk} name={clocks("level3")} zone={zone} />
        </section>
      )}
      <TicketWhere ticket={ticket} side={side} slug={slug} maker={maker} zone={zone} today={today} />
      <section>
        <h2>{t("contract")}</h2>
        <KeyValue
          pairs={[
            staff && { label: t("customer"), value: ticket.customerName },
            { label: t("contact"), value: ticket.openedByName },
            {
              label: t("contractNumber"),
              value: (
                <Link href={`/${slug}/contracts/${ticket.contractNumber}`}>{ticket.contractNumber}</Link>
              ),
            },
            { label: t("plan"), value: ticket.planName },
            { label: t("until"), value: <Day date={ticket.contractUntil} today={today} /> },
            { label: t("servedBy"), value: ticket.servedByName },
          ]}
        />
      </section>
      <section>
        <h2>{t("facts")}</h2>
        <KeyValue
          pairs={[
            {
              label: t("product"),
              value: (
                <>
                  {ticket.productName} {ticket.productVersion} <VersionFlag ticket={ticket} />
                </>
              ),
            },
            ...(ticket.module ? [{ label: t("module"), value: textIn(ticket.module, locale) }] : []),
            { label: t("place"), value: t(`environment.${ticket.environment}`) },
            ticket.wishedOn !== null && {
              label: t("wished"),
              value: <Day date={ticket.wishedOn} today={today} />,
            },
            ticket.kind === "incident" && {
              label: t("affected"),
              value: t(ticket.canWork ? "canWork" : "cannotWork", { share: share(ticket.affectedBp) }),
            },
            {
              label: t("priority"),
              value: (
                <>
                  <Priority priority={ticket.priority} /> <span className="mm">{because}</span>
                </>
              ),
            },
            { label: t("opened"), value: <Time instant={ticket.openedAt} zone={zone} /> },
          ]}
        />
      </section>
      {tags && (
        <TicketTags
          slug={slug}
          number={ticket.number}
          tags={tags.on}
          used={tags.used}
          may={ticket.may.tag.allowed}
        />
      )}
      {knowledge}
      <Files ticket={ticket} slug={slug} />
      <Wish ticket={ticket} slug={slug} keeps={keepsDefects} wishes={wishes} />
      <CaseDefects defects={defects} slug={slug} chooseFor={keepsDefects ? ticket.number : null} />
      <TicketLinks ticket={ticket} side={side} slug={slug} />
      <section>
        <h2>{t("people")}</h2>
        {people.length > 0 && <Avatars people={people} show={6} />}
        <FollowButton slug={slug} number={ticket.number} following={following} />
      </section>
    </aside>
  );
}

/**
 * A wish is for many (T6): what others wish for, and for the vendor the way to word this one for everybody. A question or a fault may
 * come down to a wish too: there whoever works the case says so.
 */
function Wish({
  ticket,
  slug,
  keeps,
  wishes,
}: Pick<Props, "ticket" | "slug" | "wishes"> & { keeps: boolean }) {
  const t = useTranslations("ticketPages.side");
  const wishing = ticket.kind === "feature_request";
  if (!wishing && wishes.on.length === 0 && wishes.choices === null) return null;
  const from = encodeURIComponent(ticket.number);
  return (
    <section>
      <h2>
        {t("wishes")}
        <Link href={`/${slug}/features`}>{t("wishesAll")}</Link>
      </h2>
      <CaseWishes slug={slug} number={ticket.number} wishes={wishes.on} choices={wishes.choices} />
      {(keeps || wishing) && (
        <p className="sm m">
          {keeps ? (
            <Link className="inline-flex min-h-6 items-center" href={`/${slug}/features/new?case=${from}`}>
              {t("wishesWord")}
            </Link>
          ) : (
            t("wishesText")
          )}
        </p>
      )}
    </section>
  );
}

/** S11: whether the version it is about is still supported, today. */
function VersionFlag({ ticket }: { ticket: TicketDTO }) {
  const t = useTranslations("products.ticket");
  const locale = useLocale();
  const end = ticket.versionEnd;
  if (!end) return null;
  return end.state === "ended" ? (
    <Tag tone="warn">{t("flag")}</Tag>
  ) : (
    <span className="mm sm">{t("flagUntil", { date: dayText(end.until, locale) })}</span>
  );
}

function Files({ ticket, slug }: { ticket: TicketDTO; slug: string }) {
  const t = useTranslations("ticketPages.side");
  const locale = useLocale();
  const files = [
    ...ticket.timeline.items.flatMap(item => (item.type === "message" ? item.files : [])),
    ...(ticket.level3Detail?.files ?? []),
  ];
  if (files.length === 0) return null;
  return (
    <section>
      <h2>{t("files")}</h2>
      <ul className="tk-files">
        {files.map(file => (
          <li key={file.id} className="sm">
            <FileText className="i i-s" aria-hidden="true" />
            <a href={`/api/files/${file.id}?w=${slug}`} download>
              {file.name}
            </a>
            <span className="mm">{bytesText(file.size, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
