import { Check, CircleSlash, Plus } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { CoursePrices } from "#components/ladder/course-prices.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { type BenefitDto, readBenefits } from "#lib/features/partnerships/benefits.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ladder.benefits"))("title") };
}

/** Where a benefit is used; a kind without a place of its own has none. */
const places = (vendor: string, slug: string): Partial<Record<BenefitDto["kind"], string>> => ({
  library: `/${vendor}/library`,
  logo: `/${vendor}/library?kind=logo`,
  listing: `/${vendor}/partners/${slug}/profile`,
  level3_support: `/${vendor}/tickets`,
});
const USES = ["library", "logo", "listing", "level3_support"] as const;

function List({
  benefits,
  icon: Icon,
  at = {},
}: {
  benefits: readonly BenefitDto[];
  icon: typeof Check;
  at?: Partial<Record<BenefitDto["kind"], string>>;
}) {
  const t = useTranslations("ladder.benefits.use");
  const use = (kind: BenefitDto["kind"]) => USES.find(one => one === kind);
  return (
    <ul className="lines">
      {benefits.map(benefit => (
        <li key={benefit.key} className="with-icon">
          <Icon className="i" aria-hidden="true" />
          <div>
            <b>{benefit.title}</b>
            <p className="mm sm">{benefit.description}</p>
            {at[benefit.kind] && use(benefit.kind) && (
              <p className="sm">
                <Link href={at[benefit.kind] ?? ""}>{t(use(benefit.kind) ?? "library")}</Link>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What a partner's tier grants now and what the next one adds (P25). */
export default async function BenefitsPage({ params }: Props) {
  const { vendor } = await params;
  const data = await readPage(vendor, ({ tx, actor }) => readBenefits(tx, actor));
  const t = await getTranslations("ladder.benefits");
  const locale = await getLocale();
  const words = { company: data.company };
  return (
    <div className="page">
      <Crumbs
        trail={[{ label: data.company, href: `/${vendor}/partners/${data.slug}` }, { label: t("title") }]}
      />
      <PageHeader
        title={t("title")}
        actions={<ButtonLink href={`/${vendor}/partners/${data.slug}/ladder`}>{t("see")}</ButtonLink>}
      >
        {data.tier && data.state !== "ended"
          ? t("lead", { ...words, tier: data.tier })
          : data.state === "ended"
            ? t("ended")
            : t("none", words)}
      </PageHeader>
      {data.state === "suspended" && <Message tone="breach" title={t("suspended", words)} />}
      {data.state === "remediation" && data.remediationUntil && (
        <Message
          tone="warn"
          title={t("remediation", { ...words, date: dayText(data.remediationUntil, locale) })}
        />
      )}
      {data.holds.length > 0 && (
        <section aria-labelledby="holds">
          <SectionHeader id="holds" title={t("holds")} count={data.holds.length} rule />
          <List benefits={data.holds} icon={Check} at={places(vendor, data.slug)} />
        </section>
      )}
      {data.stopped.length > 0 && (
        <section aria-labelledby="stopped">
          <SectionHeader id="stopped" title={t("stopped")} count={data.stopped.length} rule />
          <List benefits={data.stopped} icon={CircleSlash} />
        </section>
      )}
      {data.next && data.next.adds.length > 0 && (
        <section aria-labelledby="next">
          <SectionHeader id="next" title={t("next", { tier: data.next.name })} rule />
          <List benefits={data.next.adds} icon={Plus} />
        </section>
      )}
      {data.prices.length > 0 && <CoursePrices prices={data.prices} />}
    </div>
  );
}
