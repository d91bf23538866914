import { fileTypeFromBuffer } from "file-type";
import { MOST_TEXT_BYTES, viewOf } from "./view.ts";

export type ShownFile = { mediaType: string; bytes: Uint8Array; pdf: boolean; cut: boolean };

/**
 * What of a file is shown: an image or PDF whose content is what it claims to be, a text as plain text in UTF-8, cut at a
 * length. Null for all else: its name and type are claims of who sent it, and are asked again here.
 */
export async function shownFile(file: { mediaType: string; bytes: Uint8Array }): Promise<ShownFile | null> {
  const view = viewOf(file.mediaType);
  if (view === null) return null;
  if (view === "text") {
    const cut = file.bytes.byteLength > MOST_TEXT_BYTES;
    const text = textOf(cut ? file.bytes.subarray(0, MOST_TEXT_BYTES) : file.bytes, cut);
    return { mediaType: "text/plain; charset=utf-8", bytes: new TextEncoder().encode(text), pdf: false, cut };
  }
  const content = (await fileTypeFromBuffer(file.bytes))?.mime;
  if (content !== file.mediaType) return null;
  return { mediaType: file.mediaType, bytes: file.bytes, pdf: view === "pdf", cut: false };
}

/** Text in the encodings files are taken in: UTF-16 with its mark, UTF-8, else Latin-1 as Windows writes it. */
function textOf(bytes: Uint8Array, cut: boolean): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    // Cut in the middle of a letter: what is left of it is no fault.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
