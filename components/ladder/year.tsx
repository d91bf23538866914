import { useLocale, useTranslations } from "next-intl";
import { dayText } from "#components/ui/time-text.ts";
import { type YearGroup, YearKey, type YearRow, YearStrip } from "#components/ui/year-strip.tsx";
import type { YearLineDto } from "#lib/features/tiers/year-line.ts";

type Props = {
  label: string;
  firstMonth: string;
  today: string;
  groups: readonly { key: string; title?: string; lines: readonly YearLineDto[] }[];
  /** Where the end of a line leads. */
  hrefOf: Record<YearLineDto["kind"], (line: YearLineDto) => string>;
  /** Without pictures: one person alone. */
  plain?: boolean;
};

/** The year strip of a partner or a person: every end is a link to what is to be done. */
export function PartnerYear({ label, firstMonth, today, groups, hrefOf, plain }: Props) {
  const t = useTranslations("ladder.year");
  const locale = useLocale();
  const rowsOf = (lines: readonly YearLineDto[]): YearRow[] =>
    lines.map(
      (line, index): YearRow => ({
        key: line.key,
        name: line.kind === "plan" ? t("plan") : line.name,
        ...(line.kind === "certificate" && !plain ? { avatar: "partner" as const } : {}),
        ...(line.area ? { area: line.area } : {}),
        again: line.personId !== undefined && lines[index - 1]?.personId === line.personId,
        bars: line.bars,
        ends: line.ends.map(end => {
          const date = dayText(end.day, locale, today);
          const label = {
            end: date,
            notRenewed: t("ends", { date }),
            course: t("course", { date }),
            leaves: t("leaves", { date }),
            review: t("review", { date }),
          }[end.what];
          return {
            day: end.day,
            tone: end.tone,
            label,
            point: end.what === "course" || end.what === "review",
            href: hrefOf[line.kind](line),
          };
        }),
      }),
    );
  const drawn: YearGroup[] = groups
    .filter(group => group.lines.length > 0)
    .map(group => ({
      key: group.key,
      ...(group.title ? { title: group.title } : {}),
      rows: rowsOf(group.lines),
    }));
  return (
    <>
      <YearStrip label={label} firstMonth={firstMonth} today={today} groups={drawn} />
      <YearKey />
    </>
  );
}
