import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccountLink } from "#components/accounts/account-link.tsx";
import { LanguageSwitch } from "#components/accounts/language-switch.tsx";
import { PublicShell } from "#components/shell/public-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { ToastProvider } from "#components/ui/toast.tsx";
import { signOut } from "#lib/features/accounts/actions.ts";
import { presentAsSelf } from "#lib/platform/actor.ts";
import { logoAddress } from "#lib/platform/logo.ts";
import { PortalShell } from "../(portal)/portal-shell.tsx";

/** Around a person's own page: the portal for whoever is a member, and between companies a head with the way out. */
export default async function OwnLayout({
  params,
  children,
}: {
  params: Promise<{ vendor: string }>;
  children: ReactNode;
}) {
  const { vendor } = await params;
  const present = await presentAsSelf(vendor);
  // What isn't there, and signing in first, is said by the page.
  if (present.kind !== "self") return children;
  if (present.acts) return <PortalShell vendor={vendor}>{children}</PortalShell>;
  const t = await getTranslations("ui.shell");
  const { workspace, self } = present;
  return (
    <ToastProvider>
      <PublicShell
        brand={{ name: workspace.name, href: `/${vendor}/me`, logo: logoAddress(workspace.logoSvg) }}
        language={<LanguageSwitch />}
        form
        actions={
          <>
            <AccountLink name={self.name} />
            <form action={signOut}>
              <Button type="submit">{t("signOut")}</Button>
            </form>
          </>
        }
      >
        {children}
      </PublicShell>
    </ToastProvider>
  );
}
