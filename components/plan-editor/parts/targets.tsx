"use client";

import { useTranslations } from "next-intl";
import { ChoiceIn, FlagIn } from "#components/programme-editor/fields.tsx";
import { NumberIn } from "#components/programme-editor/number-fields.tsx";
import { clocksOf } from "#lib/domain/contracts/plan-problems.ts";
import type { ClockKind } from "#lib/domain/tickets/plan.ts";
import { SILENCE_DAYS } from "#lib/domain/tickets/silence.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";
import { CalendarIn, ClockRuleFields } from "../clock-rule.tsx";
import { type GridColumn, TargetGrid } from "../target-grid.tsx";
import { HasIn } from "../toggles.tsx";
import { usePlan } from "../use-plan.ts";

const nothing = () => Object.fromEntries(PRIORITIES.map(p => [p, null]));

/** S3–S6, T5: what is promised to the customer, and how its clocks run. */
export function TargetsPart() {
  const t = useTranslations("plans");
  const { terms } = usePlan().draft;
  const running = clocksOf(terms);
  const columns: GridColumn[] = [
    { clock: "response", path: "terms.targets" },
    ...(terms.further?.next_reply
      ? [{ clock: "next_reply" as const, path: "terms.further.next_reply.targets", optional: true }]
      : []),
    ...(terms.further?.update
      ? [{ clock: "update" as const, path: "terms.further.update.targets", optional: true }]
      : []),
    ...(terms.resolutionTargets ? [{ clock: "resolution" as const, path: "terms.resolutionTargets" }] : []),
  ];
  const own = (["diagnosis", "response", "next_reply", "update", "resolution"] as const).filter(
    clock => running[clock],
  );
  return (
    <div className="ed-fields">
      <section aria-labelledby="timed">
        <h3 className="lbl" id="timed">
          {t("targets.timed")}
        </h3>
        <HasIn
          path="terms.further.next_reply"
          label={t("clocks.next_reply")}
          hint={t("targets.next_reply")}
          blank={() => ({ targets: {} })}
          none={undefined}
        />
        <HasIn
          path="terms.further.update"
          label={t("clocks.update")}
          hint={t("targets.update")}
          blank={() => ({ targets: {} })}
          none={undefined}
        />
        <HasIn
          path="terms.resolutionTargets"
          label={t("clocks.resolution")}
          hint={t("targets.resolution")}
          blank={nothing}
          none={null}
        />
      </section>
      <p className="hint">{t("length.hint")}</p>
      <TargetGrid
        label={t("parts.targets")}
        columns={columns}
        rest={priority => (
          <CalendarIn
            path={`terms.calendars.${priority}`}
            label={
              <>
                <span className="vh">{priority}: </span>
                {t("fields.calendars")}
              </>
            }
            className="wide"
          />
        )}
      />
      <section aria-labelledby="run" className="ed-fields">
        <h3 className="lbl" id="run">
          {t("targets.run")}
        </h3>
        <div className="ed-row">
          <ChoiceIn
            path="terms.clockStart"
            label={t("fields.clockStart")}
            options={(["opening", "diagnosis"] as const).map(value => ({
              value,
              label: t(`values.clockStart.${value}`),
            }))}
          />
          {terms.clockStart === "diagnosis" && (
            <NumberIn
              path="terms.diagnosisShareBp"
              label={t("fields.diagnosisShareBp")}
              hint={t("targets.share")}
              unit="%"
              scale={100}
            />
          )}
          <ChoiceIn
            path="terms.stopsAt"
            label={t("fields.stopsAt")}
            options={(["answer", "first_public_reply"] as const).map(value => ({
              value,
              label: t(`values.stopsAt.${value}`),
            }))}
          />
        </div>
        <FlagIn path="terms.pauseWhileWaiting" label={t("fields.pauseWhileWaiting")} />
        <FlagIn
          path="terms.pauseOnlyAfterReply"
          label={t("fields.pauseOnlyAfterReply")}
          hint={t("targets.onlyAfterReply")}
        />
        <div className="ed-row">
          <NumberIn
            path="terms.warnAtPercent"
            label={t("fields.warnAtPercent")}
            hint={t("targets.warn")}
            unit="%"
          />
          <NumberIn
            path="terms.reopenDays"
            label={t("fields.reopenDays")}
            hint={t("targets.reopen")}
            unit={t("units.days")}
          />
        </div>
        <SilenceIn />
      </section>
      <RulesOf clocks={own} />
    </div>
  );
}

const usualSilence = () => ({
  kind: "after" as const,
  warnAfterDays: null,
  closeAfterDays: null,
  count: "business" as const,
});

/** T5: cases whose customer does not answer, where this plan does otherwise than the workspace. */
function SilenceIn() {
  const t = useTranslations("plans");
  const { draft, set } = usePlan();
  const { silence } = draft.terms;
  return (
    <HasIn
      path="terms.silence"
      label={t("fields.silence")}
      hint={t("targets.silence")}
      blank={usualSilence}
      none={undefined}
    >
      <div className="ed-row">
        <ChoiceIn
          path="terms.silence.kind"
          label={t("fields.silence_kind")}
          options={(["after", "never"] as const).map(value => ({ value, label: t(`values.kind.${value}`) }))}
          onPick={value => set("terms.silence", value === "never" ? { kind: value } : usualSilence())}
        />
        {silence?.kind === "after" && (
          <>
            <NumberIn
              path="terms.silence.warnAfterDays"
              label={t("fields.warnAfterDays")}
              unit={t("units.days")}
            />
            <NumberIn
              path="terms.silence.closeAfterDays"
              label={t("fields.closeAfterDays")}
              unit={t("units.days")}
            />
            <ChoiceIn
              path="terms.silence.count"
              label={t("fields.silence_count")}
              options={SILENCE_DAYS.map(value => ({ value, label: t(`values.count.${value}`) }))}
            />
          </>
        )}
      </div>
    </HasIn>
  );
}

/** Each clock folds to what it has to itself. */
export function RulesOf({ clocks }: { clocks: readonly ClockKind[] }) {
  const t = useTranslations("plans");
  const { problems, reveal } = usePlan();
  if (clocks.length === 0) return null;
  return (
    <section aria-labelledby="own">
      <h3 className="lbl" id="own">
        {t("clock.own")}
      </h3>
      <p className="hint">{t("clock.ownText")}</p>
      {clocks.map(clock => {
        const inside = new RegExp(`^terms\\.(rules|further)\\.${clock}\\.(calendars|warn|pause)`);
        const within = (path: string) =>
          inside.test(path) || (clock === "level3" && path.startsWith("terms.level3Calendars"));
        const wrong = problems.some(one => one.level === "error" && within(one.path));
        return (
          <details key={clock} className="ed-more" open={wrong || within(reveal.path) || undefined}>
            <summary>{t(`clocks.${clock}`)}</summary>
            <ClockRuleFields clock={clock} />
          </details>
        );
      })}
    </section>
  );
}
