import { useTranslations } from "next-intl";
import { Message } from "#components/ui/message.tsx";
import type { StalledDto } from "#lib/features/onboarding/dto.ts";

/** A way in that stands still: since when, at which step, and who is to act. Both sides read the same. */
export function Stalled({
  stalled,
  names,
}: {
  stalled: StalledDto;
  names: { vendor: string; partner: string };
}) {
  const t = useTranslations("onboarding.steps.stalled");
  const { step, turn, owner } = stalled;
  return (
    <Message
      tone="warn"
      className="gap"
      title={t("title", { days: stalled.days })}
      actions={<a href={`#${step.key}`}>{t("do")}</a>}
    >
      {stalled.why === "overdue"
        ? t("overdue", { step: step.title })
        : t("quiet", { step: step.title, after: stalled.after })}{" "}
      {turn && (owner ? t("turnOwner", { who: names[turn], owner }) : t("turn", { who: names[turn] }))}
    </Message>
  );
}
