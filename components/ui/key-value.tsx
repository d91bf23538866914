import { Fragment, type ReactNode } from "react";
import { cx } from "./cx.ts";

export type Pair = { label: ReactNode; value: ReactNode };

/** Facts in two columns. Pairs whose value is null, undefined or "" are left out. */
export function KeyValue({
  pairs,
  className,
}: {
  pairs: readonly (Pair | false | null | undefined)[];
  className?: string;
}) {
  return (
    <dl className={cx("kv", className)}>
      {pairs.map((pair, index) =>
        !pair || pair.value === null || pair.value === undefined || pair.value === "" ? null : (
          <Fragment key={index}>
            <dt>{pair.label}</dt>
            <dd>{pair.value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}
