"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import type { PlanVersionDto } from "#lib/features/plans/dto.ts";
import { comparePlanHref, planFileHref, planHref } from "./address.ts";
import { BeginPlan } from "./begin.tsx";

type Props = {
  vendor: string;
  planKey: string;
  versions: readonly PlanVersionDto[];
  /** May edit, and there is no draft yet. */
  begins: boolean;
};

const TONES = { in_force: "ok", coming: "acc", former: "line", skipped: "line" } as const;

/** All versions of a plan: from when, by whom, why, and how many contracts hold to each. */
export function PlanHistory({ vendor, planKey, versions, begins }: Props) {
  const t = useTranslations("plans.history");
  const [first, second] = versions;
  return (
    <section className="sec" aria-labelledby="history">
      <SectionHeader id="history" title={t("title")} count={versions.length}>
        {first && second && (
          <Link href={comparePlanHref(vendor, planKey, second.version, first.version)}>{t("compare")}</Link>
        )}
      </SectionHeader>
      <Table label={t("title")} free stack>
        <thead>
          <tr>
            <Th>{t("version")}</Th>
            <Th>{t("from")}</Th>
            <Th num>{t("contracts")}</Th>
            <Th>{t("note")}</Th>
            <Th>
              <span className="vh">{t("actions")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version, i) => {
            const before = versions[i + 1];
            return (
              <tr key={version.version}>
                <Td className="full">
                  <Link href={`${planHref(vendor, planKey)}?version=${version.version}`}>
                    <b>{t("number", { version: version.version })}</b>
                  </Link>{" "}
                  <Tag tone={TONES[version.state]}>{t(`state.${version.state}`)}</Tag>
                </Td>
                <Td data-label={t("from")}>
                  <Day date={version.effectiveFrom} style="full" />
                </Td>
                <Td num data-label={t("contracts")}>
                  {version.contracts}
                </Td>
                <Td className="full" data-label={t("note")}>
                  {version.note || <span className="mm">–</span>}
                  <span className="mm sm blk">
                    {t.rich("by", {
                      name: version.publishedBy,
                      when: () => <Time instant={version.publishedAt} style="full" />,
                    })}
                  </span>
                </Td>
                <Td className="full">
                  <span className="row wrap">
                    {before && (
                      <ButtonLink
                        size="sml"
                        look="ghost"
                        href={comparePlanHref(vendor, planKey, before.version, version.version)}
                      >
                        {t("changes")}
                      </ButtonLink>
                    )}
                    <a
                      className="btn ghost sml ico"
                      href={planFileHref(vendor, planKey, version.version)}
                      aria-label={t("download", { version: version.version })}
                    >
                      <Download className="i i-s" aria-hidden="true" />
                    </a>
                    {begins && (
                      <BeginPlan
                        vendor={vendor}
                        plan={planKey}
                        fromVersion={version.version}
                        size="sml"
                        look="ghost"
                      >
                        {t("begin")}
                      </BeginPlan>
                    )}
                  </span>
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}
