"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import {
  CheckboxField,
  RadioField,
  SelectField,
  TextareaField,
  TextField,
} from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { type AnnouncementKind, announceable } from "#lib/domain/tickets/defects.ts";
import {
  announceDefectAction,
  fixDefectAction,
  linkCaseAction,
  reopenDefectAction,
  unlinkCaseAction,
  withdrawDefectAction,
} from "#lib/features/defects/actions.ts";
import type { DefectDTO } from "#lib/features/defects/dto.ts";
import {
  announceInput,
  fixDefectInput,
  linkCaseInput,
  withdrawDefectInput,
} from "#lib/features/defects/schema.ts";

type Props = { workspace: string; defect: DefectDTO };

/** The case in hand, to this defect; then back to the case. */
export function LinkThisCase({
  workspace,
  number,
  caseNumber,
}: {
  workspace: string;
  number: string;
  caseNumber: string;
}) {
  const t = useTranslations("defects.forCase");
  const router = useRouter();
  return (
    <ActionButton
      size="sml"
      send={linkCaseAction.bind(null, workspace)}
      input={{ number, caseNumber }}
      doneText={t("linked", { number: caseNumber })}
      onDone={() => router.push(`/${workspace}/tickets/${encodeURIComponent(caseNumber)}`)}
    >
      {t("link", { number: caseNumber })}
    </ActionButton>
  );
}

export function LinkCase({ workspace, defect }: Props) {
  const t = useTranslations("defects.linked");
  return (
    <DeedDialog
      trigger={<Button>{t("link")}</Button>}
      title={t("link")}
      description={<p>{t("text")}</p>}
      schema={linkCaseInput}
      send={linkCaseAction.bind(null, workspace)}
      defaultValues={{ number: defect.number, caseNumber: "" }}
      fixed={{ number: defect.number }}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextField name="caseNumber" label={t("number")} autoCapitalize="characters" required />
    </DeedDialog>
  );
}

export function UnlinkCase({
  workspace,
  number,
  caseNumber,
}: {
  workspace: string;
  number: string;
  caseNumber: string;
}) {
  const t = useTranslations("defects.linked");
  const router = useRouter();
  return (
    <ActionButton
      look="ghost"
      size="sml"
      send={unlinkCaseAction.bind(null, workspace)}
      input={{ number, caseNumber }}
      doneText={t("unlinked")}
      onDone={() => router.refresh()}
    >
      <X className="i" aria-hidden="true" />
      <span className="vh">{t("unlink", { number: caseNumber })}</span>
    </ActionButton>
  );
}

/** Fixed, withdrawn, open again: what is possible as it stands. */
export function DefectDeeds({ workspace, defect }: Props) {
  const t = useTranslations("defects");
  const [reopens, setReopens] = useState(false);
  const { number, version, state, releases } = defect;
  const common = { number, version };
  return (
    <div className="row wrap">
      {state !== "withdrawn" && (
        <DeedDialog
          trigger={<Button>{t("fix.deed")}</Button>}
          title={t("fix.title")}
          description={<p>{releases.length > 0 ? t("fix.text") : t("fix.none")}</p>}
          schema={fixDefectInput}
          send={fixDefectAction.bind(null, workspace)}
          defaultValues={{ ...common, release: "" }}
          fixed={common}
          doneText={t("fix.done")}
          deed={t("fix.do")}
        >
          <SelectField
            name="release"
            label={t("fix.release")}
            placeholder={t("fix.choose")}
            options={releases.map(value => ({ value, label: value }))}
            required
          />
        </DeedDialog>
      )}
      {state !== "withdrawn" && (
        <DeedDialog
          trigger={<Button>{t("withdraw.deed")}</Button>}
          title={t("withdraw.title")}
          description={<p>{t("withdraw.text")}</p>}
          schema={withdrawDefectInput}
          send={withdrawDefectAction.bind(null, workspace)}
          defaultValues={{ ...common, reason: "" }}
          fixed={common}
          doneText={t("withdraw.done")}
          deed={t("withdraw.do")}
        >
          <TextareaField name="reason" label={t("withdraw.reason")} rows={3} required />
        </DeedDialog>
      )}
      {state !== "open" && (
        <ConfirmDialog
          open={reopens}
          onOpenChange={setReopens}
          trigger={<Button>{t("reopen.deed")}</Button>}
          title={t("reopen.title")}
          description={<p>{t("reopen.text")}</p>}
          look="pri"
          send={reopenDefectAction.bind(null, workspace)}
          input={common}
          doneText={t("reopen.done")}
        >
          {t("reopen.deed")}
        </ConfirmDialog>
      )}
    </div>
  );
}

/** One message to all linked cases (S18): filled in from the wording, changed before it goes. */
export function AnnounceDefect({ workspace, defect }: Props) {
  const t = useTranslations("defects.announce");
  const { number, version, state, cases, workaround, publicTitle, fixedIn } = defect;
  const kinds = announceable({ state });
  const first: AnnouncementKind =
    kinds.find(
      kind =>
        kind === "fix" ||
        kind === "withdrawn" ||
        (kind === "workaround" && workaround.en + workaround.es !== ""),
    ) ?? "news";
  const fixed = (title: string) => ({ title, named: title ? "yes" : "no", release: fixedIn ?? "" });
  const texts =
    first === "fix"
      ? {
          textEn: t("fixTextEn", fixed(publicTitle.en)),
          textEs: t("fixTextEs", fixed(publicTitle.es)),
        }
      : first === "workaround"
        ? { textEn: workaround.en, textEs: workaround.es }
        : { textEn: "", textEs: "" };
  return (
    <DeedDialog
      wide
      trigger={<Button look="pri">{t("title")}</Button>}
      title={t("title")}
      description={<p>{cases > 0 ? t("lead", { count: cases }) : t("none")}</p>}
      schema={announceInput}
      send={announceDefectAction.bind(null, workspace)}
      defaultValues={{ number, version, kind: first, ...texts, moveOn: false }}
      fixed={{ number, version }}
      formKey={`announce-${number}-${version}`}
      doneText={t("done")}
      deed={t("do", { count: cases })}
    >
      {values => (
        <>
          <RadioField
            name="kind"
            label={t("kind")}
            choices={kinds.map(value => ({ value, label: t(value) }))}
          />
          <div className="two">
            <TextareaField name="textEn" label={t("textEn")} rows={6} required />
            <TextareaField name="textEs" label={t("textEs")} rows={6} required />
          </div>
          {values.watch("kind") !== "news" && (
            <CheckboxField name="moveOn" label={t("moveOn")} hint={t("moveOnHint")} />
          )}
        </>
      )}
    </DeedDialog>
  );
}
