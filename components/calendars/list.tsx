"use client";

import { CalendarCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { eitherOf, type LocalText, textIn } from "#lib/domain/text.ts";
import type { CalendarLine } from "#lib/features/calendars/dto.ts";
import { BeginCalendar, NewCalendar } from "./begin.tsx";

type Props = {
  vendor: string;
  lines: readonly CalendarLine[];
  edits: boolean;
  unconfirmed: readonly { key: string; name: LocalText; year: number }[];
};

/** Every calendar: what is in force, what comes, and who is changing it. */
export function CalendarList({ vendor, lines, edits, unconfirmed }: Props) {
  const t = useTranslations("calendars.list");
  const locale = useLocale();
  const base = `/${vendor}/settings/calendars`;
  const copies = lines.filter(line => line.inForce !== null);
  if (lines.length === 0)
    return (
      <EmptyState
        title={t("none")}
        level={2}
        action={edits ? <NewCalendar vendor={vendor} copies={[]} /> : undefined}
      >
        {t("noneText")}
      </EmptyState>
    );
  return (
    <>
      <Unconfirmed base={base} years={unconfirmed} />
      {edits && (
        <div className="row wrap list-acts">
          <NewCalendar vendor={vendor} copies={copies} />
        </div>
      )}
      <Table label={t("calendar")} free stack>
        <thead>
          <tr>
            <Th>{t("calendar")}</Th>
            <Th>{t("inForce")}</Th>
            <Th>{t("next")}</Th>
            {edits && <Th>{t("draft")}</Th>}
            {edits && (
              <Th>
                <span className="vh">{t("actions")}</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.key}>
              <Td className="full">
                <Link href={`${base}/${line.key}`}>
                  <b>{textIn(line.name, locale) || eitherOf(line.name, locale) || line.key}</b>
                </Link>
                <span className="mm sm blk">{line.zone.replaceAll("_", " ")}</span>
              </Td>
              <Td data-label={t("inForce")}>
                {line.inForce === null ? (
                  <span className="mm">{t("notPublished")}</span>
                ) : (
                  t("version", { version: line.inForce })
                )}
              </Td>
              <Td data-label={t("next")}>
                {line.coming ? (
                  <>
                    {t("version", { version: line.coming.version })}
                    <span className="mm sm blk">
                      {t.rich("from", { day: () => <Day date={line.coming?.from ?? ""} style="full" /> })}
                    </span>
                  </>
                ) : (
                  <span className="mm">{t("nothingNext")}</span>
                )}
              </Td>
              {edits && (
                <Td className="full" data-label={t("draft")}>
                  {line.draft ? (
                    <span className="mm sm">
                      {t.rich("saved", {
                        name: line.draft.savedBy,
                        when: () => <Time instant={line.draft?.savedAt ?? 0} style="ago" />,
                      })}
                    </span>
                  ) : (
                    <span className="mm">{t("nothingNext")}</span>
                  )}
                </Td>
              )}
              {edits && (
                <Td className="full">
                  {line.draft ? (
                    <ButtonLink size="sml" href={`${base}/${line.key}/edit`}>
                      {t("goOn")}
                    </ButtonLink>
                  ) : (
                    <BeginCalendar vendor={vendor} calendar={line.key} size="sml">
                      {t("change")}
                    </BeginCalendar>
                  )}
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function Unconfirmed({ base, years }: { base: string } & { years: Props["unconfirmed"] }) {
  const t = useTranslations("calendars.confirm");
  const locale = useLocale();
  if (years.length === 0) return null;
  return (
    <Message tone="info" className="cal-open" title={t("open")}>
      <ul className="dots">
        {years.map(({ key, name, year }) => (
          <li key={`${key}-${year}`}>
            <Link href={`${base}/${key}#confirm-${year}`}>
              <CalendarCheck className="i i-s" aria-hidden="true" />{" "}
              {t("home", { year: String(year), name: textIn(name, locale) })}
            </Link>
          </li>
        ))}
      </ul>
    </Message>
  );
}
