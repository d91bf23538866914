import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PartnerYear } from "#components/ladder/year.tsx";
import { PartnerFrame } from "#components/partners/partner-frame.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { companyTitle } from "#lib/features/partnerships/company.ts";
import { readYear } from "#lib/features/tiers/year.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const name = await readPage(vendor, ({ tx, actor }) => companyTitle(tx, actor, slug));
  return { title: (await getTranslations("ladder.year"))("title", { company: name }) };
}

/** Twelve months of a partner, for both sides. */
export default async function YearPage({ params }: Props) {
  const { vendor, slug } = await params;
  const data = await readPage(vendor, ({ tx, actor, workspace, now }) =>
    readYear(tx, actor, workspace, slug, now),
  );
  const t = await getTranslations("ladder.year");
  const follow = await getTranslations("calendar");
  const base = `/${vendor}/partners/${slug}`;
  const nothing = data.certificates.length + data.company.length === 0;
  return (
    <PartnerFrame
      head={data.head}
      vendor={vendor}
      current="year"
      actions={<ButtonLink href={`/${vendor}/calendar`}>{follow("link")}</ButtonLink>}
    >
      <p className="m page-lead">{t("lead")}</p>
      {nothing ? (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      ) : (
        <PartnerYear
          label={t("title", { company: data.head.orgName })}
          firstMonth={data.firstMonth}
          today={data.today}
          groups={[
            { key: "certificates", title: t("certificates"), lines: data.certificates },
            { key: "company", title: t("company"), lines: data.company },
          ]}
          hrefOf={{
            certificate: line => `/${vendor}/people/${line.personId}`,
            agreement: () => `${base}/agreements`,
            plan: () => `${base}/plan`,
            evidence: line => `${base}/company#${line.key}`,
          }}
        />
      )}
    </PartnerFrame>
  );
}
