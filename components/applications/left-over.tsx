"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import type { Answers } from "#lib/domain/programmes/answers.ts";
import type { ApplicationDto } from "#lib/features/applications/dto.ts";
import { Answer } from "./answer.tsx";

type Props = {
  vendor: string;
  application: ApplicationDto;
  /** Kept on this device for questions the form does not ask. */
  orphans: Answers;
  onDrop: () => void;
};

/** Text without a question: typed in another tab before the form changed, or answers of a former form. Nothing typed is lost. */
export function LeftOver({ vendor, application, orphans, onDrop }: Props) {
  const t = useTranslations("applications.form");
  const texts = Object.entries(orphans).map(([key, value]) => ({
    key,
    text: typeof value === "string" ? value : JSON.stringify(value),
  }));
  return (
    <>
      {texts.length > 0 && (
        <Message
          tone="warn"
          title={t("goneTitle")}
          className="gap"
          actions={
            <Button size="sml" onClick={onDrop}>
              {t("goneDrop")}
            </Button>
          }
        >
          <p>{t("goneText")}</p>
          {texts.map(({ key, text }) => (
            <p key={key} className="answer-text">
              {text}
            </p>
          ))}
        </Message>
      )}
      {application.strays.length > 0 && (
        <details className="sm gap">
          <summary>{t("straysTitle")}</summary>
          <p className="mm">{t("straysText")}</p>
          <dl className="answer-list">
            {application.strays.map(question => (
              <div key={question.key}>
                <dt>{question.label}</dt>
                <dd>
                  <Answer
                    question={question}
                    value={question.value}
                    tiers={application.tiers}
                    vendor={vendor}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
