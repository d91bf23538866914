"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useEffect, useRef } from "react";

export type FieldProblem = { id: string; message: string };

/** Above the form: takes focus when it appears or changes, leads to each field, and marks the page's title. */
export function ErrorSummary({ problems, attempt }: { problems: readonly FieldProblem[]; attempt: number }) {
  const t = useTranslations("ui.errors");
  const box = useRef<HTMLDivElement>(null);
  const any = problems.length > 0;

  useEffect(() => {
    if (any && attempt > 0) box.current?.focus();
  }, [any, attempt]);

  useEffect(() => {
    if (!any) return;
    const before = document.title;
    document.title = t("page", { title: before });
    return () => {
      document.title = before;
    };
  }, [any, t]);

  if (!any) return null;

  function lead(event: MouseEvent, id: string) {
    const target = document.getElementById(id);
    if (!target) return;
    event.preventDefault();
    const control = target.matches("fieldset")
      ? (target.querySelector<HTMLElement>("input, select, textarea, button") ?? target)
      : target;
    control.focus();
    control.scrollIntoView({ block: "center" });
  }

  return (
    <div ref={box} className="errs" role="alert" tabIndex={-1}>
      <b>{t("title", { count: problems.length })}</b>
      <ul>
        {problems.map(problem => (
          <li key={problem.id}>
            <a href={`#${problem.id}`} onClick={event => lead(event, problem.id)}>
              {problem.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
