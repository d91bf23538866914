/** A cell of a table that leaves the portal: words, a figure, a day ("2027-03-01") that a program may count with, or nothing. */
export type Cell = string | number | null | { day: string };

/** Programs for tables take what begins so for something to carry out, also after spaces, and in the wide letters of East Asia. */
const COMMANDS = /^[\s\u00a0\u200b-\u200f\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20|%]/u;

/**
 * Words as a cell can hold them without a program taking them for a formula: an apostrophe before what could begin
 * one. Figures are told apart by their type, so that a negative one stays a figure.
 */
export const neutral = (words: string): string => (COMMANDS.test(words) ? `'${words}` : words);

const field = (cell: Cell): string => {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const words = typeof cell === "string" ? neutral(cell) : cell.day;
  return /[",;\r\n\t]|^\s|\s$/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
};

/** A table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${rows.map(row => `${row.map(field).join(",")}\r\n`).join("")}`;
