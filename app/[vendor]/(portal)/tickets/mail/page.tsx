import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailDecisions } from "#components/inbound-mail/mail-decisions.tsx";
import { MailList } from "#components/inbound-mail/mail-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { mailPolicy } from "#lib/domain/policies/mail.ts";
import { one } from "#lib/domain/query.ts";
import { manyDeeds, recentDecisions } from "#lib/features/inbound-mail/many-queries.ts";
import { beingLookedAt, listMail, readMailState } from "#lib/features/inbound-mail/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inboundMail.list"))("title") };
}

/** Mails that came, at the same address for all sides; each sees its own (R1). */
export default async function MailListPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const state = readMailState(one(query.state));
  const { list, customer, waiting, admin, deeds, decisions } = await readPage(
    vendor,
    async ({ actor, tx, now }) => {
      if (!mailPolicy.list(actor, null)) return notFoundRefusal();
      return {
        list: await listMail(tx, actor, state, one(query.after) || null),
        customer: actor.side === "customer",
        waiting: await beingLookedAt(tx, actor),
        deeds: manyDeeds(actor, state),
        decisions: await recentDecisions(tx, actor, now),
        admin: mailPolicy.mailboxes(actor, null),
      };
    },
  );
  const t = await getTranslations("inboundMail.list");
  return (
    <ClientMessages ns={["inboundMail", "bulk", "tasks"]}>
      <div className="page">
        <Crumbs trail={[{ label: t("back"), href: `/${vendor}/tickets` }, { label: t("title") }]} />
        <PageHeader
          title={t("title")}
          actions={admin && <ButtonLink href={`/${vendor}/settings/mail`}>{t("addresses")}</ButtonLink>}
        >
          {customer ? t("leadCustomer") : t("lead")}
          {waiting > 0 && ` ${t("waitingNow", { count: waiting })}`}
        </PageHeader>
        <MailDecisions slug={vendor} decisions={decisions} />
        <MailList
          slug={vendor}
          deeds={deeds}
          base={`/${vendor}/tickets/mail`}
          tickets={`/${vendor}/tickets`}
          list={list}
          state={state}
          customer={customer}
        />
      </div>
    </ClientMessages>
  );
}
