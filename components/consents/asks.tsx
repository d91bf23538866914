"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Message } from "#components/ui/message.tsx";
import type { OwnDto } from "#lib/features/certifications/dto.ts";
import { agreeToCountAction, declineToCountAction } from "#lib/features/consents/actions.ts";

/** Companies that ask for the person's word (P22); each is answered here. */
export function Asks({
  workspace,
  vendor,
  here,
  asks,
}: {
  workspace: string;
  /** The vendor's name. */
  vendor: string;
  /** The company they are at; null between companies. */
  here: string | null;
  asks: OwnDto["asks"];
}) {
  const t = useTranslations("consents.asks");
  const router = useRouter();
  return asks.map(ask => (
    <Message
      key={ask.orgId}
      tone="info"
      className="after"
      title={t("title", { company: ask.company })}
      actions={
        <>
          <ActionButton
            look="pri"
            send={agreeToCountAction.bind(null, workspace)}
            input={{ orgId: ask.orgId, leave: Boolean(ask.joins && here) }}
            doneText={t("agreed", { company: ask.company })}
            onDone={() => router.refresh()}
          >
            {ask.joins && here
              ? t("leaveAndAgree", { here, company: ask.company })
              : t("agree", { company: ask.company })}
          </ActionButton>
          <ActionButton
            send={declineToCountAction.bind(null, workspace)}
            input={{ orgId: ask.orgId }}
            doneText={t("declined")}
            onDone={() => router.refresh()}
          >
            {t("decline")}
          </ActionButton>
        </>
      }
    >
      <p>{t("text", { by: ask.by || ask.company, company: ask.company, workspace: vendor })}</p>
      {ask.joins && <p>{t("joins", { company: ask.company })}</p>}
      {ask.joins && here && <p>{t("elsewhere", { here })}</p>}
    </Message>
  ));
}
