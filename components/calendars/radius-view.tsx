import { Flag } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { fullWhen } from "#components/ui/time-text.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Radius } from "#lib/features/calendars/radius.ts";

/** Which open clocks a version moves, those first that become late by it, and who counts by the calendar. */
export function RadiusView({ vendor, radius, zone }: { vendor: string; radius: Radius; zone: string }) {
  const t = useTranslations("calendars.review");
  const p = useTranslations("calendars.page");
  const kinds = useTranslations("ticketPages.clock");
  const locale = useLocale();
  const figures = new Intl.NumberFormat(locale);
  const moved = radius.later + radius.earlier;
  const when = (at: number) => fullWhen(at, locale, zone);
  return (
    <div className="stack radius">
      <KeyValue
        pairs={[
          { label: t("open"), value: figures.format(radius.open) },
          { label: t("later"), value: figures.format(radius.later) },
          { label: t("earlier"), value: figures.format(radius.earlier) },
          {
            label: t("late"),
            value:
              radius.late > 0 ? <b className="breach-t">{figures.format(radius.late)}</b> : figures.format(0),
          },
          { label: t("inTime"), value: figures.format(radius.inTime) },
        ]}
      />
      {moved === 0 ? (
        <p className="m">{t("none")}</p>
      ) : (
        <Table label={t("whom")} stack>
          <thead>
            <tr>
              <Th>{t("case")}</Th>
              <Th>{t("clock")}</Th>
              <Th>{t("before")}</Th>
              <Th>{t("after")}</Th>
            </tr>
          </thead>
          <tbody>
            {radius.clocks.map(one => (
              <tr key={`${one.ticketId}-${one.kind}`}>
                <Td className="full">
                  <Link href={`/${vendor}/tickets/${one.number}/clock`}>{one.number}</Link> {one.subject}
                  <span className="mm sm blk">{one.customerName}</span>
                </Td>
                <Td className="full" data-label={t("clock")}>
                  {kinds(one.kind as "response")}, {one.priority}
                </Td>
                <Td className="full" data-label={t("before")}>
                  {when(one.before)}
                </Td>
                <Td className="full" data-label={t("after")}>
                  {when(one.after)}
                  {one.becomes && (
                    <span className="blk sm">
                      <Status
                        tone={one.becomes === "late" ? "breach" : "ok"}
                        icon={<Flag className="i" aria-hidden="true" />}
                      >
                        {t(`becomes.${one.becomes}`)}
                      </Status>
                    </span>
                  )}
                  {one.paused && <span className="mm sm blk">{t("paused")}</span>}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {moved > radius.clocks.length && (
        <p className="mm sm">{t("more", { count: moved - radius.clocks.length })}</p>
      )}
      <div>
        <b>{t("used")}</b>
        <ul className="dots">
          {radius.plans.map(plan => (
            <li key={plan.key}>
              {p("usedPlans", { plan: textIn(plan.name, locale), count: plan.contracts })}
            </li>
          ))}
          {radius.workspace && <li>{p("usedWorkspace")}</li>}
          {radius.plans.length === 0 && !radius.workspace && <li>{p("usedNobody")}</li>}
        </ul>
      </div>
    </div>
  );
}
