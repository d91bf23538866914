import { useLocale, useTranslations } from "next-intl";
import { SystemsOn } from "#components/amendments/systems-on.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { on } from "#lib/domain/contracts/amendment.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { type Product, SystemTable } from "./system-table.tsx";

type Props = {
  workspace: string;
  contract: ContractDto;
  products: readonly Product[];
  today: string;
  /** The day asked for in the address; anything else is today. */
  asked: string;
  /** There was a change within the term, so that another day may show other systems (S14). */
  amended: boolean;
  /** The reader may correct which version runs. */
  correct: boolean;
};

/** The systems a contract covers, on a day of its term. */
export function SystemsSection({ workspace, contract, products, today, asked, amended, correct }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const day = isPlainDate(asked) ? asked : today;
  const within = day >= contract.startsOn && day <= contract.endsOn;
  const systems = day === today ? contract.systems : within ? on(contract.allSystems, day) : [];
  return (
    <section className="sec" aria-labelledby="systems" style={{ marginTop: 28 }}>
      <SectionHeader id="systems" title={t("contracts.systems.title")} count={systems.length} />
      {amended && (
        <SystemsOn
          href={`/${workspace}/contracts/${contract.number}`}
          day={day}
          from={contract.startsOn}
          to={contract.endsOn}
          today={today}
        />
      )}
      {systems.length === 0 && (
        <EmptyState level={3} title={t("contractLife.systemsOn.none")}>
          {t("contractLife.systemsOn.noneText", {
            from: dayText(contract.startsOn, locale),
            to: dayText(contract.endsOn, locale),
          })}
        </EmptyState>
      )}
      <SystemTable
        systems={systems}
        products={products}
        price={contract.plan.price}
        today={today}
        versions={contract.plan.versions}
        workspace={workspace}
        correct={correct}
      />
    </section>
  );
}
