import { contractPolicy } from "#lib/domain/policies/contract.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { plansInEffect } from "#lib/features/plans/queries.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { ContractDto } from "./dto.ts";
import { findContract, workspaceDays } from "./queries.ts";
import { servingChoices } from "./serving.ts";
import { type Before, contractBefore, startAfter } from "./terms.ts";

type Asked = { customer: string; renew: string; draft: string };

/**
 * All that the form of a contract needs: whom it is for, which plans and products there are, what it follows and
 * from when it counts. Null where no customer was named yet. Throws not_found for what is another party's or not to be changed.
 */
export async function draftContext(
  tx: Tx,
  actor: Actor,
  workspace: { name: string; calendarKey: string },
  asked: Asked,
  now: Date,
) {
  const { tenantId } = actor;
  const { today } = await workspaceDays(tx, tenantId, now);
  const draft = asked.draft ? await findContract(tx, tenantId, asked.draft, today) : null;
  if (asked.draft && !(draft && contractPolicy.edit(actor, draft))) return notFoundRefusal();
  const renews = asked.renew ? await findContract(tx, tenantId, asked.renew, today) : null;
  if (asked.renew && !(renews && !renews.renewal && contractPolicy.renew(actor, renews)))
    return notFoundRefusal();
  const customerId = draft?.customerOrgId ?? renews?.customerOrgId;
  if (!customerId && !asked.customer) return null;
  const customer = await tx.organisation.findFirst({
    where: { tenantId, side: "customer", ...(customerId ? { id: customerId } : { slug: asked.customer }) },
    select: { id: true, name: true, partnerOrgId: true },
  });
  if (!customer || !contractPolicy.create(actor, { partnerOrgId: customer.partnerOrgId }))
    return notFoundRefusal();
  const before = await beforeOf(tx, actor, customer.id, { draft, renews }, today);
  const products = await loadProducts(tx, tenantId);
  const plans = await plansInEffect(tx, tenantId, today);
  return {
    today,
    draft,
    renews,
    customer: { id: customer.id, name: customer.name },
    plans: plans.map(({ planId, definition }) => {
      const { name, summary, price, lapse, termMonths, authorisedContacts } = definition;
      return { planId, definition: { name, summary, price, lapse, termMonths, authorisedContacts } };
    }),
    products: products.map(({ id, name, modules, releases }) => ({
      id,
      name,
      modules,
      versions: releases.filter(r => r.releasedOn <= today).map(r => r.version),
    })),
    follows: before && {
      number: before.number,
      endsOn: before.endsOn,
      ...(await startAfter(tx, tenantId, workspace.calendarKey, before, today)),
    },
    serving:
      actor.side === "vendor" && !draft
        ? {
            value: customer.partnerOrgId ?? "vendor",
            options: [
              { value: "vendor", label: workspace.name },
              ...(await servingChoices(tx, tenantId)).map(p => ({ value: p.id, label: p.name })),
            ],
          }
        : null,
  };
}

async function beforeOf(
  tx: Tx,
  actor: Actor,
  customerOrgId: string,
  { draft, renews }: { draft: ContractDto | null; renews: ContractDto | null },
  today: PlainDate,
): Promise<Before | null> {
  const previousId = draft ? draft.previousId : renews?.id;
  const named = previousId
    ? await stepAs(tx, actor, "app_worker", () => findContract(tx, actor.tenantId, previousId, today))
    : null;
  return contractBefore(tx, actor, customerOrgId, named, today);
}
