"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxesField } from "#components/forms/fields.tsx";
import { AddressTrouble } from "#components/mail-delivery/address-notice.tsx";
import { TONES } from "#components/mail-delivery/mail-list.tsx";

import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";

import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Role } from "#lib/domain/policies/types.ts";
import type { FailingAddress } from "#lib/features/mail-delivery/dto.ts";
import {
  changeRolesAction,
  endMembershipAction,
  resendInvitationAction,
  withdrawInvitationAction,
} from "#lib/features/people/actions.ts";
import type { MemberLine } from "#lib/features/people/dto.ts";
import type { InvitationMail } from "#lib/features/people/invitation-mail.ts";
import { rolesInput } from "#lib/features/people/schema.ts";

type Props = {
  workspace: string;
  org: string;
  side: "vendor" | "partner" | "customer";
  roles: readonly string[];
  people: readonly MemberLine[];
  /** By person, whose mail does not arrive. */
  failing: Readonly<Record<string, FailingAddress>>;
  /** Membership of the reader. */
  own: string;
  mayChange: boolean;
  now: number;
};

/** The people of an organisation: roles, state of the invitation, and what an administrator can do about each. */
export function PeopleList(props: Props) {
  const t = useTranslations("people");
  return (
    <Table label={t("title")} stack free>
      <thead>
        <tr>
          <Th>{t("name")}</Th>
          <Th>{t("rolesLabel")}</Th>
          <Th>{t("state")}</Th>
          {props.mayChange && (
            <Th>
              <span className="vh">{t("actions")}</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {props.people.map(person => (
          <tr key={person.membershipId}>
            <Td className="full">
              <span className="row">
                <Avatar name={person.name} kind={props.side === "customer" ? "plain" : props.side} />
                <span>
                  <b>{person.name}</b> {person.membershipId === props.own && <Tag>{t("you")}</Tag>}
                  <span className="mm sm block">{person.email}</span>
                </span>
              </span>
            </Td>
            <Td className="full">{person.roles.map(role => t(`roles.${role as Role}`)).join(", ")}</Td>
            <Td>
              <State person={person} now={props.now} />
              {/* Of an invitation that came back its own mail says more. */}
              {!person.invitation && (
                <AddressTrouble
                  workspace={props.workspace}
                  person={person}
                  failing={props.failing[person.personId]}
                  mayConfirm={props.mayChange || person.membershipId === props.own}
                />
              )}
            </Td>
            {props.mayChange && (
              <Td num className="full">
                <span className="row wrap justify-end">
                  <Deeds {...props} person={person} />
                </span>
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function State({ person, now }: { person: MemberLine; now: number }) {
  const t = useTranslations("people");
  if (!person.invitation) return <span className="m">{t("active")}</span>;
  const { expiresAt: until, mail } = person.invitation;
  return (
    <>
      {until === null || until <= now ? (
        <Tag tone="warn">{t("lapsed")}</Tag>
      ) : (
        <Tag tone="line">{t.rich("pending", { until: () => <Time instant={until} now={now} /> })}</Tag>
      )}
      {mail && <InvitationMailState mail={mail} />}
    </>
  );
}

/** How the mail of an invitation fared; of one that did not arrive why, and what helps. */
function InvitationMailState({ mail: { state, words } }: { mail: InvitationMail }) {
  const t = useTranslations("people");
  const states = useTranslations("mailDelivery.states");
  const gone = state === "bounced" || state === "refused";
  if (!gone && state !== "delayed")
    return <span className="mm sm block">{t("invitationMail", { state: states(state) })}</span>;
  return (
    <div className="address-trouble">
      <Tag tone={TONES[state]}>{t("invitationMail", { state: states(state) })}</Tag>
      {words && <span className="mm sm block">{words}</span>}
      {gone && <span className="sm block">{t("invitationBack")}</span>}
    </div>
  );
}

function Deeds(props: Props & { person: MemberLine }) {
  const { person, workspace } = props;
  const t = useTranslations("people");
  const router = useRouter();
  const refresh = () => router.refresh();
  const input = { membershipId: person.membershipId };
  if (person.invitation) {
    return (
      <>
        <ActionButton
          size="sml"
          send={resendInvitationAction.bind(null, workspace)}
          input={input}
          doneText={t("again")}
          onDone={refresh}
        >
          {t("resend")}
          <span className="vh">: {person.name}</span>
        </ActionButton>
        <ActionButton
          size="sml"
          look="ghost"
          send={withdrawInvitationAction.bind(null, workspace)}
          input={input}
          doneText={t("withdrawn")}
          onDone={refresh}
        >
          {t("withdraw")}
          <span className="vh">: {person.name}</span>
        </ActionButton>
      </>
    );
  }
  return (
    <>
      <ChangeRoles {...props} />
      {person.membershipId !== props.own && <End {...props} />}
    </>
  );
}

function End({ person, workspace, org }: Props & { person: MemberLine }) {
  const t = useTranslations("people");
  const [open, setOpen] = useState(false);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sml" look="ghost">
          {t("end")}
          <span className="vh">: {person.name}</span>
        </Button>
      }
      title={t("endTitle", { name: person.name })}
      description={t("endText", { name: person.name, org })}
      send={endMembershipAction.bind(null, workspace)}
      input={{ membershipId: person.membershipId, version: person.version }}
      doneText={t("ended")}
    >
      {t("endDo")}
    </ConfirmDialog>
  );
}

function ChangeRoles({ person, workspace, roles }: Props & { person: MemberLine }) {
  const t = useTranslations("people");
  return (
    <DeedDialog
      trigger={
        <Button size="sml">
          {t("change")}
          <span className="vh">: {person.name}</span>
        </Button>
      }
      title={t("changeOf", { name: person.name })}
      schema={rolesInput}
      send={changeRolesAction.bind(null, workspace)}
      defaultValues={{ roles: person.roles }}
      fixed={{ membershipId: person.membershipId, version: person.version }}
      doneText={t("changed")}
      deed={t("saveRoles")}
    >
      <CheckboxesField
        name="roles"
        label={t("rolesLabel")}
        hint={t("rolesHint")}
        choices={roles.map(role => ({ value: role, label: t(`roles.${role as Role}`) }))}
      />
    </DeedDialog>
  );
}
