import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type StatusTone = "plain" | "quiet" | "ok" | "warn" | "breach" | "info" | "paused";

/** State as icon and word: never colour alone. */
export function Status({
  tone = "plain",
  icon,
  children,
}: {
  tone?: StatusTone;
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={cx("st", tone === "quiet" ? "mm" : tone !== "plain" && `${tone}-t`)}>
      {icon}
      {children}
    </span>
  );
}
