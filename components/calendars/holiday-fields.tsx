"use client";

import { Library, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { get, useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { DateField, SelectField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { useToast } from "#components/ui/toast.tsx";
import { eitherText } from "#lib/domain/text.ts";
import { BLANK_HOLIDAY, daysTyped, type HolidayIn } from "#lib/features/calendars/definition.ts";
import { Foldable } from "./foldable.tsx";
import type { DraftValues } from "./values.ts";
import { useNames } from "./words.ts";

type Props = {
  /** The year shown: the next days of each holiday are those from it on. */
  year: number;
  /** What the library knows of the place; null where no country is chosen. */
  suggested: readonly HolidayIn[] | null;
};

const KINDS = ["fixed", "nthWeekday", "movedTo", "weekdayFrom", "easter", "once"] as const;

/** Public holidays, each with how it finds its day; what the library suggests is added to them. */
export function HolidayFields({ year, suggested }: Props) {
  const t = useTranslations("calendars.edit");
  const { locale } = useNames();
  const toast = useToast();
  const { formState, getValues } = useFormContext<DraftValues>();
  const { fields, append, remove, insert } = useFieldArray<DraftValues, "form.holidays">({
    name: "form.holidays",
  });
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const values = useWatch<DraftValues, "form.holidays">({ name: "form.holidays" });
  const toggle = (id: string) =>
    setOpen(before => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  function takeOver() {
    if (!suggested) return;
    const here = new Set(getValues("form.holidays").flatMap(one => daysTyped(one, year, year + 1)));
    const fresh = suggested.filter(one => {
      const days = daysTyped(one, year, year + 1);
      return days.length === 0 || days.some(day => !here.has(day));
    });
    if (fresh.length > 0)
      append(
        fresh.map(one => structuredClone(one)),
        { shouldFocus: false },
      );
    toast({ text: fresh.length > 0 ? t("suggested", { count: fresh.length }) : t("suggestNone") });
  }
  return (
    <div className="items-w">
      {fields.length === 0 && <p className="mm items-none">{t("noHolidays")}</p>}
      <ol className="items">
        {fields.map((field, i) => {
          const one = values?.[i] ?? (field as HolidayIn);
          const name = eitherText(one.name.en, one.name.es, locale);
          const [first, second] = daysTyped(one, year, year + 12);
          const days = first
            ? [first, second].flatMap(day => (day ? [dayText(day, locale)] : [])).join(", ")
            : t("noDay");
          return (
            <Foldable
              key={field.id}
              name={name}
              summary={days}
              open={open.has(field.id)}
              wrong={get(formState.errors, `form.holidays.${i}`) !== undefined}
              toggle={() => toggle(field.id)}
              remove={() => {
                remove(i);
                toast({
                  text: t("removed", { name: name || t("untitled") }),
                  action: { label: t("undo"), run: () => insert(i, one, { shouldFocus: false }) },
                });
              }}
            >
              <OneHoliday at={`form.holidays.${i}`} one={one} />
            </Foldable>
          );
        })}
      </ol>
      <div className="row wrap">
        <Button size="sml" onClick={() => append(structuredClone(BLANK_HOLIDAY))}>
          <Plus className="i i-s" aria-hidden="true" />
          {t("addHoliday")}
        </Button>
        <Button size="sml" onClick={takeOver} disabled={suggested === null}>
          <Library className="i i-s" aria-hidden="true" />
          {t("suggest")}
        </Button>
        {suggested === null && <span className="mm sm">{t("suggestFirst")}</span>}
      </div>
    </div>
  );
}

/** Both languages' names of a thing; one alone will do. */
export function NameFields({ at }: { at: string }) {
  const t = useTranslations("calendars.edit");
  return (
    <div className="two">
      <TextField name={`${at}.name.es`} label={`${t("holidayName")}, ${t("spanish")}`} autoComplete="off" />
      <TextField name={`${at}.name.en`} label={`${t("holidayName")}, ${t("english")}`} autoComplete="off" />
    </div>
  );
}

function OneHoliday({ at, one }: { at: string; one: HolidayIn }) {
  const t = useTranslations("calendars.edit");
  const { months, weekdays, nths } = useNames();
  const month = (name: string, label: string) => <SelectField name={name} label={label} options={months} />;
  const day = (name: string, label: string) => (
    <TextField name={name} label={label} inputMode="numeric" autoComplete="off" className="num-in" />
  );
  const weekday = (name: string) => <SelectField name={name} label={t("weekday")} options={weekdays} />;
  const nth = (name: string) => <SelectField name={name} label={t("nth")} options={nths} />;
  const shift = (
    on: "sat" | "sun",
    choices: readonly (readonly [string, "fri" | "sat" | "mon" | "tue"])[],
  ) => (
    <SelectField
      name={`${at}.shift.${on}`}
      label={t(on)}
      options={[
        { value: "", label: t("shifts.stays") },
        ...choices.map(([value, to]) => ({ value, label: t(`shifts.${to}`) })),
      ]}
    />
  );
  return (
    <>
      <NameFields at={at} />
      <p className="hint">{t("oneName")}</p>
      <div className="ed-row">
        <SelectField
          name={`${at}.kind`}
          label={t("kind")}
          options={KINDS.map(value => ({ value, label: t(`kinds.${value}`) }))}
        />
        {one.kind === "fixed" && (
          <>
            {day(`${at}.day`, t("day"))}
            {month(`${at}.month`, t("month"))}
          </>
        )}
        {one.kind === "nthWeekday" && (
          <>
            {nth(`${at}.nth`)}
            {weekday(`${at}.weekday`)}
            {month(`${at}.month`, t("month"))}
          </>
        )}
        {one.kind === "weekdayFrom" && (
          <>
            {weekday(`${at}.weekday`)}
            {day(`${at}.day`, t("day"))}
            {month(`${at}.month`, t("month"))}
          </>
        )}
        {one.kind === "movedTo" && (
          <>
            {day(`${at}.of.day`, t("ofDay"))}
            {month(`${at}.of.month`, t("ofMonth"))}
            {nth(`${at}.to.nth`)}
            {weekday(`${at}.to.weekday`)}
            {month(`${at}.to.month`, t("month"))}
          </>
        )}
        {one.kind === "easter" && (
          <TextField
            name={`${at}.offset`}
            label={t("offset")}
            hint={t("offsetHint")}
            inputMode="numeric"
            autoComplete="off"
          />
        )}
        {one.kind === "once" && <DateField name={`${at}.date`} label={t("date")} />}
      </div>
      {one.kind === "fixed" && (
        <div className="ed-row">
          {shift("sat", [
            ["-1", "fri"],
            ["2", "mon"],
            ["3", "tue"],
          ])}
          {shift("sun", [
            ["-2", "fri"],
            ["-1", "sat"],
            ["1", "mon"],
            ["2", "tue"],
          ])}
          {one.month === "2" && one.day.trim() === "29" && (
            <SelectField
              name={`${at}.leap`}
              label={t("leap")}
              placeholder={t("leaps.none")}
              options={(["skip", "feb28", "mar1"] as const).map(value => ({
                value,
                label: t(`leaps.${value}`),
              }))}
            />
          )}
        </div>
      )}
      {one.kind !== "once" && (
        <details className="ed-more">
          <summary>{t("years")}</summary>
          <div className="ed-row">
            {day(`${at}.from`, t("from"))}
            {day(`${at}.until`, t("until"))}
            {day(`${at}.every.years`, t("everyYears"))}
            {day(`${at}.every.since`, t("since"))}
          </div>
        </details>
      )}
    </>
  );
}
