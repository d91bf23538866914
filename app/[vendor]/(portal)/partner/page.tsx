import { redirect } from "next/navigation";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

/** A partner's short way to its own page. */
export default async function OwnPartnerPage({ params }: { params: Promise<{ vendor: string }> }) {
  const { vendor } = await params;
  const slug = await readPage(vendor, async ({ actor, tx }) => {
    if (actor.side === "vendor") return null;
    if (actor.side !== "partner") return notFoundRefusal();
    const org = await tx.organisation.findFirst({ where: { tenantId: actor.tenantId, id: actor.orgId } });
    return org?.slug ?? notFoundRefusal();
  });
  redirect(slug === null ? `/${vendor}/partners` : `/${vendor}/partners/${slug}`);
}
