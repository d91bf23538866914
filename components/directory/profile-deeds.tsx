"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { TextareaField } from "#components/forms/fields.tsx";

import { Button } from "#components/ui/button.tsx";

import {
  approveProfileAction,
  returnProfileAction,
  takeBackProfileAction,
} from "#lib/features/directory/actions.ts";
import { approveProfileInput, returnProfileInput } from "#lib/features/directory/schema.ts";

type About = { workspace: string; slug: string; version: number };

/** The partner takes back what the vendor has not decided about. */
export function TakeBackProfile({ workspace, slug, version }: About) {
  const t = useTranslations("directory.profile");
  const router = useRouter();
  return (
    <ActionButton
      size="sml"
      send={takeBackProfileAction.bind(null, workspace)}
      input={{ slug, version }}
      doneText={t("takenBack")}
      onDone={() => router.refresh()}
    >
      {t("takeBack")}
    </ActionButton>
  );
}

export function ApproveProfile({ workspace, slug, version, company }: About & { company: string }) {
  const t = useTranslations("directory.profile");
  return (
    <DeedDialog
      trigger={<Button look="pri">{t("approve")}</Button>}
      title={t("approveTitle", { company })}
      description={t("approveText")}
      schema={approveProfileInput}
      send={approveProfileAction.bind(null, workspace)}
      defaultValues={{ slug, version }}
      fixed={{ slug, version }}
      doneText={t("approved")}
      deed={t("approve")}
    />
  );
}

export function ReturnProfile({ workspace, slug, version, company }: About & { company: string }) {
  const t = useTranslations("directory.profile");
  return (
    <DeedDialog
      trigger={<Button>{t("return")}</Button>}
      title={t("returnTitle", { company })}
      description={t("returnText")}
      schema={returnProfileInput}
      send={returnProfileAction.bind(null, workspace)}
      defaultValues={{ slug, version, reason: "" }}
      fixed={{ slug, version }}
      doneText={t("returned")}
      deed={t("return")}
    >
      <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={4} required />
    </DeedDialog>
  );
}
