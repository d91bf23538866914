import { type Cell, csv } from "#lib/domain/sheet.ts";
import { xlsx } from "#lib/platform/xlsx.ts";
import type { SheetFormat } from "./schema.ts";

export type Sheet = { head: string[]; rows: Cell[][] };

/** A sheet as the file a task hands out; the name is without its ending. */
export async function sheetFile(name: string, title: string, format: SheetFormat, { head, rows }: Sheet) {
  return {
    name: `${name}.${format}`,
    bytes: format === "csv" ? new TextEncoder().encode(csv([head, ...rows])) : await xlsx(title, head, rows),
    mediaType:
      format === "csv"
        ? "text/csv; charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  };
}
