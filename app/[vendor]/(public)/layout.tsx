import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PublicShell } from "#components/shell/public-shell.tsx";
import { publicWorkspace } from "#lib/platform/public-workspace.ts";

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
  return (
    <PublicShell
      brand={{ name: workspace.name, href: `/${vendor}/programmes`, logo: workspace.logoSvg }}
      links={[{ href: `/${vendor}/programmes`, label: t("title"), current: true }]}
      signInHref={`/sign-in?next=/${vendor}`}
    >
      {children}
    </PublicShell>
  );
}
