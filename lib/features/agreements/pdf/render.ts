import { createHash } from "node:crypto";
import { listText } from "#lib/platform/i18n/day-text.ts";
import { finish, GREY, INK, MARGIN, SIZE, sheet, width, write } from "#lib/platform/pdf/sheet.ts";
import { type Evidence, writeEvidence } from "./evidence.ts";
import { writeMarkdown } from "./markdown.ts";
import { type Place, writeMarks } from "./marks.ts";
import { wordsIn } from "./words.ts";

/** What a document's PDF is made of. */
export type Paper = {
  number: string;
  title: string;
  locale: string;
  zone: string;
  /** Markdown, every field filled. */
  text: string;
  vendor: string;
  partner: string;
  at: Date;
  places: readonly Place[];
};

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * The PDF of a document: with empty places to sign as it is sent; with `evidence`, the same pages with the signatures
 * in their places, a page of evidence, and the document as it was sent within it, byte by byte.
 */
export async function renderPaper(
  paper: Paper,
  evidence?: Evidence & { original: Uint8Array },
): Promise<Buffer> {
  const t = wordsIn(paper.locale);
  const between = listText([paper.vendor, paper.partner], paper.locale);
  const pdf = sheet({
    title: `${paper.title} ${paper.number}`,
    author: paper.vendor,
    subject: between,
    locale: paper.locale,
    at: paper.at,
  });
  write(pdf, "regular", SIZE.small).fillColor(GREY).text(paper.number, MARGIN, pdf.y);
  pdf.y += 2;
  write(pdf, "bold", SIZE.title)
    .fillColor(INK)
    .text(paper.title, { width: width(pdf) });
  write(pdf, "regular", SIZE.text)
    .fillColor(GREY)
    .text(between, { width: width(pdf) });
  pdf.y += 14;
  writeMarkdown(pdf, paper.text);
  writeMarks(pdf, paper.places, t, paper.zone, paper.locale);
  if (evidence) {
    writeEvidence(pdf, evidence, t, paper.zone, paper.locale);
    pdf.file(Buffer.from(evidence.original), {
      name: `${paper.number}.pdf`,
      type: "application/pdf",
      description: t("pdf.originalFile"),
      creationDate: paper.at,
      modifiedDate: paper.at,
      relationship: "Source",
    } as PDFKit.Mixins.PDFAttachmentOptions);
  }
  return finish(pdf, (page, pages) => [`${paper.title} · ${paper.number}`, t("pdf.page", { page, pages })]);
}
