import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutMarks } from "#lib/domain/search/without-marks.ts";

test("what is only a mark goes, the words stay", () => {
  for (const [written, read] of [
    ["Run `virsh list --all` first", "Run virsh list --all first"],
    ["```bash\nsystemctl restart\n```", "\nsystemctl restart\n"],
    ["## Found it\n\n- **one** disk\n- _two_ disks", "Found it\n\none disk\ntwo disks"],
    ["> it said\n> nothing", "it said\nnothing"],
    ["See [the log](https://x.example/a_b) and ![a screen](s.png)", "See the log and a screen"],
    ["*now* or ~~never~~", "now or never"],
    ["\\*not so\\*", "*not so*"],
  ] as const)
    expect(withoutMarks(written)).toBe(read);
});

test("names, sums and paths are no marks", () => {
  for (const text of ["vm_disk_0 and MAX_FILES", "2 * 3 * 4", "__init__.pyc", "a*b*c", "C#", "5 > 4", "1-2"])
    expect(withoutMarks(text)).toBe(text === "__init__.pyc" ? "init.pyc" : text);
});

test("only marks are taken off, whatever was written", () => {
  const marks = fc.string({
    unit: fc.constantFrom("a", "_", "*", "`", "[", "]", "(", ")", "\n", " ", "#", "-", ">", "\\", "~", "ñ"),
    maxLength: 120,
  });
  fc.assert(
    fc.property(marks, text => {
      const read = withoutMarks(text);
      expect(read.length).toBeLessThanOrEqual(text.length);
      expect(read.replace(/[^a]/g, "").length).toBeLessThanOrEqual(text.replace(/[^a]/g, "").length);
      // Letters stay in their order.
      let at = 0;
      for (const letter of read) {
        at = text.indexOf(letter, at) + 1;
        expect(at).toBeGreaterThan(0);
      }
    }),
  );
});

test("rows of marks cost next to nothing, whoever's fifty messages they stand in", () => {
  for (const row of ["[a](", "![", "[", "~~a ", "**", "_a ", "`"]) {
    const text = row.repeat(20_000 / row.length);
    const since = performance.now();
    for (let i = 0; i < 20; i++) withoutMarks(text);
    expect(performance.now() - since).toBeLessThan(500);
  }
});
