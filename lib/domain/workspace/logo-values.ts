// What may stand in a logo. Everything that is not listed here is left out or refused: a list of what is
// dangerous is never complete, a list of what a drawing needs is short.

/** Elements that draw, or that say how. */
export const LOGO_ELEMENTS: ReadonlySet<string> = new Set([
  "svg",
  "g",
  "defs",
  "path",
  "rect",
  "circle",
  "ellipse",
  "line",
  "polyline",
  "polygon",
  "linearGradient",
  "radialGradient",
  "stop",
  "clipPath",
  "mask",
]);

export const LOGO_SHAPES: ReadonlySet<string> = new Set([
  "path",
  "rect",
  "circle",
  "ellipse",
  "line",
  "polyline",
  "polygon",
]);

/** Left out with all that is in them, silently: they draw nothing. */
export const LOGO_SILENT: ReadonlySet<string> = new Set(["title", "desc", "metadata"]);

/** Set as an attribute or in a `style`; a `style` is rewritten as attributes. */
const PRESENTATION =
  "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity color clip-path clip-rule mask stop-color stop-opacity transform".split(
    " ",
  );
const GEOMETRY =
  "d points x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height offset pathLength gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits".split(
    " ",
  );

export const LOGO_PRESENTATION: ReadonlySet<string> = new Set(PRESENTATION);
export const LOGO_ATTRIBUTES: ReadonlySet<string> = new Set([...PRESENTATION, ...GEOMETRY]);

/**
 * A value that can be neither an address nor markup: no colon, slash, quote, ampersand, backslash or bracket.
 * The one `url(…)` there may be points into the drawing itself.
 */
export function isPlainValue(value: string): boolean {
  if (/^\s*url\(\s*#[A-Za-z_][\w-]*\s*\)\s*$/.test(value)) return true;
  return /^[A-Za-z0-9\s.,#%()+-]*$/.test(value) && !/url/i.test(value);
}
