import { type Drawing, PAD, svgPath } from "#lib/domain/agreements/drawing.ts";
import { GREY, INK, LINE, MARGIN, type Pdf, room, SIZE, width, write } from "#lib/platform/pdf/sheet.ts";
import { momentText, type Words } from "./words.ts";

/** A place to sign: who it is for, and the signature once it is there. */
export type Place = {
  name: string;
  orgName: string;
  signature: { method: "typed" | "drawn"; typed: string; drawn: Drawing; at: Date } | null;
};

const HEIGHT = 96;
const GAP = 24;

function place(
  pdf: Pdf,
  p: Place,
  x: number,
  y: number,
  across: number,
  t: Words,
  zone: string,
  locale: string,
) {
  if (p.signature?.method === "typed")
    write(pdf, "italic", 17)
      .fillColor(INK)
      .text(p.signature.typed, x, y + 22, { width: across, height: 24, ellipsis: true, lineBreak: false });
  if (p.signature?.method === "drawn") {
    const scale = Math.min(across / PAD.width, 46 / PAD.height);
    pdf
      .save()
      .translate(x, y + 4)
      .scale(scale);
    pdf.path(svgPath(p.signature.drawn)).lineWidth(3.2).lineCap("round").lineJoin("round").stroke(INK);
    pdf.restore();
  }
  pdf
    .moveTo(x, y + 52)
    .lineTo(x + across, y + 52)
    .lineWidth(0.7)
    .stroke(LINE);
  write(pdf, "bold", 9)
    .fillColor(INK)
    .text(p.name, x, y + 57, { width: across, lineBreak: false, ellipsis: true });
  write(pdf, "regular", SIZE.small).fillColor(GREY);
  pdf.text(p.orgName, x, y + 70, { width: across, lineBreak: false, ellipsis: true });
  const when = p.signature
    ? t("pdf.signedAt", { time: momentText(p.signature.at, locale, zone) })
    : t("pdf.unsigned");
  pdf.text(when, x, y + 81, { width: across, lineBreak: false, ellipsis: true });
}

/** The places to sign, two a row, the same in size and order whether or not they are signed. */
export function writeMarks(pdf: Pdf, places: readonly Place[], t: Words, zone: string, locale: string): void {
  room(pdf, HEIGHT + 40);
  pdf.y += 12;
  write(pdf, "bold", 12.5).fillColor(INK).text(t("pdf.signatures"), MARGIN, pdf.y);
  pdf.y += 6;
  const across = (width(pdf) - GAP) / 2;
  for (let i = 0; i < places.length; i += 2) {
    room(pdf, HEIGHT);
    const { y } = pdf;
    places.slice(i, i + 2).forEach((p, column) => {
      place(pdf, p, MARGIN + column * (across + GAP), y, across, t, zone, locale);
    });
    pdf.x = MARGIN;
    pdf.y = y + HEIGHT;
  }
}
