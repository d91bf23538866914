import sharp from "sharp";
import { type Outline, outline } from "#lib/platform/outline.ts";
import type { Cut } from "#lib/platform/pdf/fonts.ts";

/** What a badge shows; it is the same in both languages but for the words. */
export type BadgeFace = {
  colour: string;
  /** The area, or the tier. */
  name: string;
  programme: string;
  issuer: string;
  number: string;
  /** "12 Mar 2026 – 11 Mar 2027" */
  term: string;
  /** Whole months of the term, for the scale at its foot; null: open. */
  months: number | null;
};

const SIZE = 512;
const PAPER = "#faf8f4";
const INK = "#24221e";
const GREY = "#6d6a63";
const LINE = "#cfcac1";
const LEFT = 132;
const WIDE = SIZE - LEFT - 40;

const at = (x: number, y: number, shape: Outline, fill: string) =>
  `<g transform="translate(${x} ${y})" fill="${fill}">${shape.path}</g>`;

/** A line no wider than the badge: cut with an ellipsis where it is too long. */
function fitting(text: string, cut: Cut, size: number): Outline {
  let shape = outline(text, cut, size);
  for (let cutAt = text.length - 1; shape.width > WIDE && cutAt > 0; cutAt--)
    shape = outline(`${text.slice(0, cutAt).trimEnd()}…`, cut, size);
  return shape;
}

/** Words over as many lines as they need, in the largest size at which they take no more than three. */
function name(text: string): { lines: Outline[]; size: number } {
  for (const size of [54, 46, 38, 32, 26]) {
    const lines: string[] = [];
    for (const word of text.split(/\s+/)) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && outline(longer, "bold", size).width <= WIDE) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    if (lines.length <= 3 && lines.every(line => outline(line, "bold", size).width <= WIDE))
      return { lines: lines.map(line => outline(line, "bold", size)), size };
  }
  return { lines: [fitting(text, "bold", 26)], size: 26 };
}

/** Dark on a light colour, light on a dark one. */
function on(colour: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(i => Number.parseInt(colour.slice(i, i + 2), 16) / 255);
  return 0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2 > 0.4 ? INK : "#ffffff";
}

/** The term as a scale: a tick a month, longer at each quarter; an open one has no end. */
function scale(months: number | null): string {
  const count = months ?? 12;
  const step = WIDE / count;
  const ticks = Array.from({ length: count + 1 }, (_, i) =>
    months === null && i === count
      ? ""
      : `<path d="M${(LEFT + i * step).toFixed(1)} 424v${i % 3 === 0 ? 16 : 9}"/>`,
  ).join("");
  const end = months === null ? LEFT + WIDE - step : LEFT + WIDE;
  return `<g stroke="${INK}" stroke-width="2" fill="none"><path d="M${LEFT} 424H${end.toFixed(1)}"/>${ticks}</g>${
    months === null
      ? `<path d="M${end.toFixed(1)} 424H${LEFT + WIDE}" stroke="${INK}" stroke-width="2" stroke-dasharray="3 5"/>`
      : ""
  }`;
}

/** The badge as a drawing: a sheet of paper, the vendor's ladder at its side, the term as a scale at its foot. */
export function badgeSvg(face: BadgeFace): string {
  const colour = /^#[0-9a-f]{6}$/i.test(face.colour) ? face.colour : "#0098c3";
  const { lines, size } = name(face.name);
  const rungs = [96, 160, 224, 288, 352, 416]
    .map((y, i) => `<path d="M32 ${y}h${28 + (5 - i) * 7}"/>`)
    .join("");
  const top = 176;
  const words = lines.map((line, i) => at(LEFT, top + i * size * 1.14, line, INK)).join("");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}">`,
    `<rect x="2" y="2" width="508" height="508" rx="20" fill="${PAPER}" stroke="${LINE}" stroke-width="2"/>`,
    `<path d="M22 3h76v506h-76a19 19 0 0 1-19-19v-468a19 19 0 0 1 19-19z" fill="${colour}"/>`,
    `<g stroke="${on(colour)}" stroke-width="7" fill="none"><path d="M32 60v392"/>${rungs}</g>`,
    at(LEFT, 84, fitting(face.issuer, "bold", 22), INK),
    at(LEFT, 112, fitting(face.programme, "regular", 18), GREY),
    words,
    at(LEFT, 372, fitting(face.number, "bold", 20), INK),
    at(LEFT, 402, fitting(face.term, "regular", 18), GREY),
    scale(face.months === null ? null : Math.min(60, Math.max(1, face.months))),
    "</svg>",
  ].join("");
}

/** The same as pixels. */
export const badgePng = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: 72 }).png({ compressionLevel: 9 }).toBuffer();
