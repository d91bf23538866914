"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { FormTrouble } from "#components/forms/form-trouble.tsx";
import { useAfterPress } from "#components/forms/use-after-press.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Message } from "#components/ui/message.tsx";
import type { AnswerProblem } from "#lib/domain/programmes/answers.ts";
import type { ApplicationDto, SectionDto } from "#lib/features/applications/dto.ts";
import { Answer } from "./answer.tsx";
import { AnswerConflict, QuestionField, questionId } from "./question-field.tsx";
import type { useAnswers } from "./use-answers.ts";

const SIGNED_OUT = { kind: "signed_out" as const, message: "" };

type StepProps = {
  above: ReactNode;
  vendor: string;
  application: ApplicationDto;
  section: SectionDto;
  where: ReactNode;
  problems: Record<string, AnswerProblem>;
  answers: ReturnType<typeof useAnswers>;
  back: { title: string; href: string } | null;
  next: string;
};

/** One step's questions; what is wrong is said when a field is left, or when one goes on. */
export function StepForm(props: StepProps) {
  const { above, vendor, application, section, where, problems, answers, back, next } = props;
  const t = useTranslations("applications.form");
  const problemText = useTranslations("applications.problem");
  const router = useRouter();
  const [attempt, setAttempt] = useState(0);
  // What was left wrong earlier is shown at once; what is being typed now only after the field is left.
  const [left] = useState<ReadonlySet<string>>(() => wrongKeys(problems));
  const [touched, setTouched] = useState(left);
  const afterPress = useAfterPress();
  const wrong = section.questions.filter(q => q.editable && problems[q.key]);
  const shown = wrong.filter(
    q => attempt > 0 || (touched.has(q.key) && problems[q.key]?.error !== "required"),
  );
  const errorOf = (key: string) => {
    const problem = shown.some(q => q.key === key) ? problems[key] : undefined;
    return problem && problemText(problem.error, { have: problem.have ?? 0, need: problem.need ?? 0 });
  };

  useEffect(() => {
    const anchor = window.location.hash.slice(1);
    if (anchor) document.getElementById(anchor)?.focus();
    else window.scrollTo({ top: 0 });
  }, []);

  async function goOn() {
    await answers.flush();
    if (wrong.length > 0 && attempt === 0) setAttempt(1);
    else router.push(next);
  }

  const asked = application.requests.findLast(r => r.answeredAt === null && r.withdrawnAt === null);
  return (
    <form
      noValidate
      method="post"
      onSubmit={event => {
        event.preventDefault();
        void goOn();
      }}
    >
      {where}
      <h1>{section.title}</h1>
      {above}
      {asked && (
        <Message tone="info" title={t("askedTitle", { name: asked.askedBy })}>
          <p className="answer-text">{asked.note}</p>
          <p>{t("askedText")}</p>
        </Message>
      )}
      <FormTrouble trouble={answers.keeping.kind === "signed_out" ? SIGNED_OUT : null} typing />
      <ErrorSummary
        attempt={attempt}
        // While one types, the message stands at its field alone: nothing jumps.
        problems={shown
          .filter(q => attempt > 0 || left.has(q.key))
          .map(q => ({ id: questionId(q.key), message: `${q.label}: ${errorOf(q.key) ?? ""}` }))}
      />
      <div className="form-qs">
        {section.questions.map(question => (
          <div key={question.key} className="field">
            {question.editable ? (
              <>
                {question.key in answers.conflicts && (
                  <AnswerConflict
                    question={question}
                    theirs={answers.conflicts[question.key]}
                    tiers={application.tiers}
                    vendor={vendor}
                    onSettle={mine => answers.settle(question.key, mine)}
                  />
                )}
                <QuestionField
                  question={question}
                  value={answers.values[question.key]}
                  error={errorOf(question.key)}
                  onChange={value => answers.change(question.key, value)}
                  onBlur={() => afterPress(() => setTouched(before => new Set(before).add(question.key)))}
                  tiers={application.tiers}
                  vendor={vendor}
                />
              </>
            ) : (
              <div className="closed">
                <p className="lbl">{question.label}</p>
                <div className="m">
                  <Answer
                    question={question}
                    value={question.value}
                    tiers={application.tiers}
                    vendor={vendor}
                  />
                </div>
                <p className="mm sm">{t("closed")}</p>
              </div>
            )}
          </div>
        ))}
      </div>
      <div className="row wrap form-end">
        <Button type="submit" look="pri" size="big">
          {attempt > 0 && wrong.length > 0 ? t("nextAnyway") : t("next")}
        </Button>
        {back && (
          <Button look="ghost" size="big" onClick={() => router.push(back.href)}>
            {t("back", { section: back.title })}
          </Button>
        )}
      </div>
    </form>
  );
}

const wrongKeys = (problems: Record<string, AnswerProblem>): ReadonlySet<string> =>
  new Set(Object.keys(problems).filter(key => problems[key]?.error !== "required"));
