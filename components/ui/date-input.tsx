import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

/** A calendar day as `2027-03-11`: the browser's own date field, which speaks the person's format. */
export function DateInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  return <input {...rest} type="date" className={cx("inp", "date", className)} />;
}
