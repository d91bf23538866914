import { Check, CircleDashed, Hourglass, Inbox, Reply, Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { ApplicationState } from "#lib/domain/programmes/application.ts";

const looks: Record<ApplicationState, { icon: typeof Check; tone: StatusTone }> = {
  draft: { icon: CircleDashed, tone: "quiet" },
  submitted: { icon: Inbox, tone: "plain" },
  in_review: { icon: Hourglass, tone: "plain" },
  info_requested: { icon: Reply, tone: "warn" },
  accepted: { icon: Check, tone: "ok" },
  rejected: { icon: X, tone: "quiet" },
  withdrawn: { icon: Undo2, tone: "quiet" },
};

/** Where an application stands, in the words of who reads it: only what waits for the reader is coloured. */
export function ApplicationStatus({ state, own }: { state: ApplicationState; own: boolean }) {
  const t = useTranslations(own ? "applications.own" : "applications.state");
  const { icon: Icon, tone } = looks[state];
  const waits = state !== "info_requested" || own;
  return (
    <Status tone={waits ? tone : "plain"} icon={<Icon className="i" aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}
