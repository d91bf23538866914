"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { RadioField, TextareaField } from "#components/forms/fields.tsx";
import { PRIORITIES, type Priority } from "#lib/domain/tickets/types.ts";
import { changePriorityAction, diagnoseTicketAction } from "#lib/features/tickets/actions.ts";
import { changePriorityInput, diagnoseInput } from "#lib/features/tickets/schema.ts";
import { useMean } from "../meant.tsx";
import { DialogForm, type DialogProps } from "./dialog-form.tsx";

type Props = DialogProps & {
  priority: Priority;
  /** Why it is what it is now (S5), in words. */
  because: string;
  /** It still is what the form's answers gave. */
  derived: boolean;
};

function Priorities({ derived }: { derived: Priority | null }) {
  const t = useTranslations("ticketPages.priority");
  return (
    <RadioField
      name="priority"
      label={t("label")}
      choices={PRIORITIES.map(value => ({
        value,
        label: <b>{value}</b>,
        hint: `${t(`meaning.${value}`)}${value === derived ? `, ${t("derived")}` : ""}`,
      }))}
    />
  );
}

/** A reason is asked for only when the priority becomes another one. */
function ReasonWhenChanged({ from }: { from: Priority }) {
  const t = useTranslations("ticketPages.diagnose");
  const priority: unknown = useWatch({ name: "priority" });
  if (priority === from) return null;
  return <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} required />;
}

/** The preliminary diagnosis: starts the response clock (S4) and confirms or changes the priority (S5). */
export function DiagnoseDialog({ priority, because, derived, slug, ...rest }: Props) {
  const t = useTranslations("ticketPages.diagnose");
  const mean = useMean();
  return (
    <DialogForm
      {...rest}
      title={t("title")}
      description={<p>{t("text", { priority, because })}</p>}
      schema={diagnoseInput}
      send={diagnoseTicketAction.bind(null, slug)}
      defaultValues={{ priority, reason: "", diagnosis: "" }}
      draft="diagnose"
      doneText={t("done")}
      meanwhile={({ priority }) => mean({ priority })}
      button={t("do")}
    >
      <Priorities derived={derived ? priority : null} />
      <ReasonWhenChanged from={priority} />
      <TextareaField name="diagnosis" label={t("diagnosis")} hint={t("diagnosisHint")} rows={4} optional />
    </DialogForm>
  );
}

/** Another priority, with a reason everyone reads (S5). */
export function PriorityDialog({ priority, because, derived, slug, ...rest }: Props) {
  const t = useTranslations("ticketPages.changePriority");
  const mean = useMean();
  return (
    <DialogForm
      {...rest}
      title={t("title")}
      description={<p>{t("text", { priority, because })}</p>}
      schema={changePriorityInput}
      send={changePriorityAction.bind(null, slug)}
      defaultValues={{ priority, reason: "" }}
      draft="priority"
      doneText={t("done")}
      meanwhile={({ priority }) => mean({ priority })}
      button={t("do")}
    >
      <Priorities derived={derived ? priority : null} />
      <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} required />
    </DialogForm>
  );
}
