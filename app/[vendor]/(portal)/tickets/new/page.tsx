import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ChooseCustomer } from "#components/tickets/choose-customer.tsx";
import { NewTicket } from "#components/tickets/new-ticket.tsx";
import { OpenRefused } from "#components/tickets/open-refused.tsx";
import { newTicketForm } from "#lib/domain/form-draft.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { formDraft } from "#lib/features/form-drafts/drafts.ts";
import { openAlerts } from "#lib/features/knowledge/alerts.ts";
import { customersServed } from "#lib/features/tickets/queries/companies.ts";
import { openForm } from "#lib/features/tickets/queries/open-form.ts";
import { readPage } from "#lib/platform/page.ts";

type Search = Record<"customer" | "after" | "q" | "from", string | string[] | undefined>;
type Props = { params: Promise<{ vendor: string }>; searchParams: Promise<Search> };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ticketPages.open"))("title") };
}

/** A new case: the customer's own, or a call that staff logs for a contact (S7, S8, S9). */
export default async function NewTicketPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const search = await searchParams;
  const customer = one(search.customer);
  const about = uuid.test(customer) ? customer : null;
  const page = await readPage(vendor, async ({ actor, workspace, tx, now }) => ({
    form: await openForm(tx, actor, about === null ? {} : { customerOrgId: about }, now),
    kept: await formDraft(tx, actor, newTicketForm(actor.side === "customer" ? null : about)),
    alerts: await openAlerts({ tx, actor, today: todayIn(workspace.timeZone, now.getTime()) }),
    served:
      actor.side === "customer" || about !== null
        ? null
        : await customersServed(tx, actor, { words: one(search.q), after: one(search.from) }),
    side: actor.side,
    me: actor.personId,
    support: { email: workspace.supportEmail, phone: workspace.supportPhone, name: workspace.name },
  }));
  const { form } = page;
  const t = await getTranslations("ticketPages");
  const path = `/${vendor}/tickets`;
  const usable = form.contracts.filter(contract => contract.refusals.length === 0);
  return (
    <ClientMessages ns={["ticketPages", "tickets", "products", "knowledge"]}>
      <Crumbs trail={[{ label: t("queue.title"), href: path }, { label: t("open.title") }]} />
      {page.served ? (
        <ChooseCustomer
          path={`${path}/new`}
          words={one(search.q).trim()}
          further={one(search.from) !== ""}
          {...page.served}
        />
      ) : usable.length === 0 ? (
        <OpenRefused form={form} path={path} side={page.side} support={page.support} />
      ) : (
        <NewTicket
          slug={vendor}
          me={page.me}
          contracts={usable}
          alerts={page.alerts}
          onBehalf={form.onBehalf}
          linkedNumber={one(search.after).slice(0, 40) || null}
          kept={page.kept}
        />
      )}
    </ClientMessages>
  );
}
