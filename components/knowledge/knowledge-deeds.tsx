"use client";

import { Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import {
  discardKnowledgeAction,
  publishKnowledgeAction,
  restoreKnowledgeAction,
  sendBackKnowledgeAction,
  submitKnowledgeAction,
  supersedeKnowledgeAction,
  withdrawKnowledgeAction,
} from "#lib/features/knowledge/actions.ts";
import type { DraftDto } from "#lib/features/knowledge/dto.ts";
import {
  discardInput,
  publishInput,
  sendBackInput,
  supersedeInput,
  withdrawInput,
} from "#lib/features/knowledge/schema.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";

type OfItem = { workspace: string; itemId: string; number: string };

/** What can be done with a draft: handed in, sent back, published, discarded; what stands in the way is said beside it. */
export function DraftDeeds({
  workspace,
  itemId,
  number,
  draft,
  reviewed,
  out,
}: OfItem & { draft: DraftDto; reviewed: boolean; out: boolean }) {
  const t = useTranslations("knowledge.deed");
  const all = useTranslations("knowledge");
  const locale = useLocale();
  const router = useRouter();
  const { version } = draft;
  const waits = reviewed && (draft.state !== "in_review" || draft.own);
  const reasons = draft.reasons.map(reason => all(`reason.${reason}`));
  return (
    <>
      {draft.missing.length > 0 && (
        <Message tone="info" title={t("missing")}>
          <ul>
            {draft.missing.map(({ what, where }) => (
              <li key={what}>{all(`missing.${what}`, { where })}</li>
            ))}
          </ul>
        </Message>
      )}
      <div className="row wrap kb-deeds">
        {draft.missing.length === 0 && !waits && (
          <DeedDialog
            trigger={<Button look="pri">{t("publish")}</Button>}
            title={t("publishTitle", { number })}
            description={
              reasons.length > 0
                ? `${t("publishText")} ${t("publishTold", { reasons: listText(reasons, locale) })}`
                : t("publishText")
            }
            schema={publishInput}
            send={publishKnowledgeAction.bind(null, workspace)}
            defaultValues={{ itemId, version, tell: false }}
            fixed={{ itemId, version }}
            doneText={t("published")}
            deed={t("publish")}
          >
            {reasons.length === 0 && (
              <CheckboxField name="tell" label={t("publishTell")} hint={t("publishTellHint")} />
            )}
          </DeedDialog>
        )}
        {draft.missing.length === 0 && reviewed && draft.state === "writing" && (
          <ActionButton
            send={submitKnowledgeAction.bind(null, workspace)}
            input={{ itemId, version }}
            look="pri"
            doneText={t("submitted")}
            onDone={() => router.refresh()}
          >
            {t("submit")}
          </ActionButton>
        )}
        {draft.state === "in_review" && !draft.own && (
          <DeedDialog
            trigger={<Button>{t("sendBack")}</Button>}
            title={t("sendBackTitle", { number })}
            schema={sendBackInput}
            send={sendBackKnowledgeAction.bind(null, workspace)}
            defaultValues={{ itemId, version, remark: "" }}
            fixed={{ itemId, version }}
            formKey={`knowledge-back-${itemId}`}
            doneText={t("sentBack")}
            deed={t("sendBack")}
          >
            <TextareaField name="remark" label={t("remark")} rows={4} required />
          </DeedDialog>
        )}
        <DeedDialog
          trigger={<Button look="ghost">{t("discard")}</Button>}
          title={t("discardTitle", { number })}
          {...(out ? { description: t("discardText") } : {})}
          schema={discardInput}
          send={discardKnowledgeAction.bind(null, workspace)}
          defaultValues={{ itemId, version }}
          fixed={{ itemId, version }}
          doneText={t("discarded")}
          deed={t("discard")}
          look="danger"
          onDone={() => {
            if (!out) router.push(`/${workspace}/knowledge`);
          }}
        />
      </div>
    </>
  );
}

/** Takes what is out back from its readers, leads them on, or gives it out again. */
export function StateDeeds({
  workspace,
  itemId,
  number,
  version,
  gone,
}: OfItem & { version: number; gone: boolean }) {
  const t = useTranslations("knowledge.deed");
  const router = useRouter();
  if (gone)
    return (
      <ActionButton
        send={restoreKnowledgeAction.bind(null, workspace)}
        input={{ itemId, version }}
        doneText={t("restored")}
        onDone={() => router.refresh()}
      >
        {t("restore")}
      </ActionButton>
    );
  return (
    <>
      <DeedDialog
        trigger={<Button look="ghost">{t("supersede")}</Button>}
        title={t("supersedeTitle", { number })}
        description={t("supersedeText")}
        schema={supersedeInput}
        send={supersedeKnowledgeAction.bind(null, workspace)}
        defaultValues={{ itemId, version, by: "" }}
        fixed={{ itemId, version }}
        doneText={t("superseded")}
        deed={t("supersede")}
      >
        <TextField name="by" label={t("by")} hint="KB-1001" maxLength={40} autoComplete="off" required />
      </DeedDialog>
      <DeedDialog
        trigger={<Button look="ghost">{t("withdraw")}</Button>}
        title={t("withdrawTitle", { number })}
        description={t("withdrawText")}
        schema={withdrawInput}
        send={withdrawKnowledgeAction.bind(null, workspace)}
        defaultValues={{ itemId, version, reason: "" }}
        fixed={{ itemId, version }}
        doneText={t("withdrawn")}
        deed={t("withdraw")}
        look="danger"
      >
        <TextareaField name="reason" label={t("reason")} rows={2} required />
      </DeedDialog>
    </>
  );
}

export function PrintButton() {
  const t = useTranslations("knowledge.page");
  return (
    <Button look="ghost" onClick={() => window.print()}>
      <Printer className="i" aria-hidden="true" />
      {t("print")}
    </Button>
  );
}
