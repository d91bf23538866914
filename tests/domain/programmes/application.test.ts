import { describe, expect, it } from "vitest";
import { answerProblem, sectionProgress } from "#lib/domain/programmes/answers.ts";
import {
  type Application,
  accept,
  isEditable,
  reject,
  requestInformation,
  saveAnswers,
  startReview,
  submit,
  withdraw,
  withdrawRequest,
} from "#lib/domain/programmes/application.ts";
import type { QuestionDefinition } from "#lib/domain/programmes/definition.ts";
import { openNebulaProgramme as programme } from "#prisma/seed/opennebula/programme.ts";

const draft: Application = {
  state: "draft",
  tierKey: null,
  answers: {},
  openQuestions: [],
  submittedAt: null,
  decidedAt: null,
  decidedBy: null,
  reason: null,
};
const questions = programme.application.sections.flatMap(section => section.questions);

/** An answer each question accepts. */
function good(question: QuestionDefinition): unknown {
  switch (question.kind) {
    case "text":
    case "long_text":
      return "word "
        .repeat(30)
        .slice(0, Math.min(question.maxLength ?? 120, 120))
        .trim();
    case "number":
      return Math.max(question.min ?? 1, 1);
    case "choice":
      return question.options![0]!.key;
    case "multi":
      return [question.options![0]!.key];
    case "people":
      return [{ name: "Petra Lindqvist", email: "petra@example.com" }];
    case "country":
      return "DE";
    case "url":
      return "https://example.com";
    case "file":
      return [{ fileId: "f", name: "a.pdf" }];
    case "tier":
      return "premier";
  }
}
const answers = Object.fromEntries(questions.map(question => [question.key, good(question)]));
const sent: Application = { ...draft, state: "submitted", answers, tierKey: "premier", submittedAt: 5 };

describe("an application (P12)", () => {
  it("keeps what is typed, right or wrong, and nothing the form doesn't ask", () => {
    const saved = saveAnswers(programme, draft, { legal_name: "B", country: "nowhere", password: "x" });
    expect(saved).toMatchObject({ value: { answers: { legal_name: "B", country: "nowhere" } } });
    if (saved.ok) expect(saved.value.answers).not.toHaveProperty("password");
  });

  it("is sent when every section is complete, and says what isn't", () => {
    const refused = submit(programme, { ...draft, answers: { ...answers, solution_difference: "short" } }, 5);
    expect(refused).toEqual({
      ok: false,
      error: { problems: { solution_difference: { error: "too_short", have: 5, need: 80 } } },
    });
    const saved = saveAnswers(programme, draft, answers);
    if (!saved.ok) throw new Error("refused");
    const submitted = submit(programme, saved.value, 5);
    expect(submitted).toMatchObject({ value: { state: "submitted", tierKey: "premier", submittedAt: 5 } });
    if (submitted.ok) expect(submit(programme, submitted.value, 9)).toEqual(submitted);
  });

  it("once sent can't be changed, but for the questions asked again", () => {
    expect(isEditable(sent, "legal_name")).toBe(false);
    expect(saveAnswers(programme, sent, { legal_name: "Other" })).toEqual({
      ok: false,
      error: { closed: ["legal_name"] },
    });
    const asked = requestInformation(programme, sent, ["references"], "Whom may we call?");
    if (!asked.ok) throw new Error("refused");
    expect(isEditable(asked.value, "references")).toBe(true);
    expect(isEditable(asked.value, "legal_name")).toBe(false);
    expect(submit(programme, asked.value, 9)).toMatchObject({
      value: { state: "in_review", openQuestions: [], submittedAt: 5 },
    });
  });

  it("asks for information by name and with a word", () => {
    expect(requestInformation(programme, sent, [], "x")).toMatchObject({ error: "no_questions" });
    expect(requestInformation(programme, sent, ["nothing"], "x")).toMatchObject({
      error: "unknown_question",
    });
    expect(requestInformation(programme, sent, ["references"], "")).toMatchObject({ error: "note_missing" });
    expect(requestInformation(programme, draft, ["references"], "x")).toMatchObject({
      error: "not_in_review",
    });
  });

  it("is accepted into a tier or rejected with a reason, once", () => {
    expect(startReview(draft)).toMatchObject({ error: "not_submitted" });
    expect(reject(sent, " ", "Elena", 7)).toMatchObject({ error: "reason_missing" });
    expect(accept(programme, sent, "gold", "Elena", 7)).toMatchObject({ error: "unknown_tier" });
    const accepted = accept(programme, sent, "advanced", "Elena", 7);
    if (!accepted.ok) throw new Error("refused");
    expect(accepted.value).toMatchObject({
      state: "accepted",
      tierKey: "advanced",
      decidedBy: "Elena",
      decidedAt: 7,
    });
    expect(reject(accepted.value, "no", "Elena", 8)).toMatchObject({ error: "not_in_review" });
    expect(withdraw(accepted.value, "Petra", 8)).toMatchObject({ error: "decided" });
  });

  it("is read on when the vendor takes its question back, and no question is open then", () => {
    const asked = requestInformation(programme, sent, ["references"], "Which?");
    if (!asked.ok) throw new Error("refused");
    expect(withdrawRequest(asked.value)).toMatchObject({ value: { state: "in_review", openQuestions: [] } });
    expect(withdrawRequest(sent)).toMatchObject({ error: "nothing_asked" });
  });

  it("can be withdrawn before a decision, and a repeat is harmless", () => {
    const withdrawn = withdraw(sent, "Petra", 8);
    if (!withdrawn.ok) throw new Error("refused");
    expect(withdraw(withdrawn.value, "Petra", 9)).toEqual(withdrawn);
  });
});

describe("answers", () => {
  const of = (key: string) => questions.find(question => question.key === key)!;
  const problem = (key: string, value: unknown) => answerProblem(of(key), value, programme)?.error ?? null;

  it("say what is wrong in a word", () => {
    expect(problem("legal_name", "  ")).toBe("required");
    expect(problem("employees", "many")).toBe("not_a_number");
    expect(problem("employees", "1.200")).toBeNull();
    expect(problem("employees", "80,000")).toBeNull();
    expect(problem("employees", "600.000")).toBe("too_large");
    expect(problem("employees", 0)).toBe("too_small");
    expect(problem("country", "Germany")).toBe("unknown_country");
    expect(problem("website", "javascript:alert(1)")).toBe("invalid_url");
    expect(problem("sectors", ["public", "x"])).toBe("unknown_option");
    expect(problem("architects", [{ name: " " }])).toBe("person_without_name");
    expect(problem("architects", [{ name: "Ana", email: "ana" }])).toBe("invalid_email");
    expect(problem("tier", "gold")).toBe("unknown_tier");
    expect(problem("presentation", undefined)).toBeNull();
  });

  it("tell how far each section is", () => {
    const { solution_difference: _, ...most } = answers;
    const progress = sectionProgress(programme, { ...most, website: "x", attachments: [] });
    const states = Object.fromEntries(progress.map(section => [section.key, section.state]));
    expect(states).toMatchObject({ company: "to_correct", market: "complete", solution: "started" });
    expect(sectionProgress(programme, {}).every(section => section.state === "not_started")).toBe(true);
  });
});
