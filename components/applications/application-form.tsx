"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { KeepingLine } from "#components/forms/keeping-line.tsx";
import { PublicShell } from "#components/shell/public-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { type Step, StepList } from "#components/ui/step-list.tsx";
import { type AnswerProblem, type Answers, validateAnswers } from "#lib/domain/programmes/answers.ts";
import type { ApplicationDto, SectionDto } from "#lib/features/applications/dto.ts";
import { CheckAndSend } from "./check-and-send.tsx";
import { FormAside } from "./form-aside.tsx";
import { LeftOver } from "./left-over.tsx";
import { NewForm } from "./new-form.tsx";
import { StepForm } from "./step-form.tsx";
import { StepWhere } from "./step-where.tsx";
import { useAnswers } from "./use-answers.ts";

export const SEND = "send";

type Props = {
  vendor: string;
  application: ApplicationDto;
  /** A section's key, or `send`. */
  step: string;
  brand: { name: string; logo: string | null };
  supportEmail: string;
};

/** The form of an application: steps at the left, one step's questions, and why they are asked. */
export function ApplicationForm({ vendor, application, step, brand, supportEmail }: Props) {
  const t = useTranslations("applications.form");
  const invalid = useTranslations("applications.invalid");
  const router = useRouter();
  const { number } = application;
  const server: Answers = Object.fromEntries(
    application.sections.flatMap(s => s.questions.map(q => [q.key, q.value])),
  );
  const answers = useAnswers(vendor, number, server);
  const keeping =
    answers.keeping.kind === "too_much"
      ? { kind: "refused" as const, reason: invalid("tooMuch") }
      : answers.keeping.kind === "saved" && Object.keys(answers.conflicts).length > 0
        ? { kind: "choose" as const }
        : answers.keeping;
  const above = (
    <>
      {application.newForm && (
        <NewForm
          vendor={vendor}
          number={number}
          workspace={brand.name}
          form={application.newForm}
          flush={answers.flush}
        />
      )}
      <LeftOver
        vendor={vendor}
        application={application}
        orphans={answers.orphans}
        onDrop={answers.dropOrphans}
      />
    </>
  );
  const asking = application.state === "info_requested";
  const steps = application.sections.filter(s => !asking || s.questions.some(q => q.editable));
  const at = steps.findIndex(s => s.key === step);
  const section = steps[at];
  const href = (key: string) => `/${vendor}/applications/${number}/form?step=${key}`;
  const problemsOf = (s: SectionDto) => validateAnswers(s, answers.values, { tiers: application.tiers });

  const rail: Step[] = [
    ...steps.map(s => ({
      key: s.key,
      label: s.title,
      href: href(s.key),
      ...note(s, problemsOf(s), answers.values, s.key === step, t),
    })),
    {
      key: SEND,
      label: t("send"),
      href: href(SEND),
      state: step === SEND ? ("current" as const) : ("ahead" as const),
    },
  ];
  // On a phone the rail is folded into the line that says which step this is.
  const where = <StepWhere steps={rail} position={section ? at + 1 : steps.length + 1} />;

  async function leave() {
    if (await answers.flush())
      router.push(asking ? `/${vendor}/applications/${number}` : `/${vendor}/applications`);
  }

  return (
    <PublicShell
      form
      brand={{ ...brand, href: `/${vendor}` }}
      actions={
        <>
          <KeepingLine keeping={keeping} />
          <Button onClick={() => void leave()} aria-label={t("leave")}>
            <span className="not-s">{t("leave")}</span>
            <span className="only-s">{t("leaveShort")}</span>
          </Button>
        </>
      }
    >
      <div className="form">
        <nav aria-label={t("steps")}>
          <p className="mm sm form-id">
            <span className="id">{number}</span>
            <br />
            {application.orgName}
          </p>
          <StepList steps={rail} />
        </nav>
        {section ? (
          <StepForm
            key={section.key}
            above={above}
            vendor={vendor}
            application={application}
            section={section}
            where={where}
            problems={problemsOf(section)}
            answers={answers}
            back={at > 0 ? { title: steps[at - 1]?.title ?? "", href: href(steps[at - 1]?.key ?? "") } : null}
            next={href(steps[at + 1]?.key ?? SEND)}
          />
        ) : (
          <CheckAndSend
            above={above}
            vendor={vendor}
            application={application}
            sections={steps}
            values={answers.values}
            problemsOf={problemsOf}
            flush={answers.flush}
            forget={answers.forget}
            href={href}
            where={where}
          />
        )}
        <FormAside why={section?.why ?? null} vendor={vendor} supportEmail={supportEmail} />
      </div>
    </PublicShell>
  );
}

type Translate = ReturnType<typeof useTranslations<"applications.form">>;

/** What stands under a step's name, and how it is drawn. */
function note(
  section: SectionDto,
  problems: Record<string, AnswerProblem>,
  values: Answers,
  current: boolean,
  t: Translate,
) {
  const all = Object.values(problems);
  const wrong = all.filter(p => p.error !== "required").length;
  const begun = section.questions.some(q => {
    const value = values[q.key];
    return !(
      value === null ||
      value === undefined ||
      value === "" ||
      (Array.isArray(value) && value.length === 0)
    );
  });
  const state = current ? ("current" as const) : all.length === 0 ? ("done" as const) : ("ahead" as const);
  if (wrong > 0) return { state, bad: true, note: t("progress.to_correct", { count: wrong }) };
  if (all.length === 0 && begun) return { state, note: t("progress.complete") };
  if (!begun) {
    const optional = all.length === 0;
    return {
      state: current ? state : ("ahead" as const),
      note: t(optional ? "progress.optional" : "progress.not_started"),
    };
  }
  return { state, note: t("progress.started", { left: all.length }) };
}
