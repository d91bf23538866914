"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Base } from "#components/programme-editor/fields.tsx";
import { type Notation, useTypedNumber } from "#components/programme-editor/number-fields.tsx";
import { useAt } from "#components/programme-editor/part-context.tsx";
import { fieldId } from "#components/programme-editor/path.ts";
import { Warning } from "#components/programme-editor/words.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { shownMinutes, typedMinutes } from "#lib/domain/typed-length.ts";

type Props = Omit<Base, "label"> & {
  label: ReactNode;
  /** What an empty field means: not said yet (null), or left out. */
  empty?: null | undefined;
  placeholder?: string;
  /** Of the due time: stored below zero before it and above after it, typed above zero for both. */
  side?: "before" | "after";
};

const above = (text: string) => {
  const minutes = typedMinutes(text);
  return minutes > 0 ? minutes : Number.NaN;
};
// A minus is typed by mistake: what is stored says so, and the field refuses it.
const ANY: Notation = {
  show: minutes => (minutes < 0 ? `-${shownMinutes(-minutes)}` : shownMinutes(minutes)),
  read: typedMinutes,
};
const SIDES: Record<"before" | "after", Notation> = {
  before: { show: minutes => shownMinutes(Math.abs(minutes)), read: text => -above(text) },
  after: { show: shownMinutes, read: above },
};

/** Open time as people type it: "4 h", "90 min", "2:40"; a bare number is hours. */
export function LengthIn(props: Props) {
  const { path, label, hint, optional, className, placeholder, side } = props;
  const t = useTranslations("plans.length");
  const field = useAt<number | null | undefined>(path);
  const typed = useTypedNumber(path, field.value, side ? SIDES[side] : ANY);
  const empty = "empty" in props ? props.empty : null;
  return (
    <Field
      id={fieldId(path)}
      label={label}
      hint={hint}
      optional={optional}
      error={typed.odd ? t("none") : field.error}
      className={className ?? "num-in"}
    >
      {control => (
        <>
          <Input
            {...control}
            className="length"
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            value={typed.text}
            onChange={event => {
              const minutes = typed.read(event.target.value);
              field.set(Number.isNaN(minutes) ? (empty as undefined) : minutes);
            }}
            onBlur={() => {
              typed.leave();
              field.touch();
            }}
          />
          <Warning text={field.warning} />
        </>
      )}
    </Field>
  );
}
