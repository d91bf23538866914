import { cx } from "./cx.ts";

/** A share of something that runs or is counted, 0 to 100. */
export function Progress({ value, label, accent }: { value: number; label: string; accent?: boolean }) {
  const share = Math.max(0, Math.min(100, Math.round(value)));
  return (
    <div
      className={cx("prog", accent && "acc")}
      role="progressbar"
      aria-label={label}
      aria-valuenow={share}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <i style={{ width: `${share}%` }} />
    </div>
  );
}
