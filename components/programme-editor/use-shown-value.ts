import { useFormatter, useLocale, useTranslations } from "next-intl";
import { moneyText } from "#components/ui/money.tsx";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { useSay } from "./use-say.ts";

/** A value in words; a text in two languages is one line each. */
export type Line = { lang: "en" | "es" | null; text: string };

type Texts = { en: string; es: string };
const isTexts = (value: unknown): value is Texts =>
  typeof value === "object" && value !== null && "en" in value && "es" in value;
const isAmount = (value: unknown): value is { minor: number | null; currency: string } =>
  typeof value === "object" && value !== null && "minor" in value && "currency" in value;

/** Which list of a definition a field's keys are of. */
const LISTS = {
  requirements: d => d.requirements,
  benefits: d => d.benefits,
  areas: d => d.areas,
  sections: d => d.application.sections,
  after: d => [...d.phases, ...d.phases.flatMap(phase => phase.steps)],
  document: d => d.agreements,
} as const satisfies Record<string, (d: DraftDefinition) => readonly { key: string }[]>;

/** What an area leaves out where the programme's own counts. */
const INHERITED = new Set(["renewalWindowDays", "noticeDays"]);

/** What a field holds, in the reader's words: units, names in place of keys, both languages where they differ. */
export function useShownValue(): (
  field: string,
  value: unknown,
  of: DraftDefinition,
  other: unknown,
  kindOf: string,
) => Line[] {
  const t = useTranslations("programmeEditor");
  const format = useFormatter();
  const locale = useLocale();
  const say = useSay();
  const line = (text: string): Line[] => [{ lang: null, text }];

  function link(value: string, d: DraftDefinition): string {
    const [kind = "", key = ""] = value.split(":");
    if (kind === "business_plan") return t(key ? "links.business_plan_submitted" : "links.business_plan");
    if (kind === "integrated_solution") return t("links.integrated_solution");
    const list = kind === "agreement" ? d.agreements : d.areas;
    return t(`links.${kind}`, { name: say.names(list, [key]) });
  }

  function number(name: string, value: number): string {
    if (/months$/i.test(name)) return say.months(value);
    if (/days$/i.test(name) && name !== "answerWorkingDays" && name !== "noticeDays") return say.days(value);
    if (name === "answerWorkingDays") return say.t("workingDays", { count: value });
    if (name === "minutes") return say.t("minutes", { count: value });
    if (name === "basisPoints" || name === "weightBp") return say.percent(value);
    return format.number(value);
  }

  function word(name: string, value: string, d: DraftDefinition, list: string): string {
    if (name === "kind") return t.has(`kinds.${list}.${value}`) ? t(`kinds.${list}.${value}`) : value;
    if (name === "doneBy" || name === "confirmedBy") return t(`sides.${value}`);
    if (name === "evidence") return t(`evidence.${value}`);
    if (name === "covers") return t(`covers.${value}`);
    if (name === "link") return link(value, d);
    if (name in LISTS) return say.names(LISTS[name as keyof typeof LISTS](d), [value]);
    return value;
  }

  const kinds: Record<string, string> = {
    requirements: "requirement",
    benefits: "benefit",
    questions: "question",
  };

  return (field, value, d, other, list) => {
    const name = field.split(".").at(-1) ?? field;
    const kind = kinds[list] ?? "";
    if (value === undefined)
      return line(t(list === "areas" && INHERITED.has(name) ? "say.programmes" : "say.none"));
    if (value === null) {
      if (/^(annualFee|additionalAttendee)$/.test(name)) return line(t("say.none"));
      return line(/^(term|valid|review|within)Months$/.test(name) ? t("say.noEnd") : t("say.empty"));
    }
    if (value === "") return line(t("say.empty"));
    if (typeof value === "boolean") return line(t(value ? "say.yes" : "say.no"));
    if (typeof value === "number") return line(number(name, value));
    if (typeof value === "string") return line(word(name, value, d, kind));
    if (isAmount(value))
      return line(
        value.minor === null
          ? t("say.empty")
          : moneyText({ minor: value.minor, currency: value.currency }, locale),
      );
    if (isTexts(value)) {
      const order = locale === "es" ? (["es", "en"] as const) : (["en", "es"] as const);
      return order
        .filter(lang => !isTexts(other) || other[lang] !== value[lang])
        .map(lang => ({ lang, text: value[lang] || t("say.empty") }));
    }
    if (Array.isArray(value)) {
      if (value.length === 0) return line(t("say.none"));
      // Of a list, what came or went; the whole of it where only its order is another one.
      const also: readonly unknown[] = Array.isArray(other) ? other : [];
      const own = value.filter(item => !also.includes(item));
      if (own.length === 0 && also.length !== value.length) return line("–");
      const all = (own.length > 0 && name !== "noticeDays" ? own : value).map(item =>
        typeof item === "string" ? word(name, item, d, kind) : String(item ?? "–"),
      );
      return line(format.list(all, { type: "unit" }));
    }
    return line(JSON.stringify(value));
  };
}
