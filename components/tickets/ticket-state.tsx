import {
  ArrowUpFromLine,
  Check,
  CircleCheck,
  CircleDashed,
  CircleDot,
  type LucideIcon,
  Pause,
  Stethoscope,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { Side, TicketState as State } from "#lib/domain/tickets/types.ts";

const icons: Record<State, LucideIcon> = {
  new: CircleDashed,
  diagnosed: Stethoscope,
  in_progress: CircleDot,
  waiting_customer: Pause,
  with_manufacturer: ArrowUpFromLine,
  resolved: Check,
  closed: CircleCheck,
};

const tones: Partial<Record<State, StatusTone>> = {
  waiting_customer: "paused",
  resolved: "ok",
  closed: "quiet",
};

/** A ticket's state as its reader says it (T5): the customer is told of no hand-over but "with the manufacturer". */
export function TicketState({ state, side }: { state: State; side: Side }) {
  const t = useTranslations("ticketPages.state");
  const Icon = icons[state];
  const who = side === "customer" ? "forCustomer" : "forStaff";
  return (
    <Status tone={tones[state]} icon={<Icon className="i" aria-hidden="true" />}>
      {t(`${who}.${state}`)}
    </Status>
  );
}
