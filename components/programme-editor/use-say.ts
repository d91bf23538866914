import { useFormatter, useLocale, useTranslations } from "next-intl";
import { titleOf } from "#lib/domain/programmes/differences.ts";
import { textIn } from "#lib/domain/text.ts";

type Count = number | null | undefined;

/** Short words about the things of a programme, for lines that are read at a glance. */
export function useSay() {
  const t = useTranslations("programmeEditor.say");
  const format = useFormatter();
  const locale = useLocale();
  const counted = (key: "people" | "months" | "days" | "steps" | "questions" | "points") => (count: Count) =>
    typeof count === "number" ? t(key, { count }) : "";
  return {
    t,
    people: counted("people"),
    months: counted("months"),
    days: counted("days"),
    steps: counted("steps"),
    questions: counted("questions"),
    points: counted("points"),
    /** Names by their keys, those that are gone by the key itself. */
    names: (list: readonly { key: string }[], keys: readonly string[]) =>
      format.list(
        keys.map(key => {
          const item = list.find(one => one.key === key);
          return item ? textIn(titleOf(item), locale) : key;
        }),
        { type: "unit" },
      ),
    /** Facts beside each other. */
    list: (words: readonly (string | null | undefined | false)[]) =>
      words.filter(word => typeof word === "string" && word !== "").join(" · "),
    percent: (basisPoints: Count) =>
      typeof basisPoints === "number"
        ? format.number(basisPoints / 10_000, { style: "percent", maximumFractionDigits: 2 })
        : "",
  };
}
