"use client";

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
export function LogoField({ name, now, title }: { name: string; now: string | null; title: string }) {
  const t = useTranslations("settings.workspace");
  const { watch, setValue, formState } = useFormContext();
  const input = useRef<HTMLInputElement>(null);
  const value = watch(name) as string | null;
  const error = get(formState.errors, name) as { message?: string } | undefined;
  const put = (text: string | null) => setValue(name, text, { shouldDirty: true, shouldValidate: true });
  const cleaned = value ? cleanLogo(value) : null;
  const shown = value === null ? now : cleaned?.ok ? logoAddress(cleaned.value) : null;
  const state = error?.message
    ? null
    : value
      ? t("logoNew")
      : value === null && now
        ? t("logoNow")
        : t("logoNone");

  async function choose(file: File | undefined) {
    if (!file) return;
    // A large file is not read whole; what is read is too long already, and the field says so.
    put(await file.slice(0, LOGO_MAX_BYTES + 1).text());
  }
  function back(text: string | null) {
    if (input.current) input.current.value = "";
    put(text);
  }

  return (
    <Field id={useFieldId(name)} label={t("logo")} hint={t("logoHint")} error={error?.message}>
      {control => (
        <div className="logo-in">
          <input
            {...control}
            ref={input}
            type="file"
            accept=".svg,image/svg+xml"
            className="inp"
            onChange={event => choose(event.target.files?.[0])}
          />
          <div className="row wrap sm">
            {state && (
              <>
                <WorkspaceMark name={title || "?"} logo={shown} />
                <span className="m">{state}</span>
              </>
            )}
            {value !== null && (
              <Button size="sml" onClick={() => back(null)}>
                {t("logoBack")}
              </Button>
            )}
            {(value || (value === null && now)) && (
              <Button size="sml" look="ghost" onClick={() => back("")}>
                {t("logoRemove")}
              </Button>
            )}
          </div>
        </div>
      )}
    </Field>
  );
}
