/** Parts a mail may have. People send dozens; a parser keeps each one, so that millions of empty ones end the worker. */
const MOST_PARTS = 1_000;
/** Lines of its head. */
const MOST_HEADERS = 5_000;
/** Lines of text in all its parts; a parser keeps each apart. A log of 24 MB has as many; files in Base64 don't count. */
const MOST_LINES = 300_000;

const DASH = 0x2d;
const LF = 0x0a;

/**
 * What is too much about a mail, asked before it is taken apart, in one walk over its bytes; null where nothing is. A line is
 * the begin of a part only where the mail names it a boundary: rules drawn in a text are none.
 */
export function tooMuchOf(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = boundariesIn(buffer);
  if (names === null) return "too many boundaries";
  let [parts, headers, lines] = [0, 0, 0];
  let inHead = true;
  let packed = false;
  for (let at = 0; at < buffer.length; ) {
    const end = buffer.indexOf(LF, at);
    const next = end < 0 ? buffer.length : end + 1;
    if (isBoundary(buffer, at, next, names)) {
      parts += 1;
      inHead = true;
      packed = false;
    } else if (inHead) {
      if (parts === 0) headers += 1;
      packed ||= saysBase64(buffer, at, next);
      inHead = !isEmpty(buffer, at, next);
    } else if (!packed) lines += 1;
    if (parts > MOST_PARTS) return "too many parts";
    if (headers > MOST_HEADERS) return "too many headers";
    if (lines > MOST_LINES) return "too many lines";
    at = next;
  }
  return null;
}

/** Where a part of a mail stands in its bytes: its head from `from`, its body from `body` to `to`. */
export type Part = { from: number; body: number; to: number };

/** The parts of a mail in their order, the first its own head; of the inner ones of an attached mail too. None where they are too many. */
export function partsOf(buffer: Buffer): Part[] {
  const names = boundariesIn(buffer) ?? new Set<string>();
  const parts: Part[] = [{ from: 0, body: buffer.length, to: buffer.length }];
  let inHead = true;
  for (let at = 0; at < buffer.length; ) {
    const end = buffer.indexOf(LF, at);
    const next = end < 0 ? buffer.length : end + 1;
    const part = parts.at(-1) as Part;
    if (isBoundary(buffer, at, next, names)) {
      if (parts.length > MOST_PARTS) return parts;
      part.to = at;
      part.body = Math.min(part.body, at);
      parts.push({ from: next, body: buffer.length, to: buffer.length });
      inHead = true;
    } else if (inHead && isEmpty(buffer, at, next)) {
      part.body = at;
      inHead = false;
    }
    at = next;
  }
  return parts;
}

const isEmpty = (buffer: Buffer, at: number, next: number): boolean =>
  next - at <= 2 && buffer.toString("latin1", at, next).trim() === "";

function isBoundary(buffer: Buffer, at: number, next: number, names: ReadonlySet<string>): boolean {
  if (buffer[at] !== DASH || buffer[at + 1] !== DASH || names.size === 0) return false;
  const line = buffer.toString("latin1", at + 2, Math.min(next, at + 260)).trimEnd();
  return names.has(line) || names.has(line.replace(/--$/, ""));
}

const saysBase64 = (buffer: Buffer, at: number, next: number): boolean =>
  /^content-transfer-encoding:\s*base64/i.test(buffer.toString("latin1", at, Math.min(next, at + 80)));

/** Every boundary that is named in the mail; null where there are more than parts may be. */
function boundariesIn(buffer: Buffer): Set<string> | null {
  const names = new Set<string>();
  const named = /boundary\*?[ \t]{0,5}=[ \t]{0,5}(?:"([^"\r\n]{1,250})|([^\s";]{1,250}))/gi;
  for (const [, quoted, bare] of buffer.toString("latin1").matchAll(named)) {
    names.add((quoted ?? bare ?? "").trimEnd());
    if (names.size > MOST_PARTS) return null;
  }
  return names;
}
