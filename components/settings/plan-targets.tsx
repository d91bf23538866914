import { useFormatter, useLocale, useTranslations } from "next-intl";
import { usePercent } from "#components/plan-editor/say.ts";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { lengthText } from "#components/ui/time-text.ts";
import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { clocksOf } from "#lib/domain/contracts/plan-problems.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import { CLOCK_KINDS, type ClockKind, type ClockRule, FURTHER_CLOCKS } from "#lib/domain/tickets/plan.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";

type Terms = SupportPlanDefinition["terms"];
type Props = { terms: Terms; calendars: ReadonlyMap<string, LocalText> };

const useCalendarName = (calendars: Props["calendars"]) => {
  const locale = useLocale();
  return (key: string) => {
    const name = calendars.get(key);
    return name === undefined ? key : textIn(name, locale);
  };
};

/** S3, S4, T2: every target of every clock that the plan runs, with the hours it counts in. */
export function PlanTargets({ terms, calendars }: Props) {
  const t = useTranslations("settings.plans");
  const clocks = useTranslations("plans.clocks");
  const hours = useCalendarName(calendars);
  const running = clocksOf(terms);
  const kinds = CLOCK_KINDS.filter(kind => running[kind]);
  return (
    <Table label={t("targets")} free stack>
      <thead>
        <tr>
          <Th>{t("priority")}</Th>
          {kinds.map(kind => (
            <Th key={kind} num>
              {clocks(kind)}
            </Th>
          ))}
          <Th>{t("within")}</Th>
        </tr>
      </thead>
      <tbody>
        {PRIORITIES.map(p => (
          <tr key={p}>
            <Td className="full">
              <Priority priority={p} />
            </Td>
            {kinds.map(kind => {
              const target = running[kind]?.[p];
              const text = typeof target === "number" ? lengthText(target) : <span className="mm">–</span>;
              return (
                <Td key={kind} num data-label={clocks(kind)}>
                  {kind === "response" ? <b>{text}</b> : text}
                </Td>
              );
            })}
            <Td className="full m" data-label={t("within")}>
              {hours(terms.calendars[p])}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const ruleOf = (terms: Terms, kind: ClockKind): ClockRule =>
  (FURTHER_CLOCKS as readonly string[]).includes(kind)
    ? (terms.further?.[kind as "update"] ?? {})
    : (terms.rules?.[kind as "response"] ?? {});

/** S3, S4, S6, T5: when clocks start, stop, pause and warn, and what one has to itself. */
export function PlanClocks({ terms, calendars }: Props) {
  const t = useTranslations("settings.plans");
  const f = useTranslations("plans");
  const format = useFormatter();
  const percent = usePercent();
  const hours = useCalendarName(calendars);
  const running = clocksOf(terms);

  function own(kind: ClockKind): string[] {
    const rule = ruleOf(terms, kind);
    const keys = kind === "level3" ? (terms.level3Calendars ?? rule.calendars) : rule.calendars;
    const names = keys && [...new Set(PRIORITIES.map(p => keys[p]))];
    return [
      ...(keys && names
        ? [
            names.length === 1
              ? t("countedIn", { hours: hours(names[0] as string) })
              : PRIORITIES.map(p => `${p}: ${hours(keys[p])}`).join(", "),
          ]
        : []),
      ...(rule.pauseWhileWaiting === undefined
        ? []
        : [t(rule.pauseWhileWaiting ? "waitPauses" : "waitRuns")]),
      ...(rule.warnAtPercents
        ? [t("warnsAt", { percents: format.list(rule.warnAtPercents.map(p => percent(p / 100))) })]
        : []),
    ];
  }

  const rules = CLOCK_KINDS.filter(kind => running[kind]).map(kind => ({ kind, says: own(kind) }));
  return (
    <KeyValue
      pairs={[
        {
          label: t("start"),
          value:
            terms.clockStart === "opening"
              ? t("startOpening")
              : t("startDiagnosis", { share: percent(terms.diagnosisShareBp / 10_000) }),
        },
        { label: t("stop"), value: terms.stopsAt === "answer" ? t("stopAnswer") : t("stopReply") },
        {
          label: t("waiting"),
          value: terms.pauseWhileWaiting
            ? terms.pauseOnlyAfterReply
              ? t("pausesAfterReply")
              : t("pauses")
            : t("runs"),
        },
        { label: t("warning"), value: t("warningAt", { percent: percent(terms.warnAtPercent / 100) }) },
        { label: t("reopen"), value: t("reopenDays", { days: terms.reopenDays }) },
        terms.silence && {
          label: t("silence"),
          value:
            terms.silence.kind === "never"
              ? t("silenceNever")
              : t("silenceAfter", {
                  warn: terms.silence.warnAfterDays,
                  close: terms.silence.closeAfterDays,
                  count: terms.silence.count,
                }),
        },
        terms.handoverMinutes !== undefined && {
          label: f("fields.handoverMinutes"),
          value: lengthText(terms.handoverMinutes),
        },
        ...rules
          .filter(one => one.says.length > 0)
          .map(({ kind, says }) => ({ label: f(`clocks.${kind}`), value: says.join("; ") })),
      ]}
    />
  );
}
