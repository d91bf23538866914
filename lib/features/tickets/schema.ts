import { z } from "zod";
import { CLOCK_KINDS } from "#lib/domain/tickets/plan.ts";
import { ENVIRONMENTS } from "#lib/domain/tickets/priority.ts";
import { AUDIENCES, PRIORITIES, TICKET_KINDS } from "#lib/domain/tickets/types.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { replyTimeInput } from "#lib/features/hours/schema.ts";

// What the forms send. Messages are keys; the wrapper translates them.

const subject = z.string().trim().min(5, "tickets.refusal.subjectShort").max(160);
const body = z.string().trim().min(1, "errors.required").max(20_000);
const note = z.string().trim().min(1, "errors.required").max(4_000);
const files = z.array(z.uuid()).max(10, "tickets.refusal.tooManyFiles").default([]);

/** Which ticket, and as it was when the person looked: another version answers "conflict". */
const at = { number: z.string().min(1).max(40), version: z.int32().min(0) };

export const openTicketInput = z.object({
  contractId: z.uuid("errors.required"),
  systemId: z.uuid("errors.required"),
  kind: z.enum(TICKET_KINDS),
  subject,
  description: body,
  productVersion: z.string().trim().min(1, "errors.required").max(60),
  /** A module of the system; empty: all of it, or not known (S19). */
  moduleKey: z.string().max(80).default(""),
  environment: z.enum(ENVIRONMENTS),
  /** Percent of the users affected, 0 to 100 (S5). */
  affectedPercent: z.coerce.number().min(0).max(100),
  canWork: z.boolean(),
  /** Of a request: by when it is wished for; empty: no matter (T6). */
  wishedOn: z.union([z.literal(""), z.string().refine(isPlainDate, "errors.invalidValue")]).default(""),
  /** Keys of the plan's checklist that were confirmed (S9). */
  checklist: z.array(z.string().max(60)).max(40).default([]),
  files,
  /** Staff only: the contact who called (S8). */
  contactId: z.uuid().nullable().default(null),
  /** Staff only: when the call came, in the writer's zone; empty: now (S8). */
  calledOn: z.union([z.literal(""), z.string().refine(isPlainDate, "errors.invalidValue")]).default(""),
  calledAt: z
    .union([z.literal(""), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "errors.invalidValue")])
    .default(""),
  /** A ticket this one follows: one that can't be reopened any more (T5). */
  linkedNumber: z.string().max(40).nullable().default(null),
});
export type OpenTicketInput = z.output<typeof openTicketInput>;

export const REPLY_STATES = ["stay", "in_progress", "waiting_customer", "resolved"] as const;

export const replyInput = z.object({
  number: at.number,
  audience: z.enum(AUDIENCES),
  body,
  files,
  /** As the answer of S3, not an acknowledgement or a question. */
  answer: z.boolean().default(false),
  /** Change of state in the same send. */
  nextState: z.enum(REPLY_STATES).default("stay"),
  /** The newest public message the writer saw; a newer one holds the reply back once. Null: not asked. */
  seenMessageId: z.uuid().nullable().default(null),
  /** What it took, written down with it. */
  time: replyTimeInput.nullable().default(null),
});
/** A message as it is written; what it took is another matter. */
export type ReplyInput = Omit<z.output<typeof replyInput>, "time">;

export const diagnoseInput = z.object({
  ...at,
  priority: z.enum(PRIORITIES),
  /** Needed when the priority changes. */
  reason: z.string().trim().max(1_000).default(""),
  /** What the specialist found; said to everyone when not empty. */
  diagnosis: z.string().trim().max(20_000).default(""),
});
export type DiagnoseInput = z.output<typeof diagnoseInput>;

export const changePriorityInput = z.object({ ...at, priority: z.enum(PRIORITIES), reason: note });
export const assignInput = z.object({ ...at, personId: z.uuid("errors.required") });
export const ticketInput = z.object(at);
/** A hand-over with a line for who takes it on; read by the serving side. */
export const handOverInput = z.object({
  ...at,
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  note: z.string().trim().max(4_000).default(""),
});
/** A step of the escalation that has been seen (S6): the case's version does not matter to it. */
export const acknowledgeInput = z.object({
  number: at.number,
  clock: z.enum(CLOCK_KINDS),
  cycle: z.int32().min(1),
  level: z.int32().min(1),
});
export type AcknowledgeInput = z.output<typeof acknowledgeInput>;
export const reasonInput = z.object({ ...at, reason: note });
/** What is done to a parent, done to its children too (T6). */
const children = z.boolean().default(false);
export const closingInput = z.object({ ...at, note: body, children });
export const closeInput = z.object({ ...at, children });

/** To whom a colleague's cases go when their certificate ends; empty: by the rule. `seen`: the choice that stood on the page. */
export const successorInput = z.object({
  personId: z.uuid("errors.required"),
  successorId: z.union([z.uuid(), z.literal("")]),
  seen: z.union([z.uuid(), z.literal("")]).default(""),
});
export type SuccessorInput = z.output<typeof successorInput>;

const evidence = {
  product: z.string().trim().max(200).default(""),
  version: z.string().trim().max(200).default(""),
  environment: z.string().trim().max(2_000).default(""),
  steps: z.string().trim().max(10_000).default(""),
  logs: z.string().trim().max(20_000).default(""),
  tried: z.string().trim().max(10_000).default(""),
  /** What the product asks for besides, by key (T3). */
  own: z.record(z.string().max(80), z.string().trim().max(10_000)).default({}),
};
const evidenceForm = z.object({
  evidence: z.object(evidence),
  /** As it stood when the form was opened: what somebody did not touch overwrites nothing of a colleague. Null: not asked. */
  opened: z.object(evidence).nullable().default(null),
  files,
});
/** T3: what the vendor needs. Saved as typed, without a version: a draft overwrites nobody's change of the ticket. */
export const evidenceInput = evidenceForm.extend({ number: at.number });
/** Asks for all of the evidence; files count as logs. */
/** Sent although something in it looks like a secret: said by a person, not by default. */
const anyway = z.boolean().default(false);
export const escalateInput = evidenceForm.extend({ ...at, anyway });
export type EscalateInput = z.output<typeof escalateInput>;

/** Words with files: a question to the customer, or between partner and vendor about an escalation. */
export const messageInput = z.object({ ...at, body, files });
/** What the manufacturer asked for: nothing that looks like a secret goes unnoticed there either. */
export const giveMoreInput = messageInput.extend({ anyway });
/** Passes the manufacturer's words on to the customer: as they are, or as the partner changed them (P14). */
export const passOnInput = z.object({ ...at, body: z.string().trim().max(20_000).default("") });
/** `audience` decides whether the customer reads the manufacturer's answer as it is. */
export const answerLevel3Input = z.object({
  ...at,
  body,
  files,
  audience: z.enum(["everyone", "partner_vendor"]).default("partner_vendor"),
  /** Words meant for the customer, where the answer itself is the partner's alone (P14). */
  forCustomer: z.string().trim().max(20_000).default(""),
});
