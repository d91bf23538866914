import { on } from "#lib/domain/contracts/amendment.ts";
import { contractState, coveredUntil, isCovered } from "#lib/domain/contracts/contract.ts";
import { canOpenTicket, type OpenRefusal } from "#lib/domain/contracts/gate.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { earlier, later } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadPlanVersion } from "#lib/features/plans/queries.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText, listText } from "#lib/platform/i18n/day-text.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { ContractDto, EntitledContract, Entitlement } from "./dto.ts";
import { amount, contactDto, factsOf, keptPrice, renewalsOf, systemDto, workspaceDays } from "./rows.ts";
import { saleStages } from "./sale.ts";

export { factsOf, renewalsOf, workspaceDays };

const parts = {
  systems: { orderBy: [{ name: "asc" as const }, { id: "asc" as const }] },
  contacts: {
    where: { removedAt: null },
    orderBy: [{ addedAt: "asc" as const }, { id: "asc" as const }],
  },
};

/** A contract by its number or id, as the reader's side; null where there is none for them (R1). */
export async function findContract(
  tx: Tx,
  tenantId: string,
  numberOrId: string,
  today: PlainDate,
): Promise<ContractDto | null> {
  const row = await tx.contract.findFirst({
    where: { tenantId, ...(isUuid(numberOrId) ? { id: numberOrId } : { number: numberOrId }) },
    include: parts,
  });
  if (!row) return null;
  const [plan, renewals, customer, previous, next] = [
    await loadPlanVersion(tx, tenantId, row.planVersionId),
    await renewalsOf(tx, tenantId, [row.id]),
    await tx.organisation.findFirst({
      where: { tenantId, id: row.customerOrgId },
      select: { slug: true, name: true },
    }),
    row.previousId
      ? await tx.contract.findFirst({
          where: { tenantId, id: row.previousId },
          select: { number: true, endsOn: true },
        })
      : null,
    await tx.contract.findFirst({
      where: { tenantId, previousId: row.id, cancelledOn: null },
      select: { id: true, number: true, startsOn: true, signedOn: true },
      orderBy: { signedOn: { sort: "desc", nulls: "last" } },
    }),
  ];
  const quoted =
    next && !next.signedOn
      ? await tx.quote.findFirst({ where: { tenantId, contractId: next.id }, select: { id: true } })
      : null;
  const sale = row.signedOn ? undefined : (await saleStages(tx, tenantId, [row.id], today)).get(row.id);
  const facts = factsOf(row, renewals.get(row.id), sale);
  const allSystems = row.systems.map(system => systemDto(system, row.currency));
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    customerOrgId: row.customerOrgId,
    customerName: customer?.name ?? row.customerName,
    customerSlug: customer?.slug ?? null,
    partnerOrgId: row.partnerOrgId,
    servedByName: row.servedByName,
    planId: row.planId,
    planVersionId: row.planVersionId,
    planName: row.planName,
    plan: plan.definition,
    startsOn: facts.startsOn,
    endsOn: facts.endsOn,
    coveredUntil: coveredUntil(facts),
    state: contractState(facts, today, plan.definition.expiringDays),
    signedOn: facts.signedOn,
    signedBy: row.signedBy,
    cancelledOn: facts.cancelledOn,
    yearly: amount(row.priceMinor, row.currency),
    price: keptPrice(row.price),
    discount: { rateBp: row.discountBp, why: row.discountWhy, by: row.discountBy },
    systems: on(allSystems, earlier(later(today, facts.startsOn), facts.endsOn)),
    allSystems,
    contacts: row.contacts.map(contactDto),
    previousId: row.previousId,
    previous: previous ? { number: previous.number, endsOn: toPlainDate(previous.endsOn) } : null,
    renewal: next
      ? {
          number: next.number,
          startsOn: toPlainDate(next.startsOn),
          signed: next.signedOn !== null,
          offered: next.signedOn !== null || quoted !== null,
        }
      : null,
  };
}

/**
 * Under which contracts a customer's person may open a case today (S7, S15), with systems and plan of each, or why not.
 * Without ids it is about the actor. Throws not_found for a customer the actor's side does not see.
 */
