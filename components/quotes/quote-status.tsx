import { Check, CircleSlash, Clock, FileClock, Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { QuoteState } from "#lib/domain/contracts/quote.ts";

const looks: Record<QuoteState, { tone: StatusTone; Icon: typeof Check }> = {
  open: { tone: "warn", Icon: Clock },
  accepted: { tone: "plain", Icon: Check },
  sealed: { tone: "plain", Icon: Check },
  declined: { tone: "quiet", Icon: X },
  expired: { tone: "quiet", Icon: FileClock },
  withdrawn: { tone: "quiet", Icon: Undo2 },
  superseded: { tone: "quiet", Icon: CircleSlash },
};

/** How a quote stands today, as icon and word. */
export function QuoteStatus({ state }: { state: QuoteState }) {
  const t = useTranslations("contractLife.quote.state");
  const { tone, Icon } = looks[state];
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}
