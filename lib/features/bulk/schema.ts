import { z } from "zod";
import { MOST_AT_ONCE } from "#lib/domain/tickets/bulk.ts";
import { tagName } from "#lib/domain/tickets/tag.ts";
import { PRIORITIES, TICKET_STATES } from "#lib/domain/tickets/types.ts";
import { WAITS_ON } from "#lib/domain/tickets/waiting-on.ts";
import type { TicketFilters } from "#lib/features/tickets/dto/list-input.ts";
import { TICKET_SORTS, TICKET_VIEWS } from "#lib/features/tickets/dto.ts";

const words = z.string().trim().min(1, "errors.required").max(20_000);

/** Tags as typed, parted by commas. */
const typedTags = z
  .string()
  .max(400)
  .transform(typed => typed.split(",").filter(one => one.trim() !== ""));
const tags = z
  .union([typedTags, z.array(z.string().max(200)).max(40)])
  .refine(names => names.length > 0, "errors.required")
  .refine(names => names.every(name => tagName(name) !== null), "tickets.refusal.tagName");

/** What is done to each of the cases; the words are the same on all of them. */
export const deedInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("take") }),
  z.object({ kind: z.literal("assign"), personId: z.uuid("errors.required") }),
  z.object({ kind: z.literal("release") }),
  z.object({ kind: z.literal("ask"), body: words }),
  z.object({ kind: z.literal("resume") }),
  z.object({ kind: z.literal("resolve"), body: words }),
  z.object({ kind: z.literal("close") }),
  z.object({ kind: z.literal("tag"), tags }),
  z.object({ kind: z.literal("untag"), tags }),
]);
export type DeedInput = z.output<typeof deedInput>;
export type DeedKind = DeedInput["kind"];

/** Every filter of the queue: one that is missing here would widen the list that is changed, so it does not compile. */
const filters = {
  priorities: z.array(z.enum(PRIORITIES)).optional(),
  states: z.array(z.enum(TICKET_STATES)).optional(),
  levels: z.array(z.int32().min(1).max(3)).optional(),
  productId: z.uuid().optional(),
  partnerOrgId: z.uuid().optional(),
  customerOrgId: z.uuid().optional(),
  assignee: z.union([z.enum(["me", "nobody"]), z.uuid()]).optional(),
  followed: z.boolean().optional(),
  tags: z.array(z.string().max(200)).max(40).optional(),
  late: z.boolean().optional(),
  waitsOn: z.enum(WAITS_ON).optional(),
  words: z.string().max(200).optional(),
} satisfies Record<keyof TicketFilters, z.ZodType>;

/** A list as the queue's address says it; what it does not know is refused. */
const list = z.strictObject({
  view: z.enum(TICKET_VIEWS),
  sort: z.enum(TICKET_SORTS).optional(),
  filters: z.strictObject(filters).default({}),
});

/** Chosen one by one, each as the person saw it, or all that a list holds. */
const choice = z.discriminatedUnion("of", [
  z.object({
    of: z.literal("rows"),
    rows: z
      .array(z.object({ number: z.string().min(1).max(40), version: z.int32().min(0) }))
      .min(1)
      .max(MOST_AT_ONCE),
  }),
  z.object({ of: z.literal("list"), list }),
]);
export type BulkChoice = z.output<typeof choice>;

export const startBulkInput = z.object({ choice, deed: deedInput });
export type StartBulkInput = z.output<typeof startBulkInput>;
export const countBulkInput = z.object({ list });
export const undoBulkInput = z.object({ taskId: z.uuid() });
