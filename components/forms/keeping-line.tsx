"use client";

import { CloudCheck, CloudOff, LoaderCircle } from "lucide-react";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { clockText } from "#components/ui/time-text.ts";

/** What becomes of what is typed where it is kept by itself. */
export type Keeping =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: number }
  | { kind: "offline" }
  | { kind: "signed_out" }
  /** Two texts stand against each other: nothing is kept of either until somebody chooses. */
  | { kind: "choose" }
  | { kind: "refused"; reason: string };

/** Says whether what was typed is kept, and where. */
export function KeepingLine({ keeping }: { keeping: Keeping }) {
  const t = useTranslations("forms.keeping");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const bad = !["idle", "saving", "saved"].includes(keeping.kind);
  const Icon = bad ? CloudOff : keeping.kind === "saving" ? LoaderCircle : CloudCheck;
  const words = {
    idle: () => "",
    saving: () => t("saving"),
    saved: () => t("saved", { time: keeping.kind === "saved" ? clockText(keeping.at, locale, zone) : "" }),
    offline: () => t("offline"),
    signed_out: () => t("signedOut"),
    choose: () => t("choose"),
    refused: () => t("notSaved", { reason: keeping.kind === "refused" ? keeping.reason : "" }),
  }[keeping.kind]();
  return (
    <span className="saved" role="status">
      {words && <Icon className="i" aria-hidden="true" />}
      {words}
    </span>
  );
}
