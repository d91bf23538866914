import { useLocale, useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { FilterWords } from "#components/ui/list-filter.tsx";
import { Select } from "#components/ui/select.tsx";
import { countryName } from "#lib/domain/countries.ts";
import {
  HEALTH_SORTS,
  type HealthFilter,
  isNarrowed,
  LISTED_STATES,
  LOSS_DAYS,
  STALLED_DAYS,
  STANDINGS,
  WAY_STALLED,
} from "#lib/features/partner-health/schema.ts";

export type HealthOptions = {
  tiers: readonly { key: string; name: string }[];
  programmes: readonly { id: string; name: string }[];
  countries: readonly string[];
};

/** Filters as a plain form: the address holds them, so they can be sent as a link and kept as a view. */
export function HealthFilterForm({
  base,
  filter,
  options,
}: {
  base: string;
  filter: HealthFilter;
  options: HealthOptions;
}) {
  const t = useTranslations("partners");
  const locale = useLocale();
  const [first, second] = filter.sort;
  const more =
    filter.programmeId ??
    filter.country ??
    filter.standing ??
    filter.stalledFor ??
    (filter.wayStalled || null) ??
    second;
  return (
    <form action={base} className="list-find" aria-label={t("list.find")}>
      <div className="row wrap">
        <FilterWords name="name" label={t("list.findText")} value={filter.name} />
        <Select
          name="state"
          aria-label={t("list.state")}
          defaultValue={filter.states.join(",")}
          placeholder={t("list.allStates")}
          options={withAsked(
            filter.states,
            LISTED_STATES.map(state => ({ value: state as string, label: t(`state.${state}`) })),
          )}
        />
        <Select
          name="tier"
          aria-label={t("list.tier")}
          defaultValue={filter.tiers.join(",")}
          placeholder={t("list.allTiers")}
          options={withAsked(filter.tiers, [
            ...options.tiers.map(tier => ({ value: tier.key, label: tier.name })),
            { value: "none", label: t("list.noTier") },
          ])}
        />
        <Select
          name="loss"
          aria-label={t("list.loss")}
          defaultValue={filter.lossWithin === null ? "" : String(filter.lossWithin)}
          placeholder={t("list.allLoss")}
          options={LOSS_DAYS.map(days => ({ value: String(days), label: t("health.lossWithin", { days }) }))}
        />
        <Button type="submit">{t("list.apply")}</Button>
        {isNarrowed(filter) && (
          <ButtonLink look="ghost" href={base}>
            {t("list.clear")}
          </ButtonLink>
        )}
      </div>
      <details className="list-more" open={Boolean(more)}>
        <summary className="sm">{t("health.more")}</summary>
        <div className="row wrap">
          {options.programmes.length > 1 && (
            <Select
              name="programme"
              aria-label={t("list.programme")}
              defaultValue={filter.programmeId ?? ""}
              placeholder={t("health.allProgrammes")}
              options={options.programmes.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Select
            name="standing"
            aria-label={t("health.standing")}
            defaultValue={filter.standing ?? ""}
            placeholder={`${t("health.standing")}: ${t("health.allStandings")}`}
            options={STANDINGS.map(value => ({ value, label: t(`health.standings.${value}`) }))}
          />
          <Select
            name="country"
            aria-label={t("health.country")}
            defaultValue={filter.country ?? ""}
            placeholder={t("health.allCountries")}
            options={options.countries
              .map(code => ({ value: code, label: countryName(code, locale) }))
              .sort((a, b) => a.label.localeCompare(b.label, locale))}
          />
          <Select
            name="stalled"
            aria-label={t("health.stalled")}
            defaultValue={
              filter.wayStalled ? WAY_STALLED : filter.stalledFor === null ? "" : String(filter.stalledFor)
            }
            placeholder={t("health.allStalled")}
            options={[
              { value: WAY_STALLED, label: t("list.stalled") },
              ...STALLED_DAYS.map(days => ({
                value: String(days),
                label: t("health.stalledFor", { days }),
              })),
            ]}
          />
          {first && <input type="hidden" name="sort" value={`${first.descending ? "-" : ""}${first.by}`} />}
          {first && (
            <Select
              name="sort"
              aria-label={t("health.order")}
              defaultValue={second ? `${second.descending ? "-" : ""}${second.by}` : ""}
              placeholder={`${t("health.order")}: ${t("health.column.name")}`}
              options={HEALTH_SORTS.filter(by => by !== first.by && by !== "name").flatMap(by => [
                { value: by, label: `${t("health.order")}: ${t(`health.column.${by}`)} ↑` },
                { value: `-${by}`, label: `${t("health.order")}: ${t(`health.column.${by}`)} ↓` },
              ])}
            />
          )}
        </div>
      </details>
    </form>
  );
}

/** Several at once come by an address; the form then offers them together as one choice, so that sending it loses none. */
function withAsked(asked: readonly string[], options: { value: string; label: string }[]) {
  if (asked.length < 2) return options;
  const names = asked.map(value => options.find(option => option.value === value)?.label ?? value);
  return [{ value: asked.join(","), label: names.join(" + ") }, ...options];
}
