import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListKeys } from "#components/keys/list-keys.tsx";
import { BrowserNotices } from "#components/notifications/browser-notices.tsx";
import { NotificationList } from "#components/notifications/notification-list.tsx";
import { ReadAll } from "#components/notifications/read-all.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { listNotifications } from "#lib/features/notifications/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<{ cursor?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title") };
}

/** What the person was told of, in this workspace. */
export default async function NotificationsPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const { cursor } = await searchParams;
  const list = await readPage(vendor, ({ tx, actor }) =>
    listNotifications(tx, actor, typeof cursor === "string" ? cursor : null),
  );
  const t = await getTranslations("notifications");
  const mail = await getTranslations("mailPreferences");
  const base = `/${vendor}/notifications`;
  const newest = list.rows[0];
  return (
    <div className="page">
      <Crumbs trail={[{ label: t("title"), href: base }]} />
      <PageHeader
        title={t("title")}
        actions={
          <>
            {list.unread > 0 && newest && (
              <ReadAll vendor={vendor} until={newest.at} label={t("readAll")} done={t("allRead")} />
            )}
            <ButtonLink href={`${base}/mail`}>{mail("link")}</ButtonLink>
          </>
        }
      >
        {t("unread", { count: list.unread })}
      </PageHeader>
      <ClientMessages ns={["live"]}>
        <BrowserNotices />
      </ClientMessages>
      {list.rows.length === 0 ? (
        <EmptyState level={2} title={t("none")}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <>
          <NotificationList vendor={vendor} rows={list.rows} />
          <ListKeys />
        </>
      )}
      <Pager
        previous={list.first ? null : base}
        next={list.next ? `${base}?cursor=${list.next}` : null}
        previousLabel={t("newest")}
        nextLabel={t("older")}
      />
    </div>
  );
}
