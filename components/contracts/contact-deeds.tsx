"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField, FilesField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  addContact,
  recordTraining,
  removeContact,
  replaceContact,
} from "#lib/features/contracts/actions.ts";
import type { ContactDto } from "#lib/features/contracts/dto.ts";
import {
  addContactInput,
  MOST_TRAINING_FILES,
  recordTrainingInput,
  removeContactInput,
  replaceContactInput,
} from "#lib/features/contracts/schema.ts";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";

type List = {
  workspace: string;
  contractId: string;
  mustBeTrained: boolean;
  today: string;
  /** May record training (S7). */
  train: boolean;
};
type Of = List & { contact: ContactDto };

/** The old contact goes and a new one takes the place, in one deed. */
export function Replace({ workspace, contractId, contact }: Of) {
  const t = useTranslations("contracts.contacts");
  const fixed = { contractId, contactId: contact.id, version: contact.version };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("replace")}
          <span className="vh"> {contact.name}</span>
        </Button>
      }
      title={t("replaceTitle", { name: contact.name })}
      description={t("replaceText", { name: contact.name })}
      schema={replaceContactInput}
      send={replaceContact.bind(null, workspace)}
      defaultValues={{ ...fixed, name: "", email: "" }}
      fixed={fixed}
      formKey={`replace-${contact.id}`}
      doneText={t("replaced")}
      deed={t("replaceDo", { name: contact.name })}
    >
      <TextField name="name" label={t("name")} required autoComplete="off" />
      <TextField name="email" type="email" label={t("email")} required autoComplete="off" />
    </DeedDialog>
  );
}

/** A new contact, within the plan's number. */
export function AddContact({ workspace, contractId, train, today, mustBeTrained }: List) {
  const t = useTranslations("contracts.contacts");
  return (
    <DeedDialog
      trigger={
        <Button>
          <UserPlus className="i" aria-hidden="true" />
          {t("add")}
        </Button>
      }
      title={t("addTitle")}
      description={t(mustBeTrained ? "addText" : "addTextOpens")}
      schema={addContactInput}
      send={addContact.bind(null, workspace)}
      defaultValues={{ name: "", email: "", trainedOn: "", trainingNote: "", contractId }}
      fixed={{ contractId }}
      formKey={`contact-${contractId}`}
      doneText={t("added")}
      deed={t("addDo")}
    >
      <TextField name="name" label={t("name")} required autoComplete="off" />
      <TextField name="email" type="email" label={t("email")} required autoComplete="off" />
      {train && (
        <>
          <DateField name="trainedOn" label={t("trainedOn")} hint={t("trainedOnHint")} optional max={today} />
          <TextField name="trainingNote" label={t("note")} hint={t("noteHint")} optional />
        </>
      )}
    </DeedDialog>
  );
}

/** The day somebody was trained, with what proves it. */
export function Training({ workspace, contractId, contact, today, mustBeTrained }: Of) {
  const t = useTranslations("contracts.contacts");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look={contact.trainedOn ? "ghost" : "plain"}>
          {contact.trainedOn ? t("trainingChange") : t("trainingRecord")}
          <span className="vh"> {contact.name}</span>
        </Button>
      }
      title={t("trainingTitle", { name: contact.name })}
      description={mustBeTrained && t("trainingText")}
      schema={recordTrainingInput}
      send={recordTraining.bind(null, workspace)}
      defaultValues={{
        trainedOn: contact.trainedOn ?? today,
        trainingNote: contact.trainingNote,
        files: [],
        contractId,
        contactId: contact.id,
        version: contact.version,
      }}
      fixed={{ contractId, contactId: contact.id, version: contact.version }}
      doneText={t("trainingDone")}
      deed={t("trainingDo")}
    >
      <DateField name="trainedOn" label={t("trainedOn")} required max={today} />
      <TextField name="trainingNote" label={t("note")} hint={t("noteHint")} optional />
      <FilesField
        name="files"
        label={t("evidence")}
        hint={t("evidenceHint")}
        maxBytes={MAX_FILE_BYTES}
        maxFiles={MOST_TRAINING_FILES}
        optional
      />
    </DeedDialog>
  );
}

/** A contact goes, and nobody takes the place. */
export function Remove({ workspace, contractId, contact }: Of) {
  const t = useTranslations("contracts.contacts");
  const fixed = { contractId, contactId: contact.id, version: contact.version };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("remove")}
          <span className="vh"> {contact.name}</span>
        </Button>
      }
      title={t("removeTitle", { name: contact.name })}
      description={t("removeText", { name: contact.name })}
      schema={removeContactInput}
      send={removeContact.bind(null, workspace)}
      defaultValues={fixed}
      fixed={fixed}
      doneText={t("removed")}
      deed={t("removeDo", { name: contact.name })}
      look="danger"
    />
  );
}
