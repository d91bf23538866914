import { redirect } from "next/navigation";
import { cache } from "react";
import { isOpenState } from "#lib/domain/contracts/contract.ts";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { productPolicy } from "#lib/domain/policies/product.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { later } from "#lib/domain/time/dates.ts";
import { readTerm } from "#lib/features/amendments/queries.ts";
import { optionsSummary } from "#lib/features/contract-options/queries.ts";
import { readContacts } from "#lib/features/contracts/contact-list.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { contractEvents } from "#lib/features/contracts/history.ts";
import { findContract, workspaceDays } from "#lib/features/contracts/queries.ts";
import { servingChoices } from "#lib/features/contracts/serving.ts";
import { beforeOf, startAfter } from "#lib/features/contracts/terms.ts";
import { openTicketsOf } from "#lib/features/contracts/tickets.ts";
import { promiseCheck } from "#lib/features/plans/promise.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { offerOf, readSale, whoCanAccept } from "#lib/features/quotes/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

/** Whose work it is reads whether the promise can be kept, while there is one: how long each level may take is not the customer's. */
const promised = (actor: Actor, contract: ContractDto) =>
  actor.side !== "customer" && isOpenState(contract.state);

/** What the page of a contract shows, and what its reader may do there. Read once for the page and its title. */
export const loadContract = cache((vendor: string, number: string) =>
  readPage(vendor, async ({ actor, tx, now, workspace }) => {
    const { today } = await workspaceDays(tx, actor.tenantId, now);
    const contract = await findContract(tx, actor.tenantId, number, today);
    if (!contract || !contractPolicy.read(actor, contract)) return notFoundRefusal();
    const sale = await readSale(tx, actor.tenantId, contract, today);
    // A draft is between those who write it: the customer reads what was offered of it.
    if (actor.side === "customer" && contract.signedOn === null) {
      if (sale.quotes.length > 0) redirect(`/${vendor}/contracts/${contract.number}/quote`);
      return notFoundRefusal();
    }
    const may = {
      edit: contractPolicy.edit(actor, contract),
      sign: contractPolicy.sign(actor, contract),
      renew: contractPolicy.renew(actor, contract) && contract.renewal === null,
      cancel: contractPolicy.cancel(actor, contract),
      serving: contractPolicy.changeServing(actor, contract),
      contacts: contractPolicy.manageContacts(actor, contract),
      train: contractPolicy.recordTraining(actor, contract),
      correct: contract.signedOn !== null && productPolicy.correctVersion(actor, contract),
      quote: contractPolicy.quote(actor, contract),
      order: contractPolicy.order(actor, contract),
      takeBack: contractPolicy.takeBackOrder(actor, contract),
      amend: contractPolicy.amend(actor, contract) && contract.cancelledOn === null,
      invoice: contractPolicy.invoice(actor, contract),
      ask: contractPolicy.askForRenewal(actor, contract) && contract.renewal === null,
    };
    return {
      actor,
      workspace,
      contract,
      today,
      may,
      sale,
      offer: may.quote ? await offerOf(tx, actor, contract, { ...workspace, today }) : null,
      canAccept: await whoCanAccept(tx, actor.tenantId, contract.customerOrgId, today),
      term: contract.signedOn === null ? null : await readTerm(tx, actor.tenantId, contract),
      next: await startAfter(tx, actor.tenantId, workspace.calendarKey, beforeOf(contract), today),
      partners: may.serving ? await servingChoices(tx, actor.tenantId) : [],
      openTickets: await openTicketsOf(tx, actor.tenantId, contract.customerOrgId),
      contacts: await readContacts(tx, actor.tenantId, contract, now),
      options: await optionsSummary(tx, actor, contract, today, now),
      events: await contractEvents(tx, actor.tenantId, contract.id),
      products: await loadProducts(tx, actor.tenantId),
      promise: promised(actor, contract)
        ? await promiseCheck(tx, actor.tenantId, {
            terms: contract.plan.terms,
            servedBy: contract.partnerOrgId === null ? "vendor" : "partner",
            from: later(today, contract.startsOn),
            zone: workspace.timeZone,
          })
        : null,
    };
  }),
);
