import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Queue } from "#components/tickets/queue.tsx";
import { askedBy, askedOf, readQueue, type SearchParams } from "#components/tickets/queue-address.ts";
import { automationPolicy } from "#lib/domain/policies/automation.ts";
import { mailPolicy } from "#lib/domain/policies/mail.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { chosenColumns } from "#lib/domain/tickets/columns.ts";
import { changesMany } from "#lib/features/bulk/deeds.ts";
import { recentChanges } from "#lib/features/bulk/queries.ts";
import { mailWaitingFor } from "#lib/features/inbound-mail/queries.ts";
import { viewsOf } from "#lib/features/saved-views/queries.ts";
import { queueColumns } from "#lib/features/tickets/columns.ts";
import { ticketCounts } from "#lib/features/tickets/queries/counts.ts";
import { ticketFilterOptions } from "#lib/features/tickets/queries/filter-options.ts";
import { listTickets, viewCounts } from "#lib/features/tickets/queries/list.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ticketPages.queue"))("title") };
}

/** The queue of whoever looks: the vendor's, the partner's, the customer's own cases. */
export default async function TicketsPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const address = await searchParams;
  const page = await readPage(vendor, async ({ actor, tx, now }) => {
    const home = worksTickets(actor) ? "team" : "open";
    const query = readQueue(address, home);
    const views = await viewsOf(tx, actor, "tickets");
    return {
      side: actor.side,
      me: actor.personId,
      locale: actor.locale,
      zone: actor.timeZone,
      opens: opensAs(actor),
      query,
      now: now.getTime(),
      list: await listTickets(tx, actor, { ...askedOf(query), sort: query.sort, cursor: query.cursor }, now),
      columns: query.cols ? chosenColumns(actor.side, query.cols) : await queueColumns(tx, actor),
      counts: await ticketCounts(tx, actor),
      options: await ticketFilterOptions(tx, actor, [query.partner, query.customer]),
      saved: {
        workspace: vendor,
        team: actor.orgName,
        views,
        counts: await viewCounts(
          tx,
          actor,
          views.map(view => [view.id, askedBy(view.query, home)] as const),
          now,
        ),
        tidies: actor.roles.some(role => ["vendor_admin", "partner_admin", "customer_admin"].includes(role)),
      },
      bulk: changesMany(actor) ? await recentChanges(tx, actor, now) : null,
      mail: mailPolicy.list(actor, null)
        ? { href: `/${vendor}/tickets/mail`, waiting: await mailWaitingFor(tx, actor) }
        : null,
      rules: automationPolicy.read(actor, null)
        ? { href: `/${vendor}/tickets/rules`, label: translator(actor.locale)("automation.title") }
        : null,
    };
  });
  return (
    <ClientMessages ns={["ticketPages", "live", "views", "bulk", "tasks", "tickets"]}>
      <Queue path={`/${vendor}/tickets`} {...page} />
    </ClientMessages>
  );
}

const engineers = ["vendor_support", "vendor_support_manager", "partner_support", "partner_support_manager"];
const worksTickets = (actor: Actor) => actor.roles.some(role => engineers.includes(role));

/** Everybody of a customer may come to the form: it says who can, and what meanwhile (S7). */
const opensAs = (actor: Actor): "self" | "call" | null =>
  actor.side === "customer" ? "self" : worksTickets(actor) ? "call" : null;
