"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import type { AnswerProblem, Answers } from "#lib/domain/programmes/answers.ts";
import { submitApplicationAction } from "#lib/features/applications/actions.ts";
import type { ApplicationDto, SectionDto } from "#lib/features/applications/dto.ts";
import { Answer } from "./answer.tsx";
import { questionId } from "./question-field.tsx";

type Props = {
  above: ReactNode;
  vendor: string;
  application: ApplicationDto;
  sections: readonly SectionDto[];
  values: Answers;
  problemsOf: (section: SectionDto) => Record<string, AnswerProblem>;
  flush: () => Promise<boolean>;
  forget: () => void;
  href: (step: string) => string;
  where: ReactNode;
};

/** The last step: everything once more, what still needs a look, and the button. */
export function CheckAndSend(props: Props) {
  const { above, vendor, application, sections, values, problemsOf, flush, forget, href, where } = props;
  const t = useTranslations("applications");
  const problemText = useTranslations("applications.problem");
  const router = useRouter();
  const asking = application.state === "info_requested";
  const open = sections.flatMap(section =>
    Object.entries(problemsOf(section)).map(([key, problem]) => ({
      key,
      section,
      label: section.questions.find(q => q.key === key)?.label ?? key,
      text: problemText(problem.error, { have: problem.have ?? 0, need: problem.need ?? 0 }),
    })),
  );
  useEffect(() => {
    window.scrollTo({ top: 0 });
  }, []);

  return (
    <div className="send">
      {where}
      <h1>{t("form.send")}</h1>
      <p className="lead">{asking ? t("send.introAsked") : t("send.intro")}</p>
      {above}
      {open.length > 0 && (
        <div className="errs">
          <b>{t("send.incomplete", { count: open.length })}</b>
          <ul>
            {open.map(problem => (
              <li key={problem.key}>
                <Link href={`${href(problem.section.key)}#${questionId(problem.key)}`}>
                  {problem.label}: {problem.text}
                </Link>
              </li>
            ))}
          </ul>
          <p className="sm m">{t("send.incompleteText")}</p>
        </div>
      )}
      {sections.map(section => (
        <section key={section.key} className="answers" aria-labelledby={`s-${section.key}`}>
          <div className="sec-h">
            <h2 id={`s-${section.key}`}>{section.title}</h2>
            <Link
              className="sm"
              href={href(section.key)}
              aria-label={t("send.changeSection", { section: section.title })}
            >
              {t("send.change")}
            </Link>
          </div>
          <dl className="answer-list">
            {section.questions
              .filter(q => !asking || q.editable)
              .map(question => (
                <div key={question.key}>
                  <dt>{question.label}</dt>
                  <dd>
                    <Answer
                      question={question}
                      value={values[question.key]}
                      tiers={application.tiers}
                      vendor={vendor}
                    />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <div className="form-end">
        {application.can.submit ? (
          open.length === 0 &&
          application.newForm === null && (
            <ActionButton
              look="pri"
              size="big"
              send={async (input, key) => {
                await flush();
                return submitApplicationAction(vendor, input, key);
              }}
              input={{ number: application.number }}
              doneText={t("send.sent")}
              onDone={() => {
                forget();
                router.push(`/${vendor}/applications/${application.number}`);
                router.refresh();
              }}
            >
              {asking ? t("send.submitAnswers") : t("send.submit")}
            </ActionButton>
          )
        ) : (
          <Message tone="info" title={t("send.who")} />
        )}
      </div>
    </div>
  );
}
