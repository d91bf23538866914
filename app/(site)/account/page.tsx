import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SessionList } from "#components/accounts/session-list.tsx";
import { SiteShell } from "#components/accounts/site-shell.tsx";
import { PlainForm, PlainSelect, PlainSubmit, PlainText } from "#components/forms/plain-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { chosenTheme } from "#components/shell/document.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { changePassword, saveProfile } from "#lib/features/accounts/actions.ts";
import { sessions } from "#lib/features/accounts/queries.ts";
import { locales } from "#lib/messages/index.ts";
import { currentSession } from "#lib/platform/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.account"))("title") };
}

export default async function AccountPage() {
  const session = await currentSession();
  if (!session) redirect("/sign-in?next=/account");
  const t = await getTranslations("accounts");
  const mail = await getTranslations("mailPreferences");
  const ui = await getTranslations("ui");
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter(zone => zone !== "UTC")];
  return (
    <SiteShell>
      <ClientMessages ns={["accounts"]}>
        <div className="plain">
          <h1>{t("account.title")}</h1>
          <p className="m">
            {t("account.signedInAs", { email: session.email })} ·{" "}
            <Link href="/workspaces">{t("account.back")}</Link>
          </p>
          <section aria-labelledby="profile">
            <h2 id="profile">{t("account.profile")}</h2>
            <PlainForm
              id="me"
              action={saveProfile}
              failedTitle={t("account.failed")}
              doneText={t("account.saved")}
              initial={{
                name: session.name,
                locale: session.locale,
                timeZone: session.timeZone ?? "",
                theme: await chosenTheme(),
              }}
            >
              <PlainText
                name="name"
                label={t("account.name")}
                hint={t("account.nameHint")}
                autoComplete="name"
              />
              <PlainSelect
                name="locale"
                label={t("account.locale")}
                options={locales.map(value => ({ value, label: ui(`languages.${value}`) }))}
              />
              <PlainSelect
                name="timeZone"
                label={t("account.timeZone")}
                hint={t("account.timeZoneHint")}
                options={[
                  { value: "", label: t("account.timeZoneWorkspace") },
                  ...zones.map(value => ({ value, label: value.replaceAll("_", " ") })),
                ]}
              />
              <PlainSelect
                name="theme"
                label={t("account.theme")}
                options={(["system", "light", "dark"] as const).map(value => ({
                  value,
                  label: ui(`theme.${value}`),
                }))}
              />
              <PlainSubmit>{t("account.save")}</PlainSubmit>
            </PlainForm>
          </section>
          <section aria-labelledby="mail">
            <h2 id="mail">{mail("link")}</h2>
            <p className="sm m sec-lead">{t("account.mailLead")}</p>
            <ButtonLink href="/account/mail">{mail("leave.settings")}</ButtonLink>
          </section>
          <section aria-labelledby="password">
            <h2 id="password">{t("account.passwordTitle")}</h2>
            <PlainForm
              id="secret"
              action={changePassword}
              failedTitle={t("account.failed")}
              doneText={t("account.passwordSaved")}
            >
              <p className="sm m">{t("account.passwordLead")}</p>
              <input type="hidden" name="username" autoComplete="username" value={session.email} />
              <PlainText
                name="current"
                type="password"
                label={t("password.current")}
                autoComplete="current-password"
              />
              <PlainText
                name="password"
                type="password"
                label={t("password.new")}
                hint={t("password.hint")}
                autoComplete="new-password"
              />
              <PlainSubmit look="plain">{t("account.passwordSave")}</PlainSubmit>
            </PlainForm>
          </section>
          <section aria-labelledby="sessions">
            <h2 id="sessions">{t("account.sessions")}</h2>
            <p className="sm m sec-lead">{t("account.sessionsLead")}</p>
            <SessionList sessions={await sessions(session)} />
          </section>
        </div>
      </ClientMessages>
    </SiteShell>
  );
}
