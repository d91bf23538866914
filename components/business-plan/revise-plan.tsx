"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { revisePlanAction } from "#lib/features/business-plans/actions.ts";

/** Begins a new plan with the words of the one that holds, which goes on counting until the new one is validated. */
export function RevisePlan({ workspace, planId }: { workspace: string; planId: string }) {
  const t = useTranslations("onboarding.plan");
  const router = useRouter();
  return (
    <ActionButton
      send={revisePlanAction.bind(null, workspace)}
      input={{ planId }}
      doneText={t("revised")}
      onDone={() => router.refresh()}
    >
      {t("revise")}
    </ActionButton>
  );
}
