import {
  CalendarClock,
  Check,
  CircleDashed,
  CircleSlash,
  ClipboardCheck,
  FileText,
  Hourglass,
  RefreshCw,
  TriangleAlert,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { ContractState } from "#lib/domain/contracts/contract.ts";

const looks: Record<ContractState, { tone: StatusTone; Icon: typeof Check }> = {
  draft: { tone: "quiet", Icon: CircleDashed },
  quoted: { tone: "quiet", Icon: FileText },
  ordered: { tone: "quiet", Icon: ClipboardCheck },
  scheduled: { tone: "quiet", Icon: CalendarClock },
  in_force: { tone: "plain", Icon: Check },
  expiring: { tone: "warn", Icon: Hourglass },
  renewed: { tone: "quiet", Icon: RefreshCw },
  lapsed: { tone: "breach", Icon: TriangleAlert },
  cancelled: { tone: "quiet", Icon: CircleSlash },
};

/** A contract's state today, as icon and word. Healthy is grey; colour is for what is to be done. */
export function ContractStatus({ state }: { state: ContractState }) {
  const t = useTranslations("contracts.state");
  const { tone, Icon } = looks[state];
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}
