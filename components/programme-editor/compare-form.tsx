"use client";

import { ArrowLeftRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Edition } from "#lib/domain/edition.ts";
import type { VersionDto } from "#lib/features/programmes/history.ts";
import { compareHref } from "./address.ts";

type Props = {
  vendor: string;
  slug: string;
  versions: readonly VersionDto[];
  draft: boolean;
  from: Edition;
  to: Edition;
};

const editionOf = (value: string): Edition => (value === "draft" ? value : Number(value));

/** Which two; the address says so too, so that it can be sent to somebody. */
export function CompareForm({ vendor, slug, versions, draft, from, to }: Props) {
  const t = useTranslations("programmeEditor");
  const router = useRouter();
  const go = (a: Edition, b: Edition) => router.replace(compareHref(vendor, slug, a, b), { scroll: false });
  const options = [
    ...(draft ? [{ value: "draft", label: t("compare.draft") }] : []),
    ...versions.map(one => ({
      value: String(one.version),
      label: t("compare.versionState", { version: one.version, state: t(`history.state.${one.state}`) }),
    })),
  ];
  return (
    <div className="row wrap ed-compare">
      <Field id="compare-from" label={t("compare.from")}>
        {control => (
          <Select
            {...control}
            options={options}
            value={String(from)}
            onChange={event => go(editionOf(event.target.value), to)}
          />
        )}
      </Field>
      <Button ico aria-label={t("compare.swap")} onClick={() => go(to, from)}>
        <ArrowLeftRight className="i" aria-hidden="true" />
      </Button>
      <Field id="compare-to" label={t("compare.to")}>
        {control => (
          <Select
            {...control}
            options={options}
            value={String(to)}
            onChange={event => go(from, editionOf(event.target.value))}
          />
        )}
      </Field>
    </div>
  );
}
