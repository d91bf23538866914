import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A quarter of a calendar year: "2027-Q1". They sort as text. */
export type Quarter = string;

export const isQuarter = (text: string): boolean => /^\d{4}-Q[1-4]$/.test(text);

const parts = (quarter: Quarter): [year: number, number: number] => [
  Number(quarter.slice(0, 4)),
  Number(quarter.slice(6)),
];
const of = (year: number, number: number): Quarter => `${String(year).padStart(4, "0")}-Q${number}`;

/** The quarter a day lies in. */
export const quarterOf = (day: PlainDate): Quarter =>
  of(Number(day.slice(0, 4)), Math.floor((Number(day.slice(5, 7)) + 2) / 3));

/** So many quarters later. */
export function addQuarters(quarter: Quarter, count: number): Quarter {
  const [year, number] = parts(quarter);
  const since = year * 4 + number - 1 + count;
  return of(Math.floor(since / 4), (since % 4) + 1);
}

/** So many quarters in a row, from one on. */
export const quartersFrom = (from: Quarter, count: number): Quarter[] =>
  Array.from({ length: count }, (_, i) => addQuarters(from, i));

/** First and last day of a quarter, both inclusive. */
export function daysOf(quarter: Quarter): { from: PlainDate; to: PlainDate } {
  const first = (q: Quarter): PlainDate => {
    const [year, number] = parts(q);
    return `${String(year).padStart(4, "0")}-${String(number * 3 - 2).padStart(2, "0")}-01`;
  };
  return { from: first(quarter), to: addDays(first(addQuarters(quarter, 1)), -1) };
}
