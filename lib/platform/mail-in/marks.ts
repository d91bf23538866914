import { createHmac, timingSafeEqual } from "node:crypto";
import { mailDomain } from "#lib/platform/mail-from.ts";

/** Below a server's limit of 64 letters for what stands before the "@", also with a long name of a mailbox. */
const SIGNED = 12;

/** What only this portal can make: nobody finds an address of a case by trying. Letters and digits only, for servers fold case. */
function signature(tenantId: string, id: string, what = "mail-mark"): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set");
  return createHmac("sha256", secret).update(`${what}:${tenantId}:${id}`).digest("hex").slice(0, SIGNED);
}

/** The mark of a mail that went out, for its reply address: 25 letters of its id and 12 that sign them. */
export const markOf = (tenantId: string, id: string): string => `${lettersOf(id)}${signature(tenantId, id)}`;

const lettersOf = (id: string) =>
  BigInt(`0x${id.replaceAll("-", "")}`)
    .toString(36)
    .padStart(25, "0");

/**
 * The mark of its return path, by which a report is known to be of that mail: another signature, so that whoever reads the
 * reply address can't make one.
 */
export const bounceMarkOf = (tenantId: string, id: string): string =>
  `b${lettersOf(id)}${signature(tenantId, id, "bounce-mark")}`;

/** The id of the mail that a mark was made for in this workspace, or null for one that was not made here. */
export const readMark = (tenantId: string, mark: string): string | null => read(tenantId, mark, "mail-mark");

/** The same of a return path's. */
export const readBounceMark = (tenantId: string, mark: string): string | null =>
  mark.startsWith("b") ? read(tenantId, mark.slice(1), "bounce-mark") : null;

function read(tenantId: string, mark: string, what: string): string | null {
  const [, letters, given] = /^([0-9a-z]{25})([0-9a-f]{12})$/.exec(mark) ?? [];
  if (!letters || !given) return null;
  let value = 0n;
  for (const letter of letters) value = value * 36n + BigInt(Number.parseInt(letter, 36));
  const hex = value.toString(16).padStart(32, "0");
  if (hex.length > 32) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return timingSafeEqual(Buffer.from(signature(tenantId, id, what)), Buffer.from(given)) ? id : null;
}

/** The id in a Message-ID this portal wrote ("<uuid@domain>"), of a mail or of a whole conversation; null for another's. */
export function ownMessageId(id: string): { kind: "mail" | "ticket"; id: string } | null {
  const match = /^(ticket-)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(.+)$/i.exec(id);
  if (!match || match[3]?.toLowerCase() !== mailDomain().toLowerCase()) return null;
  return { kind: match[1] ? "ticket" : "mail", id: (match[2] as string).toLowerCase() };
}
