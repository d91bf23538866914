import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EscalaMark } from "#components/shell/escala-mark.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { signOut } from "#lib/features/accounts/actions.ts";
import { currentSession } from "#lib/platform/session.ts";
import { AccountLink } from "./account-link.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

/** Head and foot of pages that belong to no workspace. */
export async function SiteShell({ children }: { children: ReactNode }) {
  const [t, session] = [await getTranslations("ui.shell"), await currentSession()];
  return (
    <div className="pub">
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="ruled">
        <div className="pub-top">
          <Link className="row q brand" href="/">
            <span className="mark" aria-hidden="true">
              <EscalaMark />
            </span>
            <b>Escala</b>
          </Link>
          <span className="grow" />
          {session ? (
            <>
              <AccountLink name={session.name} />
              <form action={signOut}>
                <Button type="submit">{t("signOut")}</Button>
              </form>
            </>
          ) : (
            <ButtonLink href="/sign-in">{t("signIn")}</ButtonLink>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="pub-w pub-foot">
        <span className="row">
          <EscalaMark size={14} />
          Escala
        </span>
        <LanguageSwitch />
      </footer>
    </div>
  );
}
