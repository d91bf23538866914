import { Check, CircleDashed, CircleSlash, Eye, Hourglass, PenLine, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { EnvelopeState } from "#lib/domain/agreements/envelope.ts";

const looks: Record<EnvelopeState | "draft", { tone: StatusTone; icon: typeof Check }> = {
  draft: { tone: "quiet", icon: CircleDashed },
  sent: { tone: "info", icon: Send },
  viewed: { tone: "info", icon: Eye },
  signing: { tone: "info", icon: PenLine },
  completed: { tone: "ok", icon: Check },
  declined: { tone: "breach", icon: CircleSlash },
  voided: { tone: "quiet", icon: CircleSlash },
  expired: { tone: "warn", icon: Hourglass },
};

/** Where a document sent for signature stands, in a word. */
export function DocumentState({ state }: { state: EnvelopeState | "draft" }) {
  const t = useTranslations("signing.state");
  const { tone, icon: Icon } = looks[state];
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}
