/** In what a document comes. Of the last three only the document is signed, not what one sees or reads printed. */
export type Carrier = "json" | "png" | "svg" | "pdf";

/** More attachments than any certificate has: what comes after is not looked at. */
const MOST = 20;
/** A stream's dictionary is no longer than this, in bytes. */
const DICTIONARY = 4096;

/**
 * The files attached to a PDF, as they were put in. A stream always stands by itself in the file (PDF 32000, 7.5.7), also
 * where everything else is packed, so it is found without building the document up: nothing else of the PDF is read or
 * run. `inflate` opens a compressed one, null where it can't. An encrypted PDF gives nothing.
 */
export function attachedFiles(
  pdf: Uint8Array,
  inflate: (data: Uint8Array) => Uint8Array | null,
): Uint8Array[] {
  // One byte, one character: places in the text are places in the file.
  const text = new TextDecoder("windows-1252").decode(pdf);
  if (!text.startsWith("%PDF-")) return [];
  const files: Uint8Array[] = [];
  let at = text.indexOf("/EmbeddedFile");
  for (let seen = 0; at >= 0 && seen < MOST; at = text.indexOf("/EmbeddedFile", at + 1)) {
    // The tree of their names is another thing.
    if (text[at + "/EmbeddedFile".length] === "s") continue;
    seen++;
    const from = Math.max(0, at - DICTIONARY);
    const begins = from + text.slice(from, at).lastIndexOf("obj");
    const rest = text.slice(at, at + DICTIONARY);
    const keyword = /\bstream\r?\n/.exec(rest);
    if (!keyword || /endobj/.test(rest.slice(0, keyword.index))) continue;
    const dictionary = text.slice(begins, at + keyword.index);
    const start = at + keyword.index + keyword[0].length;
    const body = bodyFrom(text, dictionary, start);
    const filter = /\/Filter\s*\[?\s*\/(\w+)/.exec(dictionary)?.[1] ?? null;
    if (body === null) continue;
    const data = pdf.subarray(start, body);
    const opened = filter === null ? data : filter === "FlateDecode" ? inflate(data) : null;
    if (opened) files.push(opened);
  }
  return files;
}

/** Where a stream's bytes end: after the length it gives, if it ends there; else where it says so itself. */
function bodyFrom(text: string, dictionary: string, start: number): number | null {
  const length = Number(/\/Length\s+(\d{1,9})(?!\d*\s+\d+\s+R)/.exec(dictionary)?.[1] ?? -1);
  if (length >= 0 && /^\s*endstream/.test(text.slice(start + length, start + length + 20)))
    return start + length;
  const ends = text.indexOf("endstream", start);
  return ends < 0 ? null : ends;
}
