import PDFDocument from "pdfkit";
import { CUT_NAMES, type Cut, font } from "./fonts.ts";

export type Pdf = PDFKit.PDFDocument;

export const INK = "#24221e";
export const GREY = "#6d6a63";
export const LINE = "#cfcac1";
export const MARGIN = 68;
export const SIZE = { text: 10, small: 8, title: 19, h: [15, 12.5, 11] as const };

type About = { title: string; author: string; subject: string; locale: string; at: Date };

/** An A4 document whose bytes depend on nothing but what it is given. */
export function sheet(about: About): Pdf {
  const pdf = new PDFDocument({
    size: "A4",
    margins: { top: 72, bottom: 78, left: MARGIN, right: MARGIN },
    bufferPages: true,
    lang: about.locale,
    displayTitle: true,
    font: font("regular") as unknown as string,
    info: {
      Title: about.title,
      Author: about.author,
      Subject: about.subject,
      Creator: "Escala",
      Producer: "Escala",
      CreationDate: about.at,
      ModDate: about.at,
    },
  });
  for (const cut of CUT_NAMES) pdf.registerFont(cut, font(cut));
  const text = pdf.text.bind(pdf) as (words: string, ...rest: unknown[]) => Pdf;
  pdf.text = ((words: string, ...rest: unknown[]) => text(drawn(pdf, words), ...rest)) as Pdf["text"];
  return write(pdf, "regular", SIZE.text).fillColor(INK);
}

export const write = (pdf: Pdf, cut: Cut, size: number): Pdf => pdf.font(cut).fontSize(size);

/** What pdfkit keeps of a font it has embedded; its types leave it out. */
type Embedded = { _font?: { font?: { hasGlyphForCodePoint?: (code: number) => boolean } } };

/**
 * Words as the font can draw them: for a character it has no glyph of stands "?", once for a run of them, instead of
 * empty boxes whose width nobody measures.
 */
function drawn(pdf: Pdf, words: string): string {
  const { font: embedded } = (pdf as unknown as Embedded)._font ?? {};
  if (!embedded?.hasGlyphForCodePoint) return words;
  const known = (letter: string) =>
    /\s/.test(letter) || embedded.hasGlyphForCodePoint?.(letter.codePointAt(0) ?? 0);
  return [...words]
    .map(letter => (known(letter) ? letter : "\uFFFD"))
    .join("")
    .replace(/\uFFFD+/g, "?");
}

export const width = (pdf: Pdf): number => pdf.page.width - 2 * MARGIN;
const bottom = (pdf: Pdf): number => pdf.page.height - pdf.page.margins.bottom;

/** Begins a new page where less than `height` points are left. */
export function room(pdf: Pdf, height: number): void {
  if (pdf.y + height > bottom(pdf)) pdf.addPage();
}

export function rule(pdf: Pdf): void {
  room(pdf, 16);
  pdf
    .moveTo(MARGIN, pdf.y + 6)
    .lineTo(MARGIN + width(pdf), pdf.y + 6)
    .lineWidth(0.6)
    .stroke(LINE);
  pdf.y += 16;
}

/** Writes each page's foot once all pages are there, and gives the bytes. */
export function finish(
  pdf: Pdf,
  foot: (page: number, pages: number) => [left: string, right: string],
): Promise<Buffer> {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(start + page);
    // Below the margin, where text would otherwise begin a new page.
    const { bottom: margin } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    const [left, right] = foot(page + 1, count);
    const y = pdf.page.height - 46;
    write(pdf, "regular", 7.5).fillColor(GREY);
    pdf.text(left, MARGIN, y, { width: width(pdf) - 90, lineBreak: false, ellipsis: true, height: 10 });
    pdf.text(right, MARGIN + width(pdf) - 90, y, { width: 90, align: "right", lineBreak: false });
    pdf.page.margins.bottom = margin;
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
    pdf.end();
  });
}
