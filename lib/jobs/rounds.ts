/**
 * What the worker does all the time, a few seconds apart. Each round claims what is due atomically, so that
 * several workers share the work, and a crash neither loses nor repeats any of it.
 */
import { prisma } from "#lib/platform/db/prisma.ts";
import { deliverAccountMail } from "./account-mail.ts";
import { keepChangedHealth } from "./changed-health.ts";
import { handInExaminations } from "./examinations.ts";
import { processInbound } from "./inbound-mail.ts";
import type { Transport } from "./mail/transport.ts";
import { deliverOutbox, followRules } from "./outbox.ts";
import { refreshAsked } from "./refresh.ts";
import { fireDueTimers } from "./sweep-timers.ts";
import { workOnTasks } from "./tasks/work.ts";

export type Round = {
  name: string;
  /** Milliseconds to wait after a round that found nothing. */
  everyMs: number;
  /** Does one round; returns how much it found, so that more is taken up at once. */
  run: (transport: Transport) => Promise<number>;
};

const complain = (error: unknown) =>
  console.error(`worker: timers: ${error instanceof Error ? error.message : String(error)}`);

export const rounds: readonly Round[] = [
  { name: "outbox", everyMs: 2_000, run: transport => deliverOutbox(transport) },
  { name: "rules", everyMs: 2_000, run: () => followRules() },
  // What fails waits by itself; the round goes on at its pace.
  { name: "timers", everyMs: 5_000, run: () => fireDueTimers(100, prisma(), complain) },
  { name: "account mail", everyMs: 2_000, run: transport => deliverAccountMail(transport) },
  { name: "mail in", everyMs: 1_000, run: () => processInbound() },
  { name: "tasks", everyMs: 1_000, run: () => workOnTasks() },
  { name: "partner health", everyMs: 5_000, run: () => keepChangedHealth() },
  { name: "examinations", everyMs: 5_000, run: () => handInExaminations() },
  { name: "programme changes", everyMs: 5_000, run: () => refreshAsked() },
];
