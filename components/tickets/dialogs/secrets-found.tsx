"use client";

import { useTranslations } from "next-intl";
import { get, useFormContext } from "react-hook-form";
import { CheckboxField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { findSecrets, maskSecrets } from "#lib/domain/tickets/secrets.ts";

/**
 * What in these fields looks like a password or a key, while it is being written (T3): where, one press that hides all of it, or
 * a person's word that it goes as it is.
 */
export function SecretsFound({ fields }: { fields: readonly { name: string; label: string }[] }) {
  const t = useTranslations("ticketPages.secrets");
  const { watch, setValue, getValues, formState } = useFormContext();
  const texts = watch(fields.map(field => field.name)) as unknown[];
  const found = fields.flatMap(({ name, label }, i) =>
    findSecrets(String(texts[i] ?? "")).map(secret => ({ ...secret, name, label })),
  );
  const refused = get(formState.errors, "anyway") !== undefined;
  if (found.length === 0) return null;
  function hide() {
    for (const { name } of fields) {
      const text = String(getValues(name) ?? "");
      const masked = maskSecrets(text);
      if (masked !== text) setValue(name, masked, { shouldDirty: true });
    }
    setValue("anyway", false);
  }
  return (
    <div role="status">
      <Message
        tone={refused ? "breach" : "warn"}
        title={t("title", { count: found.length })}
        actions={
          <Button size="sml" onClick={hide}>
            {t("hide")}
          </Button>
        }
      >
        {found
          .slice(0, 6)
          .map(({ label, line, kind }) => t("where", { field: label, line, kind: t(`kind.${kind}`) }))
          .join(" ")}
      </Message>
      <CheckboxField name="anyway" label={t("anyway")} hint={t("anywayHint")} />
    </div>
  );
}
