import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { BeginExam, Exam } from "#components/training/exam.tsx";
import { ExamResult } from "#components/training/exam-result.tsx";
import { momentIn } from "#components/training/span-text.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readExam } from "#lib/features/training/own.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; enrolmentId: string; part: string }> };

const read = ({ vendor, enrolmentId, part }: { vendor: string; enrolmentId: string; part: string }) =>
  readPage(vendor, ({ tx, actor, now }) => readExam(tx, actor, enrolmentId, part, now));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const data = await read(await params);
  return { title: `${data.part.title} · ${data.course}` };
}

/** An examination: its rules before, the paper while it runs, the result explained after. */
export default async function ExamPage({ params }: Props) {
  const where = await params;
  const { vendor } = where;
  const data = await read(where);
  const t = await getTranslations("training.exam");
  const all = await getTranslations("training");
  const locale = await getLocale();
  const mine = `/${vendor}/training/mine`;
  const results = data.results.map(result => <ExamResult key={result.attemptId} result={result} />);
  const { against } = data;
  const at =
    against && "from" in against
      ? against.from
      : against && "until" in against
        ? against.until
        : against && "since" in against
          ? against.since
          : null;
  const when = at === null ? "" : momentIn(at, data.zone, locale);
  return (
    <ClientMessages ns={["training"]}>
      <div className="page narrow">
        <Crumbs
          trail={[
            { label: all("title"), href: `/${vendor}/training` },
            { label: t("back"), href: mine },
            { label: data.part.title },
          ]}
        />
        <PageHeader title={data.part.title}>{data.course}</PageHeader>
        {/* What came of it first; how to try again below. */}
        {!data.attempt && results}
        {data.attempt ? (
          <Exam key={data.attempt.id} workspace={vendor} attempt={data.attempt} />
        ) : (
          <section aria-labelledby="rules" className={data.results.length > 0 ? "sec" : undefined}>
            <h2 id="rules" className="h3">
              {t("rules")}
            </h2>
            <ul className="lines">
              <li>{t("ruleQuestions", { questions: data.part.questions, minutes: data.part.minutes })}</li>
              <li>{t("ruleSaved")}</li>
              <li>{t("ruleEnd")}</li>
              {data.part.minimum > 0 && <li>{t("rulePass", { percent: data.part.minimum })}</li>}
              {data.part.tries !== null && (
                <li>{t("ruleTries", { tries: data.part.tries, used: data.used })}</li>
              )}
            </ul>
            <div className="form-acts">
              {data.noSeat ? (
                <Message tone="warn" title={t("noSeat")} />
              ) : against ? (
                <Message
                  tone={against.why === "passed" ? "ok" : "info"}
                  title={t(`against.${against.why}`, { when } as never)}
                />
              ) : (
                <BeginExam workspace={vendor} enrolmentId={data.enrolmentId} part={data.part.key} />
              )}
            </div>
          </section>
        )}
        {data.attempt && results}
        <p className="sec">
          <ButtonLink look="ghost" href={mine}>
            {t("back")}
          </ButtonLink>
        </p>
      </div>
    </ClientMessages>
  );
}
