import { useLocale } from "next-intl";

export type MoneyValue = { minor: number; currency: string };

/** Currencies differ in their decimals; Intl knows them. */
export function moneyText(value: MoneyValue, locale: string): string {
  const format = new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, {
    style: "currency",
    currency: value.currency,
    // Amounts stand under each other: Spanish else leaves out the mark of four figures.
    useGrouping: "always",
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(value.minor / 10 ** digits);
}

/** Integer minor units in, the reader's notation out. */
export function Money({ value }: { value: MoneyValue }) {
  return <span className="num">{moneyText(value, useLocale())}</span>;
}
