import { Check, CircleDashed, Hourglass, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { PlanState } from "#lib/features/business-plans/dto.ts";
import { PLAN_PARTS, type PlanContent } from "#lib/features/business-plans/schema.ts";

const looks: Record<PlanState, { tone: StatusTone; icon: typeof Check }> = {
  draft: { tone: "quiet", icon: CircleDashed },
  submitted: { tone: "info", icon: Hourglass },
  validated: { tone: "ok", icon: Check },
  returned: { tone: "warn", icon: Undo2 },
};

export function PlanStatus({ state }: { state: PlanState }) {
  const t = useTranslations("onboarding.plan.state");
  const { tone, icon: Icon } = looks[state];
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}

/** What a plan says, part by part. */
export function PlanText({ content }: { content: PlanContent }) {
  const t = useTranslations("onboarding.plan.part");
  return (
    <div style={{ marginTop: 12 }}>
      {PLAN_PARTS.map(part =>
        content[part] ? (
          <div key={part} style={{ marginBottom: 12 }}>
            <h3>{t(part)}</h3>
            <p className="prose">{content[part]}</p>
          </div>
        ) : null,
      )}
    </div>
  );
}
