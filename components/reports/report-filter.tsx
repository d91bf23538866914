import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Select } from "#components/ui/select.tsx";
import { monthText } from "#components/ui/time-text.ts";
import { CLOCK_KINDS, INTERNAL_CLOCKS } from "#lib/domain/tickets/plan.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";
import type { ReportDto } from "#lib/features/reports/dto.ts";
import {
  isNarrowed,
  monthsToChoose,
  REPORT_BY,
  ROUNDS,
  reportQuery,
  VENDORS_OWN,
} from "#lib/features/reports/schema.ts";

type Props = { base: string; data: ReportDto; vendor: string };

/** What a report shows: the address holds it, so it can be sent as a link. */
export function ReportFilter({ base, data, vendor }: Props) {
  const t = useTranslations("reports");
  const locale = useLocale();
  const { filter, choices, side } = data;
  const href = (change: Partial<typeof filter>) => `${base}?${reportQuery(filter, change)}`;
  const by = REPORT_BY.filter(
    one => (one !== "partner" || side === "vendor") && (one !== "customer" || side !== "customer"),
  );
  const months = monthsToChoose(data.today).map(month => ({
    value: month,
    label: monthText(`${month}-15`, locale, true),
  }));
  const clocks = CLOCK_KINDS.filter(clock => side !== "customer" || !INTERNAL_CLOCKS.includes(clock));
  const all = { value: "", label: "" };
  return (
    <>
      <Segmented
        label={t("by.label")}
        current={filter.by}
        segments={by.map(key => ({ key, label: t(`by.${key}`), href: href({ by: key }) }))}
      />
      <form action={base} className="row wrap list-find" aria-label={t("filter.label")}>
        <input type="hidden" name="by" value={filter.by} />
        {filter.customer && <input type="hidden" name="customer" value={filter.customer} />}
        <Select name="from" aria-label={t("filter.from")} defaultValue={filter.from} options={months} />
        <Select name="to" aria-label={t("filter.to")} defaultValue={filter.to} options={months} />
        <Select
          name="clock"
          aria-label={t("filter.clock")}
          defaultValue={filter.clock ?? ""}
          options={[
            { ...all, label: t("filter.allClocks") },
            ...clocks.map(clock => ({ value: clock, label: t(`clock.${clock}`) })),
          ]}
        />
        <Select
          name="round"
          aria-label={t("filter.round")}
          defaultValue={filter.round ?? ""}
          options={[
            { ...all, label: t("filter.allRounds") },
            ...ROUNDS.map(round => ({ value: round, label: t(`round.${round}`) })),
          ]}
        />
        <Select
          name="priority"
          aria-label={t("by.priority")}
          defaultValue={filter.priority ?? ""}
          options={[
            { ...all, label: t("filter.allPriorities") },
            ...PRIORITIES.map(priority => ({ value: priority, label: priority })),
          ]}
        />
        {choices.plans.length > 1 && (
          <Select
            name="plan"
            aria-label={t("by.plan")}
            defaultValue={filter.plan ?? ""}
            options={[
              { ...all, label: t("filter.allPlans") },
              ...choices.plans.map(plan => ({ value: plan.id, label: plan.name })),
            ]}
          />
        )}
        {choices.products.length > 1 && (
          <Select
            name="product"
            aria-label={t("by.product")}
            defaultValue={filter.product ?? ""}
            options={[
              { ...all, label: t("filter.allProducts") },
              ...choices.products.map(product => ({ value: product.id, label: product.name })),
            ]}
          />
        )}
        {choices.partners.length > 0 && (
          <Select
            name="partner"
            aria-label={t("by.partner")}
            defaultValue={filter.partner ?? ""}
            options={[
              { ...all, label: t("filter.allPartners") },
              { value: VENDORS_OWN, label: vendor },
              ...choices.partners.map(partner => ({ value: partner.id, label: partner.name })),
            ]}
          />
        )}
        <Button type="submit">{t("filter.apply")}</Button>
        {isNarrowed(filter) && (
          <ButtonLink
            look="ghost"
            href={`${base}?${new URLSearchParams({ by: filter.by, from: filter.from, to: filter.to })}`}
          >
            {t("filter.clear")}
          </ButtonLink>
        )}
      </form>
      {data.named.customer && (
        <p className="row sm">
          {t("filter.onlyCustomer", { customer: data.named.customer })}
          <Link href={href({ customer: null })} aria-label={t("filter.everyCustomer")}>
            <X className="i i-s" aria-hidden="true" />
          </Link>
        </p>
      )}
    </>
  );
}
