import type { ReactNode } from "react";
import Link from "#components/ui/link.tsx";
import { cx } from "./cx.ts";

export type Step = {
  key: string;
  label: ReactNode;
  note?: ReactNode;
  /** The note says that something is wrong here. */
  bad?: boolean;
  state: "done" | "current" | "ahead";
  href?: string;
};

/** Steps of a form or of a way in, on a rail. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="form-steps">
      {steps.map(step => (
        <li key={step.key} className={cx(step.state === "done" && "done", step.state === "current" && "cur")}>
          {step.href ? (
            <Link href={step.href} aria-current={step.state === "current" ? "step" : undefined}>
              {step.label}
            </Link>
          ) : (
            <span aria-current={step.state === "current" ? "step" : undefined}>{step.label}</span>
          )}
          {step.note && <small className={step.bad ? "bad" : undefined}>{step.note}</small>}
        </li>
      ))}
    </ol>
  );
}
