import { UNSIGNED_STATES } from "#lib/domain/contracts/contract.ts";
import { type ContractForPolicy, managesContract } from "#lib/domain/policies/contract.ts";
import { all, any, has, type Policy, side } from "#lib/domain/policies/types.ts";

const customers: Policy<ContractForPolicy> = (actor, contract) => actor.orgId === contract.customerOrgId;
const serving: Policy<ContractForPolicy> = (actor, contract) =>
  contract.partnerOrgId !== null && actor.orgId === contract.partnerOrgId;
const inForce: Policy<ContractForPolicy> = (_, contract) => ["in_force", "expiring"].includes(contract.state);
const signed: Policy<ContractForPolicy> = (_, contract) =>
  !UNSIGNED_STATES.includes(contract.state) && contract.state !== "cancelled";
const current: Policy<ContractForPolicy> = (_, contract) =>
  ["scheduled", "in_force", "expiring"].includes(contract.state);

/** Who gives the support: the serving partner's people, or the vendor's where it serves itself (T1); managers in any case. */
const works = any<ContractForPolicy>(
  managesContract,
  all(side("partner"), has("partner_support"), serving),
  all(side("vendor"), has("vendor_support"), (_, contract) => contract.partnerOrgId === null),
);
const asks = all<ContractForPolicy>(side("customer"), has("customer_admin", "customer_contact"), customers);
const administers = all<ContractForPolicy>(side("customer"), has("customer_admin"), customers);

/** S12, S16, S17: the serving side sells, agrees and records; the customer asks, states its own duties, and sees it all. */
export const contractOptionsPolicy = {
  /** Packs of hours and on-site support: only with a contract in force (S16). */
  sell: all<ContractForPolicy>(managesContract, inForce),
  /** Asks for planned work or a booked day. */
  ask: all<ContractForPolicy>(asks, inForce),
  /** Plans, agrees, and records what was done. */
  work: all<ContractForPolicy>(works, signed),
  /** Either of them: what was asked or agreed is taken back, an action is done. */
  either: all<ContractForPolicy>(any<ContractForPolicy>(asks, works), signed),
  /** States that a duty is met (S17). */
  state: all<ContractForPolicy>(administers, current),
  /** Confirms it, or asks again. */
  check: all<ContractForPolicy>(works, current),
};