export async function entitlementFor(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "personId" | "orgId" | "side" | "locale">,
  about: { customerOrgId?: string; personId?: string },
  now: Date,
): Promise<Entitlement> {
  const { tenantId } = actor;
  const personId = about.personId ?? actor.personId;
  const customerOrgId = about.customerOrgId ?? (await customerOf(tx, actor, about.personId));
  const customer = await tx.organisation.findFirst({
    where: { tenantId, id: customerOrgId, side: "customer" },
    select: { id: true, name: true, partnerOrgId: true },
  });
  if (!customer) return notFoundRefusal();
  const { today } = await workspaceDays(tx, tenantId, now);
  const rows = await tx.contract.findMany({
    where: { tenantId, customerOrgId, signedOn: { not: null } },
    orderBy: [{ endsOn: "desc" }, { id: "desc" }],
    take: 20,
    include: parts,
  });
  const renewals = await renewalsOf(
    tx,
    tenantId,
    rows.map(row => row.id),
  );
  const contracts: EntitledContract[] = [];
  let refused: { reason: OpenRefusal; until: PlainDate; from: PlainDate } | null = null;
  for (const row of rows) {
    const facts = factsOf(row, renewals.get(row.id));
    const { definition: plan } = await loadPlanVersion(tx, tenantId, row.planVersionId);
    const state = contractState(facts, today, plan.expiringDays);
    const contacts = row.contacts.map(contactDto);
    const gate = canOpenTicket({
      contract: { state, plan },
      contacts: contacts.map(c => ({ personId: c.personId, trainedOn: c.trainedOn, removed: false })),
      personId,
      systemCovered: null,
      confirmed: null,
      on: today,
    });
    const against = gate.ok ? [] : gate.error;
    if (!isCovered(facts, today)) {
      const reason = against[0];
      if (reason && !refused) refused = { reason, until: coveredUntil(facts), from: facts.startsOn };
      continue;
    }
    contracts.push({
      id: row.id,
      number: row.number,
      customerOrgId: row.customerOrgId,
      customerName: customer.name,
      partnerOrgId: row.partnerOrgId,
      servedByName: row.servedByName,
      planId: row.planId,
      planVersionId: row.planVersionId,
      planName: row.planName,
      plan,
      state,
      endsOn: facts.endsOn,
      coveredUntil: coveredUntil(facts),
      systems: on(
        row.systems.map(system => systemDto(system, row.currency)),
        earlier(today, facts.endsOn),
      ),
      contacts,
      against,
    });
  }
  contracts.sort((a, b) => a.against.length - b.against.length);
  const best = contracts[0];
  const reason: OpenRefusal | undefined = best ? best.against[0] : (refused?.reason ?? "noContract");
  if (!reason) return { customer, today, contracts, refusal: null };
  const params = {
    customer: customer.name,
    until: refused ? dayText(refused.until, actor.locale) : "",
    from: refused ? dayText(refused.from, actor.locale) : "",
    contacts: listText(ableContacts(best, today), actor.locale),
    count: best?.contacts.length ?? 0,
    servedBy: best?.servedByName ?? "",
  };
  return {
    customer,
    today,
    contracts,
    refusal: { reason, key: `contracts.entitlement.${reason}`, params },
  };
}

/** Who may open instead: the trained contacts of the contract, or all of them where none is trained yet. */
function ableContacts(contract: EntitledContract | undefined, today: PlainDate): string[] {
  if (!contract) return [];
  const trained = contract.contacts.filter(c => c.trainedOn !== null && c.trainedOn <= today);
  return (trained.length > 0 ? trained : contract.contacts).map(c => c.name);
}

async function customerOf(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "orgId" | "side">,
  personId: string | undefined,
): Promise<string> {
  if (actor.side === "customer") return actor.orgId;
  if (!personId) return notFoundRefusal();
  const person = await tx.person.findFirst({
    where: { tenantId: actor.tenantId, id: personId },
    select: { customerOrgId: true },
  });
  return person?.customerOrgId ?? notFoundRefusal();
}

/** A contract the reader's side sees, as what hangs on it needs it: whose it is, its plan, how it stands and its last covered day; else null. */
export async function contractCover(
  tx: Tx,
  tenantId: string,
  id: string,
  now: Date,
): Promise<ContractCover | null> {
  const row = await tx.contract.findFirst({ where: { tenantId, id } });
  if (!row) return null;
  const renewals = await renewalsOf(tx, tenantId, [row.id]);
  const { definition: plan } = await loadPlanVersion(tx, tenantId, row.planVersionId);
  const { today } = await workspaceDays(tx, tenantId, now);
  const facts = factsOf(row, renewals.get(row.id));
  const { number, customerOrgId, partnerOrgId } = row;
  const state = contractState(facts, today, plan.expiringDays);
  return { id, number, customerOrgId, partnerOrgId, plan, state, coveredUntil: coveredUntil(facts), today };
}

/** `today`: the workspace's day by which it stands so. */
export type ContractCover = Pick<
  ContractDto,
  "id" | "number" | "customerOrgId" | "partnerOrgId" | "plan" | "state" | "coveredUntil"
> & { today: PlainDate };

/** The contract whose cover of a customer ended last, signed and not cancelled: what a new start comes back from (S15). */
export async function lastContract(tx: Tx, tenantId: string, customerOrgId: string) {
  const row = await tx.contract.findFirst({
    where: { tenantId, customerOrgId, signedOn: { not: null }, cancelledOn: null },
    orderBy: [{ endsOn: "desc" }, { id: "desc" }],
  });
  if (!row) return null;
  const renewals = await renewalsOf(tx, tenantId, [row.id]);
  return {
    id: row.id,
    number: row.number,
    partnerOrgId: row.partnerOrgId,
    facts: factsOf(row, renewals.get(row.id)),
  };
}
