"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Message } from "#components/ui/message.tsx";
import { Time } from "#components/ui/time.tsx";
import { confirmReadAction, markReadAction } from "#lib/features/knowledge/actions.ts";

/** Tells that the page is open: a page that is only fetched ahead is not read yet. */
export function MarkRead({ workspace, itemId, read }: { workspace: string; itemId: string; read: boolean }) {
  const told = useRef(read);
  useEffect(() => {
    if (told.current) return;
    told.current = true;
    // Unread marks may wait for the next page; a failure leaves it unread, which is the truth.
    markReadAction(workspace, { itemId }).catch(() => undefined);
  }, [workspace, itemId]);
  return null;
}

/** "I have read it", where the vendor asks for it; afterwards when it was said. */
export function ConfirmRead({
  workspace,
  itemId,
  edition,
  confirmedAt,
}: {
  workspace: string;
  itemId: string;
  edition: number;
  confirmedAt: number | null;
}) {
  const t = useTranslations("knowledge.page");
  const router = useRouter();
  if (confirmedAt !== null)
    return (
      <p className="sm m not-print">
        {t.rich("confirmedAt", { time: () => <Time instant={confirmedAt} style="full" /> })}
      </p>
    );
  return (
    <Message
      tone="warn"
      title={t("confirmText")}
      className="not-print"
      actions={
        <ActionButton
          send={confirmReadAction.bind(null, workspace)}
          input={{ itemId, edition }}
          look="pri"
          doneText={t("confirmed")}
          onDone={() => router.refresh()}
        >
          {t("confirm")}
        </ActionButton>
      }
    />
  );
}
