import {
  Ban,
  CalendarCheck,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  CircleX,
  Hourglass,
  Lock,
  Play,
  Users,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { EnrolmentState, SessionState } from "#lib/domain/training/seats.ts";

type Look = { tone: StatusTone; icon: typeof Ban };

const sessions: Record<SessionState, Look> = {
  open: { tone: "plain", icon: CalendarClock },
  full: { tone: "warn", icon: Users },
  closed: { tone: "quiet", icon: Lock },
  running: { tone: "info", icon: Play },
  over: { tone: "quiet", icon: CalendarCheck },
  cancelled: { tone: "quiet", icon: Ban },
};

export function SessionStatus({ state }: { state: SessionState }) {
  const t = useTranslations("training.sessionState");
  const { tone, icon: Icon } = sessions[state];
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}

const enrolments: Record<EnrolmentState, Look> = {
  asked: { tone: "info", icon: CircleDashed },
  waiting: { tone: "warn", icon: Hourglass },
  seated: { tone: "plain", icon: CircleCheck },
  cancelled: { tone: "quiet", icon: Ban },
};

export function EnrolmentStatus({ state }: { state: EnrolmentState }) {
  const t = useTranslations("training.enrolmentState");
  const { tone, icon: Icon } = enrolments[state];
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}

const outcomes: Record<"open" | "passed" | "failed", Look> = {
  open: { tone: "quiet", icon: CircleDashed },
  passed: { tone: "plain", icon: CircleCheck },
  failed: { tone: "breach", icon: CircleX },
};

export function OutcomeStatus({
  outcome,
  percent,
}: {
  outcome: "open" | "passed" | "failed";
  percent: number | null;
}) {
  const t = useTranslations("training.outcome");
  const { tone, icon: Icon } = outcomes[outcome];
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t(outcome)}
      {percent !== null && ` · ${percent} %`}
    </Status>
  );
}
