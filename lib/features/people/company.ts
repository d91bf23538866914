import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, systemWriter } from "#lib/platform/record.ts";
import { type Invited, invite } from "./invite.ts";

export type NewCompany = {
  tenantId: string;
  company: string;
  country?: string;
  city?: string;
  website?: string;
  domain?: string;
  name: string;
  email: string;
  /** Where the mail's link leads after accepting. */
  next?: string;
};

/**
 * A visitor's company becomes an organisation in the state of applicant, its first person its administrator (R0), who
 * gets an invitation by mail. Says nothing of whether the address has an account: what follows is in the mail alone.
 * Runs as the worker of the workspace (`inWorkspace(asWorker(tenantId), …)`), because a visitor may write nothing.
 */
export async function registerCompany(
  tx: Tx,
  input: NewCompany,
  now: Date,
): Promise<Invited & { orgId: string; slug: string }> {
  const { tenantId } = input;
  const orgId = newId();
  const slug = await freeSlug(tx, tenantId, input.company);
  await tx.organisation.create({
    data: {
      tenantId,
      id: orgId,
      side: "partner",
      name: input.company.trim(),
      slug,
      country: input.country ?? "",
      city: input.city ?? "",
      website: input.website ?? "",
      domain: input.domain ?? "",
      partnerOrgId: orgId,
    },
  });
  const by = { ...systemWriter(tenantId), name: input.name };
  await audit(tx, by, {
    action: "organisation.registered",
    subjectType: "organisation",
    subjectId: orgId,
    after: { name: input.company },
  });
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  const invited = await invite(
    tx,
    { context: asWorker(tenantId), by, invitedBy: workspace?.name ?? "" },
    {
      orgId,
      side: "partner",
      partnerOrgId: orgId,
      customerOrgId: null,
      name: input.name,
      email: input.email,
      roles: ["partner_admin"],
      ...(input.next ? { next: input.next } : {}),
    },
    now,
  );
  return { ...invited, orgId, slug };
}

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
  const used = new Set(taken.map(row => row.slug));
  if (!used.has(base)) return base;
  let n = 2;
  while (used.has(`${base}-${n}`)) n += 1;
  return `${base}-${n}`;
}
