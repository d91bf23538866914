"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, useEffect, useRef } from "react";
import { weightOf } from "#components/programme-editor/part-context.tsx";
import Link from "#components/ui/link.tsx";
import { PLAN_PARTS, type PlanPart, type PlanProblem } from "#lib/domain/contracts/plan-draft.ts";
import { editPlanHref } from "./address.ts";

type Props = {
  vendor: string;
  planKey: string;
  part: PlanPart;
  problems: readonly PlanProblem[];
  turn: (part: PlanPart) => (event: MouseEvent) => void;
};

/** The parts of a plan with what each still needs. */
export function PlanNav({ vendor, planKey, part, problems, turn }: Props) {
  const t = useTranslations("plans");
  const here = useRef<HTMLAnchorElement>(null);

  // On a phone the parts stand in one row that scrolls: the current one is in sight.
  useEffect(() => {
    const link = here.current;
    if (link?.dataset.part === part)
      link.parentElement?.parentElement?.scrollTo({ left: link.offsetLeft - 24 });
  }, [part]);

  return (
    <nav className="ed-nav" aria-label={t("edit.parts")}>
      <ul>
        {PLAN_PARTS.map(one => {
          const weights = problems.filter(problem => problem.part === one).map(weightOf);
          const wrong = weights.filter(weight => weight === "wrong").length;
          const missing = weights.filter(weight => weight === "missing").length;
          return (
            <li key={one}>
              <Link
                href={editPlanHref(vendor, planKey, one)}
                data-part={one}
                ref={one === part ? here : undefined}
                aria-current={one === part ? "page" : undefined}
                onClick={turn(one)}
              >
                <span className="grow">{t(`parts.${one}`)}</span>
                {wrong > 0 ? (
                  <span className="n breach-t">
                    <CircleAlert className="i i-s" aria-hidden="true" />
                    <span aria-hidden="true">{wrong}</span>
                    <span className="vh">{t("edit.wrongIn", { count: wrong })}</span>
                  </span>
                ) : (
                  missing > 0 && (
                    <span className="n mm">
                      <span aria-hidden="true">{missing}</span>
                      <span className="vh">{t("edit.missingIn", { count: missing })}</span>
                    </span>
                  )
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
