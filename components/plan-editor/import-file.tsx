"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FileProblems } from "#components/programme-editor/file-choice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Message } from "#components/ui/message.tsx";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import { PLAN_SCHEMA_NAME, readPlanFile } from "#lib/features/plans/file.ts";
import type { PlanAround } from "#lib/features/plans/surroundings.ts";
import { MOST_CHARACTERS } from "#lib/features/programmes/definition/located.ts";

type Read = ReturnType<typeof readPlanFile>;

type ChoiceProps = { around: PlanAround; onRead: (plan: PlanDraftDefinition | null) => void };

/** A plan's file, read on this device, with what is wrong in it: nothing is sent before the person says so. */
export function PlanFileChoice({ around, onRead }: ChoiceProps) {
  const t = useTranslations("plans.import");
  const [file, setFile] = useState<{ name: string; read: Read } | null>(null);
  async function choose(chosen: File | undefined) {
    if (!chosen) return;
    // A film is no plan: what is longer than any is not read to its end.
    const text = await chosen.slice(0, MOST_CHARACTERS * 4).text();
    const read = readPlanFile(text.replace(/^\uFEFF/, ""), around);
    setFile({ name: chosen.name, read });
    onRead(read.definition);
  }
  const errors = file?.read.problems.filter(problem => problem.level === "error") ?? [];
  return (
    <>
      <Field
        id="plan-file"
        label={t("choose")}
        hint={t.rich("hint", {
          schema: words => (
            <a href={`/api/schemas/${PLAN_SCHEMA_NAME}`} target="_blank" rel="noopener">
              {words}
            </a>
          ),
        })}
      >
        {control => (
          <input
            {...control}
            className="inp"
            type="file"
            accept=".json,application/json"
            onChange={event => {
              void choose(event.target.files?.[0]);
              // The same file, corrected, can be chosen again.
              event.target.value = "";
            }}
          />
        )}
      </Field>
      {file && !file.read.definition && (
        <Message tone="breach" role="alert" title={t("unreadable", { file: file.name })}>
          <FileProblems problems={file.read.problems} />
        </Message>
      )}
      {file?.read.definition && errors.length > 0 && (
        <Message tone="warn" role="status" title={t("stillWrong", { file: file.name })}>
          <p>{t("stillWrongText")}</p>
          <FileProblems problems={errors} />
        </Message>
      )}
      {file?.read.definition && errors.length === 0 && (
        <p className="m" role="status">
          {t("ready", { file: file.name })}
        </p>
      )}
    </>
  );
}

type Props = { around: PlanAround; close: () => void; put: (plan: PlanDraftDefinition) => void };

/** A file over the draft: it takes the place of all that is typed. */
export function ImportPlan({ around, close, put }: Props) {
  const t = useTranslations("plans.import");
  const [plan, setPlan] = useState<PlanDraftDefinition | null>(null);
  return (
    <div className="form-body">
      <PlanFileChoice around={around} onRead={setPlan} />
      <div className="row wrap form-acts">
        <Button onClick={close}>{t("cancel")}</Button>
        <Button
          look="pri"
          disabled={plan === null}
          onClick={() => {
            if (plan) put(plan);
            close();
          }}
        >
          {t("do")}
        </Button>
      </div>
    </div>
  );
}
