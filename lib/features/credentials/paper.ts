import { encode } from "uqr";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Locale } from "#lib/messages/index.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { finish, GREY, INK, LINE, MARGIN, type Pdf, sheet, width, write } from "#lib/platform/pdf/sheet.ts";

/** One language's half of a paper. */
type Words = (key: string, params?: Record<string, string | number>) => string;

export type PaperFacts = {
  kind: "certificate" | "tier" | "statement";
  number: string;
  vendor: string;
  colour: string;
  did: string;
  /** Null: the holder shows no name. */
  holder: string | null;
  name: (locale: Locale) => string;
  programme: (locale: Locale) => string;
  /** A statement's day. */
  on: PlainDate | null;
  areas: readonly { name: (locale: Locale) => string; people: number }[];
  issuedOn: PlainDate;
  validFrom: PlainDate | null;
  validUntil: PlainDate | null;
  /** Where it can be looked up; null for a statement, which says what was. */
  address: string | null;
  /** The signed document, carried within. */
  document: string;
  at: Date;
  /** The workspace's first. */
  locales: readonly [Locale, Locale];
};

function code(pdf: Pdf, text: string, x: number, y: number, side: number): void {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const one = side / size;
  for (const [row, modules] of data.entries())
    for (const [column, dark] of modules.entries())
      if (dark) pdf.rect(x + column * one, y + row * one, one + 0.05, one + 0.05);
  pdf.fill(INK);
}

/** Words wrap by themselves; one that is longer than the line is written smaller, down to what can still be read. */
function sizeThatFits(pdf: Pdf, text: string, cut: "regular" | "bold", size: number, across: number): number {
  write(pdf, cut, size);
  const widest = Math.max(0, ...text.split(/\s+/).map(word => pdf.widthOfString(word)));
  return widest <= across ? size : Math.max(5, Math.floor((size * across) / widest));
}

function half(pdf: Pdf, f: PaperFacts, locale: Locale, big: boolean): void {
  const all = translator(locale);
  const t: Words = (key, params) => all(`credentials.pdf.${key}`, params);
  const across = width(pdf);
  const line = (text: string, cut: "regular" | "bold", size: number, colour = INK, gap = 6) => {
    write(pdf, cut, sizeThatFits(pdf, text, cut, size, across))
      .fillColor(colour)
      .text(text, MARGIN, pdf.y, { width: across });
    pdf.y += gap;
  };
  const scale = big ? 1 : 0.72;
  line(t(f.kind === "statement" ? "statement" : "certificate"), "bold", 26 * scale, INK, 10 * scale);
  line(t("certifies", { issuer: f.vendor }), "regular", 12 * scale, GREY, 4);
  line(f.holder ?? t("holder"), "bold", 20 * scale, INK, 4);
  const says =
    f.kind === "certificate"
      ? t("isCertified")
      : f.kind === "tier"
        ? t("holds")
        : t("held", { date: dayText(f.on ?? f.issuedOn, locale) });
  line(says, "regular", 12 * scale, GREY, 4);
  line(f.name(locale), "bold", 20 * scale, INK, 4);
  line(t("inProgramme", { programme: f.programme(locale) }), "regular", 12 * scale, GREY, 10 * scale);
  const day = (on: PlainDate) => dayText(on, locale);
  const facts: [string, string][] =
    f.kind === "statement"
      ? [
          [t("number"), f.number],
          [t("made"), day(f.issuedOn)],
          ...f.areas.map((area): [string, string] => [
            `${t("people")}: ${area.name(locale)}`,
            String(area.people),
          ]),
        ]
      : [
          [t("number"), f.number],
          [t("issued"), day(f.issuedOn)],
          ...(f.validFrom ? [[t("from"), day(f.validFrom)] as [string, string]] : []),
          [t("until"), f.validUntil ? day(f.validUntil) : t("untilOpen")],
        ];
  const size = 10 * (big ? 1 : 0.9);
  for (const [label, value] of facts) {
    const { y } = pdf;
    write(pdf, "regular", size).fillColor(GREY).text(label, MARGIN, y, { width: 220 });
    const below = pdf.y;
    write(pdf, "bold", size)
      .fillColor(INK)
      .text(value, MARGIN + 230, y, { width: across - 230 });
    pdf.y = Math.max(pdf.y, below) + 3;
  }
}

/** A certificate or a statement on one A4 page, in both languages, with the signed document attached and a code that leads to its page. */
export async function renderCredential(f: PaperFacts): Promise<Buffer> {
  const [first, second] = f.locales;
  const t = translator(first);
  const title = t(`credentials.pdf.${f.kind === "statement" ? "statement" : "certificate"}`);
  const pdf = sheet({
    title: `${title} ${f.number}`,
    author: f.vendor,
    subject: f.name(first),
    locale: first,
    at: f.at,
  });
  pdf.rect(0, 0, 14, pdf.page.height).fill(/^#[0-9a-f]{6}$/i.test(f.colour) ? f.colour : INK);
  write(pdf, "bold", 11).fillColor(INK).text(f.vendor, MARGIN, pdf.y);
  pdf.y += 26;
  half(pdf, f, first, true);
  pdf.y += 16;
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + width(pdf), pdf.y)
    .lineWidth(0.6)
    .stroke(LINE);
  pdf.y += 16;
  half(pdf, f, second, false);
  foot(pdf, f);
  pdf.file(Buffer.from(f.document), {
    name: "credential.json",
    type: "application/ld+json",
    description: f.number,
    creationDate: f.at,
    modifiedDate: f.at,
    relationship: "Source",
  } as PDFKit.Mixins.PDFAttachmentOptions);
  return finish(pdf, () => [f.did, f.number.slice(-12)]);
}

function foot(pdf: Pdf, f: PaperFacts): void {
  const side = 84;
  const y = pdf.page.height - pdf.page.margins.bottom - side;
  const left = f.address ? MARGIN + side + 16 : MARGIN;
  const across = width(pdf) - (left - MARGIN);
  if (f.address) code(pdf, f.address, MARGIN, y, side);
  pdf.y = y;
  if (f.address) {
    const says = f.locales.map(locale => translator(locale)("credentials.pdf.scan"));
    write(pdf, "regular", 8).fillColor(GREY).text(says.join(" · "), left, pdf.y, { width: across });
    write(pdf, "bold", 7.5)
      .fillColor(INK)
      .text(f.address, left, pdf.y, { width: across, link: f.address, lineBreak: false });
    pdf.y += 16;
  }
  for (const locale of f.locales) {
    const t = translator(locale);
    write(pdf, "regular", 7)
      .fillColor(GREY)
      .text(t("credentials.pdf.carried"), left, pdf.y, { width: across });
    pdf.y += 4;
  }
}
