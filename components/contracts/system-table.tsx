import { useLocale, useTranslations } from "next-intl";
import { CorrectVersion } from "#components/products/correct-version.tsx";
import Link from "#components/ui/link.tsx";
import { Money } from "#components/ui/money.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Day } from "#components/ui/time.tsx";
import type { PlanPrice, SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import {
  type ReleaseFact,
  strictest,
  type VersionPromise,
  versionSupport,
} from "#lib/domain/products/support.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import type { ContractSystemDto } from "#lib/features/contracts/dto.ts";

export type Product = {
  id: string;
  key: string;
  modules: { key: string; name: LocalText }[];
  releases: ReleaseFact[];
  promise: VersionPromise;
};

type Props = {
  systems: readonly ContractSystemDto[];
  products: readonly Product[];
  price: PlanPrice;
  versions: SupportPlanDefinition["versions"];
  today: string;
  workspace: string;
  /** The reader may say which version a system runs. */
  correct: boolean;
};

/** What is under a contract: product, modules, version and whether that version is still supported (S11, S13). */
export function SystemTable({ systems, products, price, versions, today, workspace, correct }: Props) {
  const t = useTranslations("contracts.systems");
  const locale = useLocale();
  const perUnit = price.kind === "per_unit";
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("system")}</Th>
          <Th>{t("version")}</Th>
          <Th num>{perUnit ? t("units") : t("salePrice")}</Th>
        </tr>
      </thead>
      <tbody>
        {systems.map(system => {
          const product = products.find(p => p.id === system.productId);
          const support =
            product &&
            versionSupport(product.releases, system.version, strictest(product.promise, versions), today);
          const modules = system.modules.map(key => {
            const module = product?.modules.find(m => m.key === key);
            return module ? textIn(module.name, locale) : key;
          });
          const unit = system.unit === "server" || system.unit === "zone" || system.unit === "domain";
          return (
            <tr key={system.id}>
              <Td className="full">
                <b>{system.name}</b>
                {system.name !== system.productName && <span className="mm"> {system.productName}</span>}
                {modules.length > 0 && <div className="mm sm">{modules.join(", ")}</div>}
              </Td>
              <Td>
                {system.version && product ? (
                  <Link href={`/${workspace}/releases/${product.key}/${encodeURIComponent(system.version)}`}>
                    {system.version}
                  </Link>
                ) : (
                  system.version || <span className="mm">{t("unknown")}</span>
                )}{" "}
                {support?.state === "ended" && <Tag tone="warn">{t("withdrawn")}</Tag>}
                {support?.state === "ending" && (
                  <span className="mm sm">
                    {t("until")} <Day date={support.until} />
                  </span>
                )}
                {support?.state === "older" && <span className="mm sm">{t("older")}</span>}{" "}
                {correct && product && (
                  <CorrectVersion
                    workspace={workspace}
                    system={system}
                    versions={product.releases
                      .filter(release => release.releasedOn <= today)
                      .map(release => release.version)}
                  />
                )}
              </Td>
              <Td num>
                {perUnit ? (
                  t("unitCount", { count: system.units, unit: unit ? String(system.unit) : "other" })
                ) : (
                  <Money value={system.salePrice} />
                )}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
