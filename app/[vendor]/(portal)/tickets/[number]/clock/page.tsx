import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ClockPage } from "#components/tickets/clock-page.tsx";
import { ticketClock } from "#lib/features/tickets/queries/clock.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("ticketPages.clockPage");
  return { title: t("title", { number: decodeURIComponent((await params).number) }) };
}

/** The full walk of every clock the reader may see (S2–S4). */
export default async function TicketClockRoute({ params }: Props) {
  const { vendor, number } = await params;
  const page = await readPage(vendor, async ({ actor, workspace, tx, now }) => ({
    clock: (await ticketClock(tx, actor, decodeURIComponent(number), now)) ?? notFoundRefusal(),
    side: actor.side,
    zone: actor.timeZone,
    maker: workspace.name,
  }));
  const t = await getTranslations("ticketPages");
  const path = `/${vendor}/tickets`;
  return (
    <ClientMessages ns={["ticketPages"]}>
      <Crumbs
        trail={[
          { label: t("queue.title"), href: path },
          { label: page.clock.number, href: `${path}/${page.clock.number}` },
          { label: t("clockPage.crumb") },
        ]}
      />
      <ClockPage {...page} vendor={vendor} path={`${path}/${page.clock.number}`} />
    </ClientMessages>
  );
}
