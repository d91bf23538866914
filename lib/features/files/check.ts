import { gunzipSync } from "node:zlib";
import { fileTypeFromBuffer } from "file-type";
import { endingOf, isFileName, shownName } from "#lib/domain/attachments.ts";
import { cleanLogo } from "#lib/domain/workspace/logo.ts";
import { barePicture } from "#lib/platform/pictures/bare.ts";
import { invalid } from "#lib/platform/refusal.ts";
import { KINDS } from "./kinds.ts";
import { MOST_MEGABYTES } from "./limits.ts";
import { zipDanger } from "./zip.ts";

export const MOST_FILES = 10;

/** Megabytes a file may have: `UPLOAD_MAX_MB`, 25 by default and at most (what a server action takes). */
export const maxMegabytes = (): number =>
  Math.min(MOST_MEGABYTES, Math.max(1, Number(process.env.UPLOAD_MAX_MB) || MOST_MEGABYTES));

/** A file as it came: its name is a claim, its bytes are what it is. */
export type Incoming = { name: string; bytes: Uint8Array };
export type Checked = Incoming & { mediaType: string };

type Problem = { key: string; params: Record<string, string | number> };

/** The files of a form, whole. Their number and sizes are looked at first, so that great ones aren't read for nothing. */
export async function incoming(files: readonly File[], field: string): Promise<Incoming[]> {
  if (files.length > MOST_FILES)
    invalid({ [field]: { key: "files.refusal.tooMany", params: { maximum: MOST_FILES } } });
  const maximum = maxMegabytes();
  const big = files.find(file => file.size > maximum * 1024 * 1024);
  if (big)
    invalid({ [field]: { key: "files.refusal.tooBig", params: { name: shownName(big.name), maximum } } });
  return Promise.all(
    files.map(async file => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

/** What else a place takes: drawings, for where logos are given to others. */
export type FileRules = { drawings?: boolean };

/** Refuses, at the field, what may not be stored; gives each file its media type by content and a clean name. */
export async function checkFiles(
  files: readonly Incoming[],
  field = "files",
  rules: FileRules = {},
): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const file of files) {
    const found = rules.drawings && isDrawing(file) ? checkDrawing(file) : await checkFile(file);
    if ("key" in found) invalid({ [field]: found });
    checked.push(found);
  }
  return checked;
}

const isDrawing = (file: Incoming) => file.name.toLowerCase().endsWith(".svg");

/** An SVG is written anew from what a drawing may hold: nothing of the file itself, which could run, is passed on. */
function checkDrawing(file: Incoming): Checked | Problem {
  const params = { name: shownName(file.name) };
  if (!isFileName(file.name)) return { key: "files.refusal.name", params };
  const cleaned = cleanLogo(Buffer.from(file.bytes).toString("utf8"));
  if (!cleaned.ok) return { key: "files.refusal.drawing", params };
  return {
    name: file.name.normalize("NFC"),
    bytes: new TextEncoder().encode(cleaned.value),
    mediaType: "image/svg+xml",
  };
}

/** One file: as it is stored, a picture without what it carries along unseen, or why it may not be. */
export async function checkFile(file: Incoming): Promise<Checked | Problem> {
  const name = shownName(file.name);
  const problem = (key: string, more: Problem["params"] = {}): Problem => ({
    key: `files.refusal.${key}`,
    params: { name, ...more },
  });
  if (file.bytes.byteLength === 0) return problem("empty");
  if (file.bytes.byteLength > maxMegabytes() * 1024 * 1024)
    return problem("tooBig", { maximum: maxMegabytes() });
  if (!isFileName(file.name)) return problem("name");
  const ending = endingOf(file.name);
  const kind = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
  if (!kind) return problem("ending");
  const content = (await fileTypeFromBuffer(file.bytes))?.mime ?? null;
  if (content === null ? !kind.text || !isText(file.bytes) : !kind.content.includes(content))
    return problem("content", { ending });
  if (kind.text && isActive(file.bytes)) return problem("active");
  if (kind.zip) {
    const danger = zipDanger(file.bytes);
    if (danger) return problem(danger);
  }
  if (content === "application/gzip" && isGzipBomb(file.bytes)) return problem("bomb");
  const bytes = barePicture(kind.mediaType, file.bytes);
  return { name: file.name.normalize("NFC"), bytes, mediaType: kind.mediaType };
}

/** Text in UTF-8, Latin-1, or UTF-16 with its mark: no null bytes and hardly any control characters. */
function isText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  const sample = bytes.subarray(0, 64 * 1024);
  let odd = 0;
  for (const byte of sample) {
    if (byte === 0) return false;
    // Backspace and escape stand in logs of terminals.
    if (byte < 32 && ![8, 9, 10, 12, 13, 27].includes(byte)) odd += 1;
  }
  return odd / sample.length < 0.02;
}

const ACTIVE =
  /^(?:\xef\xbb\xbf)?\s*(?:#!|(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype\s+(?:html|svg)|<html|<svg|<script|<head|<body|<iframe|<\?php))/i;

/** What a browser or a shell would run although its ending says text: markup with script, or an interpreter's first line. */
const isActive = (bytes: Uint8Array): boolean =>
  ACTIVE.test(Buffer.from(bytes.subarray(0, 4096)).toString("latin1").replaceAll("\0", ""));

/** Whether a gzip goes on unpacking past 120 times its size (and 20 MB): unpacking stops there. */
function isGzipBomb(bytes: Uint8Array): boolean {
  const most = Math.min(512 * 1024 * 1024, Math.max(20 * 1024 * 1024, bytes.byteLength * 120));
  try {
    gunzipSync(bytes, { maxOutputLength: most });
    return false;
  } catch (error) {
    // Broken gzip is harmless, such as a log that was cut off.
    return (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
  }
}
