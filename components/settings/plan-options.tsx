import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useWords } from "#components/plan-editor/say.ts";
import { KeyValue } from "#components/ui/key-value.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { optionsOf } from "#lib/domain/contracts/options.ts";
import type { PlanCheck, SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";

type Names = ReadonlyMap<string, LocalText>;
type Props = { plan: SupportPlanDefinition; calendars: Names; areas: Names };

/** S8: each way to support, with when it is answered. */
export function PlanChannels({ plan }: Pick<Props, "plan">) {
  const t = useTranslations("plans.channels");
  const words = useWords();
  return (
    <KeyValue
      pairs={(plan.channels ?? []).map(({ kind, hours, hint }) => ({
        label: t(kind),
        value: (
          <>
            {words(hours)}
            {hint && <span className="mm sm blk">{words(hint)}</span>}
          </>
        ),
      }))}
    />
  );
}

/** S7, S12, S16, S17: what may be bought beside the cover, and how what the plan brings is asked for. */
export function PlanOptionsView({ plan, calendars, areas }: Props) {
  const t = useTranslations("settings.plans");
  const format = useFormatter();
  const locale = useLocale();
  const words = useWords();
  const { hours, onSite, bookedDays, readiness, contactTraining } = optionsOf(plan);
  const calendar = bookedDays.calendar ?? plan.terms.calendars.P4;
  const name = calendars.get(calendar);
  const list = (checks: readonly PlanCheck[]) => format.list(checks.map(check => words(check.label)));
  const trained = [
    ...(contactTraining.areas.length > 0
      ? [
          t("trainingAreas", {
            areas: format.list(contactTraining.areas.map(key => words(areas.get(key) ?? key))),
          }),
        ]
      : []),
    ...(contactTraining.howTo ? [words(contactTraining.howTo)] : []),
  ];
  return (
    <KeyValue
      pairs={[
        {
          label: t("hourPacks"),
          value: hours
            ? t("hourPacksText", {
                hours: hours.leastHours,
                months: hours.validMonths,
                price: moneyText(hours.pricePerHour, locale),
              })
            : t("notOffered"),
        },
        {
          label: t("onSite"),
          value: onSite ? (
            <>
              {t("onSiteText", {
                price: moneyText(onSite.pricePerYear, locale),
                items: list(onSite.items),
              })}
              <span className="mm sm blk">
                {t("reviewText", { months: onSite.reviewMonths, agenda: list(onSite.agenda) })}
              </span>
            </>
          ) : (
            t("notOffered")
          ),
        },
        plan.bookedDays > 0 && {
          label: t("booked"),
          value: t("bookedText", {
            days: plan.bookedDays,
            lead: bookedDays.leadDays,
            hours: name === undefined ? calendar : textIn(name, locale),
          }),
        },
        plan.readiness.length > 0 && {
          label: t("readinessReview"),
          value: t("readinessEvery", { months: readiness.reviewMonths }),
        },
        trained.length > 0 && { label: t("contactTraining"), value: trained.join(" ") },
      ]}
    />
  );
}
