"use client";

import { useLocale } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { Controller, get, useFormContext } from "react-hook-form";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateInput } from "#components/ui/date-input.tsx";
import { Field, FieldError, FieldGroup } from "#components/ui/field.tsx";
import { FileDrop } from "#components/ui/file-drop.tsx";
import { Input } from "#components/ui/input.tsx";
import { type Choice, RadioGroup } from "#components/ui/radio-group.tsx";
import { type Option, Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FileRules } from "#lib/domain/attachments.ts";
import { shownNumber, typedNumber } from "#lib/domain/typed-number.ts";
import { useFieldId } from "./form.tsx";

type Base = {
  /** The path in the schema, such as `contacts.0.email`. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  required?: boolean;
  className?: string;
};

/** A field's message, whether the browser or the server found the problem. */
function useFieldError(name: string): string | undefined {
  const { formState } = useFormContext();
  const error: unknown = get(formState.errors, name);
  if (error && typeof error === "object" && "message" in error && typeof error.message === "string")
    return error.message;
  return undefined;
}

function useField({ name, label, hint, optional, required, className }: Base) {
  const id = useFieldId(name);
  const error = useFieldError(name);
  return { id, label, hint, optional, required, className, error };
}

type Native<T extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<T>,
  keyof Base | "children" | "id"
>;

export function TextField({
  name,
  label,
  hint,
  optional,
  required,
  className,
  ...rest
}: Base & Native<"input"> & { aside?: ReactNode }) {
  const { register } = useFormContext();
  const { aside, ...native } = rest;
  return (
    <Field {...useField({ name, label, hint, optional, required, className })} aside={aside}>
      {control => <Input {...native} {...control} {...register(name)} />}
    </Field>
  );
}

/** An empty number is no number, not zero. What the form itself set is a number already. */
const asNumber = (mostDecimals: number) => (value: unknown) => {
  if (typeof value === "number") return value;
  const text = String(value ?? "").trim();
  return text === "" ? undefined : typedNumber(text, mostDecimals);
};

/** A number, typed as either language writes it. `decimals` is how many the field takes at most: an amount has two. */
export function NumberField({
  name,
  label,
  hint,
  optional,
  required,
  className,
  decimals = 2,
  ...rest
}: Base & Native<"input"> & { decimals?: number }) {
  const { register, getValues } = useFormContext();
  const locale = useLocale();
  const { ref, ...registered } = register(name, { setValueAs: asNumber(decimals) });
  // What the form holds is put in with a point: written as the reader does, unless it is being typed.
  const shown = (input: HTMLInputElement | null) => {
    ref(input);
    const value: unknown = getValues(name);
    if (!input || input === document.activeElement || typeof value !== "number") return;
    if (input.value === String(value)) input.value = shownNumber(value, locale);
  };
  return (
    <Field {...useField({ name, label, hint, optional, required, className })}>
      {control => (
        <Input inputMode="decimal" autoComplete="off" {...rest} {...control} {...registered} ref={shown} />
      )}
    </Field>
  );
}

export function TextareaField({
  name,
  label,
  hint,
  optional,
  required,
  className,
  ...rest
}: Base & Native<"textarea">) {
  const { register } = useFormContext();
  return (
    <Field {...useField({ name, label, hint, optional, required, className })}>
      {control => <Textarea {...rest} {...control} {...register(name)} />}
    </Field>
  );
}

type SelectFieldProps = Base & Native<"select"> & { options: readonly Option[]; placeholder?: string };

export function SelectField({ name, label, hint, optional, required, className, ...rest }: SelectFieldProps) {
  const { register } = useFormContext();
  return (
    <Field {...useField({ name, label, hint, optional, required, className })}>
      {control => <Select {...rest} {...control} {...register(name)} />}
    </Field>
  );
}

export function DateField({
  name,
  label,
  hint,
  optional,
  required,
  className,
  ...rest
}: Base & Native<"input">) {
  const { register } = useFormContext();
  return (
    <Field {...useField({ name, label, hint, optional, required, className })}>
      {control => <DateInput {...rest} {...control} {...register(name)} />}
    </Field>
  );
}

export function RadioField({
  choices,
  disabled,
  ...base
}: Base & { choices: readonly Choice[]; disabled?: boolean }) {
  const { register } = useFormContext();
  const field = useField(base);
  const { name, ref, onChange, onBlur } = register(base.name);
  return (
    <FieldGroup {...field}>
      <RadioGroup
        id={`${field.id}-choice`}
        name={name}
        ref={ref}
        onChange={onChange}
        onBlur={onBlur}
        choices={choices}
        disabled={disabled}
      />
    </FieldGroup>
  );
}

export function CheckboxField({ name, label, hint, className }: Base) {
  const { register } = useFormContext();
  const id = useFieldId(name);
  const error = useFieldError(name);
  return (
    <div className={error ? "field bad" : "field"}>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <Checkbox
        id={id}
        label={label}
        hint={hint}
        className={className}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        {...register(name)}
      />
    </div>
  );
}

/** Several of several: the value is an array of the chosen ones. */
export function CheckboxesField({ choices, ...base }: Base & { choices: readonly Choice[] }) {
  const { register } = useFormContext();
  const field = useField(base);
  return (
    <FieldGroup {...field}>
      <div className="stack">
        {choices.map(choice => (
          <Checkbox
            key={choice.value}
            label={choice.label}
            hint={choice.hint}
            value={choice.value}
            disabled={choice.disabled}
            {...register(base.name)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

type FilesFieldProps = Base & FileRules & { accept?: string; note?: string };

export function FilesField({ maxBytes, maxFiles, endings, accept, note, ...base }: FilesFieldProps) {
  const { control } = useFormContext();
  const field = useField(base);
  return (
    <Field {...field}>
      {wiring => (
        <Controller
          control={control}
          name={base.name}
          render={({ field: held }) => (
            <FileDrop
              {...wiring}
              holds
              files={Array.isArray(held.value) ? (held.value as File[]) : []}
              onChange={held.onChange}
              maxBytes={maxBytes}
              maxFiles={maxFiles}
              endings={endings}
              accept={accept}
              note={note}
            />
          )}
        />
      )}
    </Field>
  );
}
