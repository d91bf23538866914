"use client";

import { CircleCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { dayOf, dayText } from "#components/ui/time-text.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import { confirmYearAction } from "#lib/features/calendars/actions.ts";
import type { CalendarYearDto } from "#lib/features/calendars/years.ts";

type Props = { vendor: string; calendar: string; zone: string; year: CalendarYearDto; edits: boolean };

/** A year's public holidays, what the library says otherwise, and whether a person found them right. */
export function YearConfirm({ vendor, calendar, zone, year: one, edits }: Props) {
  const t = useTranslations("calendars.confirm");
  const s = useTranslations("settings.calendars");
  const locale = useLocale();
  const router = useRouter();
  const year = String(one.year);
  const id = `confirm-${year}`;
  const lines = (days: readonly { date: string; name: LocalText }[]) => (
    <ul className="dots">
      {days.map(({ date, name }) => (
        <li key={date}>
          {dayText(date, locale)}: {textIn(name, locale)}
        </li>
      ))}
    </ul>
  );
  return (
    <section className="sec" aria-labelledby={id}>
      <SectionHeader id={id} title={t("title", { year })} count={one.days.length} />
      {one.confirmed ? (
        <p className="sm">
          <CircleCheck className="i i-s" aria-hidden="true" />{" "}
          {t("done", { name: one.confirmed.by, when: dayText(dayOf(one.confirmed.at, zone), locale) })}
        </p>
      ) : (
        <Message
          tone="info"
          title={edits ? t("asks", { year }) : t("nobody")}
          actions={
            edits && (
              <ActionButton
                send={confirmYearAction.bind(null, vendor)}
                input={{ key: calendar, year: one.year, seen: one.days.map(day => day.date) }}
                doneText={t("confirmed", { year })}
                onDone={() => router.refresh()}
              >
                {t("do")}
              </ActionButton>
            )
          }
        >
          <p>{one.changedSince ? t("changed") : t("text")}</p>
          {!one.compared && <p>{t("noPlace")}</p>}
          {one.compared && one.missing.length === 0 && one.own.length === 0 && <p>{t("agrees")}</p>}
          {one.missing.length > 0 && (
            <>
              <p>{t("missing")}</p>
              {lines(one.missing)}
            </>
          )}
          {one.own.length > 0 && (
            <>
              <p>{t("own")}</p>
              {lines(one.own)}
            </>
          )}
        </Message>
      )}
      {one.days.length === 0 ? (
        <p className="sm m">{s("noHolidays")}</p>
      ) : (
        <Table label={t("title", { year })} free>
          <thead>
            <tr>
              <Th>{s("date")}</Th>
              <Th>{s("name")}</Th>
            </tr>
          </thead>
          <tbody>
            {one.days.map(day => (
              <tr key={day.date}>
                <Td className="nw">
                  <Day date={day.date} style="weekday" />
                </Td>
                <Td>
                  {textIn(day.name, locale)}
                  {day.movedFrom && (
                    <span className="mm sm blk">
                      {s("movedFrom", { day: dayText(day.movedFrom, locale) })}
                    </span>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
