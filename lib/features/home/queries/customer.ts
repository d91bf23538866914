import type { Actor } from "#lib/domain/policies/types.ts";
import { strictest, versionSupport } from "#lib/domain/products/support.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { optionsSummary } from "#lib/features/contract-options/queries.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { findContract } from "#lib/features/contracts/queries.ts";
import { alertsForHome } from "#lib/features/knowledge/alerts.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { CustomerHomeDto, ReleaseDto } from "../dto.ts";
import { casesOf } from "./vendor.ts";
import { customerWaiting } from "./waiting-customer.ts";

type Asked = { actor: Actor; workspace: WorkspaceInfo; today: PlainDate; now: Date };

/** The customer's home (UX): its cases, its contract, who serves it, what is new for the versions it uses. */
export async function readCustomerHome(
  tx: Tx,
  { actor, workspace, today, now }: Asked,
): Promise<CustomerHomeDto> {
  const { tenantId, orgId } = actor;
  const waiting = await customerWaiting(tx, actor, today);
  const cases = await casesOf(tx, actor, "open", now);
  const total = await tx.ticket.count({ where: { tenantId, customerOrgId: orgId } });
  // What runs comes first, then what begins, then what ended last.
  const contracts = await tx.contract.findMany({
    where: { tenantId, customerOrgId: orgId, signedOn: { not: null } },
    orderBy: [{ endsOn: "desc" }, { id: "desc" }],
    select: { id: true, startsOn: true, endsOn: true, cancelledOn: true },
    take: 20,
  });
  const day = fromPlainDate(today);
  const runs = contracts.filter(c => c.cancelledOn === null && c.startsOn <= day && c.endsOn >= day);
  const shown = runs[0] ?? contracts[0];
  const contract = shown ? await findContract(tx, tenantId, shown.id, today) : null;
  return {
    side: "customer",
    today,
    waiting,
    alerts: await alertsForHome({ tx, actor, today }),
    cases,
    total,
    contract,
    options: contract ? await optionsSummary(tx, actor, contract, today, now) : null,
    otherContracts: Math.max(0, contracts.length - 1),
    products: [...new Set((contract?.systems ?? []).map(system => system.productName))],
    servedBy: contract?.servedByName ?? workspace.legalName,
    // Whom a partner serves turns to the partner first (T1): the vendor's own numbers are not theirs to call.
    supportEmail: contract?.partnerOrgId ? "" : workspace.supportEmail,
    supportPhone: contract?.partnerOrgId ? "" : workspace.supportPhone,
    people: await peopleWhoServe(tx, actor),
    releases: contract ? await releasesFor(tx, tenantId, contract, today) : [],
  };
}

/** Who had the company's newest cases: a customer knows the people of its supplier from them alone. */
async function peopleWhoServe(tx: Tx, actor: Actor): Promise<CustomerHomeDto["people"]> {
  const rows = await tx.$queryRaw<{ name: string; partner: boolean }[]>`
    SELECT name, bool_or(partner) AS partner FROM (
      SELECT assignee_name AS name, partner_org_id IS NOT NULL AS partner, opened_at FROM ticket
      WHERE tenant_id = ${actor.tenantId}::uuid AND customer_org_id = ${actor.orgId}::uuid AND assignee_name IS NOT NULL
      ORDER BY opened_at DESC LIMIT 30) newest
    GROUP BY name ORDER BY count(*) DESC, max(opened_at) DESC LIMIT 3`;
  return rows.map(({ name, partner }) => ({ name, side: partner ? "partner" : "vendor" }));
}

/** S11, S19: the newest release of each product under the contract, and ends of life that concern what is in use. */
async function releasesFor(
  tx: Tx,
  tenantId: string,
  contract: ContractDto,
  today: PlainDate,
): Promise<ReleaseDto[]> {
  const products = await loadProducts(tx, tenantId);
  const found = new Map<string, ReleaseDto>();
  for (const system of contract.systems) {
    const product = products.find(p => p.id === system.productId);
    const newest = product?.releases.find(release => release.releasedOn <= today);
    if (!product || !newest) continue;
    const line = { product: product.name, productKey: product.key, using: system.version };
    const of = (version: string) => `${product.id}:${version}`;
    found.set(of(newest.version), {
      ...line,
      key: of(newest.version),
      version: newest.version,
      releasedOn: newest.releasedOn,
      endAnnouncedOn: null,
      until: null,
    });
    const used = product.releases.find(release => release.version === system.version);
    const promise = strictest(product.promise, contract.plan.versions);
    const support = versionSupport(product.releases, system.version, promise, today);
    if (!used || !(support?.state === "ending" || support?.state === "ended")) continue;
    found.set(of(`end:${used.version}`), {
      ...line,
      key: of(`end:${used.version}`),
      version: used.version,
      releasedOn: used.releasedOn,
      endAnnouncedOn: support.announcedOn,
      until: support.until,
    });
  }
  return [...found.values()].sort((a, b) =>
    (b.endAnnouncedOn ?? b.releasedOn).localeCompare(a.endAnnouncedOn ?? a.releasedOn),
  );
}
