"use client";

import { Unlink } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { linkKnowledgeAction, unlinkKnowledgeAction } from "#lib/features/knowledge/actions.ts";
import type { LinkedTicket } from "#lib/features/knowledge/dto.ts";
import { linkInput } from "#lib/features/knowledge/schema.ts";

/** Cases a thing belongs to, of those the reader may see (T4); authors tie and untie them. */
export function KnowledgeCases({
  workspace,
  itemId,
  tickets,
  edits,
}: {
  workspace: string;
  itemId: string;
  tickets: readonly LinkedTicket[];
  edits: boolean;
}) {
  const t = useTranslations("knowledge.page");
  const router = useRouter();
  if (tickets.length === 0 && !edits) return null;
  return (
    <section aria-labelledby="cases" className="not-print">
      <h2 id="cases">{t("cases")}</h2>
      {edits && <p className="hint">{t("casesHint")}</p>}
      <ul className="kb-cases">
        {tickets.map(ticket => (
          <li key={ticket.ticketId} className="row">
            <span className="grow">
              <Link href={`/${workspace}/tickets/${ticket.number}`}>{ticket.number}</Link>{" "}
              <span className="sm m">{ticket.subject}</span>
            </span>
            {edits && (
              <ActionButton
                send={unlinkKnowledgeAction.bind(null, workspace)}
                input={{ itemId, ticketId: ticket.ticketId }}
                look="ghost"
                size="sml"
                doneText={t("unlinked")}
                onDone={() => router.refresh()}
              >
                <Unlink className="i i-s" aria-hidden="true" />
                <span className="vh">{t("unlinkOf", { number: ticket.number })}</span>
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      {edits && (
        <DeedDialog
          trigger={<Button size="sml">{t("link")}</Button>}
          title={t("link")}
          schema={linkInput}
          send={linkKnowledgeAction.bind(null, workspace)}
          defaultValues={{ itemId, number: "" }}
          fixed={{ itemId }}
          doneText={t("linked")}
          deed={t("link")}
        >
          <TextField
            name="number"
            label={t("linkNumber")}
            hint={t("linkNumberHint")}
            maxLength={40}
            autoComplete="off"
            required
          />
        </DeedDialog>
      )}
    </section>
  );
}
