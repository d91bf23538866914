"use client";

import { Check, CircleDashed, Mail } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import type { ContactTrainingTerms } from "#lib/domain/contracts/options.ts";
import { textIn } from "#lib/domain/text.ts";
import { inviteContact } from "#lib/features/contracts/actions.ts";
import type { ContactDto, ContactsDto } from "#lib/features/contracts/dto.ts";
import { fileHref } from "#lib/features/files/dto.ts";
import { AddContact, Remove, Replace, Training } from "./contact-deeds.tsx";

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
  /** Invitations, evidence, and who was on the list before. */
  more: ContactsDto;
  training: ContactTrainingTerms;
  servedBy: string;
  /** May see the courses of the training part. */
  courses: boolean;
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
                {manage && open && (
                  <Th>
                    <span className="vh">{t("actions")}</span>
                  </Th>
                )}
              </tr>
            </thead>
            <tbody>
              {contacts.map(contact => (
                <tr key={contact.id}>
                  <Td className="full opt-name">
                    <span className="row">
                      <Avatar name={contact.name} />
                      <span>
                        {contact.name}
                        <br />
                        <span className="mm sm wrap-any">{contact.email}</span>
                        <Invitation {...props} contact={contact} />
                      </span>
                    </span>
                  </Td>
                  <Td className="full">
                    <span className="row wrap">
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
                      {props.train && open && <Training {...props} contact={contact} />}
                    </span>
                    {contact.trainedOn ? (
                      <Proof {...props} contact={contact} />
                    ) : (
                      mustBeTrained && <Missing {...props} />
                    )}
                  </Td>
                  {manage && open && (
                    <Td num className="full">
                      <span className="row contact-deeds">
                        <Replace {...props} contact={contact} />
                        <Remove {...props} contact={contact} />
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
      <Former former={props.more.former} />
      {manage && open && full && (
        <Message tone="info" title={t("full", { allowed })} className="sec-note">
          {t("fullText")}
        </Message>
      )}
    </>
  );
}

type Of = Props & { contact: ContactDto };

/** How far the invitation to the portal is, where they don't take part yet. */
function Invitation({ workspace, contractId, contact, more, manage, open }: Of) {
  const t = useTranslations("contracts.contacts");
  const router = useRouter();
  const state = more.invitations[contact.id] ?? "none";
  if (state === "accepted") return null;
  return (
    <span className="row wrap sm">
      <Status
        tone={state === "pending" ? "quiet" : "warn"}
        icon={<Mail className="i i-s" aria-hidden="true" />}
      >
        {t(`invitations.${state}`)}
      </Status>
      {manage && open && state !== "none" && (
        <ActionButton
          size="sml"
          look="ghost"
          send={inviteContact.bind(null, workspace)}
          input={{ contractId, contactId: contact.id }}
          onDone={() => router.refresh()}
          doneText={t("invitedAgain")}
        >
          {t("inviteAgain")}
          <span className="vh"> {contact.name}</span>
        </ActionButton>
      )}
    </span>
  );
}

/** What says that they were trained: a course of this portal, or somebody's word with its evidence. */
function Proof({ workspace, contact, more }: Of) {
  const t = useTranslations("contracts.contacts");
  const files = more.files[contact.id] ?? [];
  const source =
    contact.trainingFrom === "course"
      ? t("byCourse")
      : contact.trainingBy && t("byHand", { name: contact.trainingBy });
  const words = [contact.trainingNote, source].filter(Boolean).join(" · ");
  return (
    <>
      {words && <div className="mm sm">{words}</div>}
      {files.map(file => (
        <div key={file.id} className="sm">
          <a href={fileHref(workspace, file.id)}>{file.name}</a>
        </div>
      ))}
    </>
  );
}

/** What an untrained contact lacks, and how to get it. */
function Missing({ workspace, training, servedBy, courses }: Props) {
  const t = useTranslations("contracts.contacts");
  const locale = useLocale();
  const how = training.howTo === null ? "" : textIn(training.howTo, locale);
  const area = training.areas[0];
  return (
    <div className="sm m" style={{ maxWidth: "38ch", whiteSpace: "normal" }}>
      {how || t("missingAsk", { by: servedBy })}{" "}
      {courses && area && <Link href={`/${workspace}/training?area=${area}`}>{t("courses")}</Link>}
    </div>
  );
}

/** Who was on the list, from when to when, and who took the place. */
function Former({ former }: { former: ContactsDto["former"] }) {
  const t = useTranslations("contracts.contacts");
  if (former.length === 0) return null;
  return (
    <details className="sec-note">
      <summary className="sm">{t("former", { count: former.length })}</summary>
      <ul className="dots sm">
        {former.map(contact => (
          <li key={contact.id}>
            {contact.name},{" "}
            {t.rich("fromUntil", {
              from: () => <Day date={contact.from} />,
              until: () => <Day date={contact.until} />,
            })}
            <span className="mm">
              {" · "}
              {contact.replacedBy
                ? t("replacedBy", { name: contact.replacedBy })
                : t("removedBy", { name: contact.removedBy })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
