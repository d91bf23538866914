import { type CsvError, parse } from "csv-parse/sync";

/** A table read from a file, with how it was written. */
export type ReadTable = {
  head: string[];
  rows: { line: number; cells: string[] }[];
  encoding: string;
  delimiter: string;
};
export type TableTrouble = "empty" | "binary" | "unreadable" | "tooMany";

/** Text of a file whatever program wrote it: by its mark, else UTF-8, else the eight bits of Windows. */
export function decoded(bytes: Uint8Array): { text: string; encoding: string } | null {
  const [a, b] = bytes;
  const marked = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : null;
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  // No text has null bytes; a workbook has.
  if (bytes.includes(0)) return null;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** What stands most often in the head outside of quotes. */
function delimiterOf(text: string): string {
  const head = (text.split(/\r?\n/).find(line => line.trim() !== "") ?? "").replace(/"[^"]*"/g, "");
  const counted = DELIMITERS.map(delimiter => ({ delimiter, n: head.split(delimiter).length - 1 }));
  return counted.reduce((best, one) => (one.n > best.n ? one : best)).delimiter;
}

/** Reads a CSV file: the first line names the columns. */
export function readTable(bytes: Uint8Array, most: number): ReadTable | TableTrouble {
  const read = decoded(bytes);
  if (!read) return "binary";
  const text = read.text.replace(/^\ufeff/, "");
  if (text.trim() === "") return "empty";
  const delimiter = delimiterOf(text);
  let found: { record: string[]; info: { lines: number } }[];
  try {
    found = parse(text, {
      delimiter,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      to: most + 2,
    }) as unknown as typeof found;
  } catch (error) {
    if ((error as CsvError).code) return "unreadable";
    throw error;
  }
  const [head, ...rows] = found;
  if (!head || rows.length === 0) return "empty";
  if (rows.length > most) return "tooMany";
  return {
    head: head.record,
    rows: rows.map(({ record, info }) => ({ line: info.lines, cells: record })),
    encoding: read.encoding,
    delimiter,
  };
}
