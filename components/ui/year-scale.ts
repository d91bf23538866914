/** Places on a strip of twelve months of equal width. Days are `2027-03-11`; places are percent, 0 to 100. */

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The beginning of a day; days outside the strip stand at its edges. */
export function placeOf(day: string, firstMonth: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const [year0 = 0, month0 = 1] = firstMonth.split("-").map(Number);
  const index = (year - year0) * 12 + (month - month0);
  const place = ((index + (date - 1) / daysIn(year, month)) / 12) * 100;
  return Math.round(Math.max(0, Math.min(100, place)) * 100) / 100;
}

/** The end of a day: a certificate that is valid until the 9th ends there. */
export function placeAfter(day: string, firstMonth: string): number {
  const next = new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return placeOf(next, firstMonth);
}

/** The first days of the twelve months from `2026-11`. */
export function monthsOf(firstMonth: string): string[] {
  const [year = 0, month = 1] = firstMonth.split("-").map(Number);
  return Array.from({ length: 12 }, (_, index) =>
    new Date(Date.UTC(year, month - 1 + index, 1, 12)).toISOString().slice(0, 10),
  );
}

/** Whether a day lies in the twelve months. */
export function onStrip(day: string, firstMonth: string): boolean {
  const months = monthsOf(firstMonth);
  const last = months[11] ?? firstMonth;
  return day.slice(0, 7) >= firstMonth.slice(0, 7) && day.slice(0, 7) <= last.slice(0, 7);
}
