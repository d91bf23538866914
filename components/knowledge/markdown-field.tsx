"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useId, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { TextareaField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";

// Its code comes when a preview is asked for.
const Markdown = lazy(() =>
  import("#components/ui/markdown.tsx").then(module => ({ default: module.Markdown })),
);

/** A text in Markdown: written, or looked at as its readers will. What is typed stays in the form meanwhile. */
export function MarkdownField({
  name,
  label,
  hint,
  rows,
}: {
  name: string;
  label: string;
  hint?: string;
  rows: number;
}) {
  const t = useTranslations("knowledge.editor");
  const [preview, setPreview] = useState(false);
  const id = useId();
  const { getFieldState, formState } = useFormContext();
  const text = String(useWatch({ name }) ?? "");
  const wrong = getFieldState(name, formState).invalid;
  const shown = preview && !wrong;
  return (
    <div className="kb-md">
      {/* Hidden and not taken away, so that the form keeps its field. */}
      <div hidden={shown}>
        <TextareaField name={name} label={label} rows={rows} optional {...(hint ? { hint } : {})} />
      </div>
      {shown && (
        <section className="field" aria-label={label} id={id}>
          <div className="label">{label}</div>
          <div className="kb-preview">
            <Suspense fallback={<span className="sk" />}>
              {text.trim() ? <Markdown text={text} /> : <p className="mm">{t("nothing")}</p>}
            </Suspense>
          </div>
        </section>
      )}
      <Button
        look="ghost"
        size="sml"
        aria-pressed={shown}
        aria-label={`${shown ? t("write") : t("preview")}: ${label}`}
        onClick={() => setPreview(!preview)}
      >
        {shown ? t("write") : t("preview")}
      </Button>
    </div>
  );
}
