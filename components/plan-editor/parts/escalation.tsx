"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ChoiceIn, TicksIn } from "#components/programme-editor/fields.tsx";
import { ItemList } from "#components/programme-editor/item-list.tsx";
import { NumberIn } from "#components/programme-editor/number-fields.tsx";
import { useAt } from "#components/programme-editor/part-context.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { clocksOf } from "#lib/domain/contracts/plan-problems.ts";
import { CLOCK_KINDS } from "#lib/domain/tickets/plan.ts";
import { LengthIn } from "../length-in.tsx";
import { useRoleName } from "../say.ts";
import { type Step, useStepMoment } from "../step-words.ts";
import { HasIn } from "../toggles.tsx";
import { useAround, usePlan } from "../use-plan.ts";

/** Counted anew: a step's number is its place. */
const counted = (steps: Step[]) => steps.map((step, i) => ({ ...step, level: i + 1 }));

/** S6: who is told when, and what is done. */
export function EscalationPart() {
  const t = useTranslations("plans");
  const format = useFormatter();
  const moment = useStepMoment();
  const role = useRoleName();
  return (
    <ItemList<Step>
      path="terms.escalations"
      level={3}
      label={t("parts.escalation")}
      add={t("escalation.add")}
      untitled={t("escalation.noMoment")}
      empty={t("escalation.none")}
      blank={() => ({ level: 0, at: { percent: null }, notify: [] })}
      arrange={counted}
      nameOf={(step, i) => t("escalation.step", { number: i + 1, when: moment(step.at) })}
      summary={step =>
        [format.list(step.notify.map(role), { type: "unit" }), ...acts(step)].filter(Boolean).join(" · ")
      }
    >
      {(step, at) => <StepFields step={step} at={at} />}
    </ItemList>
  );

  function acts(step: Step): string[] {
    return [
      ...(step.repeat ? [t("escalation.repeats")] : []),
      ...(step.acts ?? []).map(act =>
        act.kind === "raise_level"
          ? t("escalation.raises")
          : t("escalation.reassigns", { role: role(act.role) }),
      ),
    ];
  }
}

const kindOf = (at: Step["at"]) =>
  "percent" in at ? "percent" : (at.minutesAfterDue ?? 1) < 0 ? "before" : "after";

function StepFields({ step, at }: { step: Step; at: string }) {
  const t = useTranslations("plans");
  const { draft, set } = usePlan();
  const { roles } = useAround();
  const role = useRoleName();
  const running = clocksOf(draft.terms);
  const shown = CLOCK_KINDS.filter(clock => running[clock] || step.clocks?.includes(clock));
  const kind = kindOf(step.at);
  return (
    <>
      <div className="ed-row">
        <ChoiceIn
          path={`${at}.at`}
          label={t("escalation.when")}
          options={(["percent", "before", "after"] as const).map(value => ({
            value,
            label: t(`escalation.kinds.${value}`),
          }))}
          shown={kind}
          // Before the due time is below zero: the sign is there before the number is.
          onPick={value =>
            set(
              `${at}.at`,
              value === "percent" ? { percent: 100 } : { minutesAfterDue: value === "before" ? -60 : 60 },
            )
          }
        />
        {kind === "percent" ? (
          <NumberIn path={`${at}.at.percent`} label={t("escalation.share")} unit="%" />
        ) : (
          <LengthIn
            key={kind}
            path={`${at}.at.minutesAfterDue`}
            label={t(`escalation.length.${kind}`)}
            side={kind}
          />
        )}
      </div>
      <TicksIn
        path={`${at}.notify`}
        label={t("escalation.notify")}
        choices={[...new Set([...roles, ...step.notify])].map(value => ({ value, label: role(value) }))}
      />
      <TicksIn
        path={`${at}.clocks`}
        label={t("escalation.clocks")}
        hint={t("escalation.clocksHint")}
        choices={shown.map(value => ({ value, label: t(`clocks.${value}`) }))}
        optional
        allowNone
      />
      <HasIn
        path={`${at}.repeat`}
        label={t("escalation.repeat")}
        blank={() => ({ everyMinutes: 60, times: 3 })}
        none={undefined}
      >
        <div className="ed-row">
          <LengthIn path={`${at}.repeat.everyMinutes`} label={t("escalation.every")} />
          <NumberIn path={`${at}.repeat.times`} label={t("escalation.times")} unit={t("units.times")} />
        </div>
      </HasIn>
      <ActFields step={step} at={at} />
    </>
  );
}

function ActFields({ step, at }: { step: Step; at: string }) {
  const t = useTranslations("plans.escalation");
  const { set } = usePlan();
  const { roles } = useAround();
  const role = useRoleName();
  const field = useAt(`${at}.acts`);
  const acts = step.acts ?? [];
  const index = acts.findIndex(act => act.kind === "reassign");
  const reassign = acts[index];
  const put = (next: typeof acts) => set(`${at}.acts`, next.length > 0 ? next : undefined);
  return (
    <div className="has">
      <Checkbox
        label={t("raise")}
        hint={t("raiseHint")}
        checked={acts.some(act => act.kind === "raise_level")}
        onChange={event => {
          const others = acts.filter(act => act.kind !== "raise_level");
          put(event.target.checked ? [{ kind: "raise_level" as const }, ...others] : others);
          field.touch();
        }}
      />
      <Checkbox
        label={t("reassign")}
        checked={Boolean(reassign)}
        onChange={event => {
          const others = acts.filter(act => act.kind !== "reassign");
          put(event.target.checked ? [...others, { kind: "reassign" as const, role: "" }] : others);
        }}
      />
      {reassign?.kind === "reassign" && (
        <div className="has-b">
          <ChoiceIn
            path={`${at}.acts.${index}.role`}
            label={t("reassignTo")}
            placeholder="–"
            options={[...new Set([...roles, ...(reassign.role ? [reassign.role] : [])])].map(value => ({
              value,
              label: role(value),
            }))}
            className="short"
            onPick={value => set(`${at}.acts.${index}.role`, value)}
          />
        </div>
      )}
    </div>
  );
}
