import { ImapFlow } from "imapflow";
import { ENVELOPE_HEADERS, headerLines, LETTER_HEADERS, recipientsIn } from "#lib/domain/mail/recipients.ts";
import { MOST_BYTES, type Route, routeOf, takeForAll } from "#lib/features/inbound-mail/receive.ts";
import { type PrismaClient, prisma } from "#lib/platform/db/prisma.ts";
import { mailInDomain } from "#lib/platform/mail-from.ts";
import type { ImapSettings } from "#lib/platform/mail-in/imap-settings.ts";

/** The mailbox can't be used as it is: its folder, or that for what is done, is not there or not ours to write. */
export class FolderTrouble extends Error {}

/** Mails whose headers are asked for at once. */
const BATCH = 100;
/** A mail that stays is looked at again after this long: an address may have been added, a rule of the server changed. */
const AGAIN_MS = 60 * 60_000;
/** One that could not be kept, or not be put away: after this long, twice as long each time. */
const RETRY_MS = 60_000;

/** A mail that stays in the mailbox: until when it is left alone, and why. */
type Left = { until: number; why: "nobody" | "big" | "failed" | "stuck"; times: number };

/**
 * What is known of the mails in the folder, from one connection to the next: only to leave some alone for a while. It goes
 * by the server's numbers, which mean other mails once it numbers them anew (UIDVALIDITY). Lost, nothing is lost.
 */
export class Memory {
  validity: bigint | null = null;
  readonly left = new Map<number, Left>();
  /** The mail that is just being fetched: one that ends the connection every time must not hold up the others. */
  fetching: number | null = null;

  /** Opened again, perhaps with other numbers. */
  reopened(validity: bigint): void {
    if (this.validity !== validity) {
      this.left.clear();
      this.fetching = null;
    }
    this.validity = validity;
    if (this.fetching !== null) this.leave(this.fetching, "failed");
    this.fetching = null;
  }

  /** True the first time. */
  leave(uid: number, why: Left["why"]): boolean {
    const times = (this.left.get(uid)?.times ?? 0) + 1;
    const ms =
      why === "failed" || why === "stuck" ? Math.min(AGAIN_MS, RETRY_MS * 2 ** (times - 1)) : AGAIN_MS;
    this.left.set(uid, { until: Date.now() + ms, why, times });
    return times === 1;
  }

  /** Of the mails that are there, those to be looked at now, the oldest first. */
  due(all: readonly number[]): number[] {
    const here = new Set(all);
    for (const uid of this.left.keys()) if (!here.has(uid)) this.left.delete(uid);
    const now = Date.now();
    return all.filter(uid => (this.left.get(uid)?.until ?? 0) <= now).sort((a, b) => a - b);
  }
}

export type Looked = {
  taken: number;
  /** Those that stay, whatever the reason; each is told once. */
  left: number;
  /** Some of these could not be kept: the others are not held up by them. */
  failed: boolean;
  /** Some were kept and can't be put away: they would be fetched again and again. */
  stuck: boolean;
};

export type Said = (what: string) => void;

/**
 * A connection to a mailbox. What lies in its folder is to be taken; a mail is moved away only after the database has it, so
 * a crash in between brings it once more, which counts once. Whether it was read says nothing: people look into mailboxes
 * with other programs.
 */
export class ImapMailbox {
  private readonly memory: Memory;
  private readonly client: ImapFlow;
  private readonly settings: ImapSettings;
  private readonly say: Said;
  private readonly database: PrismaClient | undefined;
  private fresh = false;
  private wake: () => void = () => undefined;

  constructor(settings: ImapSettings, memory: Memory, say: Said, database?: PrismaClient) {
    this.settings = settings;
    this.memory = memory;
    this.say = say;
    this.database = database;
    const { host, port, secure, plain, user, password, ca } = settings;
    this.client = new ImapFlow({
      host,
      port,
      secure,
      ...(secure ? {} : { doSTARTTLS: !plain }),
      auth: { user, pass: password },
      tls: { rejectUnauthorized: true, minVersion: "TLSv1.2", ...(ca ? { ca } : {}) },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: 20_000,
      greetingTimeout: 15_000,
      socketTimeout: 120_000,
      // Some servers guess a mail's length; what is longer than it may be is left once it is known.
      maxLiteralSize: 2 * MOST_BYTES,
    });
    this.client.on("exists", () => this.woken());
    this.client.on("close", () => this.wake());
    // It also ends whatever was asked for, where it is dealt with.
    this.client.on("error", () => undefined);
  }

  private woken(): void {
    this.fresh = true;
    this.wake();
  }

  get usable(): boolean {
    return this.client.usable;
  }

