/**
 * A number as people type it, in either language: "80.000,50", "80,000.50", "80 000", "12,5". Of two different marks the last one
 * parts the decimals. A single mark before exactly three digits parts thousands, unless the field itself takes so many decimals:
 * an amount of "80.000" is eighty thousand everywhere, a share of "33.333" is a third. What is no number is NaN, never something near it.
 */
export function typedNumber(text: string, mostDecimals: number): number {
  const bare = text.trim().replace(/[\s'’]/g, "");
  const shape = /^(-?)(\d+(?:[.,]\d+)*)$/.exec(bare);
  const [, sign, digits] = shape ?? [];
  if (digits === undefined) return Number.NaN;
  const marks = digits.replace(/\d/g, "");
  const last = marks.at(-1);
  if (last === undefined) return Number(bare);
  const mixed = new Set(marks).size > 1;
  const grouped = !mixed && (marks.length > 1 || (mostDecimals < 3 && isGrouped(digits)));
  const at = grouped ? digits.length : digits.lastIndexOf(last);
  const whole = digits.slice(0, at);
  if (/[.,]/.test(whole) && (!isGrouped(whole) || (mixed && whole.includes(last)))) return Number.NaN;
  return Number(`${sign}${whole.replace(/[.,]/g, "")}.${digits.slice(at + 1) || "0"}`);
}

/** Thousands parted by one kind of mark: "1.234.567", but not "0.125" and not "1234.567". */
const isGrouped = (digits: string) => /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/.test(digits);

/** A number as its field shows it, to be changed: the decimals as the language parts them, thousands not parted at all. */
export const shownNumber = (value: number, locale: string): string => {
  const decimal = new Intl.NumberFormat(locale).formatToParts(0.5).find(part => part.type === "decimal");
  return String(value).replace(".", decimal?.value ?? ".");
};
