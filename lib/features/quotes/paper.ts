import type { PriceLine } from "#lib/domain/contracts/price.ts";
import { formatArguments, type Money, negative } from "#lib/domain/money/money.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { Locale } from "#lib/messages/index.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { region } from "#lib/platform/i18n/region.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { heading, say, table } from "#lib/platform/pdf/parts.ts";
import { finish, GREY, INK, MARGIN, sheet, width, write } from "#lib/platform/pdf/sheet.ts";
import type { QuoteDto } from "./dto.ts";

/** A quote as a paper in a language: what is offered, what it costs with the sum behind it, until when and how to accept it. */
export async function renderQuote(
  workspace: WorkspaceInfo,
  quote: QuoteDto,
  modules: Record<string, LocalText>,
  locale: Locale,
): Promise<Buffer> {
  const t = translator(locale);
  const words = (key: string, params?: Record<string, string | number>) =>
    t(`contractLife.paper.${key}`, params);
  const day = (date: string) => dayText(date, locale);
  const money = (amount: Money): string => {
    const { value, options } = formatArguments(amount);
    return new Intl.NumberFormat(region(locale), options).format(value);
  };
  const percent = (bp: number) =>
    new Intl.NumberFormat(region(locale), { style: "percent", maximumFractionDigits: 2 }).format(bp / 10_000);
  const { price } = quote;
  const title = words("title", { number: quote.number });
  const pdf = sheet({
    title: `${title} – ${quote.customerName}`,
    author: workspace.name,
    subject: quote.customerName,
    locale,
    at: new Date(quote.sentAt),
  });
  pdf.rect(0, 0, 14, pdf.page.height).fill(/^#[0-9a-f]{6}$/i.test(workspace.colour) ? workspace.colour : INK);
  write(pdf, "bold", 11).fillColor(INK).text(workspace.name, MARGIN, pdf.y);
  pdf.y += 14;
  write(pdf, "bold", 19).text(title, MARGIN, pdf.y, { width: width(pdf) });
  const stands = words("revision", { revision: quote.revision });
  write(pdf, "regular", 12)
    .fillColor(GREY)
    .text(
      quote.state === "open" ? stands : `${stands} · ${t(`contractLife.quote.state.${quote.state}`)}`,
      MARGIN,
      pdf.y + 2,
    );
  pdf.y += 16;

  const facts: [string, string][] = [
    [words("for"), quote.customerName],
    [words("servedBy"), quote.servedByName],
    [words("sent"), day(todayIn(workspace.timeZone, quote.sentAt))],
    [words("validUntil"), day(quote.validUntil)],
    [words("plan"), quote.planName],
    [
      words("term"),
      words("termText", { from: day(quote.startsOn), to: day(quote.endsOn), months: price.months }),
    ],
    [words("contract"), quote.contractNumber],
  ];
  for (const [label, value] of facts) {
    const { y } = pdf;
    write(pdf, "regular", 10).fillColor(GREY).text(label, MARGIN, y, { width: 110 });
    write(pdf, "regular", 10)
      .fillColor(INK)
      .text(value, MARGIN + 116, y, { width: width(pdf) - 116 });
    pdf.y += 4;
  }
  pdf.y += 14;

  if (quote.words) {
    heading(pdf, words("words"));
    say(pdf, quote.words);
    pdf.y += 6;
  }
  heading(pdf, words("systems"));
  table(
    pdf,
    [
      { title: words("system"), share: 3 },
      { title: words("modules"), share: 3 },
      { title: words("version"), share: 1 },
      { title: words("basis"), share: 1.8, right: true },
    ],
    quote.systems.map(one => [
      one.name === one.productName ? one.name : `${one.name} (${one.productName})`,
      one.modules
        .map(key => {
          const name = modules[`${one.productId}:${key}`];
          return name ? textIn(name, locale) : key;
        })
        .join(", "),
      one.version || "–",
      price.rateBp === null
        ? t("contracts.systems.unitCount", { count: one.units, unit: one.unit ?? "other" })
        : money(one.salePrice),
    ]),
  );

  heading(pdf, words("sum"));
  const basisOf = (line: PriceLine): string => {
    if (line.each) {
      const units = t("contracts.systems.unitCount", { count: line.units ?? 1, unit: line.unit ?? "other" });
      return `${line.name}, ${t("contractLife.discount.units", { units, price: money(line.each) })}`;
    }
    if (price.rateBp === null) return line.name;
    return words("share", { name: line.name, rate: percent(price.rateBp) });
  };
  const lines: string[][] = price.lines.map(line => [basisOf(line), money(line.amount)]);
  if (price.discount)
    lines.push([
      words("discount", { rate: percent(price.discount.rateBp) }),
      money(negative(price.discount.asked)),
    ]);
  if (price.minimumApplied) {
    const sum = price.subtotal.minor - (price.discount?.asked.minor ?? 0);
    lines.push([words("minimum", { sum: money({ ...price.subtotal, minor: sum }) }), money(price.minimum)]);
  }
  lines.push([words("yearly"), money(price.yearly)]);
  if (price.months !== 12 || price.lapse)
    lines.push([words("termPrice", { months: price.months }), money(price.term)]);
  if (price.lapse) {
    const { lapsedYears, lapsedDays, lapsedPeriod, penalty, penaltyRateBp } = price.lapse;
    lines.push([
      lapsedYears === 0 ? words("lapsedDays", { days: lapsedDays }) : words("lapsedYears"),
      money(lapsedPeriod),
    ]);
    if (penaltyRateBp > 0) lines.push([words("penalty", { rate: percent(penaltyRateBp) }), money(penalty)]);
  }
  lines.push([words("total"), money(quote.total)]);
  table(
    pdf,
    [
      { title: words("item"), share: 4 },
      { title: words("amount"), share: 1.5, right: true },
    ],
    lines,
  );
  if (quote.discount) say(pdf, words("discountWhy", quote.discount));
  if (price.minimumApplied || price.discount)
    say(pdf, words("rule", { minimum: money(price.minimum) }), GREY);
  say(pdf, `${words("noTax")} ${words("termRule")}`, GREY);
  pdf.y += 4;
  heading(pdf, words("accept"));
  say(
    pdf,
    words("acceptText", {
      customer: quote.customerName,
      validUntil: day(quote.validUntil),
      number: quote.number,
    }),
  );
  const made = words("made", { number: quote.number, revision: quote.revision });
  return finish(pdf, (page, pages) => [made, words("page", { page, pages })]);
}
