import { useLocale, useNow, useTimeZone } from "next-intl";
import { clockText, dayText, fullWhen, relativeWhen, shortWhen, weekdayText } from "./time-text.ts";

export type TimeStyle = "short" | "full" | "relative" | "clock" | "ago";

type TimeProps = {
  /** Milliseconds since the epoch. */
  instant: number;
  /** The zone the text is in: the reader's by default. */
  zone?: string;
  /** The zone shown on hover, usually the workspace's. */
  titleZone?: string;
  style?: TimeStyle;
  /** The reader's present; the request's by default. */
  now?: number;
};

/** A moment in the reader's zone, the other zone on hover. */
export function Time({ instant, zone, titleZone, style = "short", now }: TimeProps) {
  const locale = useLocale();
  const own = useTimeZone();
  const present = useNow().getTime();
  const shown = zone ?? own ?? "UTC";
  const at = now ?? present;
  const text =
    style === "full"
      ? fullWhen(instant, locale, shown, at)
      : style === "clock"
        ? clockText(instant, locale, shown)
        : style === "short"
          ? shortWhen(instant, at, locale, shown)
          : relativeWhen(instant, at, locale, shown);
  const other = titleZone ?? shown;
  return (
    <time
      dateTime={new Date(instant).toISOString()}
      title={`${fullWhen(instant, locale, other)} ${other}`}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}

type DayProps = { date: string; style?: "short" | "full" | "weekday"; today?: string };

/** A calendar day, which has no zone: `14 Feb 2027`, without the year when it is that of `today`. */
export function Day({ date, style = "short", today }: DayProps) {
  const locale = useLocale();
  return (
    <time dateTime={date}>
      {style === "weekday"
        ? weekdayText(date, locale)
        : dayText(date, locale, style === "full" ? undefined : today)}
    </time>
  );
}
