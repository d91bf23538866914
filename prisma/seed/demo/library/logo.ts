// Logos drawn from strokes alone: the letters are lines on a grid of 4 by 6, so that they need no font.

const STROKES: Record<string, string> = {
  A: "0,6 2,0 4,6;1,4 3,4",
  B: "0,6 0,0 3,0 4,1.5 3,3 0,3;3,3 4,4.5 3,6 0,6",
  C: "4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5",
  D: "0,0 0,6 3,6 4,5 4,1 3,0 0,0",
  E: "4,0 0,0 0,6 4,6;0,3 3,3",
  F: "4,0 0,0 0,6;0,3 3,3",
  G: "4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5 4,3 2,3",
  H: "0,0 0,6;4,0 4,6;0,3 4,3",
  I: "2,0 2,6",
  K: "0,0 0,6;4,0 0,3 4,6",
  L: "0,0 0,6 4,6",
  M: "0,6 0,0 2,3 4,0 4,6",
  N: "0,6 0,0 4,6 4,0",
  O: "1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0",
  P: "0,6 0,0 3,0 4,1.5 3,3 0,3",
  R: "0,6 0,0 3,0 4,1.5 3,3 0,3;2,3 4,6",
  S: "4,1 3,0 1,0 0,1 0,2 1,3 3,3 4,4 4,5 3,6 1,6 0,5",
  T: "0,0 4,0;2,0 2,6",
  U: "0,0 0,5 1,6 3,6 4,5 4,0",
  V: "0,0 2,6 4,0",
  W: "0,0 1,6 2,2 3,6 4,0",
  Y: "0,0 2,3 4,0;2,3 2,6",
};

/** One line of capitals from a point on, as high as `size`. */
function letters(text: string, x: number, y: number, size: number): string {
  const unit = size / 6;
  return [...text]
    .map((letter, i) => {
      const left = x + i * 6 * unit;
      return (STROKES[letter] ?? "")
        .split(";")
        .filter(Boolean)
        .map(line => {
          const points = line
            .split(" ")
            .map(point => {
              const [px = 0, py = 0] = point.split(",").map(Number);
              return `${(left + px * unit).toFixed(1)},${(y + py * unit).toFixed(1)}`;
            })
            .join(" ");
          return `<polyline points="${points}"/>`;
        })
        .join("");
    })
    .join("");
}

const svg = (width: number, height: number, colour: string, inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" fill="none" stroke="${colour}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">${inner}</svg>`;

const widthOf = (text: string, size: number) => text.length * size - size / 3;

/** A mark beside one or two lines of capitals. */
export function lockup(mark: string, colour: string, lines: readonly [string, string?]): string {
  const [first, second = ""] = lines;
  const width = 92 + Math.max(widthOf(first, 24), widthOf(second, 16)) + 16;
  const words = second
    ? letters(first, 92, 18, 24) + letters(second, 92, 56, 16)
    : letters(first, 92, 32, 24);
  return svg(Math.ceil(width), 92, colour, mark + words);
}

/** A company's initials in a frame, for its public profile. */
export function monogram(initials: string, colour: string, round: boolean): string {
  const frame = round
    ? '<circle cx="48" cy="48" r="42"/>'
    : '<rect x="6" y="6" width="84" height="84" rx="14"/>';
  const size = 30;
  return svg(96, 96, colour, frame + letters(initials, 48 - widthOf(initials, size) / 2, 33, size));
}
