import type { Tx } from "#lib/platform/db/prisma.ts";

/** Words that are pages themselves where a company's address would stand (/directory/embed). */
const RESERVED = ["embed"];

/** An address for a company's pages that no other of the workspace has. */
export async function freeSlug(tx: Tx, tenantId: string, name: string): Promise<string> {
  const base =
    name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 48) || "company";
  const taken = await tx.organisation.findMany({
    where: { tenantId, slug: { startsWith: base } },
    select: { slug: true },
  });
  const used = new Set([...RESERVED, ...taken.map(row => row.slug)]);
  if (!used.has(base)) return base;
  let n = 2;
  while (used.has(`${base}-${n}`)) n += 1;
  return `${base}-${n}`;
}
