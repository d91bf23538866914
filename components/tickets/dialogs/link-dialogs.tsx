"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { CheckboxesField, CheckboxField, SelectField, TextField } from "#components/forms/fields.tsx";
import { RELATIONS } from "#lib/domain/tickets/links.ts";
import { closeTicketAction } from "#lib/features/tickets/actions.ts";
import {
  linkTicketsAction,
  mergeTicketAction,
  splitTicketAction,
} from "#lib/features/tickets/actions-links.ts";
import type { CaseChoice } from "#lib/features/tickets/dto/links.ts";
import { linkInput, mergeInput, splitInput } from "#lib/features/tickets/schema/links.ts";
import { closeInput } from "#lib/features/tickets/schema.ts";
import { DialogForm, type DialogProps, RefusedDialog } from "./dialog-form.tsx";

export function LinkDialog({ slug, version: _, ...rest }: DialogProps) {
  const t = useTranslations("ticketPages.link");
  const words = useTranslations("ticketPages.links.choose");
  return (
    <DialogForm
      {...rest}
      version={undefined}
      title={t("title")}
      description={<p>{t("text")}</p>}
      schema={linkInput}
      send={linkTicketsAction.bind(null, slug)}
      defaultValues={{ relation: "related", other: "" }}
      doneText={t("done")}
      button={t("do")}
    >
      <SelectField
        name="relation"
        label={t("relation")}
        options={RELATIONS.map(value => ({ value, label: words(value) }))}
        required
      />
      <TextField name="other" label={t("other")} autoCapitalize="characters" required />
    </DialogForm>
  );
}

/** Where it goes on is chosen by number and subject, so that nobody merges by a slip of the fingers. */
export function MergeDialog({
  slug,
  cases,
  customer,
  ...rest
}: DialogProps & { cases: readonly CaseChoice[]; customer: string }) {
  const t = useTranslations("ticketPages.merge");
  const router = useRouter();
  if (cases.length === 0)
    return <RefusedDialog title={t("title")} why={t("none", { customer })} onClose={rest.onClose} />;
  return (
    <DialogForm
      {...rest}
      title={t("title")}
      description={<p>{t("text")}</p>}
      schema={mergeInput}
      send={mergeTicketAction.bind(null, slug)}
      defaultValues={{ into: "" }}
      doneText={t("done")}
      button={t("do")}
      onDone={({ number }) => router.push(`/${slug}/tickets/${number}`)}
    >
      <SelectField
        name="into"
        label={t("into")}
        placeholder={t("choose", { customer })}
        options={cases.map(({ number, subject }) => ({ value: number, label: `${number} ${subject}` }))}
        required
      />
    </DialogForm>
  );
}

export type MessageChoice = { id: string; label: string; hint: string };

export function SplitDialog({
  slug,
  messages,
  ...rest
}: DialogProps & { messages: readonly MessageChoice[] }) {
  const t = useTranslations("ticketPages.split");
  const router = useRouter();
  return (
    <DialogForm
      {...rest}
      wide
      title={t("title")}
      description={<p>{t("text")}</p>}
      schema={splitInput}
      send={splitTicketAction.bind(null, slug)}
      defaultValues={{ messageIds: [], subject: "" }}
      draft="split"
      doneText={t("done")}
      button={t("do")}
      onDone={({ number }) => router.push(`/${slug}/tickets/${number}`)}
    >
      <TextField name="subject" label={t("subject")} maxLength={160} required />
      <CheckboxesField
        name="messageIds"
        label={t("messages")}
        choices={messages.map(({ id, label, hint }) => ({ value: id, label, hint }))}
        required
      />
    </DialogForm>
  );
}

/** Whether the children go along (T6); nothing where there are none. */
export function ChildrenField({ kind, cases }: { kind: "resolve" | "close"; cases: readonly CaseChoice[] }) {
  const t = useTranslations("ticketPages.children");
  if (cases.length === 0) return null;
  const numbers = cases.map(one => one.number).join(", ");
  return (
    <CheckboxField
      name="children"
      label={t(kind, { count: cases.length, numbers })}
      hint={t(kind === "resolve" ? "hintResolve" : "hintClose")}
    />
  );
}

/** Closing a parent asks about its children; any other case closes by one press. */
export function CloseDialog({ slug, cases, ...rest }: DialogProps & { cases: readonly CaseChoice[] }) {
  const t = useTranslations("ticketPages.deed");
  return (
    <DialogForm
      {...rest}
      title={t("close")}
      description={<p>{t("text.close")}</p>}
      schema={closeInput}
      send={closeTicketAction.bind(null, slug)}
      defaultValues={{ children: true }}
      doneText={t("done.close")}
      button={t("close")}
    >
      <ChildrenField kind="close" cases={cases} />
    </DialogForm>
  );
}
