// A small PDF made by hand, the same bytes every time: real enough to open, print and search, without a library.

export type PdfPart = { head: string; text: string[] };

const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 64;
/** Widths of Helvetica vary; this many characters of 11 points never overrun the line. */
const LINE = 84;

/** Latin-1, as the standard fonts take it; what it has no sign for is left out. */
const escaped = (text: string): string =>
  [...text]
    .map(char => (char === "–" ? "-" : char))
    .filter(char => char.charCodeAt(0) < 256)
    .join("")
    .replace(/[\\()]/g, char => `\\${char}`);

function wrapped(text: string): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line.length + word.length + 1 > LINE) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

type Line = { text: string; size: number; bold: boolean; after: number };

function linesOf(title: string, lead: string, parts: readonly PdfPart[]): Line[] {
  const plain = (text: string, after: number): Line[] =>
    wrapped(text).map((line, i, all) => ({
      text: line,
      size: 11,
      bold: false,
      after: i === all.length - 1 ? after : 4,
    }));
  return [
    { text: title, size: 22, bold: true, after: 14 },
    ...plain(lead, 22),
    ...parts.flatMap((part): Line[] => [
      { text: part.head, size: 14, bold: true, after: 8 },
      ...part.text.flatMap((text, i) => plain(text, i === part.text.length - 1 ? 20 : 8)),
    ]),
  ];
}

function pagesOf(lines: readonly Line[]): string[] {
  const pages: string[] = [];
  let page = "";
  let y = HEIGHT - MARGIN;
  for (const line of lines) {
    if (y - line.size < MARGIN) {
      pages.push(page);
      page = "";
      y = HEIGHT - MARGIN;
    }
    y -= line.size;
    page += `BT /${line.bold ? "B" : "R"} ${line.size} Tf ${MARGIN} ${y} Td (${escaped(line.text)}) Tj ET\n`;
    y -= line.after;
  }
  return [...pages, page];
}

/** A document of headed parts on as many A4 pages as it takes. */
export function pdf(title: string, lead: string, parts: readonly PdfPart[]): Buffer {
  const pages = pagesOf(linesOf(title, lead, parts));
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const kids = pages.map((_, i) => `${6 + i * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font("Helvetica"),
    font("Helvetica-Bold"),
    `<< /Title (${escaped(title)}) /Producer (Escala) >>`,
    ...pages.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /R 3 0 R /B 4 0 R >> >> /Contents ${7 + i * 2} 0 R >>`,
      `<< /Length ${Buffer.byteLength(content, "latin1")} >>\nstream\n${content}endstream`,
    ]),
  ];
  let body = "%PDF-1.4\n";
  const at: number[] = [];
  for (const [i, object] of objects.entries()) {
    at.push(Buffer.byteLength(body, "latin1"));
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = Buffer.byteLength(body, "latin1");
  const table = at.map(offset => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, "latin1");
}
