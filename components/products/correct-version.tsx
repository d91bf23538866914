"use client";

import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { SelectField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { correctVersionAction } from "#lib/features/products/actions.ts";
import { correctVersionInput } from "#lib/features/products/schema.ts";

/** Says which version a system runs (S11); who said it and when is kept. */
export function CorrectVersion({
  workspace,
  system,
  versions,
}: {
  workspace: string;
  system: { id: string; name: string; version: string; revision: number };
  /** Those that are out, newest first. */
  versions: readonly string[];
}) {
  const t = useTranslations("products.correct");
  const { id: systemId, revision } = system;
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost" aria-label={t("triggerFor", { system: system.name })}>
          {t("trigger")}
        </Button>
      }
      title={t("title", { system: system.name })}
      description={t("text")}
      schema={correctVersionInput}
      send={correctVersionAction.bind(null, workspace)}
      defaultValues={{ systemId, revision, version: system.version, note: "" }}
      fixed={{ systemId, revision }}
      doneText={t("done")}
      deed={t("deed")}
    >
      <SelectField
        name="version"
        label={t("version")}
        options={versions.map(version => ({ value: version, label: version }))}
        required
      />
      <TextField name="note" label={t("note")} hint={t("noteHint")} maxLength={400} optional />
    </DeedDialog>
  );
}
