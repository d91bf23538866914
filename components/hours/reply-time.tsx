"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { CaseTimeDto } from "#lib/features/hours/dto.ts";
import { AGAINST, MOST_CASE_MINUTES } from "#lib/features/hours/schema.ts";
import { hoursText } from "./hours-text.ts";

/** As it is typed, beside the message it belongs to. */
export type TypedTime = { on: boolean; minutes: string; what: string; against: (typeof AGAINST)[number] };
export const NO_TIME: TypedTime = { on: false, minutes: "", what: "", against: "contract" };

/** What is sent with the message; nothing while it is switched off. What is no number is said to be none by the server. */
export const timeOf = ({ on, minutes, what, against }: TypedTime) =>
  on ? { minutes: minutes.trim() === "" ? null : Number(minutes), what, against } : null;

type Props = {
  time: Pick<CaseTimeDto, "left">;
  value: TypedTime;
  /** Why they were refused. */
  problems: { minutes?: string; what?: string; against?: string };
  onChange: (value: TypedTime) => void;
};

/** Minutes that are written down with the message, from what pays for them (S16). */
export function ReplyTime({ time, value, problems, onChange }: Props) {
  const t = useTranslations("hours.reply");
  const words = useTranslations("hours.case");
  const locale = useLocale();
  const id = useId();
  const left = time.left?.left ?? 0;
  const put = (more: Partial<TypedTime>) => onChange({ ...value, ...more });
  return (
    <div className="comp-extra">
      <Checkbox
        label={t("open")}
        hint={t("hint")}
        checked={value.on}
        onChange={event => put({ on: event.target.checked })}
      />
      {value.on && (
        <div className="comp-time">
          <Field id={`${id}m`} label={words("minutes")} error={problems.minutes} required>
            {control => (
              <Input
                {...control}
                inputMode="numeric"
                maxLength={String(MOST_CASE_MINUTES).length}
                value={value.minutes}
                onChange={event => put({ minutes: event.target.value })}
              />
            )}
          </Field>
          <Field id={`${id}a`} label={words("against")} error={problems.against}>
            {control => (
              <Select
                {...control}
                value={value.against}
                onChange={event => {
                  const against = AGAINST.find(one => one === event.target.value);
                  if (against) put({ against });
                }}
                options={AGAINST.map(one => ({
                  value: one,
                  label: words(`by.${one}`, { left: hoursText(left, locale) }),
                  disabled: one === "pack" && left === 0,
                }))}
              />
            )}
          </Field>
          <Field id={`${id}w`} label={t("what")} error={problems.what} optional className="grow">
            {control => (
              <Input
                {...control}
                maxLength={500}
                placeholder={t("whatElse")}
                value={value.what}
                onChange={event => put({ what: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}