  /** Signs in and opens the folder; makes that for what is done. Throws where one of these can't be. */
  async open(): Promise<void> {
    await this.client.connect();
    const folder = await this.client.mailboxOpen(this.settings.folder).catch((error: Error) => {
      throw this.client.usable ? new FolderTrouble(this.settings.folder) : error;
    });
    if (folder.readOnly) throw new FolderTrouble(this.settings.folder);
    this.memory.reopened(folder.uidValidity);
    // One that is there already is no trouble.
    await this.client.mailboxCreate(this.settings.done).catch((error: Error) => {
      throw this.client.usable ? new FolderTrouble(this.settings.done) : error;
    });
  }

  /** Takes what lies in the folder, the oldest first. */
  async look(): Promise<Looked> {
    this.fresh = false;
    const all = await this.client.search({ deleted: false }, { uid: true });
    if (!all) throw new Error("the mailbox can't be searched");
    const due = this.memory.due(all);
    let taken = 0;
    for (let at = 0; at < due.length; at += BATCH) {
      for (const { uid, size, routes } of await this.heads(due.slice(at, at + BATCH))) {
        if (size > MOST_BYTES) this.leave(uid, "big");
        else if (routes.length === 0) this.leave(uid, "nobody");
        else if (await this.take(uid, routes)) taken += 1;
      }
    }
    const left = [...this.memory.left.values()];
    const some = (why: Left["why"]) => left.some(one => one.why === why);
    return { taken, left: left.length, failed: some("failed"), stuck: some("stuck") };
  }

  /** Whom each of these mails is for, and how long it is. */
  private async heads(uids: number[]): Promise<{ uid: number; size: number; routes: RoutedMail }[]> {
    const found: { uid: number; size: number; head: string }[] = [];
    const query = { uid: true, size: true, headers: [...ENVELOPE_HEADERS, ...LETTER_HEADERS, "return-path"] };
    for await (const mail of this.client.fetch(uids.join(","), query, { uid: true }))
      found.push({ uid: mail.uid, size: mail.size ?? 0, head: (mail.headers ?? "").toString() });
    const routed = [];
    for (const { uid, size, head } of found.sort((a, b) => a.uid - b.uid))
      routed.push({ uid, size, routes: await this.routesOf(head) });
    return routed;
  }

  private async routesOf(head: string): Promise<RoutedMail> {
    const domain = mailInDomain();
    const lines = headerLines(head);
    const addresses = domain ? recipientsIn(lines, domain) : [];
    const routes: RoutedMail = [];
    for (const address of addresses) {
      const route = await routeOf(address, this.database ?? prisma());
      if (route) routes.push({ ...route, returnPath: returnPathIn(lines) });
    }
    return routes;
  }

  /** True where the database has it now. */
  private async take(uid: number, routes: RoutedMail): Promise<boolean> {
    this.memory.fetching = uid;
    const mail = await this.client.fetchOne(String(uid), { source: true }, { uid: true });
    this.memory.fetching = null;
    const bytes = mail ? mail.source : undefined;
    // Somebody took it away meanwhile.
    if (!bytes) return false;
    if (bytes.byteLength > MOST_BYTES) return this.leave(uid, "big");
    try {
      const returnPath = routes[0]?.returnPath ?? null;
      await takeForAll(routes, { via: "imap", returnPath, bytes }, this.database ?? prisma());
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
      return this.leave(uid, "failed");
    }
    const moved = await this.client.messageMove(String(uid), this.settings.done, { uid: true });
    if (!this.client.usable) throw new Error("the connection ended");
    if (moved) this.memory.left.delete(uid);
    else {
      this.say(`a mail can't be moved to the folder "${this.settings.done}"`);
      this.leave(uid, "stuck");
    }
    return true;
  }

  private leave(uid: number, why: Left["why"]): false {
    if (this.memory.leave(uid, why) && (why === "big" || why === "nobody"))
      this.say(
        `mail ${uid} stays in the mailbox: ${why === "big" ? "it is over 35 MB" : "it is for no address here"}`,
      );
    return false;
  }

  /** Waits until the server says that something came, or it is time to look anyway, or the connection ended. */
  async wait(ms: number): Promise<void> {
    if (this.fresh || !this.client.usable) return;
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      // Ends with the next command; a server without IDLE is asked when it is time.
      if (this.client.capabilities.has("IDLE")) this.client.idle().catch(() => undefined);
    });
    this.wake = () => undefined;
  }

  /** Ends at once, whatever is being done. */
  close(): void {
    this.client.close();
    this.wake();
  }
}

type RoutedMail = (Route & { returnPath: string | null })[];

/** The envelope's sender as the server that delivered it wrote it: "" is the null sender. */
function returnPathIn(lines: readonly [string, string][]): string | null {
  const value = lines.find(([name]) => name === "return-path")?.[1];
  return value === undefined ? null : value.replace(/^<|>$/g, "").trim().slice(0, 320);
}
