import { useTranslations } from "next-intl";
import { ClockCard } from "#components/ui/clock-bar.tsx";
import { ClockTable } from "#components/ui/clock-walk.tsx";
import { Message } from "#components/ui/message.tsx";
import type { ClockSegment, ClockWalk } from "#lib/domain/time/clock-types.ts";

type Props = { walk: ClockWalk; workspace: string; days: number; zone: string; own: boolean };

/** The vendor's own obligation (P12): by when it answers, drawn and counted like a case's, the same for both sides. */
export function AnswerClock({ walk, workspace, days, zone, own }: Props) {
  const t = useTranslations("applications.clock");
  const name = t("name");
  const held = () => workspace;
  const reason = (segment: ClockSegment, index: number) =>
    segment.kind === "paused"
      ? t("paused")
      : index === 0 && segment.kind !== "closed"
        ? t("started")
        : undefined;
  return (
    <section aria-label={t("label", { vendor: workspace })}>
      {walk.state === "breached" && (
        <Message
          tone="breach"
          className="clock-late"
          title={own ? t("lateOwn", { vendor: workspace }) : t("lateVendor")}
        />
      )}
      <ClockCard walk={walk} name={name} label={t("label", { vendor: workspace })} zone={zone} />
      <p className="mm sm due-rule">{t("rule", { days, vendor: workspace })}</p>
      <details className="sm">
        <summary>{t("walk")}</summary>
        <ClockTable walk={walk} name={name} zone={zone} reason={reason} held={held} />
      </details>
    </section>
  );
}
