import type { ComponentProps, ReactNode } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

export function Checkbox({ label, hint, ...rest }: CheckboxProps) {
  return (
    <label className="chk">
      <input {...rest} type="checkbox" />
      <span>
        {label}
        {hint && <span className="mm"> {hint}</span>}
      </span>
    </label>
  );
}
