"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { passOnAnswerAction } from "#lib/features/tickets/actions.ts";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";

/** The manufacturer's words for the customer, to be passed on as they stand (P14); to change them first there is the deed. */
export function PassOn({
  ticket,
  slug,
  maker,
}: {
  ticket: Pick<TicketDTO, "number" | "version" | "level3Detail" | "may">;
  slug: string;
  maker: string;
}) {
  const t = useTranslations("ticketPages.passOn");
  const router = useRouter();
  const { forCustomer = "", passedOn = false } = ticket.level3Detail ?? {};
  if (forCustomer === "") return null;
  return (
    <div className="tk-note">
      <p className="mm sm">{t(passedOn ? "passed" : "words", { maker })}</p>
      <div className="sm tk-said">
        <Markdown text={forCustomer} />
      </div>
      {!passedOn && ticket.may.passOn.allowed && (
        <ActionButton
          size="sml"
          send={passOnAnswerAction.bind(null, slug)}
          input={{ number: ticket.number, version: ticket.version }}
          doneText={t("done")}
          onDone={() => router.refresh()}
        >
          {t("asItIs")}
        </ActionButton>
      )}
    </div>
  );
}
