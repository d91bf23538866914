import type { Answers } from "#lib/domain/programmes/answers.ts";
import type { ProgrammeDefinition, QuestionDefinition } from "#lib/domain/programmes/definition.ts";

function answerTo(question: QuestionDefinition, definition: ProgrammeDefinition): unknown {
  const least = question.min ?? 1;
  switch (question.kind) {
    case "text":
    case "long_text":
      return "We answer as far as it is asked. "
        .repeat(10)
        .slice(0, Math.max(question.minLength ?? 0, 12))
        .trim()
        .padEnd(question.minLength ?? 12, ".");
    case "number":
      return String(least);
    case "choice":
      return question.options?.[0]?.key;
    case "multi":
      return question.options?.slice(0, Math.max(1, least)).map(option => option.key);
    case "people":
      return Array.from({ length: Math.max(1, least) }, (_, i) => ({ name: `Person ${i + 1}` }));
    case "country":
      return "ES";
    case "url":
      return "https://company.example";
    case "file":
      return [{ fileId: "00000000-0000-7000-8000-000000000001", name: "plan.pdf" }];
    case "tier":
      return definition.tiers.at(-1)?.key;
  }
}

/** A complete set of valid answers to a programme's form; files only where they are required. */
export function fullAnswers(definition: ProgrammeDefinition): Answers {
  const questions = definition.application.sections.flatMap(section => section.questions);
  return Object.fromEntries(
    questions.filter(q => q.kind !== "file" || q.required).map(q => [q.key, answerTo(q, definition)]),
  );
}
