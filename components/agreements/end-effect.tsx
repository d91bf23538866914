"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useWatch } from "react-hook-form";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import type { EffectDto } from "#lib/features/agreements/dto.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { Effect } from "./effect.tsx";

/** A day is typed digit by digit: asked is what stands still. */
const STILL_MS = 250;

/** What ending an agreement on the day in the form would do; another day is asked of the server. */
export function EndEffect({
  workspace,
  agreementId,
  effect: first,
  vendor,
}: {
  workspace: string;
  agreementId: string;
  effect: EffectDto;
  vendor: string;
}) {
  const t = useTranslations("signing.effect");
  const locale = useLocale();
  const typed: unknown = useWatch({ name: "endedOn" });
  const [told, setTold] = useState<EffectDto | null>(first);
  const day = typeof typed === "string" && isPlainDate(typed) ? typed : null;
  useEffect(() => {
    if (day === null || day === told?.from) return;
    const gone = new AbortController();
    const ask = async () => {
      const address = `/api/agreements/${agreementId}/effect?w=${encodeURIComponent(workspace)}&on=${day}`;
      try {
        const answer = await fetch(address, { signal: gone.signal });
        setTold(answer.ok ? ((await answer.json()) as EffectDto) : null);
      } catch {
        if (!gone.signal.aborted) setTold(null);
      }
    };
    const timer = setTimeout(ask, STILL_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [day, told?.from, agreementId, workspace]);
  const current = told !== null && told.from === day;
  return (
    <div role="status" aria-busy={!current && told !== null}>
      {told === null ? (
        <p className="sm m">{t("unknown")}</p>
      ) : (
        <Effect
          effect={told}
          vendor={vendor}
          title={t("title", { day: dayText(told.from, locale) })}
          locale={locale}
        />
      )}
    </div>
  );
}
