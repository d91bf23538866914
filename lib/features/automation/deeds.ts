import { type ActionType, personOf, type RuleAction } from "#lib/domain/automation/actions.ts";
import { fillReply } from "#lib/domain/tickets/saved-reply.ts";
import { assignableOf, engineersOf, type Member, membersOf } from "#lib/features/tickets/assignable.ts";
import { assignTicket, handToLevel } from "#lib/features/tickets/commands/assign.ts";
import { changePriority } from "#lib/features/tickets/commands/diagnose.ts";
import { writeMessage } from "#lib/features/tickets/commands/message.ts";
import { record, type TicketContext, type TicketRow } from "#lib/features/tickets/load.ts";
import { changeTags } from "#lib/features/tickets/tags.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import type { By } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** A desk's rule at work on a case it holds. */
export type RuleContext = TicketContext & { actor: By; rule: { id: string; name: string } };

type Of<T extends ActionType> = Extract<RuleAction, { type: T }>;
/** Answers "same" where the case was so already. */
type Deeds = { [T in ActionType]: (ctx: RuleContext, row: TicketRow, action: Of<T>) => Promise<unknown> };

/** What only the rule's own desk reads. */
export const deskOnly = (actor: Pick<By, "side">) => (actor.side === "partner" ? "partner" : "vendor");

/** How each action is done: by the command behind the page's button where there is one, so that a rule can do no more. */
const DEEDS: Deeds = {
  assign: (ctx, row, { personId }) => assignTicket(ctx, row, { version: row.version, personId }),
  priority: (ctx, row, { priority, reason }) =>
    changePriority(ctx, row, { version: row.version, priority, reason }),
  level: (ctx, row, { level }) => handToLevel(ctx, row, { version: row.version, level, note: "" }),
  // Whom one follows is a person's own to change: the desk starts it for them, and they end it.
  follow: ({ tx, actor }, row, { personId }) =>
    stepAs(tx, actor, "app_worker", () =>
      tx.ticketFollower.createMany({
        data: [{ tenantId: row.tenantId, ticketId: row.id, personId }],
        skipDuplicates: true,
      }),
    ),
  tag: async (ctx, row, { name }) => {
    const { changed } = await changeTags(ctx, row, { add: [name], remove: [] });
    return changed.add.length === 0 ? "same" : "done";
  },
  note: (ctx, row, { text }) =>
    writeMessage(ctx, row, {
      audience: deskOnly(ctx.actor),
      body: fillReply(text, {
        "contact.name": row.openedByName,
        "customer.name": row.customerName,
        "ticket.number": row.number,
        "ticket.subject": row.subject,
        product: row.productName,
        "agent.name": ctx.rule.name,
        "agent.company": ctx.actor.orgName,
      }),
      files: [],
      author: { id: null, name: ctx.rule.name, side: ctx.actor.side, orgName: ctx.actor.orgName },
    }),
  notify: ({ tx, actor, rule }, row, { personId }) =>
    record(tx, actor, row, {
      type: "ticket.rule_notice",
      data: { rule: rule.name, personId, number: row.number },
      audience: deskOnly(actor),
      tell: true,
    }),
};

/** People of the desk today, who an action can be about. */
export const peopleOf = (ctx: Pick<RuleContext, "tx" | "actor">): Promise<Member[]> =>
  membersOf(ctx.tx, ctx.actor.tenantId, [ctx.actor.orgId]);

/** The name of whom an action is about; refuses where they left the desk or work on cases no more. */
export function personName(actor: By, members: readonly Member[], action: RuleAction): string {
  const personId = personOf(action);
  if (personId === null) return "";
  const people = action.type === "assign" ? assignableOf(actor, members) : engineersOf(actor, members);
  return people.find(one => one.personId === personId)?.name ?? refuse("automation.refusal.personGone");
}

/** Does it. Throws a Refusal where the case does not allow it. */
export const perform = (ctx: RuleContext, row: TicketRow, action: RuleAction): Promise<unknown> =>
  (
    DEEDS[action.type] as Deeds[typeof action.type] as (
      c: RuleContext,
      r: TicketRow,
      a: RuleAction,
    ) => Promise<unknown>
  )(ctx, row, action);
