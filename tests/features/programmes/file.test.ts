import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyFor } from "#components/programme-editor/path.ts";
import { fileText, programmeJsonSchema, readProgrammeFile } from "#lib/features/programmes/file.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

const text = fileText(emmaProgramme, "https://escala.example/schema");
const problems = (of: string) =>
  readProgrammeFile(of).problems.map(p => `${p.line} ${p.path} ${p.key.replace(/^programmes\./, "")}`);

describe("a programme as a file (P20)", () => {
  test("what goes out comes back the same, in the same order of fields", () => {
    for (const d of [emmaProgramme, openNebulaProgramme]) {
      const once = fileText(d, "x");
      const read = readProgrammeFile(once);
      expect(read.definition).toEqual(d);
      expect(read.definition && fileText(read.definition, "x")).toBe(once);
    }
  });

  test("what is no programme is told with the line and what is wrong there", () => {
    expect(problems("")).toEqual(["1  file.syntax.empty"]);
    expect(problems("{\n\n")).toEqual(["3  file.syntax.brace"]);
    expect(problems('{\n"a": 1\n"b": 2}')).toEqual(["3  file.syntax.comma"]);
    expect(problems("// a\n{}")).toEqual(["1  file.syntax.comment"]);
    expect(problems("[]")).toEqual(["1  file.format"]);
    expect(problems("[".repeat(200_000))).toEqual(["1  file.syntax.other"]);
    expect(problems(" ".repeat(10) + "x".repeat(1_000_000))).toEqual(["1  file.syntax.tooLarge"]);
  });

  test("a field of another kind, one too many and one that is missing are told at their own lines", () => {
    const lineOf = (part: string, of: string) => of.slice(0, of.indexOf(part)).split("\n").length;
    const wrong = text.replace('"minimum": 3', '"minimum": "3"').replace('"rank": 1', '"rnk": 1');
    expect(problems(wrong)).toEqual([
      expect.stringMatching(/^\d+ tiers\.0\.rank file\.missingField$/),
      `${lineOf('"rnk"', wrong)} tiers.0 file.unknownField`,
      `${lineOf('"minimum": "3"', wrong)} requirements.0.params.minimum file.wrongField`,
    ]);
  });

  test("what can be read and not yet published says why, at the line of the field (P4)", () => {
    const wrong = text.replace('"minimumPerArea": 1', '"minimumPerArea": 2');
    const read = readProgrammeFile(wrong);
    expect(read.definition).not.toBeNull();
    expect(problems(wrong)).toEqual([
      expect.stringMatching(/^\d+ requirements\.0\.params\.minimumPerArea definition\.perAreaTooMany$/),
    ]);
  });

  test("a word that every object knows is no key", () => {
    const wrong = text.replaceAll('"market_presence"', '"constructor"');
    expect(problems(wrong)).toEqual([expect.stringMatching(/^\d+ rubric\.0\.key definition\.keyReserved$/)]);
    expect(keyFor("Constructor", [])).toBe("constructor_2");
  });

  test("whatever is cut off, doubled or typed into a file, reading it throws nothing", () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(200), fc.string(), (at, length, typed) => {
        const read = readProgrammeFile(text.slice(0, at) + typed + text.slice(at + length));
        expect(read.definition !== null || read.problems.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("the schema that is documented is the one that checks", () => {
    const file = path.resolve(import.meta.dirname, "../../../docs/programme.schema.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(programmeJsonSchema())));
  });
});
