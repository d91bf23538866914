import type { Answers } from "#lib/domain/programmes/answers.ts";
import type { ProgrammeDefinition, QuestionDefinition } from "#lib/domain/programmes/definition.ts";

type WithForm = Pick<ProgrammeDefinition, "application" | "tiers">;

const questionsOf = (definition: WithForm): QuestionDefinition[] =>
  definition.application.sections.flatMap(section => section.questions);

/** What another version of a programme makes of a form somebody is filling in (P20). */
export type FormChange = {
  added: string[];
  /** Asked in both, in other words or with other limits. */
  changed: string[];
  gone: string[];
  /** Tiers one could aim at and no longer can. */
  tiersGone: string[];
};

/** The difference between two versions' forms, by question and tier key; null where an applicant would notice none. */
export function formChange(from: WithForm, to: WithForm): FormChange | null {
  const [before, after] = [questionsOf(from), questionsOf(to)];
  const was = new Map(before.map(question => [question.key, JSON.stringify(question)]));
  const is = new Set(after.map(question => question.key));
  const change: FormChange = {
    added: after.filter(q => !was.has(q.key)).map(q => q.key),
    changed: after.filter(q => was.has(q.key) && was.get(q.key) !== JSON.stringify(q)).map(q => q.key),
    gone: before.filter(q => !is.has(q.key)).map(q => q.key),
    tiersGone: from.tiers.filter(t => !to.tiers.some(other => other.key === t.key)).map(t => t.key),
  };
  return Object.values(change).every(keys => keys.length === 0) ? null : change;
}

/** Answers to questions a form does not ask: typed for another version, kept and shown, sent to nobody. */
export function strayAnswers(definition: WithForm, answers: Answers): Answers {
  const known = new Set(questionsOf(definition).map(question => question.key));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !known.has(key)));
}

/** Questions answered otherwise than before, of those both forms ask. */
export function changedAnswers(definition: WithForm, before: Answers, now: Answers): string[] {
  return questionsOf(definition)
    .map(question => question.key)
    .filter(key => key in before && canonical(before[key]) !== canonical(now[key]));
}

/** Two answers say the same, whatever the order of their keys. */
export const sameAnswer = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

function canonical(value: unknown): string {
  if (value === undefined || value === null || value === "") return "null";
  if (Array.isArray(value)) return value.length === 0 ? "null" : `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, v]) => canonical(v) !== "null");
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
    .join(",")}}`;
}
