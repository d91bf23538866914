"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { NumberField, TextareaField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { askForRenewalAction, prepareNextAction } from "#lib/features/renewals/actions.ts";
import { askForRenewalInput, prepareNextInput } from "#lib/features/renewals/schema.ts";

/** Drafts what follows, with plan and systems as they were last, and opens it. */
export function PrepareNext({
  workspace,
  contractId,
  number,
  months,
  least,
}: {
  workspace: string;
  contractId: string;
  number: string;
  months: number;
  least: number;
}) {
  const t = useTranslations("contractLife.outlook");
  const form = useTranslations("contracts.form");
  const router = useRouter();
  return (
    <DeedDialog
      trigger={
        <Button look="pri">
          <RefreshCw className="i" aria-hidden="true" />
          {t("prepare")}
        </Button>
      }
      title={t("prepareTitle", { number })}
      description={t("prepareText")}
      schema={prepareNextInput}
      send={prepareNextAction.bind(null, workspace)}
      defaultValues={{ months, contractId }}
      fixed={{ contractId }}
      onDone={({ number: made }: { number: string }) => router.push(`/${workspace}/contracts/${made}`)}
      doneText={t("prepareDone")}
      deed={t("prepareDo")}
    >
      <NumberField
        name="months"
        label={t("months")}
        hint={form("monthsHint", { months: least })}
        decimals={0}
        inputMode="numeric"
        required
      />
    </DeedDialog>
  );
}

/** The customer's administrator asks who serves it. */
export function AskForRenewal({
  workspace,
  contractId,
  servedBy,
  lapsed,
}: {
  workspace: string;
  contractId: string;
  servedBy: string;
  lapsed: boolean;
}) {
  const t = useTranslations("contractLife.outlook");
  return (
    <DeedDialog
      trigger={<Button size="sml">{lapsed ? t("askBack") : t("ask")}</Button>}
      title={t("askTitle", { servedBy })}
      description={t("askText")}
      schema={askForRenewalInput}
      send={askForRenewalAction.bind(null, workspace)}
      defaultValues={{ words: "", contractId }}
      fixed={{ contractId }}
      doneText={t("askDone")}
      deed={t("askDo")}
    >
      <TextareaField name="words" label={t("words")} rows={3} optional />
    </DeedDialog>
  );
}
