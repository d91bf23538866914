"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormContext } from "react-hook-form";
import { FilesField, RadioField, TextareaField } from "#components/forms/fields.tsx";
import { ENDINGS } from "#lib/features/files/kinds.ts";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";
import {
  answerEscalationAction,
  askCustomerAction,
  askForMoreAction,
  giveMoreAction,
  handBackEscalationAction,
  passOnAnswerAction,
  reopenTicketAction,
  resolveTicketAction,
} from "#lib/features/tickets/actions.ts";
import type { CaseChoice } from "#lib/features/tickets/dto/links.ts";
import {
  answerLevel3Input,
  closingInput,
  giveMoreInput,
  messageInput,
  passOnInput,
  reasonInput,
} from "#lib/features/tickets/schema.ts";
import { MAX_FILES, pickedFiles, withFiles } from "../ticket-send.ts";
import { DialogForm, type DialogProps } from "./dialog-form.tsx";
import { ChildrenField } from "./link-dialogs.tsx";
import { SecretsFound } from "./secrets-found.tsx";

const wordsInput = messageInput.extend({ files: pickedFiles });
const answerInput = answerLevel3Input.extend({ files: pickedFiles });

const moreInput = giveMoreInput.extend({ files: pickedFiles });

const talks = { waitForCustomer: askCustomerAction, askMore: askForMoreAction } as const;

export function TicketFiles() {
  const t = useTranslations("ticketPages.files");
  return (
    <FilesField
      name="files"
      label={t("label")}
      maxBytes={MAX_FILE_BYTES}
      maxFiles={MAX_FILES}
      endings={ENDINGS}
      optional
    />
  );
}

/** Words with files that also move the ticket: to the customer, or between partner and manufacturer (T3, T5). */
export function TalkDialog({ kind, slug, ...rest }: DialogProps & { kind: keyof typeof talks }) {
  const t = useTranslations(`ticketPages.${kind}`);
  const send = useMemo(() => withFiles(slug, talks[kind]), [slug, kind]);
  return (
    <DialogForm
      {...rest}
      title={t("title")}
      description={<p>{t("text")}</p>}
      schema={wordsInput}
      send={send}
      defaultValues={{ body: "", files: [] }}
      draft={kind}
      doneText={t("done")}
      button={t("do")}
    >
      <TextareaField name="body" label={t("body")} rows={5} required />
      <TicketFiles />
    </DialogForm>
  );
}

/** What the manufacturer asked for; what looks like a secret is pointed out before it goes (T3). */
export function GiveMoreDialog({ slug, ...rest }: DialogProps) {
  const t = useTranslations("ticketPages.giveMore");
  const send = useMemo(() => withFiles(slug, giveMoreAction), [slug]);
  return (
    <DialogForm
      {...rest}
      title={t("title")}
      description={<p>{t("text")}</p>}
      schema={moreInput}
      send={send}
      defaultValues={{ body: "", files: [], anyway: false }}
      draft="giveMore"
      doneText={t("done")}
      button={t("do")}
    >
      <TextareaField name="body" label={t("body")} rows={5} required />
      <TicketFiles />
      <SecretsFound fields={[{ name: "body", label: t("body") }]} />
    </DialogForm>
  );
}

/** The manufacturer's words for the customer, changed before they are passed on (P14). */
export function PassOnDialog({ slug, words, ...rest }: DialogProps & { words: string }) {
  const t = useTranslations("ticketPages.passOn");
  return (
    <DialogForm
      {...rest}
      title={t("title")}
      description={<p>{t("text")}</p>}
      schema={passOnInput}
      send={passOnAnswerAction.bind(null, slug)}
      defaultValues={{ body: words }}
      draft="passOn"
      doneText={t("done")}
      button={t("do")}
    >
      <TextareaField name="body" label={t("body")} rows={8} required />
    </DialogForm>
  );
}

/** The manufacturer's answer; whether the customer reads it as it is, is chosen (T4, P14). */
export function AnswerDialog({ slug, partner, ...rest }: DialogProps & { partner: string }) {
  const t = useTranslations("ticketPages.answerLevel3");
  const send = useMemo(() => withFiles(slug, answerEscalationAction), [slug]);
  return (
    <DialogForm
      {...rest}
      title={t("title")}
      description={<p>{t("text", { partner })}</p>}
      schema={answerInput}
      send={send}
      defaultValues={{ body: "", files: [], audience: "partner_vendor", forCustomer: "" }}
      draft="answer"
      doneText={t("done")}
      button={t("do")}
    >
      <RadioField
        name="audience"
        label={t("audience")}
        choices={[
          { value: "partner_vendor", label: t("toPartner", { partner }) },
          { value: "everyone", label: t("toEveryone") },
        ]}
      />
      <TextareaField name="body" label={t("body")} rows={6} required />
      <ForCustomer />
      <TicketFiles />
    </DialogForm>
  );
}

/** Apart from what the partner reads; none where the customer reads the answer itself. */
function ForCustomer() {
  const t = useTranslations("ticketPages.answerLevel3");
  const { watch } = useFormContext();
  return watch("audience") === "everyone" ? null : (
    <TextareaField
      name="forCustomer"
      label={t("forCustomer")}
      hint={t("forCustomerHint")}
      rows={4}
      optional
    />
  );
}

const reasons = { handBack: handBackEscalationAction, reopen: reopenTicketAction } as const;

/** A change that asks for its reason. */
export function ReasonDialog({ kind, slug, ...rest }: DialogProps & { kind: keyof typeof reasons }) {
  const t = useTranslations(`ticketPages.${kind}`);
  return (
    <DialogForm
      {...rest}
      title={t("title")}
      description={<p>{t("text")}</p>}
      schema={reasonInput}
      send={reasons[kind].bind(null, slug)}
      defaultValues={{ reason: "" }}
      draft={kind}
      doneText={t("done")}
      button={t("do")}
    >
      <TextareaField name="reason" label={t("reason")} rows={4} required />
    </DialogForm>
  );
}

/** Resolved with the closing note that reaches the customer (S18, T5). */
export function ResolveDialog({ slug, cases, ...rest }: DialogProps & { cases: readonly CaseChoice[] }) {
  const t = useTranslations("ticketPages.resolve");
  return (
    <DialogForm
      {...rest}
      title={t("title")}
      description={<p>{t("text")}</p>}
      schema={closingInput}
      send={resolveTicketAction.bind(null, slug)}
      defaultValues={{ note: "", children: false }}
      draft="resolve"
      doneText={t("done")}
      button={t("do")}
    >
      <TextareaField name="note" label={t("note")} hint={t("noteHint")} rows={6} required />
      <ChildrenField kind="resolve" cases={cases} />
    </DialogForm>
  );
}
