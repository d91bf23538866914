import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InviteDialog } from "#components/people/invite-dialog.tsx";
import { PeopleList } from "#components/people/people-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { personPolicy, rolesOfSide } from "#lib/domain/policies/person.ts";
import { failingOf } from "#lib/features/mail-delivery/queries.ts";
import { peopleOf } from "#lib/features/people/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

/** The people of one's own organisation. Everybody of it may read; its administrators change. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const { after } = await searchParams;
  const cursor = typeof after === "string" ? after : null;
  const { actor, page, now, readers, failing } = await readPage(vendor, async ctx => {
    const page = await peopleOf(ctx.tx, ctx.actor, ctx.actor.orgId, cursor);
    const ids = page.people.map(person => person.personId);
    return {
      actor: ctx.actor,
      now: ctx.now.getTime(),
      readers: ctx.workspace.settings.readersAllowed !== false,
      page,
      failing: await failingOf(ctx.tx, ctx.actor, ids),
    };
  });
  const t = await getTranslations("people");
  const mayChange = personPolicy.invite(actor, { personId: "", orgId: actor.orgId, side: actor.side });
  // S7: the vendor may have switched readers off.
  const roles = rolesOfSide[actor.side].filter(role => role !== "customer_reader" || readers);
  const address = `/${vendor}/settings/people`;
  return (
    <ClientMessages ns={["people", "mailDelivery"]}>
      <div className="page">
        <PageHeader
          title={t("title")}
          actions={mayChange && <InviteDialog workspace={vendor} orgId={actor.orgId} roles={roles} />}
        >
          {t("lead", { org: actor.orgName })}
        </PageHeader>
        {page.people.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        ) : (
          <PeopleList
            workspace={vendor}
            org={actor.orgName}
            side={actor.side}
            roles={roles}
            people={page.people}
            failing={failing}
            own={actor.membershipId}
            mayChange={mayChange}
            now={now}
          />
        )}
        {!mayChange && <p className="sm m mt-4">{t("readOnly")}</p>}
        <Pager
          summary={t("more", { count: page.people.length })}
          previous={cursor ? address : null}
          next={page.next ? `${address}?after=${encodeURIComponent(page.next)}` : null}
        />
      </div>
    </ClientMessages>
  );
}
