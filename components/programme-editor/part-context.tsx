"use client";

import { useLocale, useTranslations } from "next-intl";
import { createContext, type MouseEvent, useContext } from "react";
import type { DraftDefinition, Problem } from "#lib/domain/programmes/draft.ts";
import { textIn } from "#lib/domain/text.ts";
import type { OddNumbers } from "./kept-part.ts";
import { isWithin, valueAt } from "./path.ts";

/** What is wrong with a field, whatever kind of definition it is of. */
export type FieldProblem = Pick<Problem, "path" | "level" | "key" | "params">;

/** What the fields of a part share. */
export type Editing<Draft extends object = DraftDefinition> = {
  /** The whole draft, with this part as it is typed now. */
  draft: Draft;
  /** The version it was begun from: what is published under a key should keep it. */
  published: Draft | null;
  problems: readonly FieldProblem[];
  /** What an amount begins with: the currency that is used already. */
  currency: string;
  set: (path: string, value: unknown) => void;
  /** At once, or once the press is over that made one leave a field: nothing moves away from under the pointer. */
  afterPress: (work: () => void) => void;
  /** The person was at this field: what is missing in it is said from now on. */
  touch: (path: string) => void;
  touched: ReadonlySet<string>;
  /** Texts that are no number, by lasting path: a draft can't hold them, so this device does. */
  odd: OddNumbers;
  keepOdd: (path: string, text: string | null) => void;
  /** Where a link of the list of problems leads; `n` grows with each press. */
  reveal: { path: string; n: number };
  /** The address of another part: what is missing there is written there. */
  partHref: (part: string) => string;
  /** Keeps what is typed, then goes there. */
  leads: (href: string) => (event: MouseEvent) => void;
};

const EditingContext = createContext<Editing<object> | null>(null);
export const EditingProvider = EditingContext;

export function useEditing<Draft extends object = DraftDefinition>(): Editing<Draft> {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("a field stands in no editor");
  return editing as Editing<Draft>;
}

/** What is merely not there yet, and no mistake: said calmly until one was at the field. */
const TO_FILL = new Set(
  [
    "missing",
    "textMissing",
    "tiers",
    "requirements",
    "sections",
    "rubric",
    "tierWithoutRequirements",
    "groupWithoutAreas",
    "levels",
    "discountWithoutRate",
    "phaseWithoutSteps",
    "options",
    "sectionWithoutQuestions",
  ].map(name => `programmes.definition.${name}`),
);

/** Of a support plan. */
for (const name of [
  "missing",
  "covers",
  "noTarget",
  "units",
  "escalationWithoutRoles",
  "agenda",
  "onSiteItems",
])
  TO_FILL.add(`plans.definition.${name}`);

export type Weight = "wrong" | "missing" | "hint";

/** A mistake, something that is still missing, or something to think about. */
export function weightOf(problem: Pick<Problem, "level" | "key">): Weight {
  if (problem.level === "warning") return "hint";
  return TO_FILL.has(problem.key) ? "missing" : "wrong";
}

/** A problem in the reader's words. */
export function useProblemText(): (problem: Pick<Problem, "key" | "params">) => string {
  const t = useTranslations() as (key: string, values?: Record<string, string | number>) => string;
  const locale = useLocale();
  return ({ key, params }) =>
    t(
      key,
      Object.fromEntries(
        Object.entries(params ?? {}).map(([name, value]) => [
          name,
          typeof value === "number" ? value : textIn(value, locale),
        ]),
      ),
    );
}

/** A field of the part: its value, how to change it, and what is wrong with it. */
export function useAt<T>(path: string, whole = false) {
  const { draft, set, touch, touched, problems } = useEditing();
  const text = useProblemText();
  const mine = problems.filter(problem => (whole ? isWithin(problem.path, path) : problem.path === path));
  const said = mine.filter(p => p.level === "error" && (weightOf(p) === "wrong" || touched.has(path)));
  const hint = mine.find(problem => problem.level === "warning");
  return {
    value: valueAt(draft, path) as T,
    set: (value: T | undefined) => set(path, value),
    touch: () => touch(path),
    error: said[0] ? text(said[0]) : undefined,
    warning: hint ? text(hint) : undefined,
  };
}
