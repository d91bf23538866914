import { createHash } from "node:crypto";
import { authenticationOf } from "#lib/domain/mail/authentication.ts";
import { domainOf } from "#lib/domain/mail/customer-domains.ts";
import { dedupeKey, mailboxParts, messageIds } from "#lib/domain/mail/threading.ts";
import { type PrismaClient, prisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inAuth, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { mailInDomain } from "#lib/platform/mail-from.ts";

/** The largest mail taken, in bytes: an upload of 25 MB as mail carries it. */
export const MOST_BYTES = 35 * 1024 * 1024;

export type Route = { tenantId: string; mailboxId: string; recipient: string; mark: string };
export type Delivery = {
  via: "smtp" | "http" | "imap";
  /** Null where the way in does not say it. */
  returnPath: string | null;
  bytes: Uint8Array;
};

/** The mailbox an address is of, or null: unknown recipients are turned away at the door. */
export async function routeOf(address: string, client: PrismaClient = prisma()): Promise<Route | null> {
  const parts = mailboxParts(address);
  if (!parts || parts.domain !== mailInDomain()) return null;
  const found = await inAuth(
    tx => tx.mailRoute.findFirst({ where: { local: parts.local } }),
    undefined,
    client,
  );
  return found
    ? {
        tenantId: found.tenantId,
        mailboxId: found.mailboxId,
        recipient: address.trim().toLowerCase(),
        mark: parts.mark,
      }
    : null;
}

/**
 * Keeps a mail before its sender is told that it was taken; what it says is looked at by the worker. One that came before
 * counts again and is not kept twice, so whoever is not sure may send it once more.
 */
export async function takeMail(
  route: Route,
  delivery: Delivery,
  client: PrismaClient = prisma(),
): Promise<{ id: string; again: boolean }> {
  const { tenantId } = route;
  const sha256 = createHash("sha256").update(delivery.bytes).digest("hex");
  const head = headOf(delivery.bytes);
  const [from = "", said = ""] = [head.get("from")?.[0], head.get("message-id")?.[0]];
  const messageId = messageIds(said)[0] ?? "";
  const id = newId();
  return inWorkspace(
    asWorker(tenantId),
    async tx => {
      const { trustedServers } = await tx.mailbox.findFirstOrThrow({
        where: { tenantId, id: route.mailboxId },
        select: { trustedServers: true },
      });
      const proven = isProven(head.get("authentication-results") ?? [], trustedServers, from);
      const key = dedupeKey(said, from, sha256, proven);
      const rows = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO inbound_mail (tenant_id, id, mailbox_id, dedupe_key, via, recipient, return_path, size, sha256, message_id)
        VALUES (${tenantId}::uuid, ${id}::uuid, ${route.mailboxId}::uuid, ${key}, ${delivery.via}, ${route.recipient},
                ${delivery.returnPath}, ${delivery.bytes.byteLength}, ${sha256}, ${messageId})
        ON CONFLICT (tenant_id, dedupe_key) DO UPDATE SET deliveries = inbound_mail.deliveries + 1
        RETURNING id`;
      const kept = rows[0]?.id ?? id;
      if (kept === id)
        await tx.inboundMailSource.create({
          data: { tenantId, mailId: id, bytes: new Uint8Array(delivery.bytes) },
        });
      return { id: kept, again: kept !== id };
    },
    client,
  );
}

/** One mail for each workspace it is for: of several addresses of one, that which says which mail it answers. */
export async function takeForAll(
  routes: readonly Route[],
  delivery: Delivery,
  client: PrismaClient = prisma(),
): Promise<void> {
  const chosen = new Map<string, Route>();
  for (const route of routes) {
    const other = chosen.get(route.tenantId);
    if (!other || (other.mark === "" && route.mark !== "")) chosen.set(route.tenantId, route);
  }
  for (const route of chosen.values()) await takeMail(route, delivery, client);
}

/** Whether who sent it is vouched for, where a server is named that would; the worker asks again, of the whole mail. */
const isProven = (results: readonly string[], trustedServers: readonly string[], from: string): boolean =>
  trustedServers.length === 0 ||
  authenticationOf(results, trustedServers, domainOf(/<([^<>]*)>\s*$/.exec(from)?.[1] ?? from)) === "pass";

/** The headers of a mail before it is taken apart, each name's values from the top. */
function headOf(bytes: Uint8Array): Map<string, string[]> {
  const text = Buffer.from(bytes.subarray(0, 128 * 1024)).toString("latin1");
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const head = new Map<string, string[]>();
  for (const line of text
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)) {
    const at = line.indexOf(":");
    if (at <= 0) continue;
    const name = line.slice(0, at).trim().toLowerCase();
    const value = line
      .slice(at + 1)
      .replaceAll("\0", "")
      .trim();
    const values = head.get(name);
    if (values) values.push(value);
    else head.set(name, [value]);
  }
  return head;
}
