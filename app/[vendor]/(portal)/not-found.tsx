import { headers } from "next/headers";
import { Lost } from "#components/shell/lost.tsx";

export default async function PortalNotFound() {
  const slug = ((await headers()).get("x-escala-path") ?? "/").split(/[/?]/)[1] ?? "";
  return <Lost home={`/${slug}`} />;
}
