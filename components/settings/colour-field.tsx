"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { TextField } from "#components/forms/fields.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Tag } from "#components/ui/tag.tsx";

const isColour = (text: unknown): text is string =>
  typeof text === "string" && /^#[0-9a-f]{6}$/i.test(text.trim());

/** A colour by eye or by number, and what becomes of it in light and dark: the tokens derive the shades, here as everywhere. */
export function ColourField({ name }: { name: string }) {
  const t = useTranslations("settings.workspace");
  const { watch, setValue } = useFormContext();
  const typed: unknown = watch(name);
  const [last, setLast] = useState("#0098c3");
  const colour = isColour(typed) ? typed.trim().toLowerCase() : last;
  // While a number is half typed, the last whole one is shown.
  if (colour !== last) setLast(colour);
  return (
    <div className="colour">
      <div className="colour-in">
        <TextField
          name={name}
          label={t("colour")}
          hint={t("colourHint")}
          spellCheck={false}
          autoComplete="off"
          required
        />
        <input
          type="color"
          aria-label={t("pick")}
          value={colour}
          onChange={event => setValue(name, event.target.value, { shouldDirty: true, shouldValidate: true })}
        />
      </div>
      <div className="two colour-out">
        {(["light", "dark"] as const).map(scheme => (
          <section
            key={scheme}
            className="panel"
            data-vendor=""
            data-theme={scheme}
            aria-label={`${t("preview")}: ${t(scheme)}`}
            style={{ "--vendor": colour }}
          >
            <p className="cap1">{t(scheme)}</p>
            <div className="row wrap">
              <span className={buttonClass({ look: "pri" })}>{t("sampleButton")}</span>
              <span className="as-link">{t("sampleLink")}</span>
              <Tag tone="acc">{t("sampleTag")}</Tag>
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}
