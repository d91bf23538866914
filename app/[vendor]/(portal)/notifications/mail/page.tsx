import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PreferencesForm } from "#components/mail-preferences/preferences-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { mailPreferences } from "#lib/features/mail-preferences/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailPreferences"))("title") };
}

const ALWAYS = ["security", "decision", "p1", "contract", "receipt"] as const;

/** How the person wants to be told by mail, in this workspace. */
export default async function MailPreferencesPage({ params }: Props) {
  const { vendor } = await params;
  const { preferences, actor, workspace } = await readPage(vendor, async ({ tx, actor, workspace }) => ({
    preferences: await mailPreferences(tx, actor),
    actor,
    workspace: workspace.name,
  }));
  const t = await getTranslations("mailPreferences");
  const list = await getTranslations("notifications");
  return (
    <div className="page mail-prefs">
      <Crumbs
        trail={[
          { label: workspace, href: `/${vendor}` },
          { label: list("title"), href: `/${vendor}/notifications` },
          { label: t("title") },
        ]}
      />
      <PageHeader title={t("title")}>{t("lead", { workspace, email: actor.email })}</PageHeader>
      <ClientMessages ns={["mailPreferences"]}>
        <PreferencesForm
          workspace={vendor}
          preferences={preferences}
          side={actor.side}
          zone={actor.timeZone.replaceAll("_", " ")}
        />
      </ClientMessages>
      <section aria-labelledby="always">
        <h2 id="always">{t("always.title")}</h2>
        <p className="sm m">{t("always.lead")}</p>
        <ul>
          {ALWAYS.map(reason => (
            <li key={reason}>
              <b>{t(`always.${reason}`)}</b> {t(`always.${reason}Why`)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
