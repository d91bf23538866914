"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { CheckboxesField, NumberField, SelectField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { AreaDto } from "#lib/features/training/dto.ts";
import type { CourseInput } from "#lib/features/training/schema.ts";
import { WordsFields } from "./words-fields.tsx";

/** One part of a course: what it is, how it counts, how often it may be tried. */
export function PartFields({
  index,
  areas,
  onRemove,
}: {
  index: number;
  areas: readonly AreaDto[];
  onRemove: (() => void) | null;
}) {
  const t = useTranslations("training.course");
  const { watch } = useFormContext<CourseInput>();
  const at = `parts.${index}`;
  const exam = watch(`parts.${index}.kind`) === "exam";
  return (
    <fieldset className="train-part form-body">
      <legend>
        <b>{t("part", { number: index + 1 })}</b>
      </legend>
      <WordsFields name={`${at}.title`} label={t("partTitle")} />
      <div className="ed-row">
        <SelectField
          name={`${at}.kind`}
          label={t("kind")}
          options={[
            { value: "exam", label: t("kindExam") },
            { value: "trainer", label: t("kindTrainer") },
          ]}
        />
        <NumberField name={`${at}.minimum`} label={t("minimum")} decimals={0} />
        <NumberField name={`${at}.weight`} label={t("weight")} decimals={0} />
      </div>
      <div className="ed-row">
        <NumberField name={`${at}.tries`} label={t("tries")} hint={t("triesHint")} decimals={0} optional />
        <NumberField name={`${at}.waitDays`} label={t("waitDays")} decimals={0} />
      </div>
      {exam && (
        <>
          <div className="ed-row">
            <NumberField name={`${at}.questions`} label={t("questions")} decimals={0} />
            <NumberField name={`${at}.minutes`} label={t("minutes")} decimals={0} />
            <NumberField name={`${at}.openDays`} label={t("openDays")} decimals={0} />
          </div>
          <div className="ed-row">
            <SelectField
              name={`${at}.opens`}
              label={t("opens")}
              options={[
                { value: "start", label: t("opensStart") },
                { value: "end", label: t("opensEnd") },
              ]}
            />
            <SelectField
              name={`${at}.explains`}
              label={t("explains")}
              options={[
                { value: "topics", label: t("explainsTopics") },
                { value: "answers", label: t("explainsAnswers") },
              ]}
            />
          </div>
        </>
      )}
      {areas.length > 1 && (
        <CheckboxesField
          name={`${at}.areas`}
          label={t("partAreas")}
          hint={t("partAreasHint")}
          choices={areas.map(area => ({ value: area.key, label: area.name }))}
        />
      )}
      {onRemove && (
        <Button size="sml" look="ghost" onClick={onRemove}>
          <Trash2 className="i" aria-hidden="true" />
          {t("removePart", { number: index + 1 })}
        </Button>
      )}
    </fieldset>
  );
}
