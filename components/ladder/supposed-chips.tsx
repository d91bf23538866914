"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { type Chip, Chips } from "#components/ui/chips.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { LadderAsked } from "#lib/features/tiers/asked.ts";
import type { SupposedDto } from "#lib/features/tiers/dto.ts";
import { useVersionName } from "./judge-choice.tsx";

/** What is supposed, each with its cross; nothing of it is saved. */
export function SupposedChips({
  of,
  asked,
  on,
  suppose,
}: {
  of: SupposedDto;
  asked: LadderAsked;
  on: string;
  suppose: (more: Partial<LadderAsked>) => void;
}) {
  const t = useTranslations("ladder.supposed");
  const locale = useLocale();
  const nameOf = useVersionName();
  const chips: Chip[] = [
    ...of.leave.map(({ personId, name }) => ({
      key: `leave-${personId}`,
      label: t("leaves", { name, date: dayText(on, locale) }),
      onRemove: () => suppose({ without: asked.without.filter(id => id !== personId) }),
    })),
    ...of.renew.map(({ personId, areaKey, name, area, from }) => ({
      key: `renew-${personId}-${areaKey}`,
      label: t("renewed", { name, area, date: dayText(from, locale) }),
      onRemove: () =>
        suppose({ renew: asked.renew.filter(r => r.personId !== personId || r.areaKey !== areaKey) }),
    })),
    ...of.courses.map(({ name, area, resultOn }, index) => ({
      key: `course-${index}`,
      label: name
        ? t("course", { name, area, date: dayText(resultOn, locale) })
        : t("courseNew", { area, date: dayText(resultOn, locale) }),
      onRemove: () => suppose({ courses: asked.courses.filter((_, i) => i !== index) }),
    })),
    ...(of.by
      ? [
          {
            key: "by",
            label: t("by", { version: nameOf(of.by) }),
            onRemove: () => suppose({ by: null }),
          },
        ]
      : []),
  ];
  return (
    <div className="supposed-chips">
      <Chips chips={chips}>
        <Button
          size="sml"
          look="ghost"
          onClick={() => suppose({ without: [], renew: [], courses: [], by: null })}
        >
          {t("reset")}
        </Button>
      </Chips>
    </div>
  );
}
