import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admitFiles, againstFile, endingOf, isFileName } from "#lib/domain/attachments.ts";

const rules = { maxBytes: 100, maxFiles: 3, endings: ["png", "log"] };
const file = (name: string, size = 10) => ({ name, size });

test("each file that can't be taken is named with its reason, and the good ones stay", () => {
  const chosen = [
    file("ok.png"),
    file("tool.exe"),
    file("empty.log", 0),
    file("film.png", 101),
    file("a/b.png"),
    file("two.log"),
    file("three.png"),
  ];
  const { files, refused } = admitFiles([file("held.png")], chosen, rules);
  expect(files.map(one => one.name)).toEqual(["held.png", "ok.png", "two.log"]);
  expect(refused.map(one => [one.file.name, one.why])).toEqual([
    ["tool.exe", "ending"],
    ["empty.log", "empty"],
    ["film.png", "tooBig"],
    ["a/b.png", "name"],
    ["three.png", "tooMany"],
  ]);
});

test("where every kind is taken only size and number count", () => {
  expect(againstFile(file("..odd:name.xyz"), { maxBytes: 100 })).toBeNull();
  expect(againstFile(file("x.xyz", 0), { maxBytes: 100 })).toBe("empty");
});

describe("names", () => {
  test.each([
    ["oned.log.1", "log"],
    ["oned.LOG.12", "log"],
    ["archive.tar.gz", "gz"],
    ["README", ""],
    ["x.png.2", "2"],
  ])("%s is of the kind %s", (name, ending) => expect(endingOf(name)).toBe(ending));

  test.each(["", "../x.png", "a\\b.png", ".hidden", "con.txt", "x\u202Egnp.exe", "é".repeat(101)])(
    "%j is none",
    name => expect(isFileName(name)).toBe(false),
  );
  test("a plain one is", () => expect(isFileName("Ajuste señal (2).png")).toBe(true));
});

test("nothing is lost and nothing comes twice: each of the files is either held or refused", () => {
  const files = fc.array(
    fc.record({ name: fc.constantFrom("a.png", "b.log", "c.exe", ".d"), size: fc.nat({ max: 150 }) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(files, files, (held, more) => {
      const result = admitFiles(held, more, rules);
      return (
        held.every(one => result.files.includes(one)) &&
        more.every(one => result.files.includes(one) !== result.refused.some(other => other.file === one)) &&
        result.files.length + result.refused.length === held.length + more.length &&
        (result.files.length <= rules.maxFiles || result.files.length === held.length)
      );
    }),
  );
});
