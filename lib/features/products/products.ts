import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid } from "#lib/platform/refusal.ts";
import { modulesOf } from "./queries.ts";
import {
  type CreateProductInput,
  noticeDaysOf,
  type SaveModulesInput,
  type SaveProductInput,
} from "./schema.ts";

export type ProductRow = Awaited<ReturnType<Tx["product"]["findFirstOrThrow"]>>;

export const findProduct = (tx: Tx, tenantId: string, id: string): Promise<ProductRow | null> =>
  tx.product.findFirst({ where: { tenantId, id } });

/** A key for a name: letters without accents, digits and _. */
export const keyOf = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 50) || "product";

/** A new product (S19). Its prefix begins its cases' numbers, so it is no other's and stays. */
export async function createProduct(tx: Tx, actor: By, input: CreateProductInput): Promise<{ key: string }> {
  const { tenantId } = actor;
  const others = await tx.product.findMany({ where: { tenantId } });
  const key = keyOf(input.name);
  if (others.some(other => other.key === key || other.name.toLowerCase() === input.name.toLowerCase()))
    invalid({ name: "products.invalid.nameTaken" });
  if (others.some(other => other.ticketPrefix === input.ticketPrefix))
    invalid({ ticketPrefix: "products.invalid.prefixTaken" });
  const id = newId();
  // Of two who add the same at once one is told.
  const made = await tx.product.createMany({ data: [{ tenantId, id, key, ...input }], skipDuplicates: true });
  if (made.count === 0) invalid({ name: "products.invalid.nameTaken" });
  await audit(tx, actor, {
    action: "product.create",
    subjectType: "product",
    subjectId: id,
    after: { key, ...input },
  });
  return { key };
}

/** Name, and what is promised about versions. Ends announced already stay as they are. */
export async function saveProduct(
  tx: Tx,
  actor: By,
  product: ProductRow,
  input: SaveProductInput,
): Promise<{ key: string }> {
  const { tenantId } = actor;
  const { name, previousMajors, noticeMonths, partnerBenefits } = input;
  const taken = await tx.product.count({ where: { tenantId, name, id: { not: product.id } } });
  if (taken > 0) invalid({ name: "products.invalid.nameTaken" });
  const data = {
    name,
    previousMajors,
    noticeMonths,
    noticeDays: noticeDaysOf(input.noticeDays) ?? [],
    partnerBenefits: [...new Set(partnerBenefits)],
  };
  await change(tx, actor, product, input.version, data);
  await audit(tx, actor, {
    action: "product.change",
    subjectType: "product",
    subjectId: product.id,
    before: Object.fromEntries(Object.keys(data).map(key => [key, product[key as keyof ProductRow]])),
    after: data,
  });
  return { key: product.key };
}

/** The modules as the list now says; one that contracts or cases name keeps its key, and stays (S19). */
export async function saveModules(
  tx: Tx,
  actor: By,
  product: ProductRow,
  input: SaveModulesInput,
): Promise<{ key: string }> {
  const before = modulesOf(product.modules);
  const keys = new Set<string>();
  const modules = input.modules.map(({ key, nameEn, nameEs }, i) => {
    const kept = before.find(module => module.key === key)?.key ?? keyOf(nameEs || nameEn);
    if (keys.has(kept)) invalid({ [`modules.${i}.nameEn`]: "products.invalid.moduleTwice" });
    keys.add(kept);
    return { key: kept, name: { en: nameEn || nameEs, es: nameEs || nameEn } };
  });
  const gone = before.filter(module => !keys.has(module.key)).map(module => module.key);
  const used = await usedModules(tx, actor.tenantId, product.id, gone);
  if (used.length > 0)
    invalid({
      modules: {
        key: "products.invalid.moduleUsed",
        params: {
          names: before
            .filter(m => used.includes(m.key))
            .map(m => nameIn(m.name, actor.locale))
            .join(", "),
        },
      },
    });
  await change(tx, actor, product, input.version, { modules: modules as unknown as Prisma.InputJsonValue });
  await audit(tx, actor, {
    action: "product.modules",
    subjectType: "product",
    subjectId: product.id,
    before: product.modules,
    after: modules,
  });
  return { key: product.key };
}

const nameIn = (name: string | { en: string; es: string }, locale: "en" | "es") =>
  typeof name === "string" ? name : name[locale];

/** Which of these keys a system under a contract names. */
async function usedModules(
  tx: Tx,
  tenantId: string,
  productId: string,
  keys: readonly string[],
): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT m.key FROM contract_system s CROSS JOIN LATERAL jsonb_array_elements_text(s.modules) m(key)
    WHERE s.tenant_id = ${tenantId}::uuid AND s.product_id = ${productId}::uuid AND m.key = ANY (${[...keys]}::text[])`;
  return rows.map(row => row.key);
}

export async function change(
  tx: Tx,
  actor: By,
  product: ProductRow,
  version: number,
  data: object,
): Promise<void> {
  const { count } = await tx.product.updateMany({
    where: { tenantId: actor.tenantId, id: product.id, version: judged(product, version) },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) conflict();
}
