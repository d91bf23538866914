import { Check, Flag, Pause, Timer, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import Link from "#components/ui/link.tsx";
import type { BarDay, ClockMark, ClockState, ClockWalk } from "#lib/domain/time/clock-types.ts";
import { ClockAnnouncement } from "./clock-announcement.tsx";
import { cx } from "./cx.ts";
import { dayText, fullWhen, lengthText, shortWhen, weekdayText } from "./time-text.ts";

/** A clock without the rows, days and marks of its full walk: what a list draws. */
export type CellWalk = Omit<ClockWalk, "segments" | "days" | "marks">;

const drawnAs: Record<ClockState, string> = {
  not_started: "none",
  running: "ok",
  warned: "warn",
  paused: "paused",
  breached: "breach",
  met: "met",
  met_late: "breach",
};

/** The name of a state in the stylesheet. */
export const clockTone = (walk: CellWalk): string => drawnAs[walk.state];

const icons: Record<ClockState, typeof Timer | null> = {
  not_started: null,
  running: Timer,
  warned: TriangleAlert,
  paused: Pause,
  breached: Flag,
  met: Check,
  met_late: Flag,
};

/** The sentence a clock begins with: what is left, or how late. */
export function useClockText(): (walk: CellWalk, notStarted?: string) => string {
  const t = useTranslations("ui.clock");
  return (walk, notStarted) => {
    switch (walk.state) {
      case "not_started":
        return notStarted ?? t("notStarted");
      case "met":
        return t("met");
      case "met_late":
        return t("answeredLate", { time: lengthText(walk.overMinutes) });
      case "breached":
        return t(walk.pausedSince === null ? "late" : "pausedLate", { time: lengthText(walk.overMinutes) });
      case "paused":
        return t("pausedLeft", { time: lengthText(walk.leftMinutes) });
      default:
        return t("left", { time: lengthText(walk.leftMinutes) });
    }
  };
}

type ScaleProps = {
  walk: CellWalk;
  /** A mark with its label; the full walk names `now` and `due`. */
  mark?: (mark: ClockMark) => ReactNode;
};

/**
 * The same drawing as markup. A list has hundreds of these parts: as elements they would be the most of a page's
 * weight and time. Nothing in it is anybody's text: kinds come from a closed list, minutes are numbers.
 */
function drawn(walk: CellWalk): string {
  return walk.bar
    .map(group => {
      if (group.type === "shut") return `<span class="shut${group.long ? " long" : ""}"></span>`;
      const items = group.items.map(item =>
        item.type === "part"
          ? `<span class="sg ${item.kind}" style="--m:${Number(item.minutes)}"></span>`
          : `<i class="mk ${item.kind}"></i>`,
      );
      return `<span class="op" style="--m:${Number(group.minutes)}">${items.join("")}</span>`;
    })
    .join("");
}

/** The drawing alone. Shares of width are the walk's minutes; nothing is computed here. */
export function ClockScale({ walk, mark }: ScaleProps) {
  if (!mark)
    return (
      <span
        className="scale"
        aria-hidden="true"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: kinds and numbers only, see `drawn`.
        dangerouslySetInnerHTML={{ __html: drawn(walk) }}
      />
    );
  return (
    <span className="scale" aria-hidden="true">
      {walk.bar.map((group, index) =>
        group.type === "shut" ? (
          <span key={index} className={cx("shut", group.long && "long")} />
        ) : (
          <span key={index} className="op" style={{ "--m": group.minutes }}>
            {group.items.map((item, place) =>
              item.type === "part" ? (
                <span key={place} className={cx("sg", item.kind)} style={{ "--m": item.minutes }} />
              ) : (
                <span key={place} style={{ display: "contents" }}>
                  {mark(item)}
                </span>
              ),
            )}
          </span>
        ),
      )}
    </span>
  );
}

/** `Mon 23`, or `16 Nov – 4 Dec` where many days were joined. */
export function barDayText(day: Extract<BarDay, { type: "day" }>, locale: string): string {
  if (day.from !== day.to)
    return `${dayText(day.from, locale, day.from)} – ${dayText(day.to, locale, day.to)}`;
  return weekdayText(day.from, locale).split(" ").slice(0, 2).join(" ");
}

type ClockProps<Walk = ClockWalk> = {
  walk: Walk;
  /** What the clock measures, in the reader's words: “Response”. */
  name: string;
  /** Instead of “not started”: “starts with the diagnosis”. */
  notStarted?: string;
  /** Opens the full walk. */
  href?: string;
  /** The reader's zone; the calendar's by default. */
  zone?: string;
};

/** The clock in a table: sentence, due time, bar. The whole is one link when `href` is given. */
export function ClockCell({ walk, name, notStarted, href, zone = walk.zone }: ClockProps<CellWalk>) {
  const t = useTranslations("ui.clock");
  const locale = useLocale();
  const say = useClockText();
  const Icon = icons[walk.state];
  const text =
    walk.state === "met_late" ? t("late", { time: lengthText(walk.overMinutes) }) : say(walk, notStarted);
  const late = walk.state === "breached" || walk.state === "met_late";
  const counting = walk.state === "running" || walk.state === "warned";
  const inside = (
    <>
      <span className="clock-t">
        {Icon && <Icon className="i" aria-hidden="true" />}
        <span className="vh">{t("name", { name })}</span>
        {walk.state === "warned" && <span className="vh">{t("warning")}</span>}
        {walk.state === "not_started" ? <span className="mm">{text}</span> : <b>{text}</b>}
        {counting && <span className="vh">{t("of", { time: lengthText(walk.targetMinutes) })}</span>}
        {late && <span className="vh">{t("wasDue")}</span>}
        {(counting || late) && walk.due !== null && (
          <time
            dateTime={new Date(walk.due).toISOString()}
            title={`${fullWhen(walk.due, locale, walk.zone)} ${walk.zone}`}
            // A browser's own words of a day may be newer than the server's.
            suppressHydrationWarning
          >
            {shortWhen(walk.due, walk.now, locale, zone)}
          </time>
        )}
        {walk.state === "met" && (
          <>
            <span className="vh">{t("comma")}</span>
            <span className="due">{t("spare", { time: lengthText(walk.leftMinutes) })}</span>
          </>
        )}
      </span>
      <ClockScale walk={walk} />
    </>
  );
  return href ? (
    <Link className="clock clock-s" data-state={clockTone(walk)} href={href} prefetch={false}>
      {inside}
    </Link>
  ) : (
    <span className="clock clock-s" data-state={clockTone(walk)}>
      {inside}
    </span>
  );
}

/** Labels of days under a bar. */
export function ClockDays({
  walk,
  lengths,
  skipLast,
}: {
  walk: ClockWalk;
  lengths?: boolean;
  skipLast?: boolean;
}) {
  const locale = useLocale();
  const total = walk.days.reduce((sum, day) => sum + (day.type === "day" ? day.minutes : 0), 0);
  return (
    <span className="days" aria-hidden="true">
      {walk.days.map((day, index) =>
        day.type === "gap" ? (
          <i key={index} className={day.long ? "long" : undefined}>
            {lengths && day.long && day.from !== null && day.to !== null && gapText(day.from, day.to, locale)}
          </i>
        ) : (
          <span key={index} style={{ "--m": day.minutes }}>
            {(skipLast && index === walk.days.length - 1) ||
            day.minutes < total * (lengths ? 0.05 : 0.18) ? null : (
              <span>
                {barDayText(day, locale)}
                {lengths && (
                  <>
                    <br />
                    {lengthText(day.minutes)}
                  </>
                )}
              </span>
            )}
          </span>
        ),
      )}
    </span>
  );
}

function gapText(from: string, to: string, locale: string): string {
  const name = (day: string) => weekdayText(day, locale).split(" ")[0];
  return from === to ? `${name(from)}` : `${name(from)}–${name(to)}`;
}

/** The clock in a side panel: label, big remainder, due and used, bar, days. Changes of state are announced. */
export function ClockCard(props: ClockProps & { tag?: ReactNode; label?: ReactNode }) {
  const { walk, name, notStarted, zone = walk.zone, tag, label } = props;
  const t = useTranslations("ui.clock");
  const locale = useLocale();
  const say = useClockText();
  const text = say(walk, notStarted);
  const late = walk.state === "breached" || walk.state === "met_late";
  return (
    <div className="clock clock-m" data-state={clockTone(walk)}>
      <p className="lab">
        {label ?? name}
        {tag}
      </p>
      <p className="big">{text}</p>
      {walk.due !== null && (
        <p className="sub">
          <span>
            <time
              dateTime={new Date(walk.due).toISOString()}
              title={`${fullWhen(walk.due, locale, walk.zone)} ${walk.zone}`}
            >
              {t(late ? "dueWas" : "due", { time: fullWhen(walk.due, locale, zone, walk.now) })}
            </time>
          </span>
          <span>
            {t("usedOf", { used: lengthText(walk.usedMinutes), target: lengthText(walk.targetMinutes) })}
          </span>
        </p>
      )}
      <ClockScale walk={walk} />
      <ClockDays walk={walk} />
      <ClockAnnouncement state={walk.state} text={t("changed", { name, state: text })} />
    </div>
  );
}
