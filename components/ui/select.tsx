import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

export type Option = { value: string; label: string; disabled?: boolean };

type SelectProps = Omit<ComponentProps<"select">, "children"> & {
  options: readonly Option[];
  /** First, empty choice: no answer is chosen for the person. */
  placeholder?: string;
};

/** The browser's own list: it works by keyboard, on phones and without script. */
export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  return (
    <select {...rest} className={cx("inp", "sel", className)}>
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map(option => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
