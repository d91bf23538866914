"use client";

import { useTranslations } from "next-intl";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { KeyIn } from "../fields.tsx";
import { ItemList } from "../item-list.tsx";
import { NumberIn } from "../number-fields.tsx";
import { blankQuestion, QuestionFields } from "../question-fields.tsx";
import { useSay } from "../use-say.ts";
import { Words } from "../words.tsx";

type Section = DraftDefinition["application"]["sections"][number];
type Question = Section["questions"][number];

const LIST = "application.sections";

export function ApplicationPart() {
  const t = useTranslations("programmeEditor");
  const say = useSay();
  return (
    <>
      <div className="ed-row">
        <NumberIn
          path="application.minutes"
          label={t("fields.application.minutes")}
          unit={t("number.minutes")}
        />
        <NumberIn
          path="application.answerWorkingDays"
          label={t("fields.application.answerWorkingDays")}
          unit={t("number.workingDays")}
        />
        <NumberIn
          path="application.warnAtPercent"
          label={t("fields.application.warnAtPercent")}
          unit="%"
          empty={undefined}
          placeholder="75"
          optional
        />
      </div>
      <ItemList<Section>
        path={LIST}
        level={3}
        label={t("fields.sections")}
        add={t("add.sections")}
        untitled={t("untitled")}
        empty={t("empty.sections")}
        blank={() => ({ key: "", title: { en: "", es: "" }, why: { en: "", es: "" }, questions: [] })}
        summary={section => say.questions(section.questions.length)}
      >
        {(_, at) => (
          <>
            <Words path={`${at}.title`} label={t("fields.title")} names={{ item: at, list: LIST }} />
            <Words path={`${at}.why`} label={t("fields.why")} hint={t("hints.why")} rows={2} />
            <div className="field">
              <h4 className="lbl">{t("fields.questions")}</h4>
              <ItemList<Question>
                path={`${at}.questions`}
                level={5}
                label={t("fields.questions")}
                add={t("add.questions")}
                untitled={t("untitled")}
                empty={t("empty.questions")}
                blank={blankQuestion}
                summary={q => say.list([t(`kinds.question.${q.kind}`), q.required && say.t("required")])}
              >
                {(question, path) => (
                  <QuestionFields question={question} at={path} list={`${at}.questions`} />
                )}
              </ItemList>
            </div>
            <KeyIn item={at} list={LIST} />
          </>
        )}
      </ItemList>
    </>
  );
}
