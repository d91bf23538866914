import { GREY, INK, LINE, MARGIN, type Pdf, room, width, write } from "./sheet.ts";

/** `share` is a part of the width; figures stand at the right. */
export type Column = { title: string; share: number; right?: boolean };

/** Rows under a head, over as many pages as they need; a cell takes the lines it needs. */
export function table(pdf: Pdf, columns: readonly Column[], rows: readonly string[][]): void {
  const across = width(pdf);
  const all = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map(column => (across * column.share) / all);
  const line = (cells: readonly string[], cut: "regular" | "bold", colour: string) => {
    write(pdf, cut, 9).fillColor(colour);
    const heights = cells.map((cell, i) => pdf.heightOfString(cell || " ", { width: (widths[i] ?? 0) - 8 }));
    const height = Math.max(...heights) + 7;
    room(pdf, height);
    const { y } = pdf;
    let x = MARGIN;
    for (const [i, cell] of cells.entries()) {
      const { right } = columns[i] ?? {};
      write(pdf, cut, 9)
        .fillColor(colour)
        .text(cell, x, y + 3, {
          width: (widths[i] ?? 0) - 8,
          ...(right ? { align: "right" as const } : {}),
        });
      x += widths[i] ?? 0;
    }
    pdf
      .moveTo(MARGIN, y + height)
      .lineTo(MARGIN + across, y + height)
      .lineWidth(0.5)
      .stroke(LINE);
    pdf.y = y + height;
  };
  line(
    columns.map(column => column.title),
    "bold",
    GREY,
  );
  for (const row of rows) line(row, "regular", INK);
  pdf.y += 14;
  pdf.x = MARGIN;
}

/** A head over a part, never alone at a page's foot. */
export function heading(pdf: Pdf, text: string): void {
  room(pdf, 60);
  write(pdf, "bold", 12.5)
    .fillColor(INK)
    .text(text, MARGIN, pdf.y, { width: width(pdf) });
  pdf.y += 4;
}

/** A paragraph. */
export const say = (pdf: Pdf, text: string, colour = INK): void => {
  write(pdf, "regular", 10)
    .fillColor(colour)
    .text(text, MARGIN, pdf.y, { width: width(pdf) });
  pdf.y += 10;
};
