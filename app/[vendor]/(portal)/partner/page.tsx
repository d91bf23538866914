import { redirect } from "next/navigation";
import { ownCompanySlug } from "#lib/features/partnerships/company.ts";
import { readPage } from "#lib/platform/page.ts";

/** A partner's short way to its own page. */
export default async function OwnPartnerPage({ params }: { params: Promise<{ vendor: string }> }) {
  const { vendor } = await params;
  const slug = await readPage(vendor, ({ tx, actor }) => ownCompanySlug(tx, actor));
  redirect(slug === null ? `/${vendor}/partners` : `/${vendor}/partners/${slug}`);
}
