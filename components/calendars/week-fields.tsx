"use client";

import { Clock, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { get, useFieldArray, useFormContext } from "react-hook-form";
import { useFieldId } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { WEEKDAYS, type Weekday } from "#lib/domain/time/calendar-types.ts";
import type { DraftValues } from "./values.ts";
import { useNames, weekdayName } from "./words.ts";

/** The windows of each weekday: none, one, several, or the whole day. */
export function WeekFields() {
  const t = useTranslations("calendars.edit");
  const { getValues, setValue, formState } = useFormContext<DraftValues>();
  const wrong: unknown = get(formState.errors, "form.weekly");
  const message = wrong && typeof wrong === "object" && "message" in wrong ? String(wrong.message ?? "") : "";
  const id = useFieldId("form.weekly");
  function likeMonday() {
    const monday = getValues("form.weekly.mon");
    for (const day of WEEKDAYS.slice(1, 5))
      setValue(`form.weekly.${day}`, structuredClone(monday), { shouldDirty: true });
  }
  return (
    <div id={id} tabIndex={-1} className="week-f">
      {message && <FieldError id={`${id}-error`}>{message}</FieldError>}
      <ul>
        {WEEKDAYS.map(day => (
          <DayFields key={day} day={day} />
        ))}
      </ul>
      <Button size="sml" onClick={likeMonday}>
        {t("likeMonday")}
      </Button>
    </div>
  );
}

function DayFields({ day }: { day: Weekday }) {
  const t = useTranslations("calendars.edit");
  const p = useTranslations("calendars.page");
  const { locale } = useNames();
  const name = `form.weekly.${day}` as const;
  const { fields, append, remove, replace } = useFieldArray<DraftValues, typeof name>({ name });
  const label = weekdayName(day, locale);
  const whole = { from: "00:00", to: "24:00" };
  return (
    <li className="week-d">
      <b>{label}</b>
      <div className="week-w">
        {fields.length === 0 && <span className="mm">{p("closed")}</span>}
        {fields.map((field, i) => (
          <WindowIn
            key={field.id}
            name={`${name}.${i}`}
            labels={{
              from: t("windowFrom", { day: label, number: i + 1 }),
              to: t("windowTo", { day: label, number: i + 1 }),
              remove: t("removeWindow", { day: label, number: i + 1 }),
            }}
            remove={() => remove(i)}
          />
        ))}
      </div>
      <span className="week-a">
        <Button
          look="ghost"
          size="sml"
          ico
          aria-label={t("addWindow", { day: label })}
          title={t("addWindow", { day: label })}
          onClick={() => append(fields.length === 0 ? { from: "09:00", to: "18:00" } : { from: "", to: "" })}
        >
          <Plus className="i i-s" aria-hidden="true" />
        </Button>
        <Button
          look="ghost"
          size="sml"
          ico
          aria-label={t("allDay", { day: label })}
          title={t("allDay", { day: label })}
          onClick={() => replace([whole])}
        >
          <Clock className="i i-s" aria-hidden="true" />
        </Button>
      </span>
    </li>
  );
}

type WindowProps = {
  name: string;
  labels: { from: string; to: string; remove: string };
  remove: () => void;
};

/** From and to of a window, each with what is wrong in it. */
export function WindowIn({ name, labels, remove }: WindowProps) {
  return (
    <span className="window-f">
      <TimeIn name={`${name}.from`} label={labels.from} />
      <span aria-hidden="true">–</span>
      <TimeIn name={`${name}.to`} label={labels.to} />
      <Button look="ghost" size="sml" ico aria-label={labels.remove} onClick={remove}>
        <X className="i i-s" aria-hidden="true" />
      </Button>
    </span>
  );
}

function TimeIn({ name, label }: { name: string; label: string }) {
  const { register, formState } = useFormContext();
  const id = useFieldId(name);
  const error = (get(formState.errors, name) as { message?: string } | undefined)?.message;
  return (
    <span className={error ? "field bad time-in" : "field time-in"}>
      <Input
        id={id}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        autoComplete="off"
        maxLength={5}
        placeholder="09:00"
        {...register(name)}
      />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </span>
  );
}
