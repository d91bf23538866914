"use client";

import { Check, CircleDashed, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { DateField, TextField } from "#components/forms/fields.tsx";

import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";

import { EmptyState } from "#components/ui/empty-state.tsx";
import { Message } from "#components/ui/message.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { addContact, recordTraining, removeContact } from "#lib/features/contracts/actions.ts";
import type { ContactDto } from "#lib/features/contracts/dto.ts";
import { addContactInput, recordTrainingInput, removeContactInput } from "#lib/features/contracts/schema.ts";

type Props = {
  workspace: string;
  contractId: string;
  contacts: readonly ContactDto[];
  allowed: number;
  mustBeTrained: boolean;
  today: string;
  /** May add and remove (S7); training is another right. */
  manage: boolean;
  train: boolean;
  /** The contract is over or cancelled: nothing to add. */
  open: boolean;
};

/** The authorised contacts of a contract (S7): within the plan's number, each with training; untrained ones wait. */
export function Contacts(props: Props) {
  const { contacts, allowed, manage, open, mustBeTrained, today } = props;
  const t = useTranslations("contracts.contacts");
  const full = contacts.length >= allowed;
  const add = manage && open && !full && <AddContact {...props} />;
  return (
    <>
      {contacts.length === 0 ? (
        <EmptyState title={t("empty")} action={add || undefined}>
          {t("emptyText", { allowed })}
        </EmptyState>
      ) : (
        <>
          <Table label={t("label")} stack>
            <thead>
              <tr>
                <Th>{t("name")}</Th>
                <Th>{t("training")}</Th>
                {(manage || props.train) && open && (
                  <Th>
                    <span className="vh">{t("actions")}</span>
                  </Th>
                )}
              </tr>
            </thead>
            <tbody>
              {contacts.map(contact => (
                <tr key={contact.id}>
                  <Td className="full">
                    <span className="row">
                      <Avatar name={contact.name} />
                      <span>
                        {contact.name}
                        <br />
                        <span className="mm sm wrap-any">{contact.email}</span>
                      </span>
                    </span>
                  </Td>
                  <Td className="full">
                    {contact.trainedOn && contact.trainedOn <= today ? (
                      <Status icon={<Check className="i" aria-hidden="true" />}>
                        {t("trained")} <Day date={contact.trainedOn} />
                      </Status>
                    ) : (
                      <Status
                        tone={mustBeTrained ? "warn" : "quiet"}
                        icon={<CircleDashed className="i" aria-hidden="true" />}
                      >
                        {t(mustBeTrained ? "untrained" : "untrainedOpens")}
                      </Status>
                    )}
                    {contact.trainingNote && <div className="mm sm">{contact.trainingNote}</div>}
                  </Td>
                  {(manage || props.train) && open && (
                    <Td num className="full">
                      <span className="row wrap" style={{ justifyContent: "flex-end" }}>
                        {props.train && <Training {...props} contact={contact} />}
                        {manage && <Remove {...props} contact={contact} />}
                      </span>
                    </Td>
                  )}
                </tr>
              ))}
            </tbody>
          </Table>
          {add && <p style={{ marginTop: 12 }}>{add}</p>}
        </>
      )}
      {manage && open && full && (
        <Message tone="info" title={t("full", { allowed })} className="sec-note">
          {t("fullText")}
        </Message>
      )}
    </>
  );
}

function AddContact({ workspace, contractId, train, today, mustBeTrained }: Props) {
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

function Training({ workspace, contractId, contact, today, mustBeTrained }: Props & { contact: ContactDto }) {
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
    </DeedDialog>
  );
}

function Remove({ workspace, contractId, contact }: Props & { contact: ContactDto }) {
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
