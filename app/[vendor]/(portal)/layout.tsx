import type { ReactNode } from "react";
import { PortalShell } from "./portal-shell.tsx";

/** The shell around a workspace's own pages. It authorises nothing: each page's query does. */
export default async function PortalLayout({
  params,
  children,
}: {
  params: Promise<{ vendor: string }>;
  children: ReactNode;
}) {
  return <PortalShell vendor={(await params).vendor}>{children}</PortalShell>;
}
