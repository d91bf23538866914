import { useFormatter, useLocale, useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { lengthText } from "#components/ui/time-text.ts";
import type { PlanCheck, SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { rolesOfSide } from "#lib/domain/policies/person.ts";
import type { Role } from "#lib/domain/policies/types.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";

type Props = { plan: SupportPlanDefinition; calendars: ReadonlyMap<string, LocalText> };

const usePercent = () => {
  const locale = useLocale();
  return (share: number) =>
    new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, {
      style: "percent",
      maximumFractionDigits: 2,
    }).format(share);
};

/** What a support plan's version promises (S1–S17), in the reader's language. */
export function PlanView({ plan, calendars }: Props) {
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
        <Targets plan={plan} calendars={calendars} />
      </section>
      <div className="cols c-11">
        <section className="sec" aria-labelledby="clock">
          <SectionHeader id="clock" title={t("clock")} rule />
          <KeyValue
            pairs={[
              {
                label: t("start"),
                value:
                  terms.clockStart === "opening"
                    ? t("startOpening")
                    : t("startDiagnosis", { share: percent(terms.diagnosisShareBp / 10_000) }),
              },
              { label: t("stop"), value: terms.stopsAt === "answer" ? t("stopAnswer") : t("stopReply") },
              { label: t("waiting"), value: terms.pauseWhileWaiting ? t("pauses") : t("runs") },
              {
                label: t("warning"),
                value: t("warningAt", { percent: percent(terms.warnAtPercent / 100) }),
              },
              { label: t("reopen"), value: t("reopenDays", { days: terms.reopenDays }) },
            ]}
          />
        </section>
        <section className="sec" aria-labelledby="escalation">
          <SectionHeader id="escalation" title={t("escalation")} rule />
          <Escalation plan={plan} />
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
              plan.bookedDays > 0 && { label: t("booked"), value: plan.bookedDays },
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

/** S3, S4, T2: every target with the hours it counts in. */
function Targets({ plan, calendars }: Props) {
  const t = useTranslations("settings.plans");
  const locale = useLocale();
  const { terms } = plan;
  const diagnosis = terms.clockStart === "diagnosis";
  const { level3Targets: level3, resolutionTargets: resolution } = terms;
  const hours = (key: string) => {
    const name = calendars.get(key);
    return name === undefined ? key : textIn(name, locale);
  };
  return (
    <Table label={t("targets")} free stack>
      <thead>
        <tr>
          <Th>{t("priority")}</Th>
          {diagnosis && <Th num>{t("diagnosis")}</Th>}
          <Th num>{t("response")}</Th>
          <Th num>{t("resolution")}</Th>
          <Th>{t("within")}</Th>
          {level3 && <Th num>{t("level3")}</Th>}
          {level3 && <Th>{t("within")}</Th>}
        </tr>
      </thead>
      <tbody>
        {PRIORITIES.map(p => (
          <tr key={p}>
            <Td className="full">
              <Priority priority={p} />
            </Td>
            {diagnosis && (
              <Td num data-label={t("diagnosis")}>
                {lengthText((terms.targets[p] * terms.diagnosisShareBp) / 10_000)}
              </Td>
            )}
            <Td num data-label={t("response")}>
              <b>{lengthText(terms.targets[p])}</b>
            </Td>
            <Td num className="full" data-label={t("resolution")}>
              {resolution ? lengthText(resolution[p]) : <span className="mm">{t("notPromised")}</span>}
            </Td>
            <Td className="full m" data-label={t("within")}>
              {hours(terms.calendars[p])}
            </Td>
            {level3 && (
              <Td num className="full" data-label={t("level3")}>
                {lengthText(level3[p])}
              </Td>
            )}
            {level3 && (
              <Td className="full m" data-label={t("within")}>
                {hours((terms.level3Calendars ?? terms.calendars)[p])}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** S6: when, and who is told. */
function Escalation({ plan }: { plan: SupportPlanDefinition }) {
  const t = useTranslations("settings.plans");
  const roles = useTranslations("people.roles");
  const format = useFormatter();
  const percent = usePercent();
  // Two sides have a support manager: the name alone would stand there twice.
  const told = (id: string) => {
    if (!roles.has(id as Role)) return id;
    const role = roles(id as Role);
    return (rolesOfSide.partner as readonly string[]).includes(id)
      ? t("ofPartner", { role })
      : t("ofVendor", { role });
  };
  return (
    <Table label={t("escalation")} free stack>
      <thead>
        <tr>
          <Th num>{t("level")}</Th>
          <Th>{t("when")}</Th>
          <Th>{t("told")}</Th>
        </tr>
      </thead>
      <tbody>
        {plan.terms.escalations.map(({ level, at, notify, clocks }) => (
          <tr key={level}>
            <Td num data-label={t("level")}>
              {level}
            </Td>
            <Td className="full">
              {"percent" in at
                ? t("atTarget", { percent: percent(at.percent / 100) })
                : t("afterDue", { length: lengthText(at.minutesAfterDue) })}
              {clocks && (
                <span className="mm sm blk">
                  {t("onlyClocks", { clocks: format.list(clocks.map(clock => t(clock))) })}
                </span>
              )}
            </Td>
            <Td className="full m">{format.list(notify.map(told))}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
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
