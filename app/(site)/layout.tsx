import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Document } from "#components/shell/document.tsx";

export const metadata: Metadata = {
  title: { default: "Escala", template: "%s · Escala" },
  icons: { icon: "/icon.svg" },
};

/** Root of what belongs to no workspace: the landing page, signing in, one's own account. */
export default function SiteLayout({ children }: { children: ReactNode }) {
  return <Document>{children}</Document>;
}
