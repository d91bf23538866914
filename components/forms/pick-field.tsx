"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { get, useFormContext } from "react-hook-form";
import { Button } from "#components/ui/button.tsx";
import { Chips } from "#components/ui/chips.tsx";
import { Field } from "#components/ui/field.tsx";
import { type Option, Select } from "#components/ui/select.tsx";
import { useFieldId } from "./form.tsx";

/** Several of many: chosen one after the other from a list, each taken away by its own cross. The value is an array. */
export function PickField({
  name,
  label,
  hint,
  options,
  placeholder,
  add,
  optional,
}: {
  name: string;
  label: string;
  hint?: string;
  options: readonly Option[];
  placeholder: string;
  /** Words of the button. */
  add: string;
  optional?: boolean;
}) {
  const t = useTranslations("ui");
  const { watch, setValue, formState } = useFormContext();
  const [chosen, setChosen] = useState("");
  const value = (watch(name) as string[] | undefined) ?? [];
  const error = get(formState.errors, name) as { message?: string } | undefined;
  const put = (next: string[]) => setValue(name, next, { shouldDirty: true, shouldValidate: true });
  const labelOf = (code: string) => options.find(option => option.value === code)?.label ?? code;
  function press() {
    if (chosen === "" || value.includes(chosen)) return;
    put([...value, chosen]);
    setChosen("");
  }
  return (
    <Field id={useFieldId(name)} label={label} hint={hint} optional={optional} error={error?.message}>
      {control => (
        <div className="stack">
          <div className="row">
            <Select
              {...control}
              value={chosen}
              onChange={event => setChosen(event.target.value)}
              placeholder={placeholder}
              options={options.filter(option => !value.includes(option.value))}
            />
            <Button onClick={press} aria-label={`${add}: ${label}`}>
              {add}
            </Button>
          </div>
          {value.length > 0 && (
            <Chips
              chips={value.map(code => ({
                key: code,
                label: labelOf(code),
                onRemove: () => put(value.filter(one => one !== code)),
              }))}
            />
          )}
          <span className="vh" aria-live="polite">
            {value.length > 0 ? t("chosen", { list: value.map(labelOf).join(", ") }) : ""}
          </span>
        </div>
      )}
    </Field>
  );
}
