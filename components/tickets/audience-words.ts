import { useLocale, useTranslations } from "next-intl";
import type { AudienceTone } from "#components/ui/timeline.tsx";
import type { Audience } from "#lib/domain/tickets/types.ts";
import type { ReadersDTO } from "#lib/features/tickets/dto/timeline.ts";
import type { TicketAction, TicketDTO } from "#lib/features/tickets/dto.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";

export const toneOf: Record<Audience, AudienceTone> = {
  everyone: "all",
  partner_vendor: "pv",
  partner: "own",
  vendor: "own",
};

const permission: Record<Audience, TicketAction> = {
  everyone: "replyEveryone",
  partner_vendor: "replyPartnerVendor",
  partner: "notePartner",
  vendor: "noteVendor",
};

/** An audience by the names of its companies (T4). */
export function useAudienceLabel(
  ticket: Pick<TicketDTO, "servedByName">,
  maker: string,
): (audience: Audience) => string {
  const t = useTranslations("ticketPages.audience");
  return audience => t(audience, { partner: ticket.servedByName, maker });
}

/** More names than that make nobody surer. */
const NAMED = 3;

/** Those the reader may write to, with the sentences that name who reads and who does not. */
export function useAudiences(
  ticket: TicketDTO,
  maker: string,
): { value: Audience; label: string; tone: AudienceTone; reads: string; readsNot: string }[] {
  const t = useTranslations("ticketPages.audience");
  const locale = useLocale();
  const label = useAudienceLabel(ticket, maker);
  const list = (items: string[]) => listText(items, locale);
  const readers = (party: ReadersDTO["reads"][number]) => {
    if (party.names.length === 0) return party.orgName;
    if (party.names.length > NAMED) return t("at", { count: party.names.length, org: party.orgName });
    return t("named", { names: party.names.join(", "), org: party.orgName });
  };
  return ticket.readers
    .filter(one => ticket.may[permission[one.audience]].allowed)
    .map(one => ({
      value: one.audience,
      label: label(one.audience),
      tone: toneOf[one.audience],
      reads: t("reads", { who: list(one.reads.map(readers)) }),
      readsNot:
        one.readsNot.length > 0
          ? t("readsNot", { who: list(one.readsNot.map(party => party.orgName)), count: one.readsNot.length })
          : "",
    }));
}
