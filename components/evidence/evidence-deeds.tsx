"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import {
  CheckboxesField,
  DateField,
  FilesField,
  TextareaField,
  TextField,
} from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  confirmEvidenceAction,
  endEvidenceAction,
  handInEvidenceAction,
  returnEvidenceAction,
  takeBackEvidenceAction,
} from "#lib/features/evidence/actions.ts";
import type { EvidenceGroupDto, EvidenceLineDto } from "#lib/features/evidence/dto.ts";
import {
  confirmEvidenceInput,
  endEvidenceInput,
  handInEvidenceInput,
  MOST_EVIDENCE_FILES,
  returnEvidenceInput,
} from "#lib/features/evidence/schema.ts";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";

type About = { workspace: string; line: EvidenceLineDto };

/** Hands evidence in, or once more what waits or came back. */
export function HandIn({
  workspace,
  partnershipId,
  group,
  line = null,
  today,
}: {
  workspace: string;
  partnershipId: string;
  group: EvidenceGroupDto;
  line?: EvidenceLineDto | null;
  today: string;
}) {
  const t = useTranslations("onboarding.evidence.handIn");
  const about = {
    partnershipId,
    evidenceId: line?.id ?? null,
    version: line?.version ?? 0,
    requirementKey: group.key,
  };
  const counts = group.lines.some(one => one.stands === "counts" || one.stands === "coming");
  const word = line === null ? (counts ? "next" : "open") : line.stands === "returned" ? "again" : "change";
  const must = (asks: EvidenceGroupDto["asks"]) =>
    group.asks === asks ? { required: true } : { optional: true };
  return (
    <DeedDialog
      trigger={<Button size="sml">{t(word)}</Button>}
      title={t("title", { title: group.title })}
      description={t("text")}
      wide
      schema={handInEvidenceInput}
      send={handInEvidenceAction.bind(null, workspace)}
      defaultValues={{
        ...about,
        label: line?.label ?? group.title,
        text: line?.text ?? "",
        url: line?.url ?? "",
        datedOn: line?.datedOn ?? "",
        validUntil: line?.validUntil ?? "",
        keep: line?.files.map(file => file.id) ?? [],
        files: [],
      }}
      fixed={about}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextField name="label" label={t("label")} hint={t("labelHint")} maxLength={160} required />
      <TextareaField name="text" label={t("words")} rows={4} {...must("text")} />
      <TextField name="url" label={t("url")} hint={t("urlHint")} optional inputMode="url" />
      {line !== null && line.files.length > 0 && (
        <CheckboxesField
          name="keep"
          label={t("keep")}
          choices={line.files.map(file => ({ value: file.id, label: file.name }))}
        />
      )}
      <FilesField
        name="files"
        label={t("files")}
        hint={t(group.asks === "file" ? "filesOrLink" : "filesHint")}
        maxBytes={MAX_FILE_BYTES}
        maxFiles={MOST_EVIDENCE_FILES}
        optional={group.asks !== "file"}
      />
      <div className="two">
        <DateField name="datedOn" label={t("datedOn")} hint={t("datedHint")} max={today} {...must("date")} />
        <DateField name="validUntil" label={t("validUntil")} hint={t("validHint")} min={today} optional />
      </div>{" "}
    </DeedDialog>
  );
}

/** No longer waits for the vendor. */
export function TakeBack({ workspace, line }: About) {
  const t = useTranslations("onboarding.evidence.takeBack");
  const [open, setOpen] = useState(false);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
        </Button>
      }
      title={t("title", { label: line.label })}
      description={t("text")}
      send={takeBackEvidenceAction.bind(null, workspace)}
      input={{ evidenceId: line.id, version: line.version }}
      doneText={t("done", { label: line.label })}
    >
      {t("do")}
    </ConfirmDialog>
  );
}

/** The vendor's word, with the days it counts. */
export function Confirm({ workspace, line }: About) {
  const t = useTranslations("onboarding.evidence.confirm");
  const about = { evidenceId: line.id, version: line.version };
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("open")}</Button>}
      title={t("title", { label: line.label })}
      description={t("text")}
      schema={confirmEvidenceInput}
      send={confirmEvidenceAction.bind(null, workspace)}
      defaultValues={{ ...about, from: line.proposed.from, until: line.proposed.until ?? "" }}
      fixed={about}
      doneText={t("done", { label: line.label })}
      deed={t("do")}
    >
      <div className="two">
        <DateField name="from" label={t("from")} required />
        <DateField name="until" label={t("until")} hint={t("untilHint")} optional />
      </div>{" "}
    </DeedDialog>
  );
}

/** Back to the partner with a word of why. */
export function GiveBack({ workspace, line }: About) {
  const t = useTranslations("onboarding.evidence.giveBack");
  const about = { evidenceId: line.id, version: line.version };
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("open")}</Button>}
      title={t("title", { label: line.label })}
      description={t("text")}
      schema={returnEvidenceInput}
      send={returnEvidenceAction.bind(null, workspace)}
      defaultValues={{ ...about, remark: "" }}
      fixed={about}
      doneText={t("done", { label: line.label })}
      deed={t("do")}
    >
      <TextareaField name="remark" label={t("remark")} rows={4} required />{" "}
    </DeedDialog>
  );
}

/** Takes the vendor's word back, from today. */
export function EndEvidence({ workspace, line }: About) {
  const t = useTranslations("onboarding.evidence.end");
  const about = { evidenceId: line.id, version: line.version };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
        </Button>
      }
      title={t("title", { label: line.label })}
      description={t("text")}
      schema={endEvidenceInput}
      send={endEvidenceAction.bind(null, workspace)}
      defaultValues={{ ...about, reason: "" }}
      fixed={about}
      doneText={t("done", { label: line.label })}
      deed={t("do")}
      look="danger"
    >
      <TextareaField name="reason" label={t("reason")} rows={4} required />{" "}
    </DeedDialog>
  );
}
