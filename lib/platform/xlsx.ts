import writeXlsxFile from "write-excel-file/node";
import { type Cell, neutral } from "#lib/domain/sheet.ts";

const DAY = "yyyy-mm-dd";

function cellOf(cell: Cell) {
  if (cell === null) return null;
  if (typeof cell === "number") return { value: cell, type: Number };
  if (typeof cell === "string") return { value: neutral(cell), type: String };
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: DAY };
}

/** A table as a workbook of one sheet: the head in bold and always in sight, figures and days as such, words never as a formula. */
export async function xlsx(
  name: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<Uint8Array> {
  const widths = head.map((title, i) => ({
    width: Math.min(48, Math.max(12, title.length + 2, ...rows.map(row => widthOf(row[i] ?? null) + 2))),
  }));
  const file = writeXlsxFile(
    [
      head.map(value => ({ value, type: String, fontWeight: "bold" as const })),
      ...rows.map(row => row.map(cellOf)),
    ],
    // Excel refuses these in a sheet's name, and more than 31 characters.
    { sheet: name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31), columns: widths, stickyRowsCount: 1 },
  );
  return new Uint8Array(await file.toBuffer());
}

const widthOf = (cell: Cell): number =>
  cell === null ? 0 : typeof cell === "object" ? DAY.length : String(cell).length;
