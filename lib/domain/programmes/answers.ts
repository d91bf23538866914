import type {
  ProgrammeDefinition,
  QuestionDefinition,
  SectionDefinition,
} from "#lib/domain/programmes/definition.ts";
import { typedNumber } from "#lib/domain/typed-number.ts";

/** All that an answer can name of a programme: its tiers. */
export type TierKeys = { tiers: readonly { key: string }[] };

export type AnswerPerson = { name: string; email?: string; role?: string; certificate?: string };
export type AnswerFile = { fileId: string; name: string };

/** Answers by question key, as typed so far; anything may be missing or of the wrong kind until checked. */
export type Answers = Record<string, unknown>;

export type AnswerError =
  | "required"
  | "too_short"
  | "too_long"
  | "not_a_number"
  | "too_small"
  | "too_large"
  | "too_few"
  | "too_many"
  | "unknown_option"
  | "person_without_name"
  | "invalid_email"
  | "unknown_country"
  | "invalid_url"
  | "unknown_tier";

/** What is wrong with an answer: a key of applications.invalid.*, with the numbers its sentence needs. */
export type AnswerProblem = { error: AnswerError; have?: number; need?: number };

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  return Array.isArray(value) && value.length === 0;
}

function ofWords(question: QuestionDefinition, value: unknown): AnswerProblem | null {
  const text = typeof value === "string" ? value.trim() : "";
  const { minLength = 0, maxLength = question.kind === "long_text" ? 5000 : 300 } = question;
  if (text.length < minLength) return { error: "too_short", have: text.length, need: minLength };
  if (text.length > maxLength) return { error: "too_long", have: text.length, need: maxLength };
  return null;
}

function ofCount(question: QuestionDefinition, list: unknown[]): AnswerProblem | null {
  const { min = 0, max = 50 } = question;
  if (list.length < min) return { error: "too_few", have: list.length, need: min };
  if (list.length > max) return { error: "too_many", have: list.length, need: max };
  return null;
}

/** A number as it was typed, "1.200" and "1,200" alike; NaN where it is none. */
export const numberAnswer = (value: unknown): number =>
  typeof value === "number" ? value : typedNumber(String(value), 2);

function ofNumber(question: QuestionDefinition, value: unknown): AnswerProblem | null {
  const number = numberAnswer(value);
  if (!Number.isFinite(number)) return { error: "not_a_number" };
  if (question.min !== undefined && number < question.min) return { error: "too_small", need: question.min };
  if (question.max !== undefined && number > question.max) return { error: "too_large", need: question.max };
  return null;
}

function ofPeople(question: QuestionDefinition, value: unknown): AnswerProblem | null {
  const people = Array.isArray(value) ? value : [];
  for (const person of people) {
    const { name, email } = isRecord(person) ? person : {};
    if (typeof name !== "string" || name.trim() === "") return { error: "person_without_name" };
    if (!isEmpty(email) && !EMAIL.test(String(email).trim())) return { error: "invalid_email" };
  }
  return ofCount(question, people);
}

function ofUrl(value: unknown): AnswerProblem | null {
  try {
    const url = new URL(String(value).trim());
    if (url.protocol === "https:" || url.protocol === "http:") return null;
  } catch {
    // What is no address falls through to the same answer.
  }
  return { error: "invalid_url" };
}

/** What is wrong with one answer; null when it may be sent. */
export function answerProblem(
  question: QuestionDefinition,
  value: unknown,
  definition: TierKeys,
): AnswerProblem | null {
  if (isEmpty(value)) return question.required ? { error: "required" } : null;
  const options = new Set(question.options?.map(option => option.key));
  switch (question.kind) {
    case "text":
    case "long_text":
      return ofWords(question, value);
    case "number":
      return ofNumber(question, value);
    case "choice":
      return options.has(String(value)) ? null : { error: "unknown_option" };
    case "multi":
      if (!Array.isArray(value) || value.some(v => !options.has(String(v))))
        return { error: "unknown_option" };
      return ofCount(question, value);
    case "people":
      return ofPeople(question, value);
    case "country":
      return /^[A-Z]{2}$/.test(String(value)) ? null : { error: "unknown_country" };
    case "url":
      return ofUrl(value);
    case "file":
      return ofCount(question, Array.isArray(value) ? value : [value]);
    case "tier":
      return definition.tiers.some(tier => tier.key === value) ? null : { error: "unknown_tier" };
  }
}

/** Field errors of a section by question key; empty when it is complete. */
export function validateAnswers(
  section: Pick<SectionDefinition, "questions">,
  answers: Answers,
  definition: TierKeys,
): Record<string, AnswerProblem> {
  const problems: Record<string, AnswerProblem> = {};
  for (const question of section.questions) {
    const problem = answerProblem(question, answers[question.key], definition);
    if (problem !== null) problems[question.key] = problem;
  }
  return problems;
}

export type SectionProgress = {
  key: string;
  state: "not_started" | "started" | "to_correct" | "complete";
  problems: Record<string, AnswerProblem>;
  /** Questions answered with something that needs another look, missing ones apart. */
  toCorrect: number;
};

/** How far each section is: what the steps at the side of the form say. */
export function sectionProgress(definition: ProgrammeDefinition, answers: Answers): SectionProgress[] {
  return definition.application.sections.map(section => {
    const problems = validateAnswers(section, answers, definition);
    const answered = section.questions.filter(question => !isEmpty(answers[question.key]));
    const toCorrect = Object.values(problems).filter(problem => problem.error !== "required").length;
    const state =
      answered.length === 0
        ? "not_started"
        : toCorrect > 0
          ? "to_correct"
          : Object.keys(problems).length > 0
            ? "started"
            : "complete";
    return { key: section.key, state, problems, toCorrect };
  });
}

/** Only what the form asks for, so that nothing else is stored under its name. */
export function knownAnswers(definition: ProgrammeDefinition, answers: Answers): Answers {
  const known = new Set(definition.application.sections.flatMap(s => s.questions.map(q => q.key)));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => known.has(key)));
}
