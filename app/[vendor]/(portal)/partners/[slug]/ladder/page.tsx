import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { StatementForm } from "#components/credentials/statement-form.tsx";
import { CompanyCertificate } from "#components/ladder/company-certificate.tsx";
import { Consequences } from "#components/ladder/consequences.tsx";
import { DecisionList } from "#components/ladder/decision-list.tsx";
import { TierDecisions } from "#components/ladder/decisions.tsx";
import { JudgedBy } from "#components/ladder/judged-by.tsx";
import { CheapestRepair } from "#components/ladder/repair.tsx";
import { TierHistory } from "#components/ladder/tier-history.tsx";
import { TierLadder } from "#components/ladder/tiers.tsx";
import { WhatIf } from "#components/ladder/what-if.tsx";
import { PartnerFrame } from "#components/partners/partner-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { DateSlider } from "#components/ui/date-slider.tsx";
import { LabelledPart } from "#components/ui/labelled-part.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { one } from "#lib/domain/query.ts";
import { companyCredential } from "#lib/features/credentials/queries.ts";
import { companyTitle } from "#lib/features/partnerships/company.ts";
import { asksNothing, readAsked } from "#lib/features/tiers/asked.ts";
import { readLadder } from "#lib/features/tiers/queries.ts";
import { supposesSomething } from "#lib/features/tiers/what-if.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const name = await readPage(vendor, ({ tx, actor }) => companyTitle(tx, actor, slug));
  return { title: (await getTranslations("ladder"))("title", { company: name }) };
}

/**
 * The ladder of a partner: one page for both sides, for any day of the next year, with what one likes to suppose, and how
 * it stood until today (P20, P21, P24).
 */
export default async function LadderPage({ params, searchParams }: Props) {
  const { vendor, slug } = await params;
  const query = await searchParams;
  const asked = readAsked({ get: name => one(query[name]) || null });
  const { data, today, credential } = await readPage(vendor, async ({ tx, actor, workspace, now }) => {
    const today = await readLadder(tx, actor, workspace, slug, asksNothing, now);
    const plain = (asked.on ?? today.today) === today.today && !supposesSomething(asked);
    // The ladder above is always today's, whatever is asked.
    return {
      today,
      data: plain ? today : await readLadder(tx, actor, workspace, slug, asked, now),
      credential: await companyCredential(tx, actor.tenantId, slug),
    };
  });
  const t = await getTranslations("ladder");
  const c = await getTranslations("credentials");
  const locale = await getLocale();
  const asks = data.on !== data.today || data.consequences !== null;
  const state = data.current?.state;
  const decides = Object.values(data.can).some(Boolean);
  return (
    <ClientMessages ns={["ladder"]}>
      <PartnerFrame head={data.head} vendor={vendor} current="ladder">
        {decides && (
          <LabelledPart id="decide" title={t("decide.title")} text={t("decide.lead")}>
            <TierDecisions workspace={vendor} data={today} />
          </LabelledPart>
        )}
        <section aria-label={t("day.today")} className="ladder-whole">
          {data.current === null && (
            <p className="m page-lead">
              <b>{t("noTier")}</b> {data.next && t("noTierText")}
            </p>
          )}
          <TierLadder data={today} workspace={vendor} next />
        </section>
        {today.certificate && (
          <CompanyCertificate
            of={today.certificate}
            today={data.today}
            workspace={vendor}
            credential={credential}
          />
        )}
        <LabelledPart id="day" title={t("day.title")} text={t("day.lead")}>
          <div>
            <DateSlider
              from={data.today}
              to={data.to}
              value={data.on}
              today={data.today}
              label={
                data.on === data.today ? t("day.today") : t("day.on", { date: dayText(data.on, locale) })
              }
              tone={state === "unmet" ? "breach" : state === "at_risk" ? "warn" : "plain"}
              marks={data.marks.map(mark => ({
                day: mark.day,
                tone: mark.tone,
                label: [
                  ...(mark.version === null ? [] : [t("day.version", { version: mark.version })]),
                  ...mark.changes.map(c =>
                    t("day.change", { title: c.title, state: t(`day.changeState.${c.state}`) }),
                  ),
                ].join("; "),
              }))}
              jumps={[
                ...(data.agreementEnds ? [{ label: t("day.agreementEnds"), day: data.agreementEnds }] : []),
                ...data.marks.flatMap(mark =>
                  mark.version === null
                    ? []
                    : [{ label: t("day.version", { version: mark.version }), day: mark.day }],
                ),
              ]}
            />
            {asks && (
              <div className="ladder-day">
                <JudgedBy data={data} present={today.judge.version} />
                <TierLadder
                  data={data}
                  workspace={vendor}
                  focus={data.current !== null}
                  next={data.current === null}
                />
              </div>
            )}
          </div>
        </LabelledPart>
        <LabelledPart id="what-if" title={t("people.title")} text={t("people.lead")}>
          <div className="cols c-11 what-if">
            <WhatIf data={data} consequences={data.consequences} />
            {(data.consequences || data.repair) && (
              <div className="stack answers">
                {data.consequences && <Consequences of={data.consequences} workspace={vendor} />}
                {data.repair && <CheapestRepair of={data.repair} data={data} workspace={vendor} />}
              </div>
            )}
          </div>
        </LabelledPart>
        <LabelledPart
          id="statement"
          title={c("statement.title")}
          text={c("statement.lead", { company: data.company.name })}
        >
          <StatementForm
            workspace={vendor}
            slug={slug}
            company={data.company.name}
            today={data.today}
            credential={credential}
            refused={one(query.statement) || null}
            on={one(query["statement-on"]) || null}
          />
        </LabelledPart>
        <LabelledPart id="history" title={t("history.title")} text={t("history.lead")}>
          <TierHistory history={today.history} today={data.today} />
        </LabelledPart>
        <LabelledPart id="decisions" title={t("decide.history")}>
          <DecisionList decisions={data.decisions} />
        </LabelledPart>
      </PartnerFrame>
    </ClientMessages>
  );
}
