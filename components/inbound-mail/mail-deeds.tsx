"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { TextareaField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  approveMailAction,
  declineMailAction,
  discardMailAction,
  retryMailAction,
} from "#lib/features/inbound-mail/actions.ts";
import type { MailPageDto } from "#lib/features/inbound-mail/dto.ts";
import { declineInput, discardInput } from "#lib/features/inbound-mail/schema.ts";

type Props = {
  workspace: string;
  mail: Pick<MailPageDto, "id" | "version" | "may" | "ticketNumber" | "reason">;
};

/** What this person may do with a mail that is not on a case: a contact in one press (S7), which on a forged one declines. */
export function MailDeeds({ workspace, mail }: Props) {
  const t = useTranslations("inboundMail.decide");
  const router = useRouter();
  const { id: mailId, version, may } = mail;
  const fixed = { mailId, version };
  const forged = mail.reason === "spoofed";
  const approve = may.approve && (
    <ActionButton
      key="approve"
      look={forged ? undefined : "pri"}
      send={approveMailAction.bind(null, workspace)}
      input={fixed}
      onDone={({ number }: { number: string }) => router.push(`/${workspace}/tickets/${number}`)}
    >
      {t("approve")}
    </ActionButton>
  );
  const decline = may.decline && (
    <DeedDialog
      key="decline"
      trigger={<Button look={forged ? "pri" : undefined}>{t("decline")}</Button>}
      title={t("declineTitle")}
      description={t("declineText")}
      schema={declineInput}
      send={declineMailAction.bind(null, workspace)}
      defaultValues={{ ...fixed, reason: "" }}
      fixed={fixed}
      doneText={t("declined")}
      deed={t("decline")}
    >
      <TextareaField name="reason" label={t("reason")} hint={t("reasonOptional")} rows={2} optional />
    </DeedDialog>
  );
  return (
    <div className="row wrap mail-deeds">
      {forged ? [decline, approve] : [approve, decline]}
      {may.retry && (
        <ActionButton
          send={retryMailAction.bind(null, workspace)}
          input={fixed}
          doneText={t("retried")}
          onDone={() => router.refresh()}
        >
          {t("retry")}
        </ActionButton>
      )}
      {may.discard && (
        <DeedDialog
          trigger={<Button look="ghost">{t("discard")}</Button>}
          title={t("discardTitle")}
          description={t("discardText")}
          schema={discardInput}
          send={discardMailAction.bind(null, workspace)}
          defaultValues={{ ...fixed, reason: "" }}
          fixed={fixed}
          doneText={t("discarded")}
          deed={t("discard")}
        >
          <TextareaField name="reason" label={t("reason")} rows={2} required />
        </DeedDialog>
      )}
    </div>
  );
}
