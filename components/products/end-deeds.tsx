"use client";

import { useLocale, useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField, TextareaField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { announceEndAction, moveEndAction, takeBackEndAction } from "#lib/features/products/actions.ts";
import { announceEndInput, moveEndInput, takeBackEndInput } from "#lib/features/products/schema.ts";

type About = { workspace: string; product: string; version: string };

/** Announces an end, never nearer than promised (S11); says first whom it concerns. */
export function AnnounceEnd({
  workspace,
  product,
  version,
  releaseId,
  revision,
  earliest,
  months,
  systems,
}: About & { releaseId: string; revision: number; earliest: string; months: number; systems: number }) {
  const t = useTranslations("products.edit");
  const locale = useLocale();
  return (
    <DeedDialog
      trigger={<Button>{t("announce")}</Button>}
      title={t("announceTitle", { product, version })}
      description={t("announceText", { systems, months, earliest: dayText(earliest, locale) })}
      schema={announceEndInput}
      send={announceEndAction.bind(null, workspace)}
      defaultValues={{ releaseId, revision, endsOn: earliest, adviceEn: "", adviceEs: "" }}
      fixed={{ releaseId, revision }}
      doneText={t("announced")}
      deed={t("announceDeed")}
    >
      <DateField name="endsOn" label={t("endsOn")} required />
      <TextareaField name="adviceEs" label={t("adviceEs")} hint={t("adviceHint")} rows={2} optional />
      <TextareaField name="adviceEn" label={t("adviceEn")} rows={2} optional />
    </DeedDialog>
  );
}

type OfEnd = About & { endId: string; revision: number };

export function MoveEnd({
  workspace,
  product,
  version,
  endId,
  revision,
  endsOn,
  nearest,
}: OfEnd & { endsOn: string; nearest: string }) {
  const t = useTranslations("products.edit");
  const locale = useLocale();
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("move")}</Button>}
      title={t("moveTitle", { product, version })}
      description={t("moveText", { date: dayText(endsOn, locale), nearest: dayText(nearest, locale) })}
      schema={moveEndInput}
      send={moveEndAction.bind(null, workspace)}
      defaultValues={{ endId, revision, endsOn }}
      fixed={{ endId, revision }}
      doneText={t("moved")}
      deed={t("moveDeed")}
    >
      <DateField name="endsOn" label={t("endsOn")} required />
    </DeedDialog>
  );
}

export function TakeBackEnd({ workspace, product, version, endId, revision }: OfEnd) {
  const t = useTranslations("products.edit");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("takeBack")}
        </Button>
      }
      title={t("takeBackTitle", { product, version })}
      description={t("takeBackText")}
      schema={takeBackEndInput}
      send={takeBackEndAction.bind(null, workspace)}
      defaultValues={{ endId, revision, reason: "" }}
      fixed={{ endId, revision }}
      doneText={t("takenBack")}
      deed={t("takeBackDeed")}
      look="danger"
    >
      <TextareaField name="reason" label={t("reason")} rows={3} required />
    </DeedDialog>
  );
}
