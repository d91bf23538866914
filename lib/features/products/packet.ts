import { z } from "zod";
import { PART_RULES, type Packet, STANDARD_PACKET } from "#lib/domain/tickets/packet.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { invalid } from "#lib/platform/refusal.ts";
import { change, keyOf, type ProductRow } from "./products.ts";
import type { SavePacketInput } from "./schema.ts";

const text = z.union([z.string(), z.object({ en: z.string(), es: z.string() })]);
const rule = z.enum(PART_RULES);
const packetSchema = z.object({
  fields: z.object({ environment: rule, steps: rule, logs: rule, tried: rule }),
  logsAsFile: z.boolean(),
  parts: z.array(z.object({ key: z.string(), label: text, hint: text, required: z.boolean() })),
});

/** What a product's level 3 needs, as kept; the usual where nothing is. */
export const readPacket = (value: unknown): Packet => packetSchema.safeParse(value).data ?? STANDARD_PACKET;

/** The same by the product's id. */
export async function packetOf(tx: Tx, tenantId: string, productId: string): Promise<Packet> {
  const row = await tx.product.findFirst({ where: { tenantId, id: productId }, select: { packet: true } });
  return readPacket(row?.packet);
}

/** What level 3 of a product needs from now on (T3). What was escalated before stays as it was asked for. */
export async function savePacket(
  tx: Tx,
  actor: By,
  product: ProductRow,
  input: SavePacketInput,
): Promise<{ key: string }> {
  const before = readPacket(product.packet);
  const keys = new Set<string>();
  const parts = input.parts.map(({ key, labelEn, labelEs, hintEn, hintEs, required }, i) => {
    // A part keeps its key: drafts under way hold what was written for it.
    const kept = before.parts.find(part => part.key === key)?.key ?? keyOf(labelEs || labelEn);
    if (keys.has(kept)) invalid({ [`parts.${i}.labelEn`]: "products.packet.twice" });
    keys.add(kept);
    return {
      key: kept,
      label: { en: labelEn || labelEs, es: labelEs || labelEn },
      hint: { en: hintEn || hintEs, es: hintEs || hintEn },
      required,
    };
  });
  const { environment, steps, logs, tried, logsAsFile, callHours } = input;
  const packet: Packet = { fields: { environment, steps, logs, tried }, logsAsFile, parts };
  await change(tx, actor, product, input.version, {
    packet: packet as unknown as Prisma.InputJsonValue,
    callHours,
  });
  await audit(tx, actor, {
    action: "product.packet",
    subjectType: "product",
    subjectId: product.id,
    before: { ...before, callHours: product.callHours },
    after: { ...packet, callHours },
  });
  return { key: product.key };
}
