const KEYWORD = "openbadgecredential";
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (table[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

type Chunk = { type: string; data: Uint8Array };

const latin = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0));

function chunkBytes({ type, data }: Chunk): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(latin(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** A PNG's chunks; null for anything else, or one that is cut short. */
function chunksOf(png: Uint8Array): Chunk[] | null {
  if (!SIGNATURE.every((byte, i) => png[i] === byte)) return null;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > png.length) return null;
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    if (type === "IEND") return chunks;
    at += 12 + length;
  }
  return null;
}

const isBaked = ({ type, data }: Chunk) =>
  type === "iTXt" && String.fromCharCode(...data.subarray(0, KEYWORD.length + 1)) === `${KEYWORD}\0`;

/** A PNG with the credential baked in (Open Badges 3.0, 5.3.1): one iTXt chunk, in the place of any before. */
export function bakePng(png: Uint8Array, json: string): Uint8Array {
  const chunks = chunksOf(png);
  if (!chunks) throw new TypeError("not a PNG");
  // Keyword, not compressed, no method, no language, no translated keyword.
  const data = Uint8Array.from([...latin(`${KEYWORD}\0`), 0, 0, 0, 0, ...new TextEncoder().encode(json)]);
  const kept = chunks.filter(chunk => !isBaked(chunk));
  const baked = [...kept.slice(0, 1), { type: "iTXt", data }, ...kept.slice(1)];
  const parts = [Uint8Array.from(SIGNATURE), ...baked.map(chunkBytes)];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The credential baked into a PNG; null without one. `inflate` opens a compressed one, null where it can't. */
export function unbakePng(png: Uint8Array, inflate: (data: Uint8Array) => Uint8Array | null): string | null {
  const chunk = chunksOf(png)?.find(isBaked);
  if (!chunk) return null;
  let at = KEYWORD.length + 1;
  const compressed = chunk.data[at] === 1;
  at += 2;
  // Language and translated keyword, each ended by a null.
  for (let ends = 0; ends < 2 && at < chunk.data.length; at++) if (chunk.data[at] === 0) ends++;
  const body = chunk.data.subarray(at);
  const text = compressed ? inflate(body) : body;
  return text && new TextDecoder().decode(text);
}

const NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";

/** An SVG with the credential baked in (Open Badges 3.0, 5.3.2): an element of its own, the document as character data. */
export function bakeSvg(svg: string, json: string): string {
  const data = json.replaceAll("]]>", "]]]]><![CDATA[>");
  return svg.replace(
    /<svg\b([^>]*)>/,
    (_, attributes: string) =>
      `<svg${attributes} xmlns:openbadges="${NAMESPACE}"><openbadges:credential><![CDATA[${data}]]></openbadges:credential>`,
  );
}

const OPENS = "<openbadges:credential";
const CLOSES = "</openbadges:credential>";
const [DATA, ENDS] = ["<![CDATA[", "]]>"];

/**
 * The credential baked into an SVG; null without one. A document that is only linked to (`verify`) is not fetched. Walks
 * the text once, whatever it holds: a pattern that tries every beginning would take minutes over a file made for it.
 */
export function unbakeSvg(svg: string): string | null {
  if (!/^\s*</.test(svg)) return null;
  const opens = svg.indexOf(OPENS);
  const start = opens < 0 ? -1 : svg.indexOf(">", opens) + 1;
  if (start <= 0 || !/[\s>]/.test(svg.charAt(opens + OPENS.length))) return null;
  const end = svg.indexOf(CLOSES, start);
  if (end < 0) return null;
  const inner = svg.slice(start, end);
  const parts: string[] = [];
  for (let at = inner.indexOf(DATA); at >= 0; ) {
    const ends = inner.indexOf(ENDS, at);
    if (ends < 0) break;
    parts.push(inner.slice(at + DATA.length, ends));
    at = inner.indexOf(DATA, ends);
  }
  return parts.length > 0 ? parts.join("") : inner.trim();
}
