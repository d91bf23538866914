import { Check, Minus } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Money, moneyText } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import {
  areaOf,
  type ProgrammeDefinition,
  type RequirementDefinition,
  type TierDefinition,
  tiersByRank,
} from "#lib/domain/programmes/definition.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import { holdsLevel2 } from "#lib/domain/tickets/level2.ts";

type Row = { key: string; title: string; note: string; text: string | null; tiers: boolean[] };

/** What a programme's version says (P20), in the reader's language. */
export function ProgrammeView({ d }: { d: ProgrammeDefinition }) {
  const t = useTranslations("settings.programmes");
  const locale = useLocale();
  const format = useFormatter();
  const say = (text: LocalText) => textIn(text, locale);
  const tiers = tiersByRank(d);
  const notices = (all: readonly number[]) => {
    const before = all.filter(day => day > 0).sort((a, b) => b - a);
    if (before.length === 0) return all.includes(0) ? t("noticeLastOnly") : t("noNotices");
    const days = format.list(before.map(String));
    return all.includes(0) ? t("noticeLast", { days }) : t("noticeDays", { days });
  };

  const group = (r: RequirementDefinition) => {
    if (r.kind !== "certified_specialists") return null;
    const areas = format.list(r.params.areas.map(key => say(areaOf(d, key)?.name ?? key)));
    const { minimum: count, minimumPerArea: each } = r.params;
    return each > 0 && r.params.areas.length > 1
      ? t("groupEach", { count, each, areas })
      : t("group", { count, areas });
  };
  const requirements = d.requirements.map(r => ({
    key: r.key,
    title: say(r.title),
    note: say(r.description),
    text: group(r),
    tiers: tiers.map(tier => tier.requirements.includes(r.key)),
  }));
  const benefits = d.benefits.map(b => ({
    key: b.key,
    title: say(b.title),
    note: say(b.description),
    text: null,
    tiers: tiers.map(tier => tier.benefits.includes(b.key)),
  }));

  return (
    <>
      <p className="m shelf-sum">{say(d.summary)}</p>
      <section className="sec" aria-labelledby="rules">
        <SectionHeader id="rules" title={t("facts")} rule />
        <KeyValue
          pairs={[
            { label: t("product"), value: d.product },
            { label: t("fee"), value: d.annualFee ? <Money value={d.annualFee} /> : t("noFee") },
            { label: t("certifiesCompany"), value: d.certifiesCompany ? t("yes") : t("no") },
            { label: t("remediation"), value: t("days", { days: d.remediationDays }) },
            { label: t("renewal"), value: t("days", { days: d.renewalWindowDays }) },
            { label: t("notices"), value: notices(d.noticeDays) },
            {
              label: t("application"),
              value: t("applicationText", {
                minutes: d.application.minutes,
                days: d.application.answerWorkingDays,
              }),
            },
          ]}
        />
      </section>
      <ByTier title={t("requirements")} head={t("requirement")} tiers={tiers} rows={requirements} asks />
      <ByTier title={t("benefits")} head={t("benefit")} tiers={tiers} rows={benefits} />
      <section className="sec" aria-labelledby="areas">
        <SectionHeader id="areas" title={t("areas")} count={d.areas.length} />
        <Table label={t("areas")} free stack>
          <thead>
            <tr>
              <Th>{t("area")}</Th>
              <Th>{t("validity")}</Th>
              <Th>{t("grace")}</Th>
              <Th>{t("level2")}</Th>
              <Th>{t("escalates")}</Th>
            </tr>
          </thead>
          <tbody>
            {d.areas.map(area => (
              <tr key={area.key}>
                <Td className="full">
                  <b>{say(area.name)}</b>
                  <span className="mm sm blk">{say(area.description)}</span>
                  {area.noticeDays && (
                    <span className="sm blk">{t("ownNotices", { when: notices(area.noticeDays) })}</span>
                  )}
                </Td>
                <Td data-label={t("validity")}>{t("months", { months: area.validityMonths })}</Td>
                <Td data-label={t("grace")}>{t("days", { days: area.graceDays })}</Td>
                <Td className="full" data-label={t("level2")}>
                  {holdsLevel2(area) ? t("yes") : t("no")}
                </Td>
                <Td className="full" data-label={t("escalates")}>
                  {area.escalates ? t("yes") : t("no")}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
      {d.trainings.length > 0 && (
        <section className="sec" aria-labelledby="courses">
          <SectionHeader id="courses" title={t("prices")} count={d.trainings.length} />
          <Table label={t("prices")} free stack>
            <thead>
              <tr>
                <Th>{t("course")}</Th>
                <Th>{t("areas")}</Th>
                <Th num>{t("price")}</Th>
              </tr>
            </thead>
            <tbody>
              {d.trainings.map(training => (
                <tr key={training.key}>
                  <Td className="full">
                    <b>{say(training.title)}</b>
                  </Td>
                  <Td className="full">
                    {format.list(training.areas.map(key => say(areaOf(d, key)?.name ?? key)))}
                  </Td>
                  <Td num className="full">
                    <Money value={training.price} />
                    <span className="mm sm blk">{t("people", { count: training.people })}</span>
                    {training.additionalAttendee && (
                      <span className="mm sm blk">
                        {t("extra", { price: moneyText(training.additionalAttendee, locale) })}
                      </span>
                    )}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
      )}
      <section className="sec" aria-labelledby="agreements">
        <SectionHeader id="agreements" title={t("agreements")} count={d.agreements.length} />
        <Table label={t("agreements")} stack>
          <thead>
            <tr>
              <Th>{t("agreement")}</Th>
              <Th>{t("term")}</Th>
              <Th>{t("toStart")}</Th>
            </tr>
          </thead>
          <tbody>
            {d.agreements.map(agreement => (
              <tr key={agreement.key}>
                <Td className="full">
                  <b>{say(agreement.title)}</b>
                </Td>
                <Td data-label={t("term")} className="full">
                  {agreement.termMonths === null
                    ? t("untilEnded")
                    : t("months", { months: agreement.termMonths })}
                  {agreement.endNoticeDays !== undefined && (
                    <span className="mm sm blk">{t("endNotice", { days: agreement.endNoticeDays })}</span>
                  )}
                </Td>
                <Td data-label={t("toStart")} className="full">
                  {agreement.requiredToStart ? t("toStartYes") : t("toStartNo")}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    </>
  );
}

/** What each tier asks or gives; a programme of one tier needs no columns. */
function ByTier({
  title,
  head,
  tiers,
  rows,
  asks,
}: {
  title: string;
  head: string;
  tiers: readonly TierDefinition[];
  rows: readonly Row[];
  asks?: boolean;
}) {
  const t = useTranslations("settings.programmes");
  const locale = useLocale();
  const id = asks ? "asks" : "gives";
  const several = tiers.length > 1;
  const words = asks
    ? ([t("required"), t("notRequired")] as const)
    : ([t("granted"), t("notGranted")] as const);
  return (
    <section className="sec" aria-labelledby={id}>
      <SectionHeader id={id} title={title} count={rows.length}>
        {!several && tiers[0] && <span className="mm sm">{textIn(tiers[0].name, locale)}</span>}
      </SectionHeader>
      <Table label={title} free stack>
        <thead>
          <tr>
            <Th>{head}</Th>
            {several && tiers.map(tier => <Th key={tier.key}>{textIn(tier.name, locale)}</Th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <Td className="full">
                <b>{row.title}</b>
                <span className="mm sm blk">{row.note}</span>
                {row.text && <span className="sm blk">{row.text}</span>}
              </Td>
              {several &&
                tiers.map((tier, index) => (
                  <Td key={tier.key} className="nw" data-label={textIn(tier.name, locale)}>
                    {row.tiers[index] ? (
                      <Check className="i" aria-hidden="true" />
                    ) : (
                      <Minus className="i mm" aria-hidden="true" />
                    )}
                    <span className="vh">{row.tiers[index] ? words[0] : words[1]}</span>
                  </Td>
                ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
