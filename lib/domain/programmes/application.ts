import {
  type AnswerProblem,
  type Answers,
  knownAnswers,
  validateAnswers,
} from "#lib/domain/programmes/answers.ts";
import { type ProgrammeDefinition, tierOf } from "#lib/domain/programmes/definition.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Instant } from "#lib/domain/time/types.ts";

export const APPLICATION_STATES = [
  "draft",
  "submitted",
  "in_review",
  "info_requested",
  "accepted",
  "rejected",
  "withdrawn",
] as const;

export type ApplicationState = (typeof APPLICATION_STATES)[number];

export type Application = {
  state: ApplicationState;
  tierKey: string | null;
  answers: Answers;
  /** Questions open again while information is asked for; empty otherwise. */
  openQuestions: string[];
  submittedAt: Instant | null;
  decidedAt: Instant | null;
  decidedBy: string | null;
  reason: string | null;
};

const decided: readonly ApplicationState[] = ["accepted", "rejected", "withdrawn"];

/** Whether nothing more can happen to it. */
export function isDecided(application: Pick<Application, "state">): boolean {
  return decided.includes(application.state);
}

/** Whether the applicant may change an answer now: all of a draft; of a sent one only what was asked for again. */
export function isEditable(
  application: Pick<Application, "state" | "openQuestions">,
  questionKey: string,
): boolean {
  if (application.state === "draft") return true;
  return application.state === "info_requested" && application.openQuestions.includes(questionKey);
}

/** Keeps answers as typed, right or wrong (P12: saved and resumed). Answers that are closed now are refused by name. */
export function saveAnswers(
  definition: ProgrammeDefinition,
  application: Application,
  changes: Answers,
): Result<Application, { closed: string[] }> {
  const known = knownAnswers(definition, changes);
  const closed = Object.keys(known).filter(key => !isEditable(application, key));
  if (closed.length > 0) return err({ closed });
  const questions = definition.application.sections.flatMap(section => section.questions);
  const asksTier = questions.find(question => question.kind === "tier" && question.key in known);
  const chosen = asksTier === undefined ? null : String(known[asksTier.key]);
  return ok({
    ...application,
    answers: { ...application.answers, ...known },
    tierKey: tierOf(definition, chosen)?.key ?? application.tierKey,
  });
}

function allProblems(definition: ProgrammeDefinition, answers: Answers): Record<string, AnswerProblem> {
  return Object.assign(
    {},
    ...definition.application.sections.map(s => validateAnswers(s, answers, definition)),
  );
}

/** Sends a draft, or the answers asked for. Refused with every field that needs a look. Again when already sent changes nothing. */
export function submit(
  definition: ProgrammeDefinition,
  application: Application,
  at: Instant,
): Result<Application, { problems: Record<string, AnswerProblem> } | "decided"> {
  if (isDecided(application)) return err("decided");
  if (application.state === "submitted" || application.state === "in_review") return ok(application);
  const problems = allProblems(definition, application.answers);
  if (Object.keys(problems).length > 0) return err({ problems });
  const again = application.state === "info_requested";
  return ok({
    ...application,
    state: again ? "in_review" : "submitted",
    openQuestions: [],
    submittedAt: application.submittedAt ?? at,
    tierKey: application.tierKey ?? definition.tiers.toSorted((a, b) => a.rank - b.rank)[0]?.key ?? null,
  });
}

/** A person at the vendor takes it up; repeating it changes nothing. */
export function startReview(application: Application): Result<Application, "not_submitted"> {
  if (application.state === "in_review") return ok(application);
  if (application.state !== "submitted") return err("not_submitted");
  return ok({ ...application, state: "in_review" });
}

/** Opens the named questions again, and only these. */
export function requestInformation(
  definition: ProgrammeDefinition,
  application: Application,
  questions: readonly string[],
  note: string,
): Result<Application, "not_in_review" | "no_questions" | "unknown_question" | "note_missing"> {
  if (application.state !== "submitted" && application.state !== "in_review") return err("not_in_review");
  if (questions.length === 0) return err("no_questions");
  const known = new Set(definition.application.sections.flatMap(s => s.questions.map(q => q.key)));
  if (questions.some(key => !known.has(key))) return err("unknown_question");
  if (note.trim() === "") return err("note_missing");
  return ok({ ...application, state: "info_requested", openQuestions: [...new Set(questions)] });
}

/** Takes back what was asked: the vendor reads on, and its time runs again. What the applicant typed meanwhile stays theirs. */
export function withdrawRequest(application: Application): Result<Application, "nothing_asked"> {
  if (application.state !== "info_requested") return err("nothing_asked");
  return ok({ ...application, state: "in_review", openQuestions: [] });
}

type DecideRefusal = "not_in_review" | "unknown_tier" | "reason_missing";

const undecided = (application: Application) =>
  ["submitted", "in_review", "info_requested"].includes(application.state);

/** Accepts into a tier to aim at; the tier itself is granted when its requirements are met (P13, P21). */
export function accept(
  definition: ProgrammeDefinition,
  application: Application,
  tierKey: string,
  by: string,
  at: Instant,
): Result<Application, DecideRefusal> {
  if (!undecided(application)) return err("not_in_review");
  if (tierOf(definition, tierKey) === null) return err("unknown_tier");
  return ok({
    ...application,
    state: "accepted",
    tierKey,
    openQuestions: [],
    decidedAt: at,
    decidedBy: by,
    reason: null,
  });
}

/** Rejects with a reason the applicant reads. */
export function reject(
  application: Application,
  reason: string,
  by: string,
  at: Instant,
): Result<Application, DecideRefusal> {
  if (!undecided(application)) return err("not_in_review");
  if (reason.trim() === "") return err("reason_missing");
  return ok({
    ...application,
    state: "rejected",
    openQuestions: [],
    decidedAt: at,
    decidedBy: by,
    reason: reason.trim(),
  });
}

/** The applicant takes it back; repeating it changes nothing. */
export function withdraw(application: Application, by: string, at: Instant): Result<Application, "decided"> {
  if (application.state === "withdrawn") return ok(application);
  if (isDecided(application)) return err("decided");
  return ok({ ...application, state: "withdrawn", openQuestions: [], decidedAt: at, decidedBy: by });
}
