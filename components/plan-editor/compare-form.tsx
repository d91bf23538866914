"use client";

import { ArrowLeftRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Edition } from "#lib/domain/edition.ts";
import type { PlanVersionDto } from "#lib/features/plans/dto.ts";
import { comparePlanHref } from "./address.ts";

type Props = {
  vendor: string;
  planKey: string;
  versions: readonly PlanVersionDto[];
  draft: boolean;
  from: Edition;
  to: Edition;
};

const editionOf = (value: string): Edition => (value === "draft" ? value : Number(value));

/** Which two; the address says so too, so that it can be sent to somebody. */
export function ComparePlans({ vendor, planKey, versions, draft, from, to }: Props) {
  const t = useTranslations("plans");
  const router = useRouter();
  const go = (a: Edition, b: Edition) =>
    router.replace(comparePlanHref(vendor, planKey, a, b), { scroll: false });
  const options = [
    ...(draft ? [{ value: "draft", label: t("edit.draft") }] : []),
    ...versions.map(one => ({
      value: String(one.version),
      label: t("compare.versionState", { version: one.version, state: t(`history.state.${one.state}`) }),
    })),
  ];
  const choice = (id: string, label: string, value: Edition, pick: (edition: Edition) => void) => (
    <Field id={id} label={label}>
      {control => (
        <Select
          {...control}
          options={options}
          value={String(value)}
          onChange={event => pick(editionOf(event.target.value))}
        />
      )}
    </Field>
  );
  return (
    <div className="row wrap ed-compare">
      {choice("compare-from", t("compare.from"), from, edition => go(edition, to))}
      <Button ico aria-label={t("compare.swap")} onClick={() => go(to, from)}>
        <ArrowLeftRight className="i" aria-hidden="true" />
      </Button>
      {choice("compare-to", t("compare.to"), to, edition => go(from, edition))}
    </div>
  );
}
