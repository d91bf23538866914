import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageSwitch } from "#components/accounts/language-switch.tsx";
import { PublicShell } from "#components/shell/public-shell.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { presentIn } from "#lib/platform/actor.ts";
import { logoAddress } from "#lib/platform/logo.ts";
import { publicWorkspace } from "#lib/platform/public-workspace.ts";

/** What visitors see of a vendor: its mark, its programmes, the other language, the way in. */
export default async function PublicLayout({
  params,
  children,
}: {
  params: Promise<{ vendor: string }>;
  children: ReactNode;
}) {
  const { vendor } = await params;
  const workspace = await publicWorkspace(vendor);
  if (!workspace) notFound();
  const t = await getTranslations("programmes");
  const knowledge = await getTranslations("knowledge.public");
  const checking = await getTranslations("credentials");
  const present = await presentIn(vendor);
  return (
    <PublicShell
      brand={{ name: workspace.name, href: `/${vendor}/programmes`, logo: logoAddress(workspace.logoSvg) }}
      links={[
        { href: `/${vendor}/programmes`, label: t("title") },
        { href: `/${vendor}/directory`, label: t("partners") },
        { href: `/${vendor}/articles`, label: knowledge("nav") },
        { href: `/${vendor}/credentials`, label: checking("nav") },
      ]}
      language={<LanguageSwitch />}
      signInHref={`/sign-in?next=/${vendor}`}
      {...(present.kind === "actor"
        ? { actions: <ButtonLink href={`/${vendor}`}>{t("portal")}</ButtonLink> }
        : {})}
    >
      {children}
    </PublicShell>
  );
}
