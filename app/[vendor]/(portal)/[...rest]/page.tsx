import { notFound } from "next/navigation";
import { pageActor } from "#lib/platform/page.ts";

/** An address inside a workspace that leads to no page: said inside the shell, with the ways on at hand. */
export default async function NoSuchPage({ params }: { params: Promise<{ vendor: string }> }) {
  await pageActor((await params).vendor);
  notFound();
}
