"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Priority as PriorityMark } from "#components/ui/priority.tsx";
import type { ClockKind } from "#lib/domain/tickets/plan.ts";
import { PRIORITIES, type Priority } from "#lib/domain/tickets/types.ts";
import { LengthIn } from "./length-in.tsx";

export type GridColumn = {
  clock: ClockKind;
  /** Where its targets stand. */
  path: string;
  /** A priority may be left without one. */
  optional?: boolean;
};

type Props = { columns: readonly GridColumn[]; label: string; rest?: (priority: Priority) => ReactNode };

/** Priorities by clocks: every target in open time, as people type it (S3). */
export function TargetGrid({ columns, label, rest }: Props) {
  const t = useTranslations("plans");
  return (
    <section className="t-grid" aria-label={label}>
      {PRIORITIES.map(priority => (
        <fieldset key={priority}>
          <legend>
            <PriorityMark priority={priority} />
          </legend>
          <div className="t-cells">
            {columns.map(({ clock, path, optional }) => (
              <LengthIn
                key={clock}
                path={`${path}.${priority}`}
                label={
                  <>
                    <span className="vh">{priority}: </span>
                    {t(`clocks.${clock}`)}
                  </>
                }
                {...(optional ? { empty: undefined, placeholder: t("targets.untimed") } : {})}
              />
            ))}
            {rest?.(priority)}
          </div>
        </fieldset>
      ))}
    </section>
  );
}
