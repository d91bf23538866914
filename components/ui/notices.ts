import type { ReactNode } from "react";

export type ToastNotice = {
  text: ReactNode;
  tone?: "ok" | "problem";
  /** A toast undoes, or tries again. */
  action?: { label: string; run: () => void };
  /** What it is of, where more will be said of the same: what is said later takes its place. */
  about?: string;
  /** Said only in place of one about the same that still stands. */
  instead?: boolean;
};

export type Held = ToastNotice & { id: number };

const MOST = 3;

/** What stands once a notice is told: the last few, and of one matter the last word alone; untold, the same as before. */
export function told(held: readonly Held[], notice: Held): readonly Held[] {
  const at = held.findIndex(one => notice.about !== undefined && one.about === notice.about);
  if (at >= 0) return held.with(at, notice);
  return notice.instead ? held : [...held.slice(1 - MOST), notice];
}
