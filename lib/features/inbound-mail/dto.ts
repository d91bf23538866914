import type { TaskDto } from "#lib/features/tasks/dto.ts";
import type { MailState, ManyKind } from "./schema.ts";

/** Several mails decided about at once, as whoever did follows it. */
export type ManyDto = {
  task: TaskDto;
  deed: ManyKind;
  counts: { waiting: number; done: number; refused: number };
  /** What could not be done, and why, in the person's language. */
  refused: { mailId: string; subject: string | null; reason: string }[];
};

/** A mail in a list. Instants are milliseconds. */
export type MailRowDto = {
  id: string;
  state: MailState;
  reason: string;
  fromName: string;
  fromAddress: string;
  subject: string;
  at: number;
  ticketNumber: string;
  version: number;
};

export type MailListDto = { rows: MailRowDto[]; first: boolean; next: string | null };

export type MailPageDto = Omit<MailRowDto, "state"> & {
  /** "received": the worker has it in hand. */
  state: MailState | "received";
  recipient: string;
  preview: string;
  /** Text came, and nobody can read it. */
  unreadable: boolean;
  /** More than the beginning was written. */
  cut: boolean;
  verified: "pass" | "fail" | "none" | "";
  leftOut: { name: string; reason: string }[];
  deliveries: number;
  /** Why a rule stood against it, as a key with its parameters; else null. */
  refusal: { key: string; params: Record<string, string | number> } | null;
  /** A person's words, or the error it failed with. */
  note: string;
  decidedAt: number | null;
  decidedBy: string;
  written: boolean;
  may: { approve: boolean; decline: boolean; retry: boolean; discard: boolean; original: boolean };
};

export type MailboxDto = {
  id: string;
  version: number;
  local: string;
  address: string;
  productId: string;
  productName: string | null;
  shownAs: string;
  trustedServers: string[];
  verifiedOnly: boolean;
  mostAnHour: number;
  environment: string;
  affectedPercent: number;
  canWork: boolean;
  enabled: boolean;
};

/** The mailbox watched by IMAP. `trouble` is "" where all is well, "silent" where no worker looks. Instants are milliseconds. */
export type WatchDto = {
  lookedAt: number | null;
  trouble: "" | "unreachable" | "certificate" | "password" | "folder" | "failing" | "silent";
  since: number | null;
};
