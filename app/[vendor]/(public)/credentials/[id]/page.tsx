import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { CredentialView } from "#components/credentials/credential-view.tsx";
import { textIn } from "#lib/domain/text.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { issuerAt } from "#lib/features/credentials/addresses.ts";
import { linkedInAddress } from "#lib/features/credentials/linked-in.ts";
import { publicCredential } from "#lib/features/credentials/queries.ts";
import { absolute } from "#lib/platform/app-url.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

type Props = {
  params: Promise<{ vendor: string; id: string }>;
  searchParams: Promise<{ on?: string | string[] }>;
};

// Read once for the page and its head.
const read = cache((vendor: string, id: string, on: string) =>
  readPublic(vendor, async of => {
    const credential = await publicCredential(of, id, isPlainDate(on) ? on : null);
    return credential && { workspace: of.workspace, credential };
  }),
);
const asked = (on: string | string[] | undefined): string => (Array.isArray(on) ? on[0] : on) ?? "";

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { vendor, id } = await params;
  const found = await read(vendor, id, asked((await searchParams).on));
  if (!found) return {};
  const { credential, workspace } = found;
  const t = await getTranslations("credentials.page");
  const title = t(credential.kind === "tier" ? "titleTier" : "titleCertificate", {
    number: credential.number,
  });
  const name = textIn(credential.name, await getLocale());
  const description = t("description", { name, issuer: workspace.legalName });
  const url = absolute(`/${vendor}/credentials/${id}`);
  return {
    title,
    description,
    alternates: { canonical: url, types: { "application/ld+json": `${url}/credential.json` } },
    openGraph: { type: "website", title: name, description, url, images: [`${url}/badge.png`] },
    // Whoever was given the link may look; a search engine was given none.
    robots: { index: false },
  };
}

/** A credential for everybody who has its link: how it stands today and on any day (`?on=2026-01-31`). */
export default async function CredentialPage({ params, searchParams }: Props) {
  const { vendor, id } = await params;
  const on = asked((await searchParams).on);
  const found = await read(vendor, id, on);
  if (!found) notFound();
  const { workspace, credential } = found;
  const locale = await getLocale();
  const linkedIn = linkedInAddress({
    name: textIn(credential.name, locale),
    organisation: workspace.legalName,
    number: credential.number,
    from: credential.validFrom,
    until: credential.validUntil,
    url: absolute(`/${vendor}/credentials/${id}`),
  });
  return (
    <CredentialView
      vendor={vendor}
      issuer={workspace.legalName}
      did={issuerAt(workspace).did}
      credential={credential}
      linkedIn={linkedIn}
      wrongDay={on !== "" && !isPlainDate(on)}
    />
  );
}
