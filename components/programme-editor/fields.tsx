"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field, FieldGroup } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { type Option, Select } from "#components/ui/select.tsx";
import { useAt, useEditing } from "./part-context.tsx";
import { fieldId, valueAt } from "./path.ts";
import { Warning } from "./words.tsx";

export type Base = { path: string; label: string; hint?: ReactNode; optional?: boolean; className?: string };

/** One line in one language, such as a product's name. */
export function TextIn({ path, label, hint, className }: Base) {
  const field = useAt<string>(path);
  return (
    <Field id={fieldId(path)} label={label} hint={hint} error={field.error} className={className}>
      {control => (
        <Input
          {...control}
          autoComplete="off"
          value={field.value ?? ""}
          onChange={event => field.set(event.target.value)}
          onBlur={field.touch}
        />
      )}
    </Field>
  );
}

const focus = (input: HTMLInputElement | null) => input?.focus();

/** The stable name of a thing. It comes from the name once; what was published keeps it. */
export function KeyIn({ item, list }: { item: string; list: string }) {
  const t = useTranslations("programmeEditor.key");
  const { published } = useEditing();
  const path = `${item}.key`;
  const field = useAt<string>(path);
  const [open, setOpen] = useState(false);
  const known = ((valueAt(published, list) as { key: string }[] | undefined) ?? []).some(
    one => one.key === field.value,
  );
  const id = fieldId(path);
  if (!open && !field.error)
    return (
      <div className="ed-key" id={id} tabIndex={-1}>
        <span className="mm sm">{t("label")}</span> <span className="id">{field.value || t("none")}</span>
        <button type="button" className="as-link sm" onClick={() => setOpen(true)}>
          {t("change")}
        </button>
        <Warning text={field.warning} />
      </div>
    );
  return (
    <Field
      id={id}
      label={t("label")}
      hint={known ? t("hintPublished") : t("hint")}
      error={field.error}
      className="short"
    >
      {control => (
        <Input
          {...control}
          // In place of the button that was pressed.
          ref={open ? focus : undefined}
          className="mono"
          autoComplete="off"
          spellCheck={false}
          value={field.value ?? ""}
          onChange={event => field.set(event.target.value)}
          onBlur={field.touch}
        />
      )}
    </Field>
  );
}

type ChoiceProps = Base & {
  options: readonly Option[];
  placeholder?: string;
  onPick?: (value: string) => void;
  /** The choice that stands there, where it is not the field's own value. */
  shown?: string;
};

/** One of several. With a placeholder, none is a choice too and leaves the field out. */
export function ChoiceIn({
  path,
  label,
  hint,
  options,
  placeholder,
  optional,
  className,
  onPick,
  shown,
}: ChoiceProps) {
  const field = useAt<string | undefined>(path);
  return (
    <Field
      id={fieldId(path)}
      label={label}
      hint={hint}
      optional={optional}
      error={field.error}
      className={className}
    >
      {control => (
        <Select
          {...control}
          options={options}
          placeholder={placeholder}
          value={shown ?? field.value ?? ""}
          onChange={event => {
            const { value } = event.target;
            if (onPick) onPick(value);
            else field.set(value === "" ? undefined : value);
          }}
          onBlur={field.touch}
        />
      )}
    </Field>
  );
}

export function FlagIn({ path, label, hint }: { path: string; label: string; hint?: string }) {
  const field = useAt<boolean>(path);
  return (
    <div className="field flag">
      <Checkbox
        id={fieldId(path)}
        label={label}
        hint={hint}
        checked={field.value ?? false}
        onChange={event => field.set(event.target.checked)}
      />
      <Warning text={field.warning} />
    </div>
  );
}

/** A number of days as it is typed, of a list. */
export const day = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : null);

/** A list of words or numbers in one line, with commas between. */
export function ListIn<T extends string | number>(
  props: Base & {
    read: (text: string) => T | null;
    numeric?: boolean;
    allowNone?: boolean;
    /** In place of setting the field itself. */
    put?: (value: T[] | undefined) => void;
  },
) {
  const { path, label, hint, optional, read, numeric, allowNone, className } = props;
  const t = useTranslations("programmeEditor.number");
  const field = useAt<(T | null)[] | undefined>(path, true);
  const [typed, setTyped] = useState<string | null>(null);
  const stored = (field.value ?? []).filter(item => item !== null).join(", ");
  const text = typed ?? stored;
  const pieces = text
    .split(/[,;\n]/)
    .map(piece => piece.trim())
    .filter(piece => piece !== "");
  const wrong = pieces.find(piece => read(piece) === null);
  return (
    <Field
      id={fieldId(path)}
      label={label}
      hint={hint}
      optional={optional}
      error={wrong === undefined ? field.error : t("notOne", { text: wrong })}
      className={className}
    >
      {control => (
        <>
          <Input
            {...control}
            autoComplete="off"
            inputMode={numeric ? "text" : undefined}
            value={text}
            onChange={event => {
              setTyped(event.target.value);
              const all = event.target.value.split(/[,;\n]/).flatMap(piece => {
                const item = piece.trim() === "" ? null : read(piece.trim());
                return item === null ? [] : [item];
              });
              const next = allowNone && all.length === 0 ? undefined : all;
              if (props.put) props.put(next);
              else field.set(next);
            }}
            onBlur={() => {
              if (wrong === undefined) setTyped(null);
              field.touch();
            }}
          />
          <Warning text={field.warning} />
        </>
      )}
    </Field>
  );
}

/** Several out of a few, as ticks; the value is the list of those ticked, in the order of the choices. */
export function TicksIn<T extends string | number>(
  props: Base & { choices: readonly { value: T; label: string }[]; allowNone?: boolean },
) {
  const { path, label, hint, optional, choices, allowNone } = props;
  const field = useAt<T[] | undefined>(path, true);
  const chosen = field.value ?? [];
  function toggle(value: T, on: boolean) {
    const next = choices.map(c => c.value).filter(one => (one === value ? on : chosen.includes(one)));
    // What the choices no longer know stays until it is taken out by hand.
    const others = chosen.filter(one => !choices.some(c => c.value === one));
    const all = [...next, ...others];
    field.set(allowNone && all.length === 0 ? undefined : all);
    field.touch();
  }
  return (
    <FieldGroup id={fieldId(path)} label={label} hint={hint} optional={optional} error={field.error}>
      <div className="ticks">
        {choices.map(choice => (
          <Checkbox
            key={choice.value}
            label={choice.label}
            checked={chosen.includes(choice.value)}
            onChange={event => toggle(choice.value, event.target.checked)}
          />
        ))}
      </div>
      <Warning text={field.warning} />
    </FieldGroup>
  );
}
