import {
  ArrowUpFromLine,
  Award,
  CalendarCheck,
  CircleCheck,
  ClipboardCheck,
  Clock,
  FileCheck,
  FileText,
  GraduationCap,
  IdCard,
  Inbox,
  LifeBuoy,
  ListChecks,
  type LucideIcon,
  MailQuestionMark,
  MessageSquareReply,
  OctagonAlert,
  PenLine,
  RefreshCw,
  Reply,
  Scale,
  Ticket,
  TriangleAlert,
  UserRoundPlus,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { clockText, dayOf, dayText, relativeWhen, shortWhen, weekdayText } from "#components/ui/time-text.ts";
import { type WaitingItem, WaitingList } from "#components/ui/waiting-list.tsx";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { WaitDto, WaitKind } from "#lib/features/home/dto.ts";

const icons: Record<WaitKind, LucideIcon> = {
  applicationDecide: Inbox,
  applicationAssess: Scale,
  blockerLift: OctagonAlert,
  level3Accept: LifeBuoy,
  level3Answer: LifeBuoy,
  ticketTake: Ticket,
  ticketAnswer: Ticket,
  tierGrant: ArrowUpFromLine,
  tierRemediate: TriangleAlert,
  tierClose: CircleCheck,
  tierDecide: TriangleAlert,
  planValidate: FileCheck,
  evidenceConfirm: FileCheck,
  evidenceReturned: FileText,
  evidenceRenew: RefreshCw,
  profileReview: IdCard,
  profileReturned: IdCard,
  agreementCountersign: PenLine,
  agreementSend: PenLine,
  agreementRenew: RefreshCw,
  stepsConfirm: ClipboardCheck,
  stepsOwn: ListChecks,
  examResult: GraduationCap,
  trainingExam: GraduationCap,
  trainingAsked: GraduationCap,
  trainingEnrol: GraduationCap,
  trainingRecord: GraduationCap,
  trainingWaits: GraduationCap,
  trainingFew: GraduationCap,
  trainingDateAsked: GraduationCap,
  certificateIssue: Award,
  stepDo: ListChecks,
  stepWrite: FileText,
  stepNominate: UserRoundPlus,
  stepConfirm: ClipboardCheck,
  ticketMore: LifeBuoy,
  certificateRenew: Award,
  leaverCases: UserRoundPlus,
  planReturned: FileText,
  applicationAsked: Reply,
  applicationDraft: Inbox,
  signatureAsked: PenLine,
  agreementSign: PenLine,
  mailHeld: MailQuestionMark,
  quoteAnswer: FileText,
  contractSign: PenLine,
  contractRenew: RefreshCw,
  contractLapsed: TriangleAlert,
  calendarYear: CalendarCheck,
  ticketReply: MessageSquareReply,
  ticketConfirm: CircleCheck,
  contactsMissing: UserRoundPlus,
  contactUntrained: GraduationCap,
  readinessState: ClipboardCheck,
  readinessCheck: ClipboardCheck,
  workAsked: Clock,
  workRecord: Clock,
  dayAsked: CalendarCheck,
  dayProposed: CalendarCheck,
  dayClose: CalendarCheck,
  reviewFix: CalendarCheck,
  reviewWrite: PenLine,
};

const MINUTE = 60_000;
const SHOWN = 10;
/** A clock is amber in its last hours, a day in its last week. */
const SOON_HOURS = 4;
const SOON_DAYS = 7;

/** The year only where the day lies so far off that it could be meant. */
const shortDay = (day: string, locale: string, today: string) =>
  dayText(day, locale, Math.abs(daysBetween(today, day)) < 300 ? day : today);

type When = Pick<WaitingItem, "when" | "due" | "left">;
type Place = { base: string; now: number; today: string; zone: string };

function useWhen({ now, today, zone }: Place): (item: WaitDto) => When {
  const t = useTranslations("home.when");
  const locale = useLocale();
  const ago = (instant: number) => relativeWhen(instant, now, locale, zone);
  return item => {
    if (item.dueAt !== null) {
      // How much of a promise is used is the clock's to say, in open hours: here stands the moment alone.
      const minutes = (item.dueAt - now) / MINUTE;
      const due = shortWhen(item.dueAt, now, locale, zone);
      if (minutes < 0) return { when: "past", due: t("wasDue", { time: due }), left: ago(item.dueAt) };
      return { when: minutes < SOON_HOURS * 60 ? "soon" : "later", due, left: ago(item.dueAt) };
    }
    if (item.dueOn !== null) {
      const days = daysBetween(today, item.dueOn);
      const noon = Date.parse(`${item.dueOn}T12:00:00Z`);
      const day = Math.abs(days) < 14 ? weekdayText(item.dueOn, locale) : shortDay(item.dueOn, locale, today);
      if (days < 0)
        return {
          when: "past",
          due: t("wasDue", { time: dayText(item.dueOn, locale, today) }),
          left: t("daysLate", { days: -days }),
        };
      const near = days < 2 ? relativeWhen(noon, Date.parse(`${today}T12:00:00Z`), locale, "UTC") : day;
      return {
        when: days <= SOON_DAYS ? "soon" : "later",
        due: days === 0 ? t("today") : near,
        left: days < 2 ? weekdayText(item.dueOn, locale) : t("inDays", { days }),
      };
    }
    if (item.since === null) return { when: "later", due: t("open") };
    const since = dayOf(item.since, zone);
    const days = daysBetween(since, today);
    const left = item.kind === "ticketReply" ? t("paused") : ago(item.since);
    if (days === 0)
      return { when: "later", due: t("sinceTime", { time: clockText(item.since, locale, zone) }), left };
    if (days === 1) return { when: "later", due: t("sinceYesterday"), left };
    return { when: "later", due: t("sinceDay", { day: dayText(since, locale, today) }), left };
  };
}

type Props = Place & {
  items: readonly WaitDto[];
  /** The first item's button is the page's primary, where the head has none. */
  primary: boolean;
  /** Where all of it lies. */
  all?: { href: string; label: string } | undefined;
};

/** What waits for the reader by due time; each line leads to where it is done. */
export function Waiting({ items, primary, all, ...place }: Props) {
  const t = useTranslations("home.wait");
  const home = useTranslations("home");
  const locale = useLocale();
  const whenOf = useWhen(place);
  const listed = items.slice(0, SHOWN).map((item, index): WaitingItem => {
    const Icon = icons[item.kind];
    const href = `${place.base}${item.path}`;
    // Where a blocker stands: the company, for whom there are several.
    const extra = item.kind === "blockerLift" && item.extra ? `${item.extra}: ` : item.extra;
    const params = { title: item.title, about: item.about, extra, count: item.count };
    const detail = t(`${item.kind}.detail`, params);
    const act = t(`${item.kind}.act`);
    return {
      key: item.key,
      ...whenOf(item),
      icon: <Icon className="i" aria-hidden="true" />,
      title: <Link href={href}>{t(`${item.kind}.title`, params)}</Link>,
      detail: (
        <>
          {item.number && <i className="id">{item.number} </i>}
          {detail}
        </>
      ),
      action: (
        <ButtonLink
          href={href}
          look={primary && index === 0 ? "pri" : "plain"}
          aria-label={`${act}: ${t(`${item.kind}.title`, params)}`}
        >
          {act}
        </ButtonLink>
      ),
    };
  });
  // What is late stands above the line of now, whatever it is sorted by.
  const late = listed.filter(item => item.when === "past");
  const rest = listed.filter(item => item.when !== "past");
  return (
    <section aria-labelledby="waiting">
      <SectionHeader
        id="waiting"
        title={home("waiting")}
        {...(items.length > 0 ? { count: items.length } : {})}
      >
        {all && <Link href={all.href}>{all.label}</Link>}
      </SectionHeader>
      {listed.length === 0 ? (
        <p className="home-none">
          <CircleCheck className="i" aria-hidden="true" />
          {home("nothing")}
        </p>
      ) : (
        <WaitingList items={[...late, ...rest]} nowText={clockText(place.now, locale, place.zone)} />
      )}
      {items.length > SHOWN && (
        <p className="mm sm home-note">{home("more", { count: items.length - SHOWN })}</p>
      )}
    </section>
  );
}
