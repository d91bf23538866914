import type { Actor } from "#lib/domain/policies/types.ts";
import { engineersOf, membersOf } from "#lib/features/tickets/assignable.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

export type Choice = { value: string; label: string };
export type ValueChoices = Record<"products" | "customers" | "partners" | "plans", Choice[]>;

const MOST = 500;
const choice = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, label: name });

/** What a desk's conditions can choose from: what its side sees of products, companies and plans. */
export async function valueChoices(tx: Tx, actor: Actor): Promise<ValueChoices> {
  const { tenantId } = actor;
  const products = await tx.product.findMany({ where: { tenantId }, orderBy: { name: "asc" }, take: MOST });
  const companies = await tx.organisation.findMany({
    where: { tenantId, side: { in: ["customer", "partner"] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, side: true },
    take: 2 * MOST,
  });
  const plans = await tx.supportPlanVersion.findMany({
    where: { tenantId },
    orderBy: { version: "desc" },
    distinct: ["planId"],
    select: { definition: true, plan: { select: { key: true } } },
  });
  return {
    products: products.map(choice),
    customers: companies.filter(one => one.side === "customer").map(choice),
    partners: actor.side === "vendor" ? companies.filter(one => one.side === "partner").map(choice) : [],
    plans: plans.map(({ plan, definition }) => ({
      value: plan.key,
      label: (definition as { name?: string }).name ?? plan.key,
    })),
  };
}

/** All that a desk's rules can name. */
export const ruleChoices = async (tx: Tx, actor: Actor) => ({
  values: await valueChoices(tx, actor),
  people: await peopleChoices(tx, actor),
});

/** People of the desk, whom an action can be about. */
export async function peopleChoices(tx: Tx, actor: Actor): Promise<Choice[]> {
  const members = await membersOf(tx, actor.tenantId, [actor.orgId]);
  return engineersOf(actor, members).map(({ personId, name }) => ({ value: personId, label: name }));
}
