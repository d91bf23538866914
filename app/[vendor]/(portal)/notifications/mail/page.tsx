import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddressNotice } from "#components/mail-delivery/address-notice.tsx";
import { AlwaysByMail } from "#components/mail-preferences/always.tsx";
import { PreferencesForm } from "#components/mail-preferences/preferences-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { failingOf } from "#lib/features/mail-delivery/queries.ts";
import { mailPreferences } from "#lib/features/mail-preferences/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailPreferences"))("title") };
}

/** How the person wants to be told by mail, in this workspace. */
export default async function MailPreferencesPage({ params }: Props) {
  const { vendor } = await params;
  const { preferences, actor, workspace, failing } = await readPage(
    vendor,
    async ({ tx, actor, workspace }) => ({
      preferences: await mailPreferences(tx, actor),
      actor,
      workspace: workspace.name,
      failing: (await failingOf(tx, actor, [actor.personId]))[actor.personId] ?? null,
    }),
  );
  const t = await getTranslations("mailPreferences");
  const list = await getTranslations("notifications");
  return (
    <div className="page mail-prefs">
      <Crumbs trail={[{ label: list("title"), href: `/${vendor}/notifications` }, { label: t("title") }]} />
      <PageHeader title={t("title")}>{t("lead", { workspace, email: actor.email })}</PageHeader>
      <ClientMessages ns={["mailPreferences", "mailDelivery"]}>
        {failing && failing.since !== null && (
          <AddressNotice workspace={vendor} membershipId={actor.membershipId} failing={failing} />
        )}
        <PreferencesForm
          workspace={vendor}
          preferences={preferences}
          side={actor.side}
          zone={actor.timeZone.replaceAll("_", " ")}
        />
      </ClientMessages>
      <AlwaysByMail />
    </div>
  );
}
