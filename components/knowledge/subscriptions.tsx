"use client";

import { Bell, BellOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { settleReviewAction, subscribeAction } from "#lib/features/knowledge/actions.ts";
import type { SubscriptionLine } from "#lib/features/knowledge/dto.ts";

/** Of which products one is told; each line is one press. */
export function SubscriptionTable({
  workspace,
  rows,
}: {
  workspace: string;
  rows: readonly SubscriptionLine[];
}) {
  const t = useTranslations("knowledge.subscribe");
  const router = useRouter();
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("product")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("alerts")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ productId, product, hears }) => (
          <tr key={productId}>
            <Td className="full">{product}</Td>
            <Td>
              <Status
                tone={hears ? "plain" : "quiet"}
                icon={
                  hears ? (
                    <Bell className="i" aria-hidden="true" />
                  ) : (
                    <BellOff className="i" aria-hidden="true" />
                  )
                }
              >
                {t(hears ? "told" : "quiet")}
              </Status>
            </Td>
            <Td>
              <ActionButton
                send={subscribeAction.bind(null, workspace)}
                input={{ productId, hears: !hears }}
                size="sml"
                doneText={t("saved")}
                onDone={() => router.refresh()}
              >
                {t(hears ? "stop" : "tell")}
                <span className="vh">: {product}</span>
              </ActionButton>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Whether a second person reads first: said to everybody who writes, changed by those who may. */
export function ReviewSwitch({
  workspace,
  review,
  may,
}: {
  workspace: string;
  review: boolean;
  may: boolean;
}) {
  const t = useTranslations("knowledge.review");
  const router = useRouter();
  return (
    <p className="row wrap sm m kb-review">
      <span>{t(review ? "on" : "off")}</span>
      {may && (
        <ActionButton
          send={settleReviewAction.bind(null, workspace)}
          input={{ review: !review }}
          look="ghost"
          size="sml"
          doneText={t("saved")}
          onDone={() => router.refresh()}
        >
          {t(review ? "turnOff" : "turnOn")}
        </ActionButton>
      )}
    </p>
  );
}
