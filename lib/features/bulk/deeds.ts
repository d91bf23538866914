import { z } from "zod";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  asManufacturer,
  assignTicket,
  releaseTicket,
  takeTicket,
} from "#lib/features/tickets/commands/assign.ts";
import {
  askCustomer,
  closeTicket,
  resolveTicket,
  resumeTicket,
} from "#lib/features/tickets/commands/resolve.ts";
import type { TicketAction } from "#lib/features/tickets/dto.ts";
import type { TicketContext, TicketRow } from "#lib/features/tickets/load.ts";
import { changeTags, type TagChange } from "#lib/features/tickets/tags.ts";
import { refuse } from "#lib/platform/refusal.ts";
import type { DeedInput, DeedKind } from "./schema.ts";

type Deed<Input> = {
  /** The permission of the same deed on one case. */
  permission: TicketAction;
  /** Does it to one case: the command of the ticket page. */
  run: (ctx: TicketContext, row: TicketRow, input: Input) => Promise<unknown>;
  /** Who is told when it is taken back after its notice went out: the customer, whom the cases were given to, or nobody. */
  tells: "customer" | "given" | "nobody";
  /**
   * Of a deed beside the case itself: what others do on the case meanwhile is nothing to it, and it has a way back of its own,
   * from what its run answered.
   */
  beside?: (ctx: TicketContext, row: TicketRow, made: unknown) => Promise<unknown>;
};

type Deeds = { [K in DeedKind]: Deed<Extract<DeedInput, { kind: K }>> };

const at = (row: TicketRow) => ({ version: row.version });

/** What can be done to many cases at once. A new deed is an entry here and in `schema.ts`, and its words. */
export const deeds: Deeds = {
  take: { permission: "take", run: (ctx, row) => takeTicket(ctx, row, at(row)), tells: "nobody" },
  assign: {
    permission: "assign",
    run: (ctx, row, { personId }) => {
      if (holderOf(ctx, row) === personId) refuse("bulk.reason.theirs");
      return assignTicket(ctx, row, { ...at(row), personId });
    },
    tells: "given",
  },
  release: { permission: "assign", run: (ctx, row) => releaseTicket(ctx, row, at(row)), tells: "nobody" },
  ask: {
    permission: "waitForCustomer",
    run: (ctx, row, { body }) => askCustomer(ctx, row, { ...at(row), body, files: [] }),
    tells: "customer",
  },
  resume: { permission: "resume", run: (ctx, row) => resumeTicket(ctx, row, at(row)), tells: "nobody" },
  resolve: {
    permission: "resolve",
    run: (ctx, row, { body }) => resolveTicket(ctx, row, { ...at(row), note: body }),
    tells: "customer",
  },
  tag: {
    permission: "tag",
    run: (ctx, row, { tags }) => retag(ctx, row, { add: tags, remove: [] }),
    tells: "nobody",
    beside: tagsBack,
  },
  untag: {
    permission: "tag",
    run: (ctx, row, { tags }) => retag(ctx, row, { add: [], remove: tags }),
    tells: "nobody",
    beside: tagsBack,
  },
  close: { permission: "close", run: (ctx, row) => closeTicket(ctx, row, at(row)), tells: "customer" },
};

async function retag(ctx: TicketContext, row: TicketRow, change: TagChange): Promise<TagChange> {
  const { changed } = await changeTags(ctx, row, change);
  if (changed.add.length + changed.remove.length === 0) refuse("bulk.reason.sameTags");
  return changed;
}

const changedTags = z.object({ add: z.array(z.string()), remove: z.array(z.string()) });

/** What was put on is taken off and the other way round; tags that somebody else changed since are theirs. */
function tagsBack(ctx: TicketContext, row: TicketRow, made: unknown): Promise<unknown> {
  const { add, remove } = changedTags.parse(made);
  return changeTags(ctx, row, { add: remove, remove: add });
}

const holderOf = (ctx: TicketContext, row: TicketRow) =>
  asManufacturer(ctx, row) ? row.l3AssigneeId : row.assigneeId;

/** The deed of an input, its types put together. */
export const deedOf = (input: DeedInput): Deed<DeedInput> => deeds[input.kind] as Deed<DeedInput>;

const ENGINEERS = [
  "partner_support",
  "partner_support_manager",
  "vendor_support",
  "vendor_support_manager",
] as const;

/** Who works cases changes many of them; a customer has few, and decides on each. */
export const changesMany = (actor: Actor): boolean =>
  actor.side !== "customer" && ENGINEERS.some(role => actor.roles.includes(role));
