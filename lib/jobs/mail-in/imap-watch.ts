import { setTimeout as sleep } from "node:timers/promises";
import { type PrismaClient, prisma } from "#lib/platform/db/prisma.ts";
import type { ImapSettings } from "#lib/platform/mail-in/imap-settings.ts";
import { FolderTrouble, ImapMailbox, Memory } from "./imap.ts";
import {
  holdMailbox,
  type ImapTrouble,
  LEASE_SECONDS,
  leaveMailbox,
  noteLook,
  noteTrouble,
} from "./imap-state.ts";

export type Watch = { stop: () => Promise<void> };

export type Pace = {
  /** Looked at least this often, whether the server says that something came or not. */
  lookMs: number;
  /** The right to look is renewed this often. */
  holdMs: number;
  /** After a failure, twice as long each time, within these. */
  retryMs: [first: number, most: number];
  /** After a refused password: many servers lock an account that is tried too often. */
  passwordMs: [first: number, most: number];
};
const PACE: Pace = {
  lookMs: 60_000,
  holdMs: (LEASE_SECONDS * 1000) / 3,
  retryMs: [2_000, 5 * 60_000],
  passwordMs: [60_000, 60 * 60_000],
};

/**
 * Watches a mailbox for as long as the worker runs: looks when the server says that something came, and every minute. Of
 * several workers one does; another takes over when it stops or is gone for a minute.
 */
export function watchImap(
  settings: ImapSettings,
  holder: string,
  complain: (error: Error) => void,
  options: { pace?: Partial<Pace>; client?: PrismaClient } = {},
): Watch {
  const pace = { ...PACE, ...options.pace };
  const { client } = options;
  const database = () => client ?? prisma();
  const stopping = new AbortController();
  const stopped = () => stopping.signal.aborted;
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  const say = (what: string) => complain(new Error(what));
  const memory = new Memory();
  let mailbox: ImapMailbox | null = null;
  let held = false;
  /** The renewal under way: whoever stops must not leave the mailbox before it, or it would be held by nobody for a minute. */
  let renewal: Promise<void> = Promise.resolve();
  let failures = 0;

  /** One connection, until it ends. */
  async function session(): Promise<void> {
    const now = new ImapMailbox(settings, memory, say, client);
    mailbox = now;
    try {
      await now.open();
      while (held && !stopped()) {
        const found = await now.look();
        failures = 0;
        const trouble: ImapTrouble = found.stuck ? "folder" : found.failed ? "failing" : "";
        await noteLook(holder, { ...found, trouble }, database());
        await now.wait(pace.lookMs);
        if (!now.usable && !stopped()) throw new Error("the connection ended");
      }
    } finally {
      mailbox = null;
      now.close();
    }
  }

  async function run(): Promise<void> {
    while (!stopped()) {
      try {
        held = true;
        held = await holdMailbox(holder, database());
        if (held) await session();
        else await pause(pace.holdMs);
      } catch (error) {
        // Stopped, or another worker has the mailbox now: nothing is wrong with it.
        if (stopped()) break;
        if (!held) continue;
        const { trouble, words } = troubleOf(error, settings.password);
        complain(new Error(words));
        failures += 1;
        await noteTrouble(holder, trouble, database()).catch(() => undefined);
        const [first, most] = trouble === "password" ? pace.passwordMs : pace.retryMs;
        await pause(Math.min(most, first * 2 ** (failures - 1)));
      }
    }
  }

  const keeping = setInterval(() => {
    if (!held) return;
    renewal = holdMailbox(holder, database()).then(
      still => {
        held = still;
        if (!still) mailbox?.close();
      },
      // The lease outlasts a database that is away for a moment; a longer time ends the look itself.
      () => undefined,
    );
  }, pace.holdMs);
  const running = run();

  return {
    async stop() {
      stopping.abort();
      clearInterval(keeping);
      mailbox?.close();
      await running;
      await renewal;
      if (held) await leaveMailbox(holder, database()).catch(() => undefined);
    },
  };
}

const CERTIFICATE =
  /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ALTNAME|INVALID_CA|HOSTNAME_MISMATCH|PATH_LENGTH/;

/** What a failure is for those who read of it, and its words for the log: never with the password, whoever wrote them. */
export function troubleOf(error: unknown, password: string): { trouble: ImapTrouble; words: string } {
  const e = (error instanceof Error ? error : new Error(String(error))) as Error & {
    code?: string;
    authenticationFailed?: boolean;
    responseText?: string;
  };
  const trouble: ImapTrouble = e.authenticationFailed
    ? "password"
    : e instanceof FolderTrouble
      ? "folder"
      : CERTIFICATE.test(e.code ?? "")
        ? "certificate"
        : // The database's errors are ours, not the mail server's.
          /^(Prisma|DriverAdapter)/.test(e.name)
          ? "failing"
          : "unreachable";
  const said = e instanceof FolderTrouble ? `the folder "${e.message}" can't be used` : e.message;
  const words = `${said}${e.responseText ? ` (${e.responseText})` : ""}`;
  return { trouble, words: hide(words, password) };
}

function hide(words: string, password: string): string {
  let hidden = words;
  for (const form of [password, encodeURIComponent(password), Buffer.from(password).toString("base64")])
    if (form.length > 2) hidden = hidden.replaceAll(form, "…");
  return hidden.slice(0, 300);
}
