"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { get, useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { DateField, SelectField } from "#components/forms/fields.tsx";
import { useFieldId } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { eitherText } from "#lib/domain/text.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { BLANK_EXCEPTION, type ExceptionIn } from "#lib/features/calendars/definition.ts";
import { Foldable } from "./foldable.tsx";
import { NameFields } from "./holiday-fields.tsx";
import type { DraftValues } from "./values.ts";
import { WindowIn } from "./week-fields.tsx";
import { daysText, hoursText, useNames } from "./words.ts";

/** Days that are closed or opened once. */
export function ExceptionFields() {
  const t = useTranslations("calendars.edit");
  const { locale } = useNames();
  const toast = useToast();
  const { formState } = useFormContext<DraftValues>();
  const { fields, append, remove, insert } = useFieldArray<DraftValues, "form.exceptions">({
    name: "form.exceptions",
  });
  const values = useWatch<DraftValues, "form.exceptions">({ name: "form.exceptions" });
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set(fields.map(field => field.id)));
  const toggle = (id: string) =>
    setFolded(before => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const summary = (one: ExceptionIn) => {
    const until = isPlainDate(one.until) ? one.until : one.date;
    const days = isPlainDate(one.date) ? daysText(one.date, until, locale) : t("noDay");
    const does = t(`exceptionKinds.${one.kind === "open" ? "open" : "closed"}`);
    return [days, does, hoursText(one.hours)].filter(Boolean).join(" · ");
  };
  const add = (kind: "closed" | "open") => append({ ...structuredClone(BLANK_EXCEPTION), kind });
  return (
    <div className="items-w">
      {fields.length === 0 && <p className="mm items-none">{t("noExceptions")}</p>}
      <ol className="items">
        {fields.map((field, i) => {
          const one = values?.[i] ?? (field as ExceptionIn);
          const name = eitherText(one.name.en, one.name.es, locale);
          return (
            <Foldable
              key={field.id}
              name={name}
              summary={summary(one)}
              open={!folded.has(field.id)}
              wrong={get(formState.errors, `form.exceptions.${i}`) !== undefined}
              toggle={() => toggle(field.id)}
              remove={() => {
                remove(i);
                toast({
                  text: t("removed", { name: name || t("untitled") }),
                  action: { label: t("undo"), run: () => insert(i, one, { shouldFocus: false }) },
                });
              }}
            >
              <NameFields at={`form.exceptions.${i}`} />
              <div className="ed-row">
                <SelectField
                  name={`form.exceptions.${i}.kind`}
                  label={t("does")}
                  options={(["closed", "open"] as const).map(value => ({
                    value,
                    label: t(`exceptionKinds.${value}`),
                  }))}
                />
                <DateField name={`form.exceptions.${i}.date`} label={t("first")} />
                <DateField name={`form.exceptions.${i}.until`} label={t("last")} hint={t("lastHint")} />
              </div>
              <ExceptionHours index={i} />
            </Foldable>
          );
        })}
      </ol>
      <div className="row wrap">
        <Button size="sml" onClick={() => add("closed")}>
          <Plus className="i i-s" aria-hidden="true" />
          {t("addClosing")}
        </Button>
        <Button size="sml" onClick={() => add("open")}>
          <Plus className="i i-s" aria-hidden="true" />
          {t("addOpening")}
        </Button>
      </div>
    </div>
  );
}

function ExceptionHours({ index }: { index: number }) {
  const t = useTranslations("calendars.edit");
  const name = `form.exceptions.${index}.hours` as const;
  const id = useFieldId(name);
  const { formState } = useFormContext<DraftValues>();
  const error = (get(formState.errors, name) as { message?: string } | undefined)?.message;
  const { fields, append, remove } = useFieldArray<DraftValues, typeof name>({ name });
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend className="lbl">{t("exceptionHours")}</legend>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {fields.length === 0 && <p className="hint">{t("exceptionAllDay")}</p>}
      <div className="week-w">
        {fields.map((field, i) => (
          <WindowIn
            key={field.id}
            name={`${name}.${i}`}
            labels={{
              from: t("exceptionFrom", { number: i + 1 }),
              to: t("exceptionTo", { number: i + 1 }),
              remove: t("exceptionRemove", { number: i + 1 }),
            }}
            remove={() => remove(i)}
          />
        ))}
        <Button size="sml" look="ghost" onClick={() => append({ from: "", to: "" })}>
          <Plus className="i i-s" aria-hidden="true" />
          {t("exceptionWindow")}
        </Button>
      </div>
    </fieldset>
  );
}
