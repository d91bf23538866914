import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Recipient, Telling, Told, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles, stillAt, vendorPeople } from "./people.ts";

type Contract = {
  number: string;
  customerOrgId: string;
  customerName: string;
  partnerOrgId: string | null;
  servedByName: string;
  planName: string;
};

export const contractOf = (tx: Tx, event: Told): Promise<Contract | null> =>
  tx.contract.findFirst({ where: { tenantId: event.tenantId, id: event.subjectId } });

const DAYS = new Set(["startsOn", "endsOn", "on", "validUntil"]);

/** Texts format days themselves: noon UTC is the same day in every zone people read mail in. */
const dayParam = (value: unknown): number => Date.parse(`${String(value)}T12:00:00Z`);

export function tellingOf(event: Told, contract: Contract, recipients: Recipient[]): Telling {
  const params: Record<string, string | number> = {
    number: contract.number,
    customer: contract.customerName,
    plan: contract.planName,
    servedBy: contract.servedByName,
  };
  for (const [key, value] of Object.entries(event.data)) {
    if (DAYS.has(key)) params[key] = dayParam(value);
    else if (typeof value === "string" || typeof value === "number") params[key] = value;
  }
  return {
    recipients: everyoneBut(event.actorId, recipients),
    path: `/contracts/${contract.number}`,
    params,
    thread: `contract-${event.subjectId}`,
  };
}

/** Who looks after a contract on each side: the customer's administrator, the serving partner's, else the vendor's managers. */
export async function keepers(tx: Tx, tenantId: string, contract: Contract): Promise<Recipient[][]> {
  const serving = contract.partnerOrgId
    ? await peopleWithRoles(tx, tenantId, contract.partnerOrgId, ["partner_admin", "partner_sales"])
    : await vendorPeople(tx, tenantId, ["partner_manager", "vendor_support_manager"]);
  return [await peopleWithRoles(tx, tenantId, contract.customerOrgId, ["customer_admin"]), serving];
}

async function toKeepers(tx: Tx, event: Told): Promise<Telling | null> {
  const contract = await contractOf(tx, event);
  if (!contract) return null;
  return tellingOf(event, contract, (await keepers(tx, event.tenantId, contract)).flat());
}

/** The old partner is told too, in its own words, for it no longer sees the contract. */
async function servingChanged(tx: Tx, event: Told): Promise<Telling[] | null> {
  const contract = await contractOf(tx, event);
  if (!contract) return null;
  const now = tellingOf(event, contract, (await keepers(tx, event.tenantId, contract)).flat());
  const left = event.data.fromPartnerId;
  if (typeof left !== "string") return [now];
  const people = await peopleWithRoles(tx, event.tenantId, left, [
    "partner_admin",
    "partner_support_manager",
  ]);
  return [
    now,
    { ...tellingOf(event, contract, people), path: "/customers", textKey: "contract.serving_left" },
  ];
}

/** The person whom it is about, while they are with the customer. */
async function toContact(tx: Tx, event: Told): Promise<Telling | null> {
  const contract = await contractOf(tx, event);
  if (!contract) return null;
  return tellingOf(
    event,
    contract,
    await stillAt(tx, event.tenantId, [contract.customerOrgId], [event.data.personId]),
  );
}

export const contractTopics: Topics = {
  "contract.signed": toKeepers,
  "contract.cancelled": toKeepers,
  "contract.expiring": toKeepers,
  "contract.serving_changed": servingChanged,
  "contract.contact_added": toContact,
  "contract.contact_trained": toContact,
};
