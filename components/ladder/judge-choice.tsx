"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { Select } from "#components/ui/select.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { LadderAsked } from "#lib/features/tiers/asked.ts";
import type { VersionChoice } from "#lib/features/tiers/dto.ts";

/** How a version is called: in force, to come, kept, or the draft. */
export function useVersionName(): (choice: VersionChoice) => string {
  const t = useTranslations("ladder.version");
  const locale = useLocale();
  return ({ by, from, state }) => {
    if (by === "draft") return t("draft");
    const date = from ? dayText(from, locale) : "";
    return t(state === "draft" ? "now" : state, { version: by, date });
  };
}

/** Which version judges: the one of the day, one to come, or the draft (P20). */
export function JudgeChoice({
  versions,
  by,
  pending,
  suppose,
}: {
  versions: readonly VersionChoice[];
  by: LadderAsked["by"];
  pending: boolean;
  suppose: (more: Partial<LadderAsked>) => void;
}) {
  const t = useTranslations("ladder.version");
  const nameOf = useVersionName();
  const id = useId();
  return (
    <div className="judge-choice">
      <label htmlFor={id}>
        <b>{t("label")}</b>
      </label>
      <Select
        id={id}
        value={by === null ? "" : String(by)}
        disabled={pending}
        onChange={event => {
          const { value } = event.target;
          suppose({ by: value === "" ? null : value === "draft" ? "draft" : Number(value) });
        }}
        options={[
          { value: "", label: t("ofTheDay") },
          ...versions.map(choice => ({ value: String(choice.by), label: nameOf(choice) })),
        ]}
      />
    </div>
  );
}
