import { type Answers, answerProblem } from "#lib/domain/programmes/answers.ts";
import type {
  Fills,
  ProgrammeDefinition,
  QuestionDefinition,
  QuestionKind,
} from "#lib/domain/programmes/definition.ts";

export const FILLS = [
  "legal_name",
  "tax_id",
  "website",
  "country",
  "city",
  "solution_name",
  "solution_description",
  "level1_team",
  "level2_team",
] as const satisfies readonly Fills[];

/** The kind of question whose answer can be that. */
export const KIND_OF_FILL: Record<Fills, QuestionKind | readonly QuestionKind[]> = {
  legal_name: "text",
  tax_id: "text",
  website: "url",
  country: "country",
  city: "text",
  solution_name: "text",
  solution_description: ["long_text", "text"],
  level1_team: "people",
  level2_team: "people",
};

export const fits = (fills: Fills, kind: QuestionKind): boolean =>
  [KIND_OF_FILL[fills]].flat().includes(kind);

export type NamedForLevel = { level: 1 | 2; name: string; email: string };

/** What an application says of the company, so that nobody types it twice: empty where it was not asked or not answered. */
export type Carried = {
  legalName: string;
  taxId: string;
  website: string;
  country: string;
  city: string;
  solution: { name: string; description: string } | null;
  team: NamedForLevel[];
};

type WithForm = Pick<ProgrammeDefinition, "application" | "tiers">;

function questionThat(definition: WithForm, fills: Fills): QuestionDefinition | undefined {
  return definition.application.sections
    .flatMap(section => section.questions)
    .find(question => question.fills === fills && fits(fills, question.kind));
}

/** Reads out of the answers what the partnership keeps (P10: support teams, integrated solution). Wrong answers count as none. */
export function carriedFrom(definition: WithForm, answers: Answers): Carried {
  const right = (fills: Fills): unknown => {
    const question = questionThat(definition, fills);
    if (!question) return undefined;
    const value = answers[question.key];
    return answerProblem(question, value, definition) === null ? value : undefined;
  };
  const words = (fills: Fills): string => {
    const value = right(fills);
    return typeof value === "string" ? value.trim() : "";
  };
  const named = (fills: Fills, level: 1 | 2): NamedForLevel[] => {
    const value = right(fills);
    const people = Array.isArray(value) ? (value as { name?: unknown; email?: unknown }[]) : [];
    return people.map(person => ({
      level,
      name: String(person.name ?? "").trim(),
      email: String(person.email ?? "")
        .trim()
        .toLowerCase(),
    }));
  };
  const name = words("solution_name");
  return {
    legalName: words("legal_name"),
    taxId: words("tax_id"),
    website: words("website"),
    country: words("country"),
    city: words("city"),
    solution: name ? { name, description: words("solution_description") } : null,
    team: [...named("level1_team", 1), ...named("level2_team", 2)],
  };
}
