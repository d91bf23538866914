"use client";

import { useTranslations } from "next-intl";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";
import { LengthIn } from "../length-in.tsx";
import { type GridColumn, TargetGrid } from "../target-grid.tsx";
import { HasIn } from "../toggles.tsx";
import { usePlan } from "../use-plan.ts";
import { RulesOf } from "./targets.tsx";

/** T2: how long each level may hold a case, and what a hand-over between them may take. */
export function LevelsPart() {
  const t = useTranslations("plans");
  const { terms } = usePlan().draft;
  const columns: GridColumn[] = [
    ...(["level1", "level2"] as const).flatMap(clock =>
      terms.further?.[clock] ? [{ clock, path: `terms.further.${clock}.targets`, optional: true }] : [],
    ),
    ...(terms.level3Targets ? [{ clock: "level3" as const, path: "terms.level3Targets" }] : []),
  ];
  return (
    <div className="ed-fields">
      <section aria-labelledby="held">
        <h3 className="lbl" id="held">
          {t("levels.held")}
        </h3>
        {(["level1", "level2"] as const).map(clock => (
          <HasIn
            key={clock}
            path={`terms.further.${clock}`}
            label={t(`levels.${clock}`)}
            blank={() => ({ targets: {} })}
            none={undefined}
          />
        ))}
        <HasIn
          path="terms.level3Targets"
          label={t("levels.level3")}
          hint={t("levels.level3Hint")}
          blank={() => Object.fromEntries(PRIORITIES.map(p => [p, null]))}
          none={null}
        />
      </section>
      {columns.length > 0 && (
        <>
          <p className="hint">{t("length.hint")}</p>
          <TargetGrid label={t("parts.levels")} columns={columns} />
        </>
      )}
      <LengthIn
        path="terms.handoverMinutes"
        label={t("fields.handoverMinutes")}
        hint={t("levels.handover")}
        empty={undefined}
        optional
        className="short"
      />
      <RulesOf clocks={columns.map(column => column.clock)} />
    </div>
  );
}
