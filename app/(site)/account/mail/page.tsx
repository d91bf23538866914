import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { SiteShell } from "#components/accounts/site-shell.tsx";
import { AddressNotice } from "#components/mail-delivery/address-notice.tsx";
import { AlwaysByMail } from "#components/mail-preferences/always.tsx";
import { PreferencesForm } from "#components/mail-preferences/preferences-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { ToastProvider } from "#components/ui/toast.tsx";
import { mailPlaces, ownMailPreferences } from "#lib/features/mail-preferences/own.ts";
import { currentSession } from "#lib/platform/session.ts";

type Props = { searchParams: Promise<{ of?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailPreferences.account"))("title") };
}

/** How an account is told by mail, by each of the persons it is: in several companies and between companies too. */
export default async function AccountMailPage({ searchParams }: Props) {
  const { of } = await searchParams;
  const asked = typeof of === "string" ? of : null;
  const session = await currentSession();
  if (!session)
    redirect(
      `/sign-in?next=${encodeURIComponent(asked ? `/account/mail?of=${encodeURIComponent(asked)}` : "/account/mail")}`,
    );
  const t = await getTranslations("mailPreferences");
  const accounts = await getTranslations("accounts.account");
  const languages = await getTranslations("ui.languages");
  const locale = await getLocale();
  const all = await mailPlaces(session);
  const place = all.find(one => one.personId === asked) ?? all[0];
  const own = place && (await ownMailPreferences(session, place));
  return (
    <SiteShell>
      <ToastProvider>
        <div className="plain mail-prefs">
          <h1>{t("account.title")}</h1>
          <p className="m">
            {accounts("signedInAs", { email: session.email })} ·{" "}
            <Link href="/account">{accounts("title")}</Link>
          </p>
          <p className="sm m">
            {t("account.language", { language: languages(locale) })}{" "}
            <Link href="/account#profile">{t("account.change")}</Link>
          </p>
          {asked !== null && place?.personId !== asked && (
            <Message tone="info" role="status" title={t("account.other")} />
          )}
          {all.length > 1 && (
            <nav aria-label={t("account.places")}>
              <ul>
                {all.map(one => (
                  <li key={one.personId}>
                    <Link
                      href={`/account/mail?of=${one.personId}`}
                      aria-current={one.personId === place?.personId ? "page" : undefined}
                    >
                      {one.workspace}
                    </Link>{" "}
                    <span className="sm m">{one.companies.join(", ") || t("account.between")}</span>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {place && own ? (
            <ClientMessages ns={["mailPreferences", "mailDelivery"]}>
              <section aria-labelledby="place">
                <h2 id="place">{place.workspace}</h2>
                <p className="sm m">{place.companies.join(", ") || t("account.between")}</p>
                <p className="m">{t("lead", { workspace: place.workspace, email: own.email })}</p>
              </section>
              {own.failing && own.failing.since !== null && (
                <AddressNotice
                  workspace={place.slug}
                  ownPersonId={place.personId}
                  failing={own.failing}
                  className="mb-6"
                />
              )}
              <PreferencesForm
                key={place.personId}
                workspace={place.slug}
                personId={place.personId}
                preferences={own.preferences}
                side={own.side}
                zone={own.zone.replaceAll("_", " ")}
              />
              <AlwaysByMail />
            </ClientMessages>
          ) : (
            <EmptyState title={t("account.none")}>{t("account.noneText")}</EmptyState>
          )}
        </div>
      </ToastProvider>
    </SiteShell>
  );
}
