import { useFormatter, useLocale, useTranslations } from "next-intl";
import { valueAt } from "#components/programme-editor/path.ts";
import { moneyText } from "#components/ui/money.tsx";
import { lengthText } from "#components/ui/time-text.ts";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import type { Money } from "#lib/domain/money/money.ts";
import { titleOf } from "#lib/domain/programmes/differences.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { CLOCK_KINDS } from "#lib/domain/tickets/plan.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";
import type { PlanAround } from "#lib/features/plans/surroundings.ts";
import { usePercent, useRoleName, useWords } from "./say.ts";
import { type Step, useStepMoment } from "./step-words.ts";

const isClock = (name: string) => (CLOCK_KINDS as readonly string[]).includes(name);
const isPriority = (name: string) => (PRIORITIES as readonly string[]).includes(name);
/** Of which clock a field's path speaks. */
const CLOCK_OF: Record<string, string> = {
  targets: "response",
  resolutionTargets: "resolution",
  level3Targets: "level3",
  level3Calendars: "level3",
};

/** The name of a plan's field by its path: "terms.targets.P1", "options.hours.leastHours". */
export function usePlanFieldName(): (path: string) => string {
  const t = useTranslations("plans");
  return path => {
    // An amount and words in a language are the field they stand in.
    const steps = path.replace(/\.(minor|currency|en|es)$/, "").split(".");
    const priority = steps.find(isPriority);
    const clock = steps.find(isClock) ?? CLOCK_OF[steps[1] ?? ""];
    const own = steps.filter(step => !isPriority(step) && !/^\d+$/.test(step));
    const last = own.at(-1) ?? path;
    const of = steps[0] === "terms" && clock && isClock(clock) ? clock : null;
    const name =
      /targets$/i.test(last) || (of && last === of)
        ? null
        : [`fields.${own.slice(-2).join("_")}`, `fields.${last}`].find(key => t.has(key));
    const words = [
      ...(of && last !== "calendars" ? [t(`clocks.${of as "response"}`)] : []),
      ...(of && last === "calendars" && steps[1] !== "calendars" ? [t(`clocks.${of as "response"}`)] : []),
      ...(name ? [t(name as "fields.name")] : []),
      ...(priority ? [priority] : []),
    ];
    return words.length > 0 ? words.join(", ") : last;
  };
}

/** Where a problem stands, in words: the things around the field, then the field. */
export function usePlanPlace(draft: PlanDraftDefinition): (path: string) => string {
  const t = useTranslations("plans");
  const words = useWords();
  const name = usePlanFieldName();
  const moment = useStepMoment();
  return path => {
    const step = /^terms\.escalations\.(\d+)(?:\.(.+))?$/.exec(path);
    if (step) {
      const found = draft.terms.escalations[Number(step[1])];
      const when = found ? moment(found.at) : "";
      const at = t("escalation.step", { number: Number(step[1]) + 1, when });
      return step[2] ? `${at} › ${name(step[2])}` : at;
    }
    const steps = path.split(".");
    const things = steps.flatMap((_, i) => {
      const thing = valueAt(draft, steps.slice(0, i + 1).join("."));
      const keyed = typeof thing === "object" && thing !== null && "key" in thing && "label" in thing;
      return keyed ? [words(titleOf(thing as Record<string, unknown>)) || t("checklists.untitled")] : [];
    });
    return [...things, name(path)].join(" › ");
  };
}

/** What a field of a plan holds, in the reader's words; a list is a line each. */
export function usePlanValue(around: PlanAround): (field: string, value: unknown) => string[] {
  const t = useTranslations("plans");
  const format = useFormatter();
  const locale = useLocale();
  const words = useWords();
  const percent = usePercent();
  const role = useRoleName();
  const moment = useStepMoment();
  const calendar = (key: string) => {
    const found = around.calendars.find(one => one.key === key);
    return found ? words(found.name) : key;
  };
  const isWords = (value: unknown): value is LocalText =>
    typeof value === "object" && value !== null && "en" in value && "es" in value;
  const isMoney = (value: unknown): value is { minor: number | null } =>
    typeof value === "object" && value !== null && "minor" in value;

  function step(one: Step): string {
    const told = format.list(one.notify.map(role));
    const clocks = one.clocks ? format.list(one.clocks.map(clock => t(`clocks.${clock}`))) : null;
    return [
      t("escalation.step", { number: one.level ?? 0, when: moment(one.at) }),
      told,
      clocks && t("escalation.onlyClocks", { clocks }),
      one.repeat &&
        t("escalation.repeatText", {
          length: lengthText(one.repeat.everyMinutes ?? 0),
          times: one.repeat.times ?? 0,
        }),
      ...(one.acts ?? []).map(act =>
        act.kind === "raise_level"
          ? t("escalation.raises")
          : t("escalation.reassigns", { role: role(act.role) }),
      ),
    ]
      .filter(Boolean)
      .join(" · ");
  }

  function number(field: string, value: number): string {
    const last = field.split(".").at(-1) ?? field;
    if (/Bp$/.test(last) || last === "above") return percent(value / 10_000);
    if (/Percents?$/.test(last)) return percent(value / 100);
    if (/Minutes$/.test(last) || isPriority(last)) return lengthText(value);
    if (/Days$/.test(last)) return t("values.days", { count: value });
    if (/Months$/.test(last)) return t("values.months", { count: value });
    if (/Years$/.test(last)) return t("values.years", { count: value });
    if (last === "leastHours") return t("values.hours", { count: value });
    return format.number(value);
  }

  function text(field: string, value: string): string {
    const steps = field.split(".");
    const last = steps.at(-1) ?? field;
    if (/calendars?$/i.test(steps.at(isPriority(last) ? -2 : -1) ?? "")) return calendar(value);
    for (const key of [`values.${last}.${value}`, `channels.${value}`])
      if (t.has(key)) return t(key as "fields.name");
    if (field === "price.kind") return t(`values.price.${value as "per_unit"}`);
    return value;
  }

  function one(field: string, value: unknown): string {
    if (value === null || value === undefined || value === "") return t("values.none");
    if (typeof value === "boolean") return t(value ? "values.yes" : "values.no");
    if (typeof value === "number") return number(field, value);
    if (typeof value === "string") return text(field, value);
    if (isWords(value)) return words(value) || t("values.none");
    if (isMoney(value)) return value.minor === null ? t("values.none") : moneyText(value as Money, locale);
    if (field === "terms.escalations") return step(value as Step);
    return Object.entries(value)
      .map(([name, inner]) => one(`${field}.${name}`, inner))
      .join(", ");
  }

  /** Words in both languages, the reader's own first: what changes in the other alone is seen too. */
  function lines(field: string, value: unknown): string[] {
    if (!isWords(value) || typeof value === "string" || value.en === value.es) return [one(field, value)];
    const order = locale.startsWith("es") ? (["es", "en"] as const) : (["en", "es"] as const);
    return order.map(lang => `${lang.toUpperCase()} ${value[lang].trim() || t("values.none")}`);
  }

  return (field, value) => {
    if (!Array.isArray(value)) return lines(field, value);
    if (value.length === 0) return [t("values.none")];
    // Short ones stand in a row; steps and sentences are a line each.
    return value.every(item => typeof item !== "object")
      ? [format.list(value.map(item => one(field, item)))]
      : value.flatMap(item => lines(field, item));
  };
}
