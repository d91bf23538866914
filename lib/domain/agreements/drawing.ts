/** A drawn signature: strokes of points on a pad of 600 × 200, as whole numbers. */
export type Point = readonly [x: number, y: number];
export type Drawing = readonly (readonly Point[])[];

export const PAD = { width: 600, height: 200 } as const;
export const MOST_STROKES = 60;
export const MOST_POINTS = 3000;
/** Less ink than this, in pad units, is a slip of the hand. */
const LEAST_INK = 60;

const length = (stroke: readonly Point[]): number =>
  stroke.slice(1).reduce((sum, [x, y], i) => {
    const [fromX, fromY] = stroke[i] as Point;
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);

/** What speaks against a drawing as a signature; null is nothing. */
export function drawingProblem(drawing: Drawing): "empty" | "slip" | "too_much" | "outside" | null {
  const points = drawing.flat();
  if (points.length === 0) return "empty";
  if (drawing.length > MOST_STROKES || points.length > MOST_POINTS) return "too_much";
  const inside = ([x, y]: Point) => x >= 0 && x <= PAD.width && y >= 0 && y <= PAD.height;
  if (!points.every(inside)) return "outside";
  return drawing.reduce((sum, stroke) => sum + length(stroke), 0) < LEAST_INK ? "slip" : null;
}

/** The strokes as one SVG path; a lone point is a dot. */
export function svgPath(drawing: Drawing): string {
  return drawing
    .flatMap(stroke => {
      const [first, ...rest] = stroke;
      if (!first) return [];
      const to = rest.length > 0 ? rest : [[first[0] + 1, first[1]] as const];
      return [`M${first[0]} ${first[1]}${to.map(([x, y]) => `L${x} ${y}`).join("")}`];
    })
    .join("");
}
