import type { Side } from "#lib/domain/tickets/types.ts";

/** Who is told without having asked (choice): the people who open cases, and those who work on them (P14, S7). */
export const TOLD_BY_DEFAULT: readonly string[] = [
  "customer_admin",
  "customer_contact",
  "partner_support",
  "partner_support_manager",
];

export type Hearer = {
  side: Side;
  roles: readonly string[];
  /** Products they said about that they want to be told, or not. */
  said: ReadonlyMap<string, boolean>;
};

/** Whether somebody is told of a product's matters: as they said, else as their role has it. */
export const hearsOf = ({ said, roles }: Hearer, productId: string): boolean =>
  said.get(productId) ?? roles.some(role => TOLD_BY_DEFAULT.includes(role));

/** A matter of no product is told to whoever hears of any; somebody without products, as their role has it. */
export const hears = (hearer: Hearer, productId: string | null, products: readonly string[]): boolean =>
  productId !== null || products.length === 0
    ? hearsOf(hearer, productId ?? "")
    : products.some(one => hearsOf(hearer, one));
