"use client";

import { PenLine } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { DateField, FilesField, RadioField, TextareaField, TextField } from "#components/forms/fields.tsx";

import { Button } from "#components/ui/button.tsx";

import {
  addCopyAction,
  endAgreement,
  giveNoticeAction,
  prepareAgreement,
  signAgreementAction,
} from "#lib/features/agreements/actions.ts";
import type { EffectDto } from "#lib/features/agreements/dto.ts";
import {
  copyInput,
  endInput,
  noticeInput,
  prepareInput,
  signInput,
} from "#lib/features/agreements/schema.ts";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { EndEffect } from "./end-effect.tsx";

/** Gives a document of a kind its number and lays it before both sides. */
export function PrepareAgreement({
  workspace,
  partnershipId,
  kind,
  title,
  renewal,
}: {
  workspace: string;
  partnershipId: string;
  kind: string;
  title: string;
  renewal: boolean;
}) {
  const t = useTranslations("onboarding.agreements");
  return (
    <DeedDialog
      trigger={<Button size="sml">{renewal ? t("renew") : t("prepare", { title })}</Button>}
      title={t("prepareTitle", { title })}
      description={renewal ? t("renewText") : t("prepareText")}
      schema={prepareInput}
      send={prepareAgreement.bind(null, workspace)}
      defaultValues={{ partnershipId, kind, files: [] }}
      fixed={{ partnershipId, kind }}
      doneText={t("prepared", { title })}
      deed={t("prepareDo")}
    >
      <FilesField name="files" label={t("draft")} maxBytes={MAX_FILE_BYTES} maxFiles={5} optional />
    </DeedDialog>
  );
}

type About = { workspace: string; agreementId: string; version: number; title: string };

/** The signature of one's own side, with its date, name and document. */
export function SignAgreement({
  workspace,
  agreementId,
  version,
  title,
  today,
  signer,
  term,
}: About & { today: string; signer: string; term: string }) {
  const t = useTranslations("onboarding.agreements");
  return (
    <DeedDialog
      trigger={
        <Button size="sml">
          <PenLine className="i i-s" aria-hidden="true" />
          {t("sign")}
        </Button>
      }
      title={t("signTitle", { title })}
      description={t("signText", { term })}
      schema={signInput}
      send={signAgreementAction.bind(null, workspace)}
      defaultValues={{ agreementId, version, signedOn: today, signedBy: signer, files: [] }}
      fixed={{ agreementId, version }}
      doneText={t("signed")}
      deed={t("signDo")}
    >
      <DateField name="signedOn" label={t("signedOn")} max={today} required />
      <TextField name="signedBy" label={t("signer")} hint={t("signerHint")} autoComplete="off" required />
      <FilesField name="files" label={t("signedFile")} maxBytes={MAX_FILE_BYTES} maxFiles={5} optional />
    </DeedDialog>
  );
}

/** A copy signed on paper, beside what both signed. */
export function AddCopy({ workspace, agreementId, title }: Omit<About, "version">) {
  const t = useTranslations("onboarding.agreements.copy");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
        </Button>
      }
      title={t("title", { title })}
      description={t("text")}
      schema={copyInput}
      send={addCopyAction.bind(null, workspace)}
      defaultValues={{ agreementId, files: [] }}
      fixed={{ agreementId }}
      doneText={t("done")}
      deed={t("do")}
    >
      <FilesField name="files" label={t("files")} maxBytes={MAX_FILE_BYTES} maxFiles={5} />
    </DeedDialog>
  );
}

/** Ends a document before its time, or takes back an unsigned one. */
export function EndAgreement({
  workspace,
  agreementId,
  version,
  title,
  number,
  today,
  signed,
  effect,
  names,
}: About & {
  number: string;
  today: string;
  signed: boolean;
  /** Told before anybody confirms; null: nothing rests on it yet. */
  effect: EffectDto | null;
  names: { vendor: string; partner: string };
}) {
  const t = useTranslations("onboarding.agreements");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("end")}
        </Button>
      }
      title={t("endTitle", { title, number })}
      description={effect ? t("endText") : t("withdrawText")}
      schema={endInput}
      send={endAgreement.bind(null, workspace)}
      defaultValues={{ agreementId, version, endedOn: today, reason: "", endedFor: "vendor" }}
      fixed={{ agreementId, version }}
      doneText={t("ended")}
      deed={t("endDo")}
      look="danger"
    >
      <DateField name="endedOn" label={t("endOn")} required />
      {effect && (
        <EndEffect workspace={workspace} agreementId={agreementId} effect={effect} vendor={names.vendor} />
      )}
      {signed && (
        <RadioField
          name="endedFor"
          label={t("endFor")}
          choices={(["vendor", "partner", "both"] as const).map(value => ({
            value,
            label: t(`endForWho.${value}`, names),
          }))}
        />
      )}
      <TextareaField name="reason" label={t("reason")} rows={3} required />
    </DeedDialog>
  );
}

/** The partner's own way out: after the days of notice, with what follows told before anybody confirms. */
export function GiveNotice({
  workspace,
  agreementId,
  version,
  title,
  number,
  notice,
  vendor,
}: About & {
  number: string;
  notice: { days: number; earliest: string; effect: EffectDto };
  vendor: string;
}) {
  const t = useTranslations("onboarding.agreements");
  const locale = useLocale();
  const { days, earliest, effect } = notice;
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("notice")}
        </Button>
      }
      title={t("noticeTitle", { title, number })}
      description={t("noticeText", { days, vendor })}
      schema={noticeInput}
      send={giveNoticeAction.bind(null, workspace)}
      defaultValues={{ agreementId, version, endedOn: earliest, reason: "" }}
      fixed={{ agreementId, version }}
      formKey={`notice-${agreementId}`}
      doneText={t("noticeGiven")}
      deed={t("noticeDo")}
      look="danger"
    >
      <DateField
        name="endedOn"
        label={t("noticeOn")}
        hint={t("noticeOnHint", { day: dayText(earliest, locale) })}
        min={earliest}
        required
      />
      <EndEffect workspace={workspace} agreementId={agreementId} effect={effect} vendor={vendor} />
      <TextareaField name="reason" label={t("reason")} rows={3} required />
    </DeedDialog>
  );
}
