import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Telling, Told, Topics } from "../topics.ts";
import { contractOf, keepers, tellingOf } from "./contracts.ts";
import { vendorPeople } from "./people.ts";

/** An offer and the word on it are between the customer and who sells. */
const aboutQuote = async (tx: Tx, event: Told): Promise<Telling | null> => {
  const contract = await contractOf(tx, event);
  if (!contract) return null;
  const people = (await keepers(tx, event.tenantId, contract)).flat();
  const telling = tellingOf(event, contract, people);
  return { ...telling, path: `${telling.path}/quote` };
};

/** What is ordered or agreed is every side's to know: the vendor's managers too, where a partner serves. */
const allSides = async (tx: Tx, event: Told): Promise<Telling | null> => {
  const contract = await contractOf(tx, event);
  if (!contract) return null;
  const people = (await keepers(tx, event.tenantId, contract)).flat();
  const vendors = contract.partnerOrgId
    ? await vendorPeople(tx, event.tenantId, ["partner_manager", "vendor_support_manager"])
    : [];
  return tellingOf(event, contract, [...people, ...vendors]);
};

export const contractLifeTopics: Topics = {
  "contract.quoted": aboutQuote,
  "contract.quote_accepted": aboutQuote,
  "contract.quote_declined": aboutQuote,
  "contract.quote_withdrawn": aboutQuote,
  "contract.quote_outdated": aboutQuote,
  "contract.ordered": allSides,
  "contract.order_taken_back": allSides,
  "contract.amended": allSides,
  "contract.renewal_asked": async (tx, event) => {
    const contract = await contractOf(tx, event);
    if (!contract) return null;
    const [, serving = []] = await keepers(tx, event.tenantId, contract);
    return tellingOf(event, contract, serving);
  },
};
