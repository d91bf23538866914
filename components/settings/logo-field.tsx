"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { get, useFormContext } from "react-hook-form";
import { useFieldId } from "#components/forms/form.tsx";
import { WorkspaceMark } from "#components/shell/workspace-mark.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { cleanLogo, LOGO_MAX_BYTES } from "#lib/domain/workspace/logo.ts";
import { logoAddress } from "#lib/platform/logo.ts";

/** A drawing as text: null keeps the logo there is, "" takes it away. What is shown is what would be kept, not the file. */
export function LogoField({
  name,
  now,
  title,
  hint,
  picture,
}: {
  name: string;
  now: string | null;
  title: string;
  /** Where it is for something else than the workspace's mark. */
  hint?: string;
  /** Shown in its own colours, not in the workspace's ink. */
  picture?: boolean;
}) {
  const t = useTranslations("settings.workspace");
  const { watch, setValue, formState } = useFormContext();
  const input = useRef<HTMLInputElement>(null);
  const value = watch(name) as string | null;
  const error = get(formState.errors, name) as { message?: string } | undefined;
  const put = (text: string | null) => setValue(name, text, { shouldDirty: true, shouldValidate: true });
  const cleaned = value ? cleanLogo(value) : null;
  const shown = value === null ? now : cleaned?.ok ? logoAddress(cleaned.value) : null;
  // Once saved, the new one is the one there is.
  const same = value === null || (value === "" ? now === null : shown === now);
  const state = error?.message ? null : !shown ? t("logoNone") : same ? t("logoNow") : t("logoNew");

  async function choose(file: File | undefined) {
    if (!file) return;
    // The same file can be chosen again after it was changed.
    if (input.current) input.current.value = "";
    // A large file is not read whole; what is read is too long already, and the field says so.
    put(await file.slice(0, LOGO_MAX_BYTES + 1).text());
  }
  return (
    <Field id={useFieldId(name)} label={t("logo")} hint={hint ?? t("logoHint")} error={error?.message}>
      {control => (
        <div className="logo-in">
          <Button
            id={control.id}
            aria-describedby={control["aria-describedby"]}
            aria-label={`${t("logo")}: ${t("logoChoose")}`}
            onClick={() => input.current?.click()}
          >
            <Upload className="i" aria-hidden="true" />
            {t("logoChoose")}
          </Button>
          {/* The browser's own control speaks the browser's language. */}
          <input
            ref={input}
            hidden
            type="file"
            accept=".svg,image/svg+xml"
            onChange={event => choose(event.target.files?.[0])}
          />
          <div className="row wrap sm">
            {state && (
              <>
                {picture && shown ? (
                  // biome-ignore lint/performance/noImgElement: a drawing in its own words, of no address
                  <img className="dir-logo" src={shown} alt="" />
                ) : (
                  <WorkspaceMark name={title || "?"} logo={shown} />
                )}
                <span className="m">{state}</span>
              </>
            )}
            {!same && (
              <Button size="sml" onClick={() => put(null)}>
                {t("logoBack")}
              </Button>
            )}
            {(value || (value === null && now)) && (
              <Button size="sml" look="ghost" onClick={() => put("")}>
                {t("logoRemove")}
              </Button>
            )}
          </div>
        </div>
      )}
    </Field>
  );
}
