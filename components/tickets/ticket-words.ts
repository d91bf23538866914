import { useFormatter, useTranslations } from "next-intl";
import type { Permission, TicketAction, TicketDTO } from "#lib/features/tickets/dto.ts";

/** Why the priority is what it is (S5), as the middle of a sentence. */
export function useBecause(
  ticket: Pick<TicketDTO, "priorityReason" | "priorityNote" | "affectedBp">,
): string {
  const t = useTranslations("ticketPages.reason");
  const affected = useShare()(ticket.affectedBp);
  const key = t.has(ticket.priorityReason) ? ticket.priorityReason : "changed";
  return t(key, { affected, note: ticket.priorityNote });
}

/** Basis points as a share: `67 %`. */
export function useShare(): (basisPoints: number) => string {
  const format = useFormatter();
  return basisPoints => format.number(basisPoints / 10_000, { style: "percent", maximumFractionDigits: 1 });
}

/** What is refused, and why, in the reader's words. */
export function useRefusals(may: Record<TicketAction, Permission>): Partial<Record<TicketAction, string>> {
  const t = useTranslations();
  const entries = Object.entries(may).flatMap(([action, permission]) =>
    permission.allowed
      ? []
      : [
          [
            action,
            t.has(permission.reason) ? t(permission.reason, permission.params) : t("errors.forbidden"),
          ],
        ],
  );
  return Object.fromEntries(entries) as Partial<Record<TicketAction, string>>;
}
