import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { type YearBar, type YearEnd, YearKey, type YearRow, YearStrip } from "#components/ui/year-strip.tsx";
import { addDays, daysBetween } from "#lib/domain/time/dates.ts";
import type { CertificateLineDto, CertificatesDto } from "#lib/features/home/dto.ts";

/** In the last month an end is said in red (UX, year strip). */
const LAST_DAYS = 30;

/** Nothing is drawn past the holder's last day at the company (P22). */
function barsOf(line: CertificateLineDto, today: string, last: string): YearBar[] {
  const { leavesOn } = line;
  const bars = wholeBars(line, today, last);
  if (leavesOn === null) return bars;
  return bars
    .filter(bar => bar.from <= leavesOn)
    .map(bar => (bar.to > leavesOn ? { ...bar, to: leavesOn } : bar));
}

function wholeBars(line: CertificateLineDto, today: string, last: string): YearBar[] {
  if (line.planned) return [{ kind: "plan", from: line.courseOn ?? today, to: last }];
  const left = daysBetween(today, line.until);
  const bars: YearBar[] = [];
  if (line.from < line.renewFrom)
    bars.push({ kind: "valid", from: line.from, to: addDays(line.renewFrom, -1) });
  const kind = today < line.renewFrom || left < 0 ? "window" : left <= LAST_DAYS ? "last" : "open";
  bars.push({ kind, from: line.renewFrom < line.from ? line.from : line.renewFrom, to: line.until });
  if (line.graceUntil !== null)
    bars.push({ kind: "grace", from: addDays(line.until, 1), to: line.graceUntil });
  return bars;
}

/** Certificates on the year strip, each leading to its person. */
export function Certificates({
  certificates,
  side,
  base,
}: {
  certificates: CertificatesDto;
  side: "vendor" | "partner";
  base: string;
}) {
  const t = useTranslations("home.certificates");
  const depends = useTranslations("certifications.depends");
  const locale = useLocale();
  const { lines, count, today } = certificates;
  const last = addDays(today, 365);
  const rows = lines.map((line, index): YearRow => {
    const left = daysBetween(today, line.until);
    const href = `${base}/people/${line.personId}`;
    const date = dayText(line.until, locale, line.until);
    const course = line.planned ? line.courseOn : null;
    const { leavesOn } = line;
    const ends: YearEnd[] = [];
    if (course !== null && (leavesOn === null || course <= leavesOn))
      ends.push({
        day: course,
        point: true,
        label: t("course", { date: dayText(course, locale, today) }),
        href,
      });
    if (!line.planned && (leavesOn === null || line.until <= leavesOn))
      ends.push({
        day: line.until,
        tone: left <= LAST_DAYS ? "breach" : today >= line.renewFrom ? "warn" : "plain",
        label: left <= LAST_DAYS ? t("notRenewed", { date }) : date,
        href,
      });
    else if (leavesOn !== null)
      ends.push({
        day: leavesOn,
        tone: "warn",
        label: t("leaves", { date: dayText(leavesOn, locale, today) }),
        href,
      });
    const again = side === "partner" && lines[index - 1]?.personId === line.personId;
    return {
      key: line.key,
      name: line.name,
      avatar: "plain",
      area: line.cases > 0 ? `${line.beside} · ${depends("cases", { count: line.cases })}` : line.beside,
      ...(again ? { again } : {}),
      bars: barsOf(line, today, last),
      ends,
    };
  });
  return (
    <section className="sec" aria-labelledby="certificates">
      <SectionHeader id="certificates" title={t(`title.${side}`)} count={count}>
        <Link href={`${base}/certificates${side === "vendor" ? "?view=ending" : ""}`}>{t("all")}</Link>
      </SectionHeader>
      {rows.length === 0 ? (
        <p className="home-none">{t(`none.${side}`)}</p>
      ) : (
        <>
          <YearStrip
            label={t(`title.${side}`)}
            firstMonth={today.slice(0, 7)}
            today={today}
            groups={[{ key: "all", rows }]}
          />
          {side === "partner" && <YearKey />}
        </>
      )}
    </section>
  );
}
