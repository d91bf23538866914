import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Document } from "#components/shell/document.tsx";
import { publicWorkspace } from "#lib/platform/public-workspace.ts";

type Params = { params: Promise<{ vendor: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const workspace = await publicWorkspace((await params).vendor);
  const name = workspace?.name ?? "Escala";
  return { title: { default: name, template: `%s · ${name}` }, icons: { icon: "/icon.svg" } };
}

/** Root of one vendor's workspace, for visitors and all sides: its colour, and its language where the reader chose none. */
export default async function WorkspaceLayout({ params, children }: Params & { children: ReactNode }) {
  const workspace = await publicWorkspace((await params).vendor);
  // An unknown workspace is said by the pages: a root layout has no boundary of its own above it.
  return <Document {...(workspace ? { colour: workspace.colour } : {})}>{children}</Document>;
}
