"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Message } from "#components/ui/message.tsx";
import { adoptFormAction } from "#lib/features/applications/actions.ts";
import type { NewFormDto } from "#lib/features/applications/dto.ts";

type Props = {
  vendor: string;
  number: string;
  workspace: string;
  form: NewFormDto;
  /** What is typed goes up before the form changes. */
  flush: () => Promise<boolean>;
};

/** A version published while somebody fills in the form: what it asks otherwise, and the step over to it. */
export function NewForm({ vendor, number, workspace, form, flush }: Props) {
  const t = useTranslations("applications.form");
  const format = useFormatter();
  const router = useRouter();
  const lines = [
    form.added.length > 0 && t("newAdded", { questions: format.list(form.added) }),
    form.changed.length > 0 && t("newChanged", { questions: format.list(form.changed) }),
    form.gone.length > 0 && t("newGone", { questions: format.list(form.gone) }),
    form.tiersGone.length > 0 && t("newTiers", { tiers: format.list(form.tiersGone) }),
  ].filter(line => line !== false);
  return (
    <Message
      tone="warn"
      title={t("newTitle")}
      className="gap"
      actions={
        <ActionButton
          look="pri"
          send={async (input, key) => {
            await flush();
            return adoptFormAction(vendor, input, key);
          }}
          input={{ number }}
          doneText={t("newDone")}
          onDone={() => router.refresh()}
        >
          {t("newDo")}
        </ActionButton>
      }
    >
      <p>{t("newText", { vendor: workspace, version: form.version })}</p>
      <ul className="dots">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Message>
  );
}
