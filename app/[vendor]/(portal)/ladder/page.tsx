import { redirect } from "next/navigation";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }> };

/** A partner's short way to its own ladder; the vendor finds a partner's in the list. */
export default async function OwnLadderPage({ params }: Props) {
  const { vendor } = await params;
  const slug = await readPage(vendor, async ({ tx, actor }) => {
    if (actor.side === "customer") return notFoundRefusal();
    if (actor.side === "vendor") return null;
    const org = await tx.organisation.findFirst({ where: { tenantId: actor.tenantId, id: actor.orgId } });
    return org?.slug ?? notFoundRefusal();
  });
  redirect(slug === null ? `/${vendor}/partners` : `/${vendor}/partners/${slug}/ladder`);
}
