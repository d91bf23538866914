import { Award, CircleDashed, CircleSlash, Inbox, OctagonPause, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";

const looks: Record<PartnershipState, { tone: StatusTone; icon: typeof Award }> = {
  applicant: { tone: "quiet", icon: Inbox },
  onboarding: { tone: "info", icon: CircleDashed },
  active: { tone: "ok", icon: Award },
  remediation: { tone: "warn", icon: TriangleAlert },
  suspended: { tone: "breach", icon: OctagonPause },
  ended: { tone: "quiet", icon: CircleSlash },
};

/** Where a company stands in its programme, as icon and word. */
export function PartnerStatus({ state }: { state: PartnershipState }) {
  const t = useTranslations("partners.state");
  const { tone, icon: Icon } = looks[state];
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}
