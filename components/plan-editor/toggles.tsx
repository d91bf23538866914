"use client";

import { type ReactNode, useRef } from "react";
import { useAt } from "#components/programme-editor/part-context.tsx";
import { fieldId, isWithin } from "#components/programme-editor/path.ts";
import { Warning } from "#components/programme-editor/words.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { usePlan } from "./use-plan.ts";

type Props<T> = {
  path: string;
  label: string;
  hint?: string;
  /** What it begins with when it is ticked for the first time. */
  blank: () => T;
  /** What stands there when it is not: left out, or deliberately nothing. */
  none: null | undefined;
  children?: ReactNode;
};

/** Something a plan has or has not: ticked, it opens to its fields. Who unticks it and ticks it again has it all back. */
export function HasIn<T>({ path, label, hint, blank, none, children }: Props<T>) {
  const field = useAt<T | null | undefined>(path);
  const { problems } = usePlan();
  const before = useRef<T | null>(null);
  const on = field.value !== null && field.value !== undefined;
  // What is wrong with the thing as a whole: its own fields are inside.
  const wrong = field.error && problems.some(one => isWithin(one.path, path)) ? field.error : undefined;
  return (
    <div className="has" id={fieldId(path)} tabIndex={-1}>
      <Checkbox
        label={label}
        hint={hint}
        checked={on}
        onChange={event => {
          if (event.target.checked) field.set(before.current ?? blank());
          else {
            before.current = field.value ?? null;
            field.set(none as undefined);
          }
        }}
      />
      {wrong && <FieldError>{wrong}</FieldError>}
      <Warning text={field.warning} />
      {on && children && <div className="has-b">{children}</div>}
    </div>
  );
}
