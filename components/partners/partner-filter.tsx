import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { PARTNERSHIP_STATES } from "#lib/domain/programmes/partnership.ts";

type Asked = { name: string; state: string; tier: string; loss: string };

/** Filters as a plain form: the address holds them. */
export function PartnerFilterForm({
  base,
  asked,
  tiers,
  filtered,
}: {
  base: string;
  asked: Asked;
  tiers: readonly { key: string; name: string }[];
  filtered: boolean;
}) {
  const t = useTranslations("partners");
  return (
    <form action={base} className="row wrap list-find" aria-label={t("list.find")}>
      <Input
        name="name"
        type="search"
        aria-label={t("list.findText")}
        placeholder={t("list.findText")}
        defaultValue={asked.name}
        maxLength={80}
      />
      <Select
        name="state"
        aria-label={t("list.state")}
        defaultValue={asked.state}
        placeholder={t("list.allStates")}
        options={PARTNERSHIP_STATES.filter(state => state !== "applicant").map(state => ({
          value: state,
          label: t(`state.${state}`),
        }))}
      />
      <Select
        name="tier"
        aria-label={t("list.tier")}
        defaultValue={asked.tier}
        placeholder={t("list.allTiers")}
        options={[
          ...tiers.map(tier => ({ value: tier.key, label: tier.name })),
          { value: "none", label: t("list.noTier") },
        ]}
      />
      <Select
        name="loss"
        aria-label={t("list.loss")}
        defaultValue={asked.loss}
        placeholder={t("list.allLoss")}
        options={[
          { value: "30", label: t("list.loss30") },
          { value: "90", label: t("list.loss90") },
        ]}
      />
      <Button type="submit">{t("list.apply")}</Button>
      {filtered && (
        <ButtonLink look="ghost" href={base}>
          {t("list.clear")}
        </ButtonLink>
      )}
    </form>
  );
}
