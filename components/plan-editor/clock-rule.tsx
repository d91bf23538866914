"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChoiceIn, ListIn } from "#components/programme-editor/fields.tsx";
import { useAt } from "#components/programme-editor/part-context.tsx";
import { fieldId } from "#components/programme-editor/path.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ClockKind, FurtherClockKind } from "#lib/domain/tickets/plan.ts";
import { FURTHER_CLOCKS } from "#lib/domain/tickets/plan.ts";
import { PRIORITIES, type Priority } from "#lib/domain/tickets/types.ts";
import { useWords } from "./say.ts";
import { useAround, usePlan } from "./use-plan.ts";

/** A percent as it is typed, of a list. */
const percent = (text: string) => (/^\d{1,4} ?%?$/.test(text) ? Number.parseInt(text, 10) : null);

/** Where a clock's own settings stand. */
export const rulePath = (clock: ClockKind) =>
  (FURTHER_CLOCKS as readonly string[]).includes(clock) ? `terms.further.${clock}` : `terms.rules.${clock}`;

/** The calendars of a workspace as choices; one that is gone stays to be seen. */
export function useCalendarOptions(...kept: (string | null | undefined)[]) {
  const { calendars } = useAround();
  const words = useWords();
  const gone = kept.filter((key): key is string => Boolean(key) && !calendars.some(one => one.key === key));
  return [
    ...calendars.map(one => ({ value: one.key, label: words(one.name) || one.key })),
    ...[...new Set(gone)].map(key => ({ value: key, label: key })),
  ];
}

/** The hours a priority counts in. */
export function CalendarIn({
  path,
  label,
  none,
  className,
}: {
  path: string;
  label: ReactNode;
  none?: string;
  className?: string;
}) {
  const field = useAt<string | null | undefined>(path);
  const options = useCalendarOptions(field.value);
  return (
    <Field id={fieldId(path)} label={label} error={field.error} className={className}>
      {control => (
        <Select
          {...control}
          options={options}
          placeholder={none ?? "–"}
          value={field.value ?? ""}
          onChange={event => field.set(event.target.value)}
          onBlur={field.touch}
        />
      )}
    </Field>
  );
}

/** What a clock has to itself; whatever is left out follows the plan (S3, S6, T5). */
export function ClockRuleFields({ clock }: { clock: ClockKind }) {
  const t = useTranslations("plans.clock");
  const { draft, set } = usePlan();
  const at = rulePath(clock);
  const further = (FURTHER_CLOCKS as readonly string[]).includes(clock);
  const rule = further
    ? draft.terms.further?.[clock as FurtherClockKind]
    : draft.terms.rules?.[clock as "response"];
  const calendars = clock === "level3" ? "terms.level3Calendars" : `${at}.calendars`;
  const own = clock === "level3" ? draft.terms.level3Calendars : rule?.calendars;
  /** A rule that says nothing is none. */
  function put(path: string, value: unknown) {
    const rest = { ...(rule ?? {}), [path]: value };
    const empty = Object.values(rest).every(one => one === undefined);
    if (!further && empty) {
      const { [clock as "response"]: _, ...others } = draft.terms.rules ?? {};
      set("terms.rules", Object.keys(others).length > 0 ? others : undefined);
    } else if (!further && !draft.terms.rules) set("terms.rules", { [clock]: { [path]: value } });
    else set(`${at}.${path}`, value);
  }
  const each = () => Object.fromEntries(PRIORITIES.map(p => [p, draft.terms.calendars[p]]));
  return (
    <div className="ed-fields">
      <div className="ed-row">
        <ChoiceIn
          path={calendars}
          label={t("calendar")}
          options={[
            { value: "plan", label: t("asPlan") },
            { value: "own", label: t("ownCalendars") },
          ]}
          onPick={value => {
            const next = value === "own" ? (own ?? each()) : undefined;
            if (clock === "level3") set(calendars, next);
            else put("calendars", next);
          }}
          shown={own ? "own" : "plan"}
        />
        <ChoiceIn
          path={`${at}.pauseWhileWaiting`}
          label={t("waiting")}
          options={[
            { value: "plan", label: t("asPlan") },
            { value: "yes", label: t("pauses") },
            { value: "no", label: t("runs") },
          ]}
          onPick={value => put("pauseWhileWaiting", value === "plan" ? undefined : value === "yes")}
          shown={rule?.pauseWhileWaiting === undefined ? "plan" : rule.pauseWhileWaiting ? "yes" : "no"}
        />
        <ListIn
          path={`${at}.warnAtPercents`}
          label={t("warnings")}
          hint={t("warningsHint", { percent: draft.terms.warnAtPercent ?? 75 })}
          read={percent}
          optional
          allowNone
          put={value => put("warnAtPercents", value)}
        />
      </div>
      {own && (
        <div className="ed-row four">
          {PRIORITIES.map((p: Priority) => (
            <CalendarIn key={p} path={`${calendars}.${p}`} label={t("calendarOf", { priority: p })} />
          ))}
        </div>
      )}
    </div>
  );
}
