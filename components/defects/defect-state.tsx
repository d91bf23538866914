import { Check, CircleDot, CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { DefectState as State } from "#lib/domain/tickets/defects.ts";

const icons = { open: CircleDot, fixed: Check, withdrawn: CircleSlash };

/** Where a defect stands, with the release that mended it. */
export function DefectState({ state, fixedIn }: { state: State; fixedIn: string | null }) {
  const t = useTranslations("defects");
  const Icon = icons[state];
  return (
    <Status
      tone={state === "open" ? undefined : state === "fixed" ? "ok" : "quiet"}
      icon={<Icon className="i" aria-hidden="true" />}
    >
      {state === "fixed" && fixedIn ? t("fixedIn", { release: fixedIn }) : t(`state.${state}`)}
    </Status>
  );
}
