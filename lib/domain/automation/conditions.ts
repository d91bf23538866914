import {
  PRIORITIES,
  type Side,
  TICKET_KINDS,
  TICKET_STATES,
  type TicketKind,
} from "#lib/domain/tickets/types.ts";

/** What rules know of a case, at the moment of the event. All of it is read by the desk anyway. */
export type CaseFacts = {
  kind: TicketKind;
  priority: string;
  level: number;
  state: string;
  channel: string;
  productId: string;
  customerOrgId: string;
  /** Null: the vendor serves it. */
  partnerOrgId: string | null;
  /** The support plan's key. */
  plan: string;
  subject: string;
  /** Those of the rule's own desk. */
  tags: readonly string[];
  assigned: boolean;
  /** Whether the workspace's calendar was open. */
  inHours: boolean;
};

/** What a condition's values are: one of these words, rows of the workspace, words a subject may hold, or tags. */
export type Values = readonly string[] | "products" | "customers" | "partners" | "plans" | "words" | "tags";

type Entry = {
  values: Values;
  /** One value, or several of a case that has many. */
  read: (facts: CaseFacts) => string | readonly string[];
  /** Whose desk can say it; both where it does not matter. */
  side?: Side;
};

export const CHANNELS = ["site", "email", "phone", "recurring"] as const;

/** All that a rule can ask of a case. A new condition is an entry here, its words, and where it needs one a fact above. */
export const CONDITIONS = {
  kind: { values: TICKET_KINDS, read: facts => facts.kind },
  priority: { values: PRIORITIES, read: facts => facts.priority },
  level: { values: ["1", "2", "3"], read: facts => String(facts.level) },
  state: { values: TICKET_STATES, read: facts => facts.state },
  channel: { values: CHANNELS, read: facts => facts.channel },
  hours: { values: ["open", "closed"], read: facts => (facts.inHours ? "open" : "closed") },
  holder: { values: ["somebody", "nobody"], read: facts => (facts.assigned ? "somebody" : "nobody") },
  product: { values: "products", read: facts => facts.productId },
  customer: { values: "customers", read: facts => facts.customerOrgId },
  partner: { values: "partners", read: facts => facts.partnerOrgId ?? "", side: "vendor" },
  plan: { values: "plans", read: facts => facts.plan },
  subject: { values: "words", read: facts => facts.subject },
  tag: { values: "tags", read: facts => facts.tags },
} as const satisfies Record<string, Entry>;

export type ConditionField = keyof typeof CONDITIONS;
export const CONDITION_FIELDS = Object.keys(CONDITIONS) as ConditionField[];

/** A case's value is one of these, or with `not` none of them. Of a subject: it holds one of the words; of tags: it has one of them. */
export type Condition = { field: ConditionField; not: boolean; values: readonly string[] };

const entryOf = (field: ConditionField): Entry => CONDITIONS[field];

export const valuesOf = (field: ConditionField): Values => entryOf(field).values;

/** Whether its values are typed, with commas between them, and not chosen. */
export const isTyped = (field: ConditionField): boolean =>
  ["words", "tags"].includes(valuesOf(field) as string);

/** What a desk can ask: a partner's cases are all its own. */
export const fieldsOf = (side: Side): ConditionField[] =>
  CONDITION_FIELDS.filter(field => (entryOf(field).side ?? side) === side);

/** Letters without case and accents, so that "Migración" is found by "migracion". */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();

/** Whether a case is as one condition says. */
export function holds({ field, not, values }: Condition, facts: CaseFacts): boolean {
  const entry = entryOf(field);
  const there = [entry.read(facts)].flat();
  const found =
    entry.values === "words"
      ? values.some(word => there.some(one => plain(one).includes(plain(word))))
      : there.some(one => values.includes(one));
  return found !== not;
}
