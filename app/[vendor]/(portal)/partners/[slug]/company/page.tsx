import { Check, Hourglass } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { EvidenceGroups } from "#components/evidence/evidence-groups.tsx";
import {
  ChangeDetails,
  ChangeTeams,
  DescribeSolution,
  ReviewSolution,
} from "#components/partner-company/company-deeds.tsx";
import { PartnerFrame } from "#components/partners/partner-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Status } from "#components/ui/status.tsx";
import { Day } from "#components/ui/time.tsx";
import { countryName, countryOptions } from "#lib/domain/countries.ts";
import { partnershipPolicy } from "#lib/domain/policies/partnership.ts";
import { evidenceOf } from "#lib/features/evidence/queries.ts";
import { colleagues } from "#lib/features/onboarding/colleagues.ts";
import { partnerPage } from "#lib/features/onboarding/page.ts";
import { asksForSolution, reviewUntil, supportLevels } from "#lib/features/partner-company/queries.ts";
import { solutionSchema, teamsSchema } from "#lib/features/partnerships/facts.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; slug: string }> };

// Read once for the page and its title.
const load = cache((vendor: string, slug: string) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const data = await partnerPage(tx, actor, workspace, slug, now);
    const { standing, today, head } = data;
    const org = await tx.organisation.findFirst({
      where: { tenantId: actor.tenantId, id: standing.partnerOrgId },
      select: { legalName: true, taxId: true, city: true, country: true, website: true, version: true },
    });
    const goesOn = standing.state !== "ended";
    const describe = goesOn && partnershipPolicy.describe(actor, standing);
    const solution = solutionSchema.parse(standing.row.solution);
    return {
      ...data,
      zone: workspace.timeZone,
      evidence: await evidenceOf(tx, actor, standing, today),
      solution,
      team: teamsSchema
        .parse(standing.row.teams)
        .people.filter(m => m.from <= today && (m.to === null || m.to >= today)),
      levels: supportLevels(standing.programme.definition),
      people: describe ? await colleagues(tx, actor.tenantId, actor.orgId, today) : [],
      asked: asksForSolution(standing.programme.definition),
      until: reviewUntil(standing.programme.definition, today),
      details: {
        legalName: org?.legalName || head.orgName,
        taxId: org?.taxId ?? "",
        city: org?.city ?? "",
        country: org?.country ?? "",
        website: org?.website ?? "",
        version: org?.version ?? 0,
      },
      may: {
        details: goesOn && partnershipPolicy.details(actor, standing),
        describe,
        review:
          goesOn &&
          solution.name !== "" &&
          solution.reviewedOn === null &&
          partnershipPolicy.review(actor, standing),
      },
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const { head } = await load(vendor, slug);
  return { title: `${(await getTranslations("partners.tabs"))("company")} · ${head.orgName}` };
}

export default async function CompanyPage({ params }: Props) {
  const { vendor, slug } = await params;
  const data = await load(vendor, slug);
  const { head, standing, solution, team, levels, people, asked, until, details, may } = data;
  const locale = await getLocale();
  const t = await getTranslations("onboarding.company");
  const about = { workspace: vendor, partnershipId: standing.id, version: standing.version };
  const of = (level: number) => team.filter(member => member.level === level);
  return (
    <ClientMessages ns={["onboarding"]}>
      <PartnerFrame head={head} vendor={vendor} current="company">
        <p className="m" style={{ marginTop: 20 }}>
          {t("lead")}
        </p>
        <section className="sec" aria-labelledby="details">
          <SectionHeader id="details" title={t("details.title")} rule />
          <p className="m" style={{ margin: "12px 0" }}>
            {t("details.text")}
          </p>
          <KeyValue
            pairs={[
              { label: t("details.legalName"), value: details.legalName },
              { label: t("details.taxId"), value: details.taxId },
              {
                label: t("details.address"),
                value:
                  details.city === ""
                    ? ""
                    : [details.city, details.country && countryName(details.country, locale)]
                        .filter(Boolean)
                        .join(", "),
              },
              { label: t("details.website"), value: details.website },
            ].map(item => ({
              ...item,
              value: item.value || <span className="warn-t">{t("details.missing")}</span>,
            }))}
          />
          {may.details && (
            <div style={{ marginTop: 16 }}>
              <ChangeDetails
                workspace={vendor}
                partnershipId={standing.id}
                details={details}
                countries={countryOptions(locale)}
              />
            </div>
          )}
        </section>
        <section className="sec" aria-labelledby="teams">
          <SectionHeader id="teams" title={t("teams")} rule />
          <div className="two" style={{ marginTop: 12 }}>
            {levels.map(level => (
              <div key={level}>
                <h3>{t("level", { n: level })}</h3>
                {of(level).length === 0 ? (
                  <p className="m">{t("nobody")}</p>
                ) : (
                  <ul className="stack">
                    {of(level).map(member => (
                      <li key={`${member.personId ?? member.name}${member.from}`}>
                        {member.name}{" "}
                        <span className="sm mm">
                          {t.rich("since", { day: () => <Day date={member.from} style="full" /> })}
                        </span>
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            ))}
          </div>
          {may.describe && (
            <div style={{ marginTop: 16 }}>
              <ChangeTeams
                {...about}
                people={people}
                levels={levels.map(level => ({
                  level,
                  chosen: of(level).flatMap(member => member.personId ?? []),
                }))}
              />
            </div>
          )}
        </section>
        <section className="sec" aria-labelledby="solution">
          <SectionHeader id="solution" title={t("solution")} rule />
          {solution.name === "" ? (
            <p className="m" style={{ marginTop: 12 }}>
              {t("noSolution")}
              <span className="mm"> {asked ? t("solutionText") : t("notAsked")}</span>
            </p>
          ) : (
            <div style={{ marginTop: 12 }}>
              <div className="row wrap">
                <h3>{solution.name}</h3>
                {solution.reviewedOn ? (
                  <Status tone="ok" icon={<Check className="i" aria-hidden="true" />}>
                    {t.rich("reviewed", {
                      name: solution.reviewedBy ?? "",
                      day: () => <Day date={solution.reviewedOn ?? ""} style="full" />,
                    })}
                  </Status>
                ) : (
                  <Status tone="info" icon={<Hourglass className="i" aria-hidden="true" />}>
                    {t("notReviewed")}
                  </Status>
                )}
                {solution.validUntil && (
                  <span className="sm mm">
                    {t.rich("reviewedUntil", {
                      day: () => <Day date={solution.validUntil ?? ""} style="full" />,
                    })}
                  </span>
                )}
              </div>
              <p className="prose" style={{ marginTop: 8 }}>
                {solution.description}
              </p>
            </div>
          )}
          {(may.describe || may.review) && (
            <div className="row wrap" style={{ marginTop: 16 }}>
              {may.describe && (
                <DescribeSolution {...about} name={solution.name} description={solution.description} />
              )}
              {may.review && <ReviewSolution {...about} name={solution.name} until={until} />}
            </div>
          )}
        </section>
        {data.evidence.length > 0 && (
          <EvidenceGroups
            groups={data.evidence}
            frame={{
              workspace: vendor,
              partnershipId: standing.id,
              today: data.today,
              zone: data.zone,
            }}
          />
        )}
      </PartnerFrame>
    </ClientMessages>
  );
}
