import { ticketPolicy } from "#lib/domain/policies/ticket.ts";
import type { Policy } from "#lib/domain/policies/types.ts";
import type { Priority, TicketForPolicy } from "#lib/domain/tickets/types.ts";

/**
 * What a rule may do. Nothing of it speaks to the customer but the reason of a priority, which the desk words for them; a
 * hand-over to level 3 is not among it, because a certified person makes it with what the manufacturer needs (T3).
 */
export type RuleAction =
  | { type: "assign"; personId: string }
  | { type: "priority"; priority: Priority; reason: string }
  | { type: "level"; level: 1 | 2 }
  | { type: "follow"; personId: string }
  | { type: "tag"; name: string }
  | { type: "note"; text: string }
  | { type: "notify"; personId: string };

export type ActionType = RuleAction["type"];

/** A case as an action is judged on. */
export type CaseForRule = TicketForPolicy & {
  priority: string;
  /** Who has it on the desk's own side: at the manufacturer beside a serving partner, its own engineer. */
  holderId: string | null;
};

type Entry<A> = {
  /** The very policy that holds for a person of the desk. */
  allow: Policy<TicketForPolicy>;
  /** It is so already: nothing to do. */
  same: (action: A, on: CaseForRule) => boolean;
  /** What the log and the timeline say beside the name of the deed; a person's name is looked up. */
  value: (action: A) => string;
};

type Of<T extends ActionType> = Extract<RuleAction, { type: T }>;

/** A new action is an entry here, its words, and how it is done (lib/features/automation/deeds.ts). */
export const ACTIONS: { [T in ActionType]: Entry<Of<T>> } = {
  assign: {
    allow: ticketPolicy.assign,
    same: (action, on) => on.holderId === action.personId,
    value: action => action.personId,
  },
  priority: {
    allow: ticketPolicy.changePriority,
    same: (action, on) => on.priority === action.priority,
    value: action => action.priority,
  },
  level: {
    allow: ticketPolicy.handToLevel,
    same: (action, on) => on.level === action.level,
    value: action => String(action.level),
  },
  follow: { allow: ticketPolicy.view, same: () => false, value: action => action.personId },
  tag: { allow: ticketPolicy.tag, same: () => false, value: action => action.name },
  note: { allow: ticketPolicy.note, same: () => false, value: () => "" },
  notify: { allow: ticketPolicy.view, same: () => false, value: action => action.personId },
};

export const ACTION_TYPES = Object.keys(ACTIONS) as ActionType[];

/** The entry of an action, typed for it. */
export const entryOf = (action: RuleAction): Entry<RuleAction> => ACTIONS[action.type] as Entry<RuleAction>;

/** The person an action is about; null: none. */
export const personOf = (action: RuleAction): string | null =>
  "personId" in action ? action.personId : null;

/** The case as an action leaves it, as far as those after it are judged by that. */
export function leaves(action: RuleAction, on: CaseForRule): CaseForRule {
  switch (action.type) {
    case "assign":
      return { ...on, holderId: action.personId };
    case "priority":
      return { ...on, priority: action.priority };
    case "level":
      return { ...on, level: action.level, holderId: null };
    default:
      return on;
  }
}
