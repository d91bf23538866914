"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Message } from "#components/ui/message.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { confirmAddressAction, confirmOwnAddressAction } from "#lib/features/mail-delivery/actions.ts";
import type { FailingAddress } from "#lib/features/mail-delivery/dto.ts";

type Props = {
  workspace: string;
  /** Of the person whose address it is; null where the reader may not say that it works. */
  membershipId?: string | null;
  /** The same of a person the account itself is, whichever company they are at. */
  ownPersonId?: string;
  failing: FailingAddress;
  className?: string;
};

/** That an address leads nowhere, in the server's words, and a press for who knows better. */
export function AddressNotice({ workspace, membershipId = null, ownPersonId, failing, className }: Props) {
  const t = useTranslations("mailDelivery");
  return (
    <Message
      tone="warn"
      className={className}
      title={t("failingTitle", { address: failing.address })}
      actions={
        ownPersonId ? (
          <Press send={confirmOwnAddressAction.bind(null, workspace)} input={{ personId: ownPersonId }} />
        ) : (
          membershipId && <Confirm workspace={workspace} membershipId={membershipId} />
        )
      }
    >
      <p>{t("failingText")}</p>
      {failing.words && <p>{t("words", { words: failing.words })}</p>}
    </Message>
  );
}

/** The same in a row of a list. */
export function AddressTrouble({
  workspace,
  person,
  failing,
  mayConfirm,
}: {
  workspace: string;
  person: { membershipId: string; name: string };
  failing: FailingAddress | undefined;
  mayConfirm: boolean;
}) {
  const t = useTranslations("mailDelivery");
  if (!failing) return null;
  if (failing.since === null)
    return <span className="mm sm block">{t("soft", { count: failing.softBounces })}</span>;
  return (
    <div className="address-trouble">
      <Tag tone="warn">{t("failing")}</Tag>
      {failing.words && <span className="mm sm block">{failing.words}</span>}
      {mayConfirm && <Confirm workspace={workspace} membershipId={person.membershipId} name={person.name} />}
    </div>
  );
}

function Confirm({
  workspace,
  membershipId,
  name,
}: {
  workspace: string;
  membershipId: string;
  name?: string;
}) {
  return <Press send={confirmAddressAction.bind(null, workspace)} input={{ membershipId }} name={name} />;
}

function Press({
  send,
  input,
  name,
}: Pick<ComponentProps<typeof ActionButton>, "send" | "input"> & { name?: string }) {
  const t = useTranslations("mailDelivery");
  const router = useRouter();
  return (
    <ActionButton
      size="sml"
      send={send}
      input={input}
      doneText={t("confirmed")}
      onDone={() => router.refresh()}
    >
      {t("confirm")}
      {name && <span className="vh">: {name}</span>}
    </ActionButton>
  );
}
