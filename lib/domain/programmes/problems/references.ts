import { fits } from "#lib/domain/programmes/carried.ts";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { circleProblems } from "#lib/domain/programmes/problems/circles.ts";
import type { Found, Path } from "#lib/domain/programmes/problems/found.ts";
import { impossibleProblems } from "#lib/domain/programmes/problems/impossible.ts";

type Keyed = { key: string };

function repeats(list: readonly Keyed[], path: Path): Found[] {
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    if (seen.has(item.key)) return [{ name: "keyTwice", path: [...path, index, "key"] }];
    seen.add(item.key);
    return [];
  });
}

function strangers(wanted: readonly string[], known: readonly Keyed[], path: Path): Found[] {
  const names = new Set(known.map(item => item.key));
  return wanted.flatMap((name, index) =>
    names.has(name) ? [] : [{ name: "unknownKey", path: [...path, index], params: { key: name } }],
  );
}

const LISTS = [
  "tiers",
  "requirements",
  "benefits",
  "phases",
  "areas",
  "trainings",
  "agreements",
  "rubric",
] as const;

/** Keys once, among the questions of all sections and the steps of all phases too. */
function keyProblems(d: DraftDefinition): Found[] {
  const found = LISTS.flatMap(name => repeats(d[name], [name]));
  const { sections } = d.application;
  found.push(...repeats(sections, ["application", "sections"]));
  const nested = [
    {
      groups: sections.map(s => s.questions),
      path: (i: number) => ["application", "sections", i, "questions"],
    },
    { groups: d.phases.map(p => p.steps), path: (i: number) => ["phases", i, "steps"] },
  ];
  for (const { groups, path } of nested) {
    const seen = new Set<string>();
    groups.forEach((items: readonly Keyed[], i) => {
      items.forEach((item, j) => {
        if (seen.has(item.key)) found.push({ name: "keyTwice", path: [...path(i), j, "key"] });
        seen.add(item.key);
      });
    });
  }
  return found;
}

/** Every key that is named exists (P20). */
function strangerProblems(d: DraftDefinition): Found[] {
  const found: Found[] = [];
  d.tiers.forEach((t, i) => {
    found.push(...strangers(t.requirements, d.requirements, ["tiers", i, "requirements"]));
    found.push(...strangers(t.benefits, d.benefits, ["tiers", i, "benefits"]));
  });
  d.requirements.forEach((r, i) => {
    const path = ["requirements", i, "params"];
    if (r.kind === "certified_specialists")
      found.push(...strangers(r.params.areas, d.areas, [...path, "areas"]));
    if (r.kind === "signed_document" && !d.agreements.some(a => a.key === r.params.document))
      found.push({ name: "unknownKey", path: [...path, "document"], params: { key: r.params.document } });
  });
  d.trainings.forEach((t, i) => {
    found.push(...strangers(t.areas, d.areas, ["trainings", i, "areas"]));
  });
  d.rubric.forEach((c, i) => {
    found.push(...strangers(c.sections, d.application.sections, ["rubric", i, "sections"]));
  });
  const steps = d.phases.flatMap(p => p.steps);
  d.phases.forEach((p, i) => {
    found.push(...strangers(p.after ?? [], d.phases, ["phases", i, "after"]));
    p.steps.forEach((s, j) => {
      const path = ["phases", i, "steps", j];
      found.push(...strangers(s.after ?? [], steps, [...path, "after"]));
      const [kind, name = ""] = s.link?.split(":") ?? [];
      const list = kind === "agreement" ? d.agreements : kind === "specialists" ? d.areas : null;
      if (list && !list.some(item => item.key === name))
        found.push({ name: "unknownKey", path: [...path, "link"], params: { key: name } });
    });
  });
  return found;
}

/** What an answer fills is filled by one question, of a kind that can hold it. */
function fillProblems(d: DraftDefinition): Found[] {
  const found: Found[] = [];
  const seen = new Set<string>();
  d.application.sections.forEach((section, i) => {
    section.questions.forEach((question, j) => {
      const { fills } = question;
      if (fills === undefined) return;
      const path = ["application", "sections", i, "questions", j, "fills"];
      if (!fits(fills, question.kind)) found.push({ name: "fillsKind", path });
      if (seen.has(fills)) found.push({ name: "fillsTwice", path });
      seen.add(fills);
    });
  });
  return found;
}

const noticesTwice = (days: readonly (number | null)[], path: Path): Found[] =>
  days.flatMap((day, i) => (days.indexOf(day) === i ? [] : [{ name: "noticeTwice", path: [...path, i] }]));

/** Two tiers on one rank, weights that make no whole, a notice twice. */
function sumProblems(d: DraftDefinition): Found[] {
  const found: Found[] = [];
  d.tiers.forEach((t, i) => {
    if (t.rank !== null && d.tiers.findIndex(other => other.rank === t.rank) !== i)
      found.push({ name: "rankTwice", path: ["tiers", i, "rank"] });
  });
  const weight = d.rubric.reduce((total, c) => total + (c.weightBp ?? 0), 0);
  if (d.rubric.length > 0 && weight !== 10_000)
    found.push({ name: "rubricWeight", path: ["rubric"], params: { percent: weight / 100 } });
  found.push(...noticesTwice(d.noticeDays, ["noticeDays"]));
  d.areas.forEach((area, i) => {
    found.push(...noticesTwice(area.noticeDays ?? [], ["areas", i, "noticeDays"]));
  });
  return found;
}

/** All that stands in the way of a definition whose fields are right one by one. */
export function referenceProblems(d: DraftDefinition): Found[] {
  return [
    ...keyProblems(d),
    ...strangerProblems(d),
    ...fillProblems(d),
    ...sumProblems(d),
    ...impossibleProblems(d),
    ...circleProblems(d),
  ];
}
