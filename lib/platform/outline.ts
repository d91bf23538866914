import { create } from "fontkit";
import { type Cut, font } from "./pdf/fonts.ts";

const kept = new Map<Cut, ReturnType<typeof create>>();

const cutOf = (cut: Cut) => {
  const known = kept.get(cut) ?? create(font(cut));
  kept.set(cut, known);
  return known;
};

export type Outline = { path: string; width: number };

/** Text as shapes, its left end at 0 on its base line, y down: a drawing then needs no font wherever it is shown. */
export function outline(text: string, cut: Cut, size: number): Outline {
  const face = cutOf(cut);
  const scale = size / face.unitsPerEm;
  const { glyphs, positions } = face.layout(text);
  let x = 0;
  const shapes: string[] = [];
  for (const [index, glyph] of glyphs.entries()) {
    const shape = glyph.path.toSVG();
    const position = positions[index];
    const left = ((x + (position?.xOffset ?? 0)) * scale).toFixed(2);
    if (shape) shapes.push(`<path transform="translate(${left} 0) scale(${scale} ${-scale})" d="${shape}"/>`);
    x += position?.xAdvance ?? 0;
  }
  return { path: shapes.join(""), width: x * scale };
}
