import { expect, test } from "vitest";
import { type Drawing, drawingProblem, svgPath } from "#lib/domain/agreements/drawing.ts";

const line: Drawing = [
  [
    [10, 100],
    [200, 60],
    [400, 120],
  ],
];

test("a drawn signature has ink, lies on the pad, and is no more than a hand draws", () => {
  expect(drawingProblem(line)).toBeNull();
  expect(drawingProblem([])).toBe("empty");
  expect(drawingProblem([[]])).toBe("empty");
  expect(
    drawingProblem([
      [
        [10, 10],
        [12, 10],
      ],
    ]),
  ).toBe("slip");
  expect(
    drawingProblem([
      [
        [10, 10],
        [900, 10],
      ],
    ]),
  ).toBe("outside");
  expect(drawingProblem(Array.from({ length: 61 }, () => line[0] ?? []))).toBe("too_much");
});

test("its path holds numbers alone; a lone point is a dot", () => {
  expect(svgPath(line)).toBe("M10 100L200 60L400 120");
  expect(svgPath([[[5, 6]]])).toBe("M5 6L6 6");
});
