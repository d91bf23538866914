import { type ContractState, UNSIGNED_STATES } from "#lib/domain/contracts/contract.ts";
import { all, any, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** What the policies read of a contract: whose it is, and who serves it (T1; null: the vendor itself). */
export type ContractForPolicy = { customerOrgId: string; partnerOrgId: string | null; state: ContractState };

const customers: Policy<ContractForPolicy> = (actor, contract) => actor.orgId === contract.customerOrgId;
const serving: Policy<{ partnerOrgId: string | null }> = (actor, contract) =>
  contract.partnerOrgId !== null && actor.orgId === contract.partnerOrgId;
const vendorManager = all<{ partnerOrgId: string | null }>(
  side("vendor"),
  has("vendor_admin", "partner_manager", "vendor_support_manager"),
);
const partnerManager = all<{ partnerOrgId: string | null }>(
  side("partner"),
  has("partner_admin", "partner_sales", "partner_support_manager"),
  serving,
);
const manage = any(vendorManager, partnerManager);
/** The vendor's managers, and those of the partner that serves. */
export const managesContract = manage as Policy<{ partnerOrgId: string | null }>;
const unsigned: Policy<ContractForPolicy> = (_, contract) => UNSIGNED_STATES.includes(contract.state);
/** What is ordered is signed as it was ordered, or the order is taken back first. */
const notOrdered: Policy<ContractForPolicy> = (_, contract) =>
  contract.state === "draft" || contract.state === "quoted";
const running: Policy<ContractForPolicy> = (_, contract) =>
  ["scheduled", "in_force", "expiring"].includes(contract.state);
const isOpen = any(unsigned, running);
const customersAdmin = all<ContractForPolicy>(side("customer"), has("customer_admin"), customers);

/** R1, S7, S14: the vendor and the serving partner keep a contract; the customer's administrator keeps its list of contacts. */
export const contractPolicy = {
  read: any<ContractForPolicy>(
    side("vendor"),
    all(side("partner"), serving),
    all(side("customer"), customers),
  ),
  create: manage as Policy<{ partnerOrgId: string | null }>,
  edit: all<ContractForPolicy>(manage, notOrdered),
  sign: all<ContractForPolicy>(manage, unsigned),
  quote: all<ContractForPolicy>(manage, notOrdered),
  /** The customer's own word, and nobody says it in its place. */
  answerQuote: all<ContractForPolicy>(customersAdmin, notOrdered),
  /** Recorded by who sells, or by the customer itself once it was quoted. */
  order: any<ContractForPolicy>(
    all(manage, notOrdered),
    all(customersAdmin, (_, c) => c.state === "quoted"),
  ),
  takeBackOrder: all<ContractForPolicy>(manage, (_, c) => c.state === "ordered"),
  amend: all<ContractForPolicy>(manage, running),
  /** What is invoiced is the vendor's word alone. */
  invoice: all<ContractForPolicy>(vendorManager, (_, c) => !UNSIGNED_STATES.includes(c.state)),
  /** The customer asks who serves it for the way on, or back (S14, S15). */
  askForRenewal: all<ContractForPolicy>(customersAdmin, (_, c) => ["expiring", "lapsed"].includes(c.state)),
  renew: all<ContractForPolicy>(manage, (_, c) => ["in_force", "expiring", "lapsed"].includes(c.state)),
  cancel: all<ContractForPolicy>(vendorManager, isOpen),
  /** Another serving partner (T1) is the vendor's word alone. */
  changeServing: all<ContractForPolicy>(vendorManager, isOpen),
  /** The customer keeps its list once there is a contract: a draft is between those who write it. */
  manageContacts: any<ContractForPolicy>(all(manage, isOpen), all(customersAdmin, running)),
  /** Says that a contact was trained in the product (S7): not the customer's own word. */
  recordTraining: all<ContractForPolicy>(manage, isOpen),
};
