"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import type { Side } from "#lib/domain/tickets/types.ts";
import { unlinkTicketsAction } from "#lib/features/tickets/actions-links.ts";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";

type Props = {
  ticket: Pick<TicketDTO, "number" | "links" | "merged" | "linked" | "mergedInto"> & {
    may: Pick<TicketDTO["may"], "link">;
  };
  side: Side;
  slug: string;
};

/** Cases this one has to do with, of those the reader sees (T6). */
export function TicketLinks({ ticket, side, slug }: Props) {
  const t = useTranslations("ticketPages.links");
  const states = useTranslations(`ticketPages.state.${side === "customer" ? "forCustomer" : "forStaff"}`);
  const router = useRouter();
  const { links, merged, linked } = ticket;
  if (links.length === 0 && merged.length === 0 && !linked) return null;
  const plain = [
    ...merged.map(one => ({ ...one, word: t("mergedFrom") })),
    ...(linked ? [{ ...linked, word: t("before") }] : []),
  ];
  return (
    <section>
      <h2>{t("title")}</h2>
      <ul className="tk-links">
        {links.map(link => (
          <li key={link.id} className="sm">
            <span className="grow">
              <span className="mm">{t(`relation.${link.relation}`)}</span>{" "}
              <Link href={`/${slug}/tickets/${link.number}`}>{link.number}</Link> {link.subject}{" "}
              <span className="mm">
                · {states(link.state)}
                {link.customerName && ` · ${link.customerName}`}
              </span>
            </span>
            {ticket.may.link.allowed && (
              <ActionButton
                look="ghost"
                size="sml"
                send={unlinkTicketsAction.bind(null, slug)}
                input={{ number: ticket.number, linkId: link.id }}
                doneText={t("removed")}
                onDone={() => router.refresh()}
              >
                <X className="i" aria-hidden="true" />
                <span className="vh">{t("remove", { number: link.number })}</span>
              </ActionButton>
            )}
          </li>
        ))}
        {plain.map(one => (
          <li key={one.number} className="sm">
            <span className="grow">
              <span className="mm">{one.word}</span>{" "}
              <Link href={`/${slug}/tickets/${one.number}`}>{one.number}</Link> {one.subject}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Above the history of a case that goes on in another one. */
export function MergedInto({ ticket, slug }: Pick<Props, "ticket" | "slug">) {
  const t = useTranslations("ticketPages.links");
  const into = ticket.mergedInto;
  if (!into) return null;
  return (
    <Message
      tone="info"
      title={t("mergedInto", into)}
      meanwhile={t("mergedIntoText")}
      actions={
        <ButtonLink size="sml" href={`/${slug}/tickets/${into.number}`}>
          {t("open", into)}
        </ButtonLink>
      }
    />
  );
}
