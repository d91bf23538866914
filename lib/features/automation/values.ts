import { type Condition, valuesOf } from "#lib/domain/automation/conditions.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { engineersOf, membersOf } from "#lib/features/tickets/assignable.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";

export type Choice = { value: string; label: string };
export type ValueChoices = Record<"products" | "customers" | "partners" | "plans", Choice[]>;

/** So many of each are offered; what a rule names already is among them however many there are. */
const MOST = 500;
const choice = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, label: name });

type Kind = keyof ValueChoices;
type Named = readonly Pick<Condition, "field" | "values">[];

const namedIn = (conditions: Named, kind: Kind): string[] => [
  ...new Set(conditions.filter(one => valuesOf(one.field) === kind).flatMap(one => one.values)),
];

/** What a desk's conditions can choose from: what its side sees of products, companies and plans. */
export async function valueChoices(tx: Tx, actor: Actor, conditions: Named = []): Promise<ValueChoices> {
  const first = async (kind: Exclude<Kind, "plans">) => {
    const offered = await rowsOf(tx, actor, kind, null);
    const left = namedIn(conditions, kind).filter(id => !offered.some(row => row.id === id));
    return [...offered, ...(await rowsOf(tx, actor, kind, left))].map(choice);
  };
  return {
    products: await first("products"),
    customers: await first("customers"),
    partners: actor.side === "vendor" ? await first("partners") : [],
    plans: await plansOf(tx, actor),
  };
}

/** Rows of a kind as the actor's side sees them: of these ids, or the first by name. */
async function rowsOf(
  tx: Tx,
  { tenantId }: Actor,
  kind: Exclude<Kind, "plans">,
  ids: readonly string[] | null,
): Promise<{ id: string; name: string }[]> {
  const asked = ids?.filter(isUuid) ?? null;
  if (asked?.length === 0) return [];
  const where = { tenantId, ...(asked ? { id: { in: asked } } : {}) };
  const select = { id: true, name: true };
  const orderBy: [{ name: "asc" }, { id: "asc" }] = [{ name: "asc" }, { id: "asc" }];
  if (kind === "products") return tx.product.findMany({ where, select, orderBy, take: MOST });
  const side = kind === "customers" ? "customer" : "partner";
  return tx.organisation.findMany({ where: { ...where, side }, select, orderBy, take: MOST });
}

async function plansOf(tx: Tx, { tenantId }: Actor): Promise<Choice[]> {
  const plans = await tx.supportPlanVersion.findMany({
    where: { tenantId },
    orderBy: { version: "desc" },
    distinct: ["planId"],
    select: { definition: true, plan: { select: { key: true } } },
  });
  return plans.map(({ plan, definition }) => ({
    value: plan.key,
    label: (definition as { name?: string }).name ?? plan.key,
  }));
}

/** Those of a kind's values that are not there, or not for this actor to see. */
export async function unknownValues(
  tx: Tx,
  actor: Actor,
  kind: Kind,
  values: readonly string[],
): Promise<string[]> {
  const there =
    kind === "plans"
      ? (await plansOf(tx, actor)).map(one => one.value)
      : (await rowsOf(tx, actor, kind, values)).map(row => row.id);
  return values.filter(value => !there.includes(value));
}

/** All that a desk's rules can name, with what these conditions name already. */
export const ruleChoices = async (tx: Tx, actor: Actor, conditions: Named = []) => ({
  values: await valueChoices(tx, actor, conditions),
  people: await peopleChoices(tx, actor),
});

/** People of the desk, whom an action can be about. */
export async function peopleChoices(tx: Tx, actor: Actor): Promise<Choice[]> {
  const members = await membersOf(tx, actor.tenantId, [actor.orgId]);
  return engineersOf(actor, members).map(({ personId, name }) => ({ value: personId, label: name }));
}
