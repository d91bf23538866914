"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { typedNumber } from "#lib/domain/typed-number.ts";
import type { Base } from "./fields.tsx";
import { lastingPath } from "./kept-part.ts";
import { useAt, useEditing } from "./part-context.tsx";
import { fieldId } from "./path.ts";

type NumberProps = Base & {
  unit?: string;
  /** What an empty field means: not said yet (null), deliberately nothing (null), or left out. */
  empty?: null | undefined;
  placeholder?: string;
  /** How many of the stored unit make one that is typed: 100 for percent of basis points. */
  scale?: number;
};

/** What was typed as a stored number, a percent of basis points too; NaN where it is none. */
function numberOf(text: string, scale: number): number {
  return Math.round(typedNumber(text, scale === 1 ? 0 : 2) * scale * 1e6) / 1e6;
}

/** How a stored number is typed: as a text, and back; NaN where a text is none. */
export type Notation = { show: (stored: number) => string; read: (text: string) => number };

function useNotation(scale: number): Notation {
  const locale = useLocale();
  const plain = new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 });
  return { show: stored => plain.format(stored / scale), read: text => numberOf(text, scale) };
}

/** A stored number and the text it is typed as: what is none stays to be corrected, what is stored from elsewhere is shown. */
export function useTypedNumber(path: string, stored: number | null | undefined, { show, read }: Notation) {
  const { odd, keepOdd, draft } = useEditing();
  const kept = odd[lastingPath(draft, path) ?? ""] ?? null;
  const [own, setTyped] = useState<string | null>(null);
  const typed = own ?? (typeof stored === "number" ? null : kept);
  const typedAs = typed === null ? Number.NaN : read(typed);
  const shown = typeof stored === "number" ? show(stored) : "";
  const text = typed === null || (!Number.isNaN(typedAs) && typedAs !== stored) ? shown : typed;
  const none = text.trim() !== "" && Number.isNaN(read(text));
  return {
    text,
    odd: none,
    /** The number that was typed; NaN where it is none. */
    read(next: string): number {
      setTyped(next);
      const number = read(next);
      keepOdd(path, Number.isNaN(number) && next.trim() !== "" ? next : null);
      return number;
    },
    leave() {
      if (!none) setTyped(null);
    },
  };
}

/** A number as typed: what is none is said at once and stays to be corrected. */
export function NumberIn(props: NumberProps) {
  const { path, label, hint, unit, placeholder, optional, className, scale = 1 } = props;
  const t = useTranslations("programmeEditor.number");
  const field = useAt<number | null | undefined>(path);
  const typed = useTypedNumber(path, field.value, useNotation(scale));
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
        <span className="unit-in">
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            placeholder={placeholder}
            value={typed.text}
            onChange={event => {
              const number = typed.read(event.target.value);
              field.set(Number.isNaN(number) ? (empty as undefined) : number);
            }}
            onBlur={() => {
              typed.leave();
              field.touch();
            }}
          />
          {unit && <span className="mm sm">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

type AmountValue = { minor: number | null; currency: string } | null;
const CURRENCIES = ["EUR", "USD", "MXN", "GBP"];

/** An amount in a currency; where none is allowed, an empty field is none. */
export function MoneyIn({ path, label, hint, optional, none }: Base & { none?: boolean }) {
  const t = useTranslations("programmeEditor.number");
  const { currency: usual } = useEditing();
  const field = useAt<AmountValue>(path, true);
  const typed = useTypedNumber(path, field.value?.minor, useNotation(100));
  const currency = field.value?.currency ?? usual;
  const [picked, setPicked] = useState(currency);
  function put(next: number, of: string) {
    if (Number.isNaN(next)) field.set((none ? null : { minor: null, currency: of }) as AmountValue);
    else field.set({ minor: next, currency: of });
  }
  return (
    <Field
      id={fieldId(path)}
      label={label}
      hint={hint}
      optional={optional}
      error={typed.odd ? t("none") : field.error}
      className="num-in"
    >
      {control => (
        <span className="unit-in money">
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            placeholder={none ? t("noAmount") : undefined}
            value={typed.text}
            onChange={event => {
              put(typed.read(event.target.value), field.value ? currency : picked);
            }}
            onBlur={() => {
              typed.leave();
              field.touch();
            }}
          />
          <Select
            aria-label={t("currency", { label })}
            options={CURRENCIES.map(value => ({ value, label: value }))}
            value={field.value ? currency : picked}
            onChange={event => {
              setPicked(event.target.value);
              if (field.value) field.set({ ...field.value, currency: event.target.value });
            }}
          />
        </span>
      )}
    </Field>
  );
}
