"use client";

import { ChevronRight, CircleAlert, CircleDashed, Lightbulb } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { titleOf } from "#lib/domain/programmes/differences.ts";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { textIn } from "#lib/domain/text.ts";
import { type FieldProblem, useProblemText, type Weight, weightOf } from "./part-context.tsx";
import { valueAt } from "./path.ts";
import { useFieldName } from "./use-field-name.ts";

/** Where a problem stands, in words: the things around the field, then the field. */
export function usePlace(draft: DraftDefinition): (path: string) => string {
  const locale = useLocale();
  const fieldName = useFieldName();
  const t = useTranslations("programmeEditor");
  return path => {
    const steps = path.split(".");
    const things: string[] = [];
    let field: string[] = [];
    steps.forEach((step, i) => {
      const thing = valueAt(draft, steps.slice(0, i + 1).join("."));
      if (!/^\d+$/.test(step)) field.push(step);
      else if (typeof thing === "object" && thing !== null && "key" in thing) {
        things.push(textIn(titleOf(thing as Record<string, unknown>), locale).trim() || t("untitled"));
        field = [];
      }
    });
    if (field.length > 0) things.push(fieldName(field.join(".")));
    return things.join(" › ");
  };
}

const ICONS = { wrong: CircleAlert, missing: CircleDashed, hint: Lightbulb };

type Props = {
  problems: readonly FieldProblem[];
  /** Where a problem stands, in words. */
  place: (path: string) => string;
  lead: (path: string) => void;
};

/** What stands between this part and its publication; each line leads to its field. */
export function ProblemList({ problems, place, lead }: Props) {
  const t = useTranslations("programmeEditor.problems");
  const text = useProblemText();
  const groups = (["wrong", "missing", "hint"] as const satisfies readonly Weight[])
    .map(weight => ({ weight, all: problems.filter(problem => weightOf(problem) === weight) }))
    .filter(group => group.all.length > 0);
  if (groups.length === 0) return null;
  return (
    <section className="ed-problems" aria-label={t("title")}>
      {groups.map(({ weight, all }) => {
        const Icon = ICONS[weight];
        return (
          <details key={weight} className={weight} open={weight === "wrong" || undefined}>
            <summary>
              <ChevronRight className="i i-s turn" aria-hidden="true" />
              <Icon className="i i-s" aria-hidden="true" />
              {t(weight, { count: all.length })}
            </summary>
            <ul>
              {all.map(problem => (
                <li key={`${problem.path}${problem.key}${text(problem)}`}>
                  <button type="button" className="as-link" onClick={() => lead(problem.path)}>
                    {t("at", { where: place(problem.path), text: text(problem) })}
                  </button>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
