"use client";

import { useTranslations } from "next-intl";
import { TextareaField, TextField } from "#components/forms/fields.tsx";

/** A text in both languages; one of them is enough. */
export function WordsFields({
  name,
  label,
  hint,
  rows,
  optional,
}: {
  name: string;
  label: string;
  hint?: string;
  rows?: number;
  optional?: boolean;
}) {
  const t = useTranslations("training.course");
  return (
    <div className="ed-row">
      {(["en", "es"] as const).map(language => {
        const shared = {
          name: `${name}.${language}`,
          label: `${label} (${t(language === "en" ? "english" : "spanish")})`,
          ...(language === "en" && hint ? { hint } : {}),
          ...(optional ? { optional } : {}),
        };
        return rows ? (
          <TextareaField key={language} {...shared} rows={rows} />
        ) : (
          <TextField key={language} {...shared} />
        );
      })}
    </div>
  );
}
