import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} rows={rows} className={cx("inp", className)} />;
}
