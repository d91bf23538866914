import { GREY, INK, LINE, MARGIN, type Pdf, room, SIZE, width, write } from "#lib/platform/pdf/sheet.ts";
import { momentText, type Words } from "./words.ts";

/** What the evidence page tells of one signature. */
export type Proof = {
  name: string;
  email: string;
  orgName: string;
  method: "typed" | "drawn";
  consent: string;
  viewedAt: Date | null;
  codeSentAt: Date;
  signedAt: Date;
  ip: string;
  userAgent: string;
  sha256: string;
};
export type TraceLine = { type: string; name: string; at: Date; ip: string };
export type Evidence = {
  sha256: string;
  number: string;
  proofs: readonly Proof[];
  trace: readonly TraceLine[];
};

/** Figures of one width: kerned, the points of an address as "127.0.0.1" all but vanish between them. */
const FIGURES: PDFKit.Mixins.OpenTypeFeatures[] = ["tnum"];

function line(pdf: Pdf, label: string, value: string): void {
  const across = { width: width(pdf) - 130, features: FIGURES };
  write(pdf, "regular", SIZE.small);
  const tall = [pdf.heightOfString(label, { width: 124 }), pdf.heightOfString(value || "–", across)];
  const height = Math.max(12, ...tall.map(points => points + 2));
  room(pdf, height);
  const { y } = pdf;
  pdf.fillColor(GREY).text(label, MARGIN, y, { width: 124 });
  pdf.fillColor(INK).text(value || "–", MARGIN + 130, y, across);
  pdf.y = y + height;
}

function head(pdf: Pdf, text: string): void {
  room(pdf, 60);
  pdf.y += 8;
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + width(pdf), pdf.y)
    .lineWidth(0.6)
    .stroke(LINE);
  pdf.y += 8;
  write(pdf, "bold", SIZE.text).fillColor(INK).text(text, MARGIN, pdf.y);
  pdf.y += 3;
}

/** Who signed what, when and from where, on a page of its own (P13): everything a third person needs to check it. */
export function writeEvidence(pdf: Pdf, e: Evidence, t: Words, zone: string, locale: string): void {
  const moment = (at: Date) => momentText(at, locale, zone);
  pdf.addPage();
  write(pdf, "bold", SIZE.h[0]).fillColor(INK).text(t("pdf.evidence"), MARGIN, pdf.y);
  pdf.y += 4;
  write(pdf, "regular", 9)
    .fillColor(GREY)
    .text(t("pdf.evidenceText"), { width: width(pdf), lineGap: 1.5 });
  pdf.y += 8;
  line(pdf, t("pdf.number"), e.number);
  line(pdf, t("pdf.hash"), e.sha256);
  for (const [index, p] of e.proofs.entries()) {
    head(pdf, t("pdf.signer", { n: index + 1, name: p.name }));
    line(pdf, t("pdf.organisation"), p.orgName);
    line(pdf, t("pdf.email"), p.email);
    line(pdf, t("pdf.method"), t(`pdf.${p.method}`));
    if (p.viewedAt) line(pdf, t("pdf.viewed"), moment(p.viewedAt));
    line(pdf, t("pdf.code"), t("pdf.codeText", { time: moment(p.codeSentAt) }));
    line(pdf, t("pdf.signedLabel"), moment(p.signedAt));
    line(pdf, t("pdf.address"), p.ip);
    line(pdf, t("pdf.browser"), p.userAgent);
    line(pdf, t("pdf.consent"), p.consent);
    line(pdf, t("pdf.hashSigned"), p.sha256);
  }
  head(pdf, t("pdf.trace"));
  for (const step of e.trace)
    line(
      pdf,
      moment(step.at),
      t(`step.${step.type}`, { name: step.name }) + (step.ip ? ` · ${step.ip}` : ""),
    );
}
