"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { SelectField, TextareaField } from "#components/forms/fields.tsx";
import type { Level } from "#lib/domain/tickets/types.ts";
import { assignTicketAction, handToLevelAction, releaseTicketAction } from "#lib/features/tickets/actions.ts";
import { assignInput, handOverInput } from "#lib/features/tickets/schema.ts";
import { useMean } from "../meant.tsx";
import { DialogForm, type DialogProps } from "./dialog-form.tsx";

/** Gives the ticket to a person of the own organisation. */
export function AssignDialog({
  people,
  current,
  me,
  slug,
  ...rest
}: DialogProps & { people: { personId: string; name: string }[]; current: string | null; me: string }) {
  const t = useTranslations("ticketPages.assign");
  const router = useRouter();
  const mean = useMean();
  const { number, version, onClose } = rest;
  return (
    <DialogForm
      {...rest}
      aside={
        current !== null && (
          <ActionButton
            send={releaseTicketAction.bind(null, slug)}
            input={{ number, version }}
            doneText={t("released")}
            meanwhile={() => mean({ assignee: null })}
            onDone={() => {
              onClose();
              router.refresh();
            }}
          >
            {t("release")}
          </ActionButton>
        )
      }
      title={t("title")}
      description={<p>{t("text")}</p>}
      schema={assignInput}
      send={assignTicketAction.bind(null, slug)}
      defaultValues={{ personId: current ?? "" }}
      doneText={t("done")}
      meanwhile={({ personId }) => {
        const to = people.find(person => person.personId === personId);
        if (to) mean({ assignee: { name: to.name, you: personId === me } });
      }}
      button={t("do")}
    >
      <SelectField
        name="personId"
        label={t("person")}
        placeholder={t("choose")}
        options={people.map(person => ({ value: person.personId, label: person.name }))}
        required
      />
    </DialogForm>
  );
}

/** Gives it in one press to somebody who may hold it (T3). */
export function GiveTo({
  slug,
  number,
  version,
  onClose,
  people,
}: DialogProps & { people: readonly { personId: string; name: string }[] }) {
  const t = useTranslations("ticketPages.escalate");
  const router = useRouter();
  const mean = useMean();
  return people.map(to => (
    <ActionButton
      key={to.personId}
      size="sml"
      send={assignTicketAction.bind(null, slug)}
      input={{ number, version, personId: to.personId }}
      doneText={t("given", to)}
      meanwhile={() => mean({ assignee: { name: to.name, you: false } })}
      onDone={() => {
        onClose();
        router.refresh();
      }}
    >
      {t("giveTo", to)}
    </ActionButton>
  ));
}

/** Hands it up or down between the levels of who serves it (T2); the customer's clock goes on. */
export function LevelDialog({ to, slug, ...rest }: DialogProps & { to: Level }) {
  const t = useTranslations("ticketPages.level");
  return (
    <DialogForm
      {...rest}
      title={t("title", { level: to })}
      description={<p>{t("text")}</p>}
      schema={handOverInput}
      send={handToLevelAction.bind(null, slug)}
      defaultValues={{ note: "" }}
      fixed={{ level: to }}
      draft={`level${to}`}
      doneText={t("done", { level: to })}
      button={t("do", { level: to })}
    >
      <TextareaField name="note" label={t("note")} hint={t("noteHint")} rows={3} optional />
    </DialogForm>
  );
}
