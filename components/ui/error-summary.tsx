"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useEffect, useRef, useState } from "react";

export type FieldProblem = { id: string; message: string };

/** The question a problem belongs to, as the page asks it; a message that says it already needs it no second time. */
function asked({ id, message }: FieldProblem): string | null {
  const control = document.getElementById(id);
  const label = control?.matches("fieldset")
    ? control.querySelector("legend")
    : document.querySelector(`label[for="${CSS.escape(id)}"]`);
  const text = label?.firstChild?.textContent?.trim();
  return text && !bare(message).includes(bare(text)) ? text : null;
}

/** "¿Qué necesita saber?" is said by "Diga qué necesita saber.". */
const bare = (text: string) => text.toLocaleLowerCase().replace(/[¿?¡!:.]/g, "");

/** In the order of the page, whatever the order of the form's values. */
function byPlace(a: FieldProblem, b: FieldProblem): number {
  const [first, second] = [document.getElementById(a.id), document.getElementById(b.id)];
  if (!first || !second || first === second) return 0;
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** Above the form: takes focus when it appears or changes, leads to each field, and marks the page's title. */
export function ErrorSummary({ problems, attempt }: { problems: readonly FieldProblem[]; attempt: number }) {
  const t = useTranslations("ui.errors");
  const box = useRef<HTMLDivElement>(null);
  const any = problems.length > 0;
  const key = problems.map(({ id, message }) => `${id} ${message}`).join("\n");
  const [placed, setPlaced] = useState<{ key: string; lines: (FieldProblem & { label: string | null })[] }>();

  // Labels and places stand in the page itself, so they are read from it once it is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the problems changed
  useEffect(() => {
    setPlaced({ key, lines: [...problems].sort(byPlace).map(one => ({ ...one, label: asked(one) })) });
  }, [key]);
  const lines = placed?.key === key ? placed.lines : problems.map(one => ({ ...one, label: null }));

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
        {lines.map(({ id, label, message }) => (
          <li key={id}>
            <a href={`#${id}`} onClick={event => lead(event, id)}>
              {label ? t(/[?:]$/.test(label) ? "asked" : "at", { label, message }) : message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
