import { diffWordsWithSpace } from "diff";
import { useLocale, useTranslations } from "next-intl";
import { type PlanChange, planDifferences } from "#lib/domain/plans/differences.ts";
import type { PlanEdition } from "#lib/features/business-plans/dto.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { useQuarterText } from "./quarter-text.ts";

type Text = Pick<PlanEdition, "title" | "content">;

/** What changed from one text of a plan to another, in words. */
export function PlanChanges({ before, after }: { before: Text; after: Text }) {
  const t = useTranslations("onboarding.plan.changes");
  const changes = planDifferences(before, after);
  if (changes.length === 0) return <p className="mm">{t("none")}</p>;
  return (
    <ul className="plain-list plan-changes">
      {changes.map(change => (
        <li key={JSON.stringify(change)}>
          <Change change={change} />
        </li>
      ))}
    </ul>
  );
}

function Change({ change }: { change: PlanChange }) {
  const t = useTranslations("onboarding.plan");
  const quarterText = useQuarterText();
  const locale = useLocale();
  const say = (value: string | number | boolean | null): string => {
    if (value === null || value === "") return t("changes.empty");
    if (typeof value === "boolean") return t(value ? "changes.yes" : "changes.no");
    if (typeof value === "number") return new Intl.NumberFormat(locale).format(value);
    if (/^\d{4}-Q[1-4]$/.test(value)) return quarterText(value);
    return /^\d{4}-\d\d-\d\d$/.test(value) ? dayText(value, locale) : value;
  };
  const fromTo = (before: string, after: string) => (
    <>
      <del>{before}</del> <span aria-hidden="true">→</span> <ins>{after}</ins>
    </>
  );
  switch (change.kind) {
    case "title":
      return (
        <>
          <b>{t("title")}: </b>
          {fromTo(say(change.before), say(change.after))}
        </>
      );
    case "period": {
      const period = ({ from, quarters }: typeof change.before) =>
        `${quarterText(from)}, ${t("quartersCount", { count: quarters })}`;
      return (
        <>
          <b>{t("changes.period")}: </b>
          {fromTo(period(change.before), period(change.after))}
        </>
      );
    }
    case "text":
      return (
        <>
          <b>{t(`part.${change.part}`)}</b>
          <p className="prose">
            <Words before={change.before} after={change.after} />
          </p>
        </>
      );
    case "added":
    case "removed": {
      const Mark = change.kind === "added" ? "ins" : "del";
      return (
        <>
          <b>{t(`part.${change.part}`)}: </b>
          {t(`changes.${change.kind}`)} <Mark>{change.name || t("changes.empty")}</Mark>
        </>
      );
    }
    case "changed": {
      const field =
        typeof change.field === "object"
          ? quarterText(change.field.figure)
          : t(`changes.field.${change.field}`);
      return (
        <>
          <b>{t(`part.${change.part}`)}: </b>
          {change.name}, {field}: {fromTo(say(change.before), say(change.after))}
        </>
      );
    }
  }
}

/** Long texts word by word. */
function Words({ before, after }: { before: string; after: string }) {
  let at = 0;
  return (
    diffWordsWithSpace(before, after, { timeout: 500 })?.map(({ value, added, removed }) => {
      at += value.length;
      const key = `${at}${added ? "+" : removed ? "-" : ""}`;
      return added ? (
        <ins key={key}>{value}</ins>
      ) : removed ? (
        <del key={key}>{value}</del>
      ) : (
        <span key={key}>{value}</span>
      );
    }) ?? (
      <>
        <del>{before}</del> <ins>{after}</ins>
      </>
    )
  );
}
