import type { Tx } from "#lib/platform/db/prisma.ts";

/** An entry for a calendar (RFC 5546): asked for, or taken away. */
export type CalendarPart = { method: "REQUEST" | "CANCEL"; content: string };

/** A fact as the worker tells it on: the event's row. */
export type Told = {
  tenantId: string;
  id: string;
  type: string;
  subjectType: string;
  subjectId: string;
  data: Record<string, unknown>;
  audience: string;
  partnerOrgId: string | null;
  customerOrgId: string | null;
  actorId: string | null;
  actorName: string;
  actorSide: string;
  actorOrgName: string;
  at: Date;
};

/** Somebody who is told. Without an account they get mail only. */
export type Recipient = {
  personId: string;
  accountId: string | null;
  name: string;
  email: string;
  /** The company they are told at, where they may be of several; left out: the one they came to last. */
  orgId?: string | null;
};

export type Telling = {
  recipients: Recipient[];
  /** Path inside the workspace: "/tickets/SIG-2271". */
  path: string;
  /** What the texts `mail.<type>.subject` and `.body` need beside actor, organisation and workspace; in two languages where each reads their own. */
  params?: Record<string, string | number | { en: string; es: string }>;
  /** A stable name of the conversation ("ticket-<id>"), so that mail clients put it on one thread. */
  thread?: string;
  /** An entry for the readers' calendars that goes with the mail; each reader has their own. */
  calendar?: (reader: Recipient, locale: string) => CalendarPart;
  /** Answers that are given by following one: `mail.<topic>.<key>` names each. They stand in the mail in place of its button. */
  links?: { key: string; path: string }[];
  /** Where an event has several texts: `mail.<key>` instead of `mail.<type>`. */
  textKey?: string;
};

/** Says who is told of a fact, or null for nobody. Runs as the worker inside the fact's tenant. */
export type Topic = (tx: Tx, event: Told) => Promise<Telling | Telling[] | null>;
export type Topics = Record<string, Topic>;
