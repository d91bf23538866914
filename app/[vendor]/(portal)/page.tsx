import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CustomerHome } from "#components/home/customer-home.tsx";
import { PartnerHome } from "#components/home/partner-home.tsx";
import { VendorHome } from "#components/home/vendor-home.tsx";
import { readHome } from "#lib/features/home/queries/home.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

/** The first page of a workspace, for whichever side looks. */
export default async function HomePage({ params }: Props) {
  const { vendor } = await params;
  const { home, actor, workspace, now } = await readPage(vendor, async ctx => ({
    home: await readHome(ctx.tx, ctx.actor, ctx.workspace, ctx.now),
    actor: ctx.actor,
    workspace: ctx.workspace,
    now: ctx.now.getTime(),
  }));
  const common = { base: `/${vendor}`, now, zone: actor.timeZone };
  switch (home.side) {
    case "vendor":
      return <VendorHome home={home} goal={workspace.settings.slaGoalPercent ?? null} {...common} />;
    case "partner":
      return <PartnerHome home={home} company={actor.orgName} {...common} />;
    case "customer":
      return <CustomerHome home={home} company={actor.orgName} {...common} />;
  }
}
