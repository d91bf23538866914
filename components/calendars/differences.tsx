import { useLocale, useTranslations } from "next-intl";
import { eitherOf, type LocalText, textIn } from "#lib/domain/text.ts";
import type { CalendarDifference } from "#lib/domain/time/calendar-differences.ts";
import type { Hours, Place } from "#lib/domain/time/calendar-types.ts";
import { daysText, hoursText, weekdayName } from "./words.ts";

/** What one version says otherwise than another, a line each. */
export function Differences({ differences }: { differences: readonly CalendarDifference[] }) {
  const t = useTranslations("calendars.differences");
  const locale = useLocale();
  const words = (text: LocalText) => textIn(text, locale) || eitherOf(text, locale);
  const hours = (list: Hours[]) => (list.length > 0 ? hoursText(list) : t("closed"));
  const place = (of: Place | null) => (of ? [of.country, of.region].filter(Boolean).join("-") : t("nowhere"));
  const say = (one: CalendarDifference): string => {
    switch (one.kind) {
      case "name":
        return t("name", { before: words(one.before), after: words(one.after) });
      case "zone":
        return t("zone", { before: one.before, after: one.after });
      case "place":
        return t("place", { before: place(one.before), after: place(one.after) });
      case "round":
        return one.after ? t("round") : t("notRound");
      case "hours":
        return t("hours", {
          day: weekdayName(one.weekday, locale),
          before: hours(one.before),
          after: hours(one.after),
        });
      case "holidayAdded":
      case "holidayRemoved":
      case "holidayChanged":
        return t(one.kind, { name: words(one.name) });
      default:
        return t(one.kind, {
          name: words(one.name),
          days: daysText(one.date, one.until, locale),
          does: t(`does.${one.does}`),
        });
    }
  };
  return (
    <ul className="dots">
      {differences.map((one, i) => (
        <li key={i}>{say(one)}</li>
      ))}
    </ul>
  );
}
