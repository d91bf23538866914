import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SiteShell } from "#components/accounts/site-shell.tsx";
import { Document } from "#components/shell/document.tsx";
import { Lost } from "#components/shell/lost.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.notFound"))("title"), icons: { icon: "/icon.svg" } };
}

/** An address that no route knows, outside every layout. */
export default function GlobalNotFound() {
  return (
    <Document>
      <SiteShell>
        <Lost home="/" />
      </SiteShell>
    </Document>
  );
}
