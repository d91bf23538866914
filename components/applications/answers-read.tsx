import { useTranslations } from "next-intl";
import { Tag } from "#components/ui/tag.tsx";
import type { ApplicationDto } from "#lib/features/applications/dto.ts";
import { Answer } from "./answer.tsx";

/** All answers by section; what was asked for again says so. */
export function AnswersRead({ application, vendor }: { application: ApplicationDto; vendor: string }) {
  const t = useTranslations("applications");
  const asked = new Set(application.requests.flatMap(r => r.questions.map(q => q.key)));
  return application.sections.map(section => (
    <section
      key={section.key}
      id={`section-${section.key}`}
      className="answers"
      aria-labelledby={`h-${section.key}`}
    >
      <h2 id={`h-${section.key}`}>{section.title}</h2>
      <dl className="answer-list">
        {section.questions.map(question => (
          <div key={question.key} id={`a-${question.key}`}>
            <dt>
              {question.label}{" "}
              {(question.asked || asked.has(question.key)) && (
                <Tag>{question.asked ? t("review.asked") : t("review.askedAgain")}</Tag>
              )}
            </dt>
            <dd>
              <Answer question={question} value={question.value} tiers={application.tiers} vendor={vendor} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
