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
  | { kind: "refused"; reason: string };

/** Says whether what was typed is kept, and where. */
export function KeepingLine({ keeping }: { keeping: Keeping }) {
  const t = useTranslations("forms.keeping");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const bad = keeping.kind === "offline" || keeping.kind === "signed_out" || keeping.kind === "refused";
  const Icon = bad ? CloudOff : keeping.kind === "saving" ? LoaderCircle : CloudCheck;
  const words = {
    idle: () => "",
    saving: () => t("saving"),
    saved: () => t("saved", { time: keeping.kind === "saved" ? clockText(keeping.at, locale, zone) : "" }),
    offline: () => t("offline"),
    signed_out: () => t("signedOut"),
    refused: () => t("notSaved", { reason: keeping.kind === "refused" ? keeping.reason : "" }),
  }[keeping.kind]();
  return (
    <span className="saved" role="status">
      {words && <Icon className="i" aria-hidden="true" />}
      {words}
    </span>
  );
}
