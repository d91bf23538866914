import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Answers,
  attemptState,
  deadline,
  drawPaper,
  fitsPaper,
  grade,
  handIn,
  mayWrite,
  type Question,
  weakTopics,
} from "#lib/domain/training/exam.ts";

const question = (id: string, topic: string, right: number[] = [0]): Question => ({
  id,
  topic,
  kind: right.length > 1 ? "several" : "one",
  options: [0, 1, 2, 3].map(n => ({ id: `${id}${n}`, right: right.includes(n) })),
});
const bank = ["a", "b", "c", "d"].flatMap(t =>
  [1, 2, 3].map(n => question(`${t}${n}`, t, n === 3 ? [0, 1] : [0])),
);
const first = () => 0;

test("a paper is drawn evenly over the topics, and what is right stays apart from it", () => {
  const { paper, key } = drawPaper(bank, 8, first);
  expect(paper).toHaveLength(8);
  for (const topic of ["a", "b", "c", "d"]) expect(paper.filter(q => q.topic === topic)).toHaveLength(2);
  expect(Object.keys(key).sort()).toEqual(paper.map(q => q.question).sort());
  expect(JSON.stringify(paper)).not.toContain("right");
});

test("time is up at the deadline itself; what was not handed in counts as handed in then", () => {
  const attempt = { startedAt: 0, dueAt: deadline(0, 30), handedInAt: null, holder: "tab1" };
  expect(attemptState(attempt, 1_799_999)).toBe("running");
  expect(attemptState(attempt, 1_800_000)).toBe("time_up");
  expect(mayWrite(attempt, "tab1", 1_000)).toMatchObject({ ok: true });
  expect(mayWrite(attempt, "tab2", 1_000)).toEqual({ ok: false, error: "elsewhere" });
  expect(mayWrite(attempt, "tab1", 1_800_000)).toEqual({ ok: false, error: "time_up" });
  expect(handIn(attempt, 9_000_000)).toMatchObject({ handedInAt: 1_800_000, by: "time" });
  const handed = handIn(attempt, 5_000);
  expect(handed).toMatchObject({ handedInAt: 5_000, by: "person" });
  expect(handIn(handed, 9_000_000)).toMatchObject({ handedInAt: 5_000, by: "person" });
  expect(mayWrite(handed, "tab1", 6_000)).toEqual({ ok: false, error: "handed_in" });
});

test("several right answers are all of them and no other", () => {
  const { paper, key } = drawPaper([question("q", "t", [0, 1])], 1, first);
  const percent = (chosen: string[]) => grade(paper, key, { q: chosen }).percent;
  expect([percent(["q1", "q0"]), percent(["q0"]), percent(["q0", "q1", "q2"]), percent([])]).toEqual([
    100, 0, 0, 0,
  ]);
});

test("the weak topics are told, the weakest first", () => {
  const { paper, key } = drawPaper(bank, 12, first);
  const answers: Answers = Object.fromEntries(
    Object.entries(key).filter(([id]) => !id.startsWith("a") && id !== "b1"),
  );
  const score = grade(paper, key, answers);
  expect(weakTopics(score, 70).map(t => [t.topic, t.percent])).toEqual([
    ["a", 0],
    ["b", 66],
  ]);
});

const chance = fc
  .infiniteStream(fc.nat(1_000_000))
  .map(stream => (below: number) => (stream.next().value as number) % below);
const banks = fc
  .uniqueArray(fc.tuple(fc.nat(30), fc.nat(4)), { selector: ([n]) => n, maxLength: 20 })
  .map(all => all.map(([n, t]) => question(`q${n}_`, `t${t}`, n % 3 === 0 ? [0, 2] : [n % 4])));

test("every paper holds questions once, all options of each, and the key grades itself to the full", () => {
  fc.assert(
    fc.property(banks, fc.integer({ min: 1, max: 25 }), chance, (all, count, pick) => {
      const { paper, key } = drawPaper(all, count, pick);
      expect(paper.length).toBe(Math.min(count, all.length));
      expect(new Set(paper.map(q => q.question)).size).toBe(paper.length);
      for (const item of paper) {
        const original = all.find(q => q.id === item.question);
        expect([...item.options].sort()).toEqual(original?.options.map(o => o.id).sort());
      }
      if (paper.length > 0) expect(grade(paper, key, key).percent).toBe(100);
      expect(grade(paper, key, {}).right).toBe(0);
    }),
  );
});

test("an answer that is not of this paper does not fit it", () => {
  const { paper } = drawPaper(bank, 4, first);
  const [asked] = paper;
  const other = bank.find(q => !paper.some(p => p.question === q.id));
  expect(fitsPaper(paper, asked?.question ?? "", asked?.options.slice(0, 1) ?? [])).toBe(true);
  expect(fitsPaper(paper, other?.id ?? "", [])).toBe(false);
  expect(fitsPaper(paper, asked?.question ?? "", [other?.options[0]?.id ?? ""])).toBe(false);
  const twice = asked?.options[0] ?? "";
  expect(fitsPaper(paper, asked?.question ?? "", [twice, twice])).toBe(false);
});

test("answers before the deadline are kept, none after, however the moments fall", () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 120 }), (now, minutes) => {
      const attempt = { startedAt: 0, dueAt: deadline(0, minutes), handedInAt: null, holder: "x" };
      expect(mayWrite(attempt, "x", now).ok).toBe(now < attempt.dueAt);
      expect(handIn(attempt, now).handedInAt).toBeLessThanOrEqual(attempt.dueAt);
    }),
  );
});
