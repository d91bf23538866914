"use client";

import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useId, useRef, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { TextareaField } from "#components/forms/fields.tsx";
import { useFieldId } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { describePicture, picturesIn } from "#lib/domain/knowledge/files.ts";
import { textFileHref } from "#lib/features/knowledge/file-dto.ts";
import { PictureWords } from "./picture-words.tsx";
import { useTextFiles } from "./use-text-files.ts";

// Its code comes when a preview is asked for.
const Markdown = lazy(() =>
  import("#components/ui/markdown.tsx").then(module => ({ default: module.Markdown })),
);

/**
 * A text in Markdown: written, or looked at as its readers will. What is typed stays in the form meanwhile. Pictures and files are
 * pasted, dropped or chosen, and stand where the cursor is.
 */
export function MarkdownField({
  workspace,
  name,
  label,
  hint,
  rows,
}: {
  workspace: string;
  name: string;
  label: string;
  hint?: string;
  rows: number;
}) {
  const t = useTranslations("knowledge.editor");
  const [preview, setPreview] = useState(false);
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const { getFieldState, getValues, setValue, formState } = useFormContext();
  const text = String(useWatch({ name }) ?? "");
  const wrong = getFieldState(name, formState).invalid;
  const shown = preview && !wrong;
  const { add, arriving } = useTextFiles(name, useFieldId(name), workspace);
  return (
    <div className="kb-md">
      {/* Hidden and not taken away, so that the form keeps its field. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's short way; the button below does the same by keyboard */}
      <div
        hidden={shown}
        onDragOver={event => {
          if (event.dataTransfer.types.includes("Files")) event.preventDefault();
        }}
        onDrop={event => {
          if (event.dataTransfer.files.length === 0) return;
          event.preventDefault();
          void add(event.dataTransfer.files);
        }}
        onPaste={event => {
          // Text that was copied together with a picture of itself, as from a table, is meant as text.
          if (event.clipboardData.files.length === 0 || event.clipboardData.getData("text/plain")) return;
          event.preventDefault();
          void add(event.clipboardData.files);
        }}
      >
        <TextareaField name={name} label={label} rows={rows} optional {...(hint ? { hint } : {})} />
      </div>
      {shown && (
        <section className="field" aria-label={label} id={id}>
          <div className="label">{label}</div>
          <div className="kb-preview">
            <Suspense fallback={<span className="sk" />}>
              {text.trim() ? (
                <Markdown text={text} ownHref={textFileHref(workspace)} />
              ) : (
                <p className="mm">{t("nothing")}</p>
              )}
            </Suspense>
          </div>
        </section>
      )}
      <input
        ref={picker}
        className="vh"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={event => {
          if (event.target.files) void add([...event.target.files]);
          event.target.value = "";
        }}
      />
      <div className="row wrap">
        <Button
          look="ghost"
          size="sml"
          aria-pressed={shown}
          aria-label={`${shown ? t("write") : t("preview")}: ${label}`}
          onClick={() => setPreview(!preview)}
        >
          {shown ? t("write") : t("preview")}
        </Button>
        {!shown && (
          <Button
            look="ghost"
            size="sml"
            aria-label={`${t("addFiles")}: ${label}`}
            onClick={() => picker.current?.click()}
          >
            <Paperclip className="i" aria-hidden="true" />
            {t("addFiles")}
          </Button>
        )}
        <span className="sm mm ell" role="status">
          {arriving === null ? null : t("arriving", { name: arriving })}
        </span>
      </div>
      <PictureWords
        label={label}
        workspace={workspace}
        pictures={picturesIn(text)}
        onSay={(file, seen) =>
          setValue(name, describePicture(String(getValues(name)), file, seen), { shouldDirty: true })
        }
      />
    </div>
  );
}
