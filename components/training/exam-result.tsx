import { useTranslations } from "next-intl";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ExamResultDto } from "#lib/features/training/dto.ts";

/** A try explained: the whole, each topic, what to go over again, and answers where the vendor shows them. */
export function ExamResult({ result }: { result: ExamResultDto }) {
  const t = useTranslations("training.exam");
  const id = `try-${result.number}`;
  return (
    <section className="sec" aria-labelledby={id}>
      <SectionHeader id={id} title={t("resultOf", { number: result.number })} rule />
      <p className="row wrap">
        <b>{t("percent", { percent: result.percent })}</b>
        <Tag tone={result.reached ? "ok" : "breach"}>{result.reached ? t("reached") : t("missed")}</Tag>
        <span className="m">{t("right", { right: result.right, asked: result.asked })}</span>
        <span className="mm sm">
          <Time instant={result.handedInAt} style="full" />
          {result.byTime && ` · ${t("byTime")}`}
        </span>
      </p>
      <h3 className="h4">{t("topics")}</h3>
      <ul className="lines">
        {result.topics.map(topic => {
          const label = t("topic", { topic: topic.topic, right: topic.right, asked: topic.asked });
          return (
            <li key={topic.topic} className="row wrap">
              <span>{label}</span>
              <Progress value={topic.percent} label={label} />
            </li>
          );
        })}
      </ul>
      <p className="m">
        {result.weak.length === 0 ? t("strong") : `${t("weak")}: ${result.weak.join(", ")}`}
      </p>
      {result.answers && (
        <details>
          <summary>{t("answers")}</summary>
          <ol className="exam-items">
            {result.answers.map((answer, i) => (
              <li key={i}>
                <b>{answer.text}</b> <Tag>{answer.correct ? t("ok") : t("wrong")}</Tag>
                <span className="sm blk">
                  {t("yours", { answers: answer.chosen.join(", ") || t("noAnswer") })}
                </span>
                <span className="sm blk">{t("rightAre", { answers: answer.right.join(", ") })}</span>
                {answer.why && <span className="mm sm blk">{t("why", { text: answer.why })}</span>}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
