import { useLocale, useTranslations } from "next-intl";
import { ClockFull, ClockTable } from "#components/ui/clock-walk.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { lengthText } from "#components/ui/time-text.ts";
import { cityOf } from "#components/ui/zone-text.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { ClockSegment } from "#lib/domain/time/clock-types.ts";
import type { HolderDTO, TicketClockDTO } from "#lib/features/tickets/dto/clock-page.ts";
import type { ClockDTO } from "#lib/features/tickets/dto.ts";
import { ClockCalendars } from "./clock-calendars.tsx";
import { TicketState } from "./ticket-state.tsx";

type Props = { clock: TicketClockDTO; side: Side; zone: string; maker: string; vendor: string; path: string };

/** Every clock of a ticket with drawing and table: which minutes counted, why, and who held it. */
export function ClockPage({ clock: ticket, side, zone, maker, vendor, path }: Props) {
  const t = useTranslations("ticketPages.clockPage");
  const roles = useTranslations("ticketPages.clockPage.role");
  const roleText = (role: string) => (roles.has(role) ? roles(role) : role);
  return (
    <div className="page">
      <PageHeader
        number={
          <>
            <span className="id">{ticket.number}</span>
            <Priority priority={ticket.priority} />
            <TicketState state={ticket.state} side={side} />
          </>
        }
        title={t("heading")}
      >
        <Link href={path}>{ticket.subject}</Link>
      </PageHeader>
      {ticket.clocks.length === 0 && <EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
      {ticket.clocks.map(clock => (
        <Walk
          key={`${clock.kind}${clock.cycle}`}
          {...{ clock, ticket, zone, maker }}
          receipt={`/api/tickets/${ticket.number}/clocks/${clock.kind}-${clock.cycle}?w=${vendor}`}
        />
      ))}
      <ClockCalendars calendars={ticket.calendars} />
      {ticket.escalations.length > 0 && (
        <section className="sec">
          <h2>{t("escalations")}</h2>
          <ul className="tk-steps">
            {ticket.escalations.map(step => (
              <li key={step.level}>
                <b>{t("step", { level: step.level })}</b>{" "}
                {step.at === null ? (
                  <span className="mm">{t("held")}</span>
                ) : (
                  <>
                    {t(step.fired ? "fired" : "ahead")} <Time instant={step.at} zone={zone} style="full" />
                  </>
                )}
                <span className="m">
                  {" "}
                  {t("tells", {
                    who: step.notify.map(roleText).join(", "),
                  })}
                  {step.acts.map(act => (
                    <span key={act.kind}>
                      {", "}
                      {t(`act.${act.kind}`, {
                        role: act.kind === "reassign" ? roleText(act.role) : "",
                      })}
                    </span>
                  ))}
                  {step.repeat && (
                    <span>
                      {"; "}
                      {step.seen
                        ? t("seen")
                        : t("again", {
                            every: lengthText(step.repeat.everyMinutes),
                            times: step.repeat.times,
                          })}
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Who had it at a moment. */
function holderAt(holders: readonly HolderDTO[], at: number): HolderDTO | undefined {
  return holders.filter(holder => holder.at <= at).at(-1) ?? holders[0];
}

function Walk({
  clock,
  ticket,
  zone,
  maker,
  receipt,
}: {
  clock: ClockDTO;
  ticket: TicketClockDTO;
  zone: string;
  maker: string;
  /** Where its calculation is downloaded. */
  receipt: string;
}) {
  const t = useTranslations("ticketPages.clockPage");
  const names = useTranslations("ticketPages.clock");
  const locale = useLocale();
  // Who passes it on and who takes it may do so in one minute: such a row counts nothing and says nothing.
  const walk = {
    ...clock.walk,
    segments: clock.walk.segments.filter(s => s.kind === "closed" || s.to - s.from >= 60_000),
  };
  const name = names(clock.kind);
  const held = (segment: ClockSegment) => {
    if (segment.kind === "closed") return null;
    if (segment.kind === "paused" && clock.kind !== "level3") return ticket.customerName;
    const holder = holderAt(ticket.holders, segment.from);
    if (!holder) return clock.kind === "level3" ? maker : null;
    const place = holder.level ? t("holder", { org: holder.orgName, level: holder.level }) : holder.orgName;
    return holder.name ? `${place}, ${holder.name}` : place;
  };
  const reason = (segment: ClockSegment, index: number) => {
    if (segment.kind === "closed") return undefined;
    if (segment.kind === "paused") return t(clock.kind === "level3" ? "pausedLevel3" : "paused");
    if (index === 0) return t(`starts.${clock.kind}`);
    if (segment.cut) {
      const holder = holderAt(ticket.holders, segment.from);
      if (holder) return t("hands", { to: holder.name ?? holder.orgName });
    }
    return undefined;
  };
  return (
    <section className="sec ck" aria-labelledby={`clock-${clock.kind}-${clock.cycle}`}>
      <h2 id={`clock-${clock.kind}-${clock.cycle}`} className="vh">
        {t("named", { name, cycle: clock.cycle })}
      </h2>
      <ClockFull
        walk={walk}
        name={name}
        label={
          <>
            {names("label", { name, priority: clock.priority })}{" "}
            {clock.cycle > 1 && <span className="mm">{t("cycle", { cycle: clock.cycle })}</span>}
          </>
        }
        notStarted={names(`begins.${clock.kind}`)}
        tags={
          <>
            <Tag tone="line">{t("target", { time: lengthText(walk.targetMinutes) })}</Tag>{" "}
            <Tag tone="line">
              {t("calendar", {
                name: textIn(clock.calendarName, locale),
                version: walk.calendar.version,
              })}
            </Tag>
          </>
        }
        zone={zone}
      />
      {walk.startedAt !== null && (
        <ClockTable walk={walk} name={name} zone={zone} reason={reason} held={held} />
      )}
      {walk.startedAt !== null && (
        <p className="xs tk-receipt">
          <a href={receipt} download>
            {t("receipt")}
            <span className="vh">: {t("named", { name, cycle: clock.cycle })}</span>
          </a>
        </p>
      )}
      {zone !== walk.zone && (
        <p className="xs mm">{t("zones", { zone: cityOf(zone, locale), own: cityOf(walk.zone, locale) })}</p>
      )}
    </section>
  );
}
