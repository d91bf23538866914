import { redirect } from "next/navigation";
import { ownCompanySlug } from "#lib/features/partnerships/company.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }> };

/** A partner's short way to its own ladder; the vendor finds a partner's in the list. */
export default async function OwnLadderPage({ params }: Props) {
  const { vendor } = await params;
  const slug = await readPage(vendor, ({ tx, actor }) => ownCompanySlug(tx, actor));
  redirect(slug === null ? `/${vendor}/partners` : `/${vendor}/partners/${slug}/ladder`);
}
