import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { logoHref } from "#components/directory/partner-logo.tsx";
import { PartnerView } from "#components/directory/partner-view.tsx";
import { JsonLd } from "#components/ui/json-ld.tsx";
import Link from "#components/ui/link.tsx";
import { eitherText, textIn } from "#lib/domain/text.ts";
import { readPartner } from "#lib/features/directory/queries.ts";
import { absolute } from "#lib/platform/app-url.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

type Props = { params: Promise<{ vendor: string; slug: string }> };

// Read once for the page and its head.
const read = cache(async (vendor: string, slug: string) => {
  const found = await readPublic(vendor, async ({ workspace, tx }) => ({
    workspace,
    tiers: await readPartner(tx, workspace.tenantId, slug),
  }));
  const partner = found?.tiers[0];
  return found && partner ? { ...found, partner } : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const found = await read(vendor, slug);
  if (!found) return {};
  const { partner, workspace } = found;
  const locale = await getLocale();
  const t = await getTranslations("directory.partner");
  const words = { name: partner.name, tier: textIn(partner.tierName, locale), workspace: workspace.name };
  const title = t("title", words);
  const description = eitherText(partner.headlineEn, partner.headlineEs, locale) || t("description", words);
  const url = absolute(`/${vendor}/directory/${slug}`);
  return {
    title,
    description,
    alternates: { canonical: url },
    openGraph: { type: "profile", title, description, url, siteName: workspace.name, locale },
  };
}

/** A partner's public profile: there as long as it is listed, gone the moment that ends (P25). */
export default async function PartnerPage({ params }: Props) {
  const { vendor, slug } = await params;
  const found = await read(vendor, slug);
  if (!found) notFound();
  const { partner, tiers, workspace } = found;
  const locale = await getLocale();
  const t = await getTranslations("directory.partner");
  const logo = logoHref(vendor, partner);
  return (
    <>
      <JsonLd
        data={{
          "@context": "https://schema.org",
          "@type": "Organization",
          name: partner.name,
          url: partner.website || absolute(`/${vendor}/directory/${slug}`),
          ...(logo ? { logo: absolute(logo) } : {}),
          ...(partner.contactEmail ? { email: partner.contactEmail } : {}),
          ...(partner.contactPhone ? { telephone: partner.contactPhone } : {}),
          description: eitherText(partner.headlineEn, partner.headlineEs, locale),
          address: {
            "@type": "PostalAddress",
            addressLocality: partner.city,
            addressCountry: partner.country,
          },
          areaServed: partner.countries,
          knowsLanguage: partner.languages,
          knowsAbout: partner.specialities,
          hasCredential: tiers.map(held => ({
            "@type": "EducationalOccupationalCredential",
            name: textIn(held.tierName, locale),
            validFrom: held.since,
            recognizedBy: { "@type": "Organization", name: workspace.legalName },
          })),
        }}
      />
      <p className="dir-back">
        <Link href={`/${vendor}/directory`}>{t("back")}</Link>
      </p>
      <PartnerView vendor={vendor} workspace={workspace.name} partner={partner} tiers={tiers} />
    </>
  );
}
