"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import { SelectField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { Time } from "#components/ui/time.tsx";
import { PLAN_PARTS, type PlanContent } from "#lib/domain/plans/content.ts";
import { addQuarters } from "#lib/domain/time/quarters.ts";
import { submitPlanAction } from "#lib/features/business-plans/actions.ts";
import { type Revisions, submitPlanInput } from "#lib/features/business-plans/schema.ts";
import { PlanItems } from "./plan-items.tsx";
import { useQuarterText } from "./quarter-text.ts";
import { type PlanValues, type SaveState, usePlanAutosave } from "./use-plan-autosave.ts";

type Props = {
  workspace: string;
  partnershipId: string;
  planId: string | null;
  revisions: Revisions;
  title: string;
  content: PlanContent;
  /** Who changed it last, where that was somebody else. */
  changedBy: string;
};

/** The partner writes its plan: kept as it is typed, handed in when all of it is said. */
export function PlanEditor(props: Props) {
  const { workspace, title, content, planId, partnershipId, revisions } = props;
  const t = useTranslations("onboarding.plan");
  const router = useRouter();
  // What the form began with: a refresh brings newer words beside it, not over it.
  const first = useRef<PlanValues>({ partnershipId, planId, revisions, title, ...content });
  const saving = useRef<ReturnType<typeof usePlanAutosave> | null>(null);
  return (
    <Form
      schema={submitPlanInput}
      send={async (input: unknown, key: string) => {
        await saving.current?.flush();
        const about = saving.current?.about.current ?? {};
        return submitPlanAction(workspace, { ...(input as object), ...about }, key);
      }}
      defaultValues={first.current}
      doneText={t("submitted")}
      onDone={() => router.refresh()}
      className="plan-editor"
    >
      {form => <Sections {...props} form={form} saving={saving} />}
    </Form>
  );
}

function Sections({
  form,
  saving,
  ...props
}: Props & {
  form: UseFormReturn<PlanValues>;
  saving: React.RefObject<ReturnType<typeof usePlanAutosave> | null>;
}) {
  const { title, content, changedBy, partnershipId, planId, revisions } = props;
  const t = useTranslations("onboarding.plan");
  const quarterText = useQuarterText();
  const autosave = usePlanAutosave(form, props);
  saving.current = autosave;
  const theirs: PlanValues = { partnershipId, planId, revisions, title, ...content };
  const begun = content.period.from;
  return (
    <>
      <TextField name="title" label={t("title")} hint={t("titleHint")} maxLength={160} required />
      <div className="row wrap plan-period">
        <SelectField
          name="period.from"
          label={t("from")}
          options={Array.from({ length: 13 }, (_, i) => addQuarters(begun, i - 4)).map(quarter => ({
            value: quarter,
            label: quarterText(quarter),
          }))}
        />
        <QuartersField form={form} />
      </div>
      {PLAN_PARTS.map(part => (
        <fieldset key={part} className="plan-part">
          <legend>{t(`part.${part}`)}</legend>
          {autosave.conflicts.includes(part) && (
            <Message
              tone="warn"
              role="alert"
              title={t("conflict", { name: changedBy || "–", part: t(`part.${part}`) })}
              actions={
                <>
                  <Button size="sml" onClick={() => autosave.settle(part, theirs)}>
                    {t("takeTheirs")}
                  </Button>
                  <Button size="sml" onClick={() => autosave.settle(part, null)}>
                    {t("keepMine")}
                  </Button>
                </>
              }
            >
              {t("conflictText")}
              <span className="prose plan-theirs">{content[part].text}</span>
            </Message>
          )}
          <TextareaField
            name={`${part}.text`}
            label={t("words", { part: t(`part.${part}`) })}
            hint={t(`hint.${part}`)}
            rows={part === "market" ? 5 : 3}
            maxLength={8000}
          />
          <PlanItems part={part} form={form} />
        </fieldset>
      ))}
      {autosave.conflicts.includes("head") && (
        <Message
          tone="warn"
          role="alert"
          title={t("conflict", { name: changedBy || "–", part: t("title") })}
          actions={
            <>
              <Button size="sml" onClick={() => autosave.settle("head", theirs)}>
                {t("takeTheirs")}
              </Button>
              <Button size="sml" onClick={() => autosave.settle("head", null)}>
                {t("keepMine")}
              </Button>
            </>
          }
        >
          {title}
        </Message>
      )}
      <FormActions>
        <SaveLine state={autosave.state} />
        <SubmitButton>{t("submit")}</SubmitButton>
      </FormActions>
    </>
  );
}

function QuartersField({ form }: { form: UseFormReturn<PlanValues> }) {
  const t = useTranslations("onboarding.plan");
  const id = "plan-quarters";
  return (
    <div className="field">
      <label htmlFor={id}>{t("quarters")}</label>
      <select
        id={id}
        className="inp sel"
        {...form.register("period.quarters", { setValueAs: value => Number(value) })}
      >
        {[2, 3, 4, 6, 8, 12].map(count => (
          <option key={count} value={count}>
            {t("quartersCount", { count })}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Whether what is typed is kept. Changes of it are told, not every moment. */
function SaveLine({ state }: { state: SaveState }) {
  const t = useTranslations("onboarding.plan.autosave");
  return (
    <span className="m sm grow" role="status">
      {state.kind === "saved"
        ? t.rich("saved", { time: () => <Time instant={state.at} style="clock" /> })
        : state.kind === "failed"
          ? (state.message ?? t("failed"))
          : t(state.kind)}
    </span>
  );
}
