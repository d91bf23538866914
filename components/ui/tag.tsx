import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type Tone = "plain" | "ok" | "warn" | "breach" | "info" | "paused" | "line" | "acc";

/** A small label; `icon` is a lucide element with class `i`. */
export function Tag({
  tone = "plain",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={cx("tag", tone !== "plain" && tone)}>
      {icon}
      {children}
    </span>
  );
}
