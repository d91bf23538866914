import { decided, inTimePercent } from "#lib/domain/tickets/decision.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { Locale } from "#lib/messages/index.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { dayText, momentText, monthName } from "#lib/platform/i18n/day-text.ts";
import { region } from "#lib/platform/i18n/region.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { heading, say, table } from "#lib/platform/pdf/parts.ts";
import { finish, GREY, INK, MARGIN, sheet, width, write } from "#lib/platform/pdf/sheet.ts";
import type { Monthly } from "./monthly.ts";

/** A customer's month as a paper in a language: contracts, cases, promises kept and broken. */
export async function renderMonthly(
  workspace: WorkspaceInfo,
  data: Monthly,
  locale: Locale,
): Promise<Buffer> {
  const t = translator(locale);
  const words = (key: string, params?: Record<string, string | number>) => t(`reports.month.${key}`, params);
  const zone = workspace.timeZone;
  const month = monthName(`${data.month}-01`, locale);
  const title = words("title", { month });
  const percent = new Intl.NumberFormat(region(locale), { style: "percent", maximumFractionDigits: 1 });
  const share = (value: number | null) =>
    value === null ? "–" : percent.format(Math.floor(value * 10) / 1_000);
  const pdf = sheet({
    title: `${title} – ${data.customer.name}`,
    author: workspace.name,
    subject: data.customer.name,
    locale,
    at: new Date(data.at),
  });
  pdf.rect(0, 0, 14, pdf.page.height).fill(/^#[0-9a-f]{6}$/i.test(workspace.colour) ? workspace.colour : INK);
  write(pdf, "bold", 11).fillColor(INK).text(workspace.name, MARGIN, pdf.y);
  pdf.y += 14;
  write(pdf, "bold", 19).text(title, MARGIN, pdf.y, { width: width(pdf) });
  write(pdf, "regular", 12)
    .fillColor(GREY)
    .text(data.customer.name, MARGIN, pdf.y + 2);
  pdf.y += 6;
  if (data.soFar) say(pdf, words("soFar", { when: momentText(data.at, zone, locale) }), GREY);
  pdf.y += 10;

  heading(pdf, words("contracts"));
  if (data.contracts.length === 0) say(pdf, words("noContracts"), GREY);
  for (const one of data.contracts)
    say(pdf, words("contract", { ...one, from: dayText(one.from, locale), to: dayText(one.to, locale) }));
  pdf.y += 6;
  heading(pdf, words("cases"));
  say(pdf, words("caseFigures", data.cases));
  pdf.y += 6;

  heading(pdf, words("promises"));
  say(pdf, words("promisesText"), GREY);
  if (data.lines.length === 0) say(pdf, words("noPromises"));
  else
    table(
      pdf,
      [
        { title: t("reports.by.priority"), share: 1 },
        { title: t("reports.column.clock"), share: 2 },
        ...["decided", "met", "warned", "breached", "share"].map(key => ({
          title: t(`reports.column.${key}`),
          share: 1.2,
          right: true,
        })),
      ],
      data.lines.map(({ priority, clock, counts }) => [
        priority,
        t(`reports.clock.${clock}`),
        String(decided(counts)),
        String(counts.met),
        String(counts.warned),
        String(counts.breached),
        share(inTimePercent(counts)),
      ]),
    );

  if (data.late.length > 0) {
    heading(pdf, words("late"));
    table(
      pdf,
      [
        { title: t("reports.column.number"), share: 1.5 },
        { title: t("reports.column.subject"), share: 4 },
        { title: t("reports.column.clock"), share: 1.6 },
        { title: t("reports.column.dueAt"), share: 2 },
        { title: t("reports.column.stoppedAt"), share: 2 },
      ],
      data.late.map(row => [
        `${row.number} · ${row.priority}`,
        row.subject,
        t(`reports.clock.${row.clock}`),
        row.dueAt === null ? "" : momentText(row.dueAt, zone, locale),
        row.stoppedAt === null ? words("open") : momentText(row.stoppedAt, zone, locale),
      ]),
    );
    if (data.lateMore > 0) say(pdf, words("lateMore", { count: data.lateMore }), GREY);
  }
  const made = words("made", { when: dayText(todayIn(zone, data.at), locale) });
  return finish(pdf, (page, pages) => [made, words("page", { page, pages })]);
}
