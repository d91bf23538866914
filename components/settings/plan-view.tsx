import { useLocale, useTranslations } from "next-intl";
import { RulesInWords } from "#components/plan-editor/rules-in-words.tsx";
import { usePercent } from "#components/plan-editor/say.ts";
import { KeyValue } from "#components/ui/key-value.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import type { PlanCheck, SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import { PRIORITY_RULES } from "#lib/domain/tickets/priority.ts";
import { PlanLadder } from "./plan-ladder.tsx";
import { PlanChannels, PlanOptionsView } from "./plan-options.tsx";
import { PlanClocks, PlanTargets } from "./plan-targets.tsx";

type Names = ReadonlyMap<string, LocalText>;
type Props = { plan: SupportPlanDefinition; calendars: Names; areas: Names };

/** What a support plan's version promises (S1–S17), in the reader's language. */
export function PlanView({ plan, calendars, areas }: Props) {
  const t = useTranslations("settings.plans");
  const months = useTranslations("settings.programmes");
  const locale = useLocale();
  const percent = usePercent();
  const { terms, lapse, versions } = plan;
  return (
    <>
      <p className="m shelf-sum">{textIn(plan.summary, locale)}</p>
      <section className="sec" aria-labelledby="targets">
        <SectionHeader id="targets" title={t("targets")} />
        <PlanTargets terms={terms} calendars={calendars} />
      </section>
      <div className="cols c-11">
        <section className="sec" aria-labelledby="clock">
          <SectionHeader id="clock" title={t("clock")} rule />
          <PlanClocks terms={terms} calendars={calendars} />
        </section>
        <section className="sec" aria-labelledby="escalation">
          <SectionHeader id="escalation" title={t("escalation")} rule />
          <PlanLadder steps={terms.escalations} />
        </section>
      </div>
      <div className="cols c-11">
        <section className="sec" aria-labelledby="contract">
          <SectionHeader id="contract" title={t("contract")} rule />
          <KeyValue
            pairs={[
              {
                label: t("contacts"),
                value: plan.contactsMustBeTrained
                  ? t("contactsTrained", { count: plan.authorisedContacts })
                  : plan.authorisedContacts,
              },
              { label: t("readers"), value: plan.readersAllowed ? t("readersYes") : t("readersNo") },
              { label: t("least"), value: months("months", { months: plan.termMonths }) },
              { label: t("expiring"), value: t("expiringDays", { days: plan.expiringDays }) },
              {
                label: t("versions"),
                value: t("versionsText", {
                  count: versions.previousMajors,
                  months: versions.endOfLifeMonths,
                }),
              },
            ]}
          />
        </section>
        <section className="sec" aria-labelledby="price">
          <SectionHeader id="price" title={t("price")} rule />
          <Price plan={plan} />
          <h3 className="shelf-sub">{t("lapse")}</h3>
          <ul className="dots sm">
            <li>{t("lapseDay", { years: lapse.byDayForYears })}</li>
            <li>{lapse.wholeYears === "begun" ? t("lapseBegun") : t("lapseCompleted")}</li>
            {lapse.penalties.map(penalty => (
              <li key={penalty.fromYears}>
                {t("penalty", { years: penalty.fromYears, rate: percent(penalty.rateBp / 10_000) })}
              </li>
            ))}
          </ul>
        </section>
      </div>
      <div className="cols c-11">
        <section className="sec" aria-labelledby="options">
          <SectionHeader id="options" title={t("options")} rule />
          <PlanOptionsView plan={plan} calendars={calendars} areas={areas} />
        </section>
        <div className="plan-side">
          {(plan.channels ?? []).length > 0 && (
            <section className="sec" aria-labelledby="channels">
              <SectionHeader id="channels" title={t("channels")} rule />
              <PlanChannels plan={plan} />
            </section>
          )}
          <section className="sec" aria-labelledby="priorities">
            <SectionHeader id="priorities" title={t("priorities")} rule />
            <RulesInWords rules={terms.priorityRules ?? PRIORITY_RULES} />
          </section>
        </div>
      </div>
      <div className="cols c-111">
        <Lines id="covers" title={t("covers")} lines={plan.covers} />
        <Lines id="checklist" title={t("checklist")} lines={plan.componentsChecklist.map(labelOf)} />
        <Lines id="readiness" title={t("readiness")} lines={plan.readiness.map(labelOf)} />
      </div>
    </>
  );
}

const labelOf = (check: PlanCheck): LocalText => check.label;

function Lines({ id, title, lines }: { id: string; title: string; lines: readonly LocalText[] }) {
  const locale = useLocale();
  if (lines.length === 0) return null;
  return (
    <section className="sec" aria-labelledby={id}>
      <SectionHeader id={id} title={title} rule />
      <ul className="dots sm">
        {lines.map(line => (
          <li key={textIn(line, "en")}>{textIn(line, locale)}</li>
        ))}
      </ul>
    </section>
  );
}

/** S13, P15 */
function Price({ plan }: { plan: SupportPlanDefinition }) {
  const t = useTranslations("settings.plans");
  const locale = useLocale();
  const percent = usePercent();
  const { price } = plan;
  return (
    <ul className="dots sm shelf-price">
      {price.kind === "share_of_sale" ? (
        <li>{t("share", { rate: percent(price.rateBp / 10_000) })}</li>
      ) : (
        price.units.map(({ unit, price: each }) => (
          <li key={unit}>{t("perUnit", { price: moneyText(each, locale), unit: t(`unit.${unit}`) })}</li>
        ))
      )}
      {price.minimum.minor > 0 && <li>{t("minimum", { price: moneyText(price.minimum, locale) })}</li>}
    </ul>
  );
}
