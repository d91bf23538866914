import { createHmac, timingSafeEqual } from "node:crypto";
import { type EventGroup, GROUPS } from "#lib/domain/notifications/groups.ts";

/** What a link in a mail turns off: a group of events, or all that comes in the digest. */
export type Unsubscribed = {
  tenantId: string;
  personId: string;
  what: EventGroup | "digest";
  /** When the mail was made, in milliseconds. */
  at: number;
};

function signature(words: string): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set");
  return createHmac("sha256", secret).update(`unsubscribe:${words}`).digest("base64url");
}

/** The end of a link that turns one kind of mail off for one person, and can do nothing else (RFC 8058). Only this portal makes one. */
export function unsubscribeToken({ tenantId, personId, what, at }: Unsubscribed): string {
  const words = [tenantId, personId]
    .map(id => id.replaceAll("-", ""))
    .concat(what, at.toString(36))
    .join(".");
  return `${words}.${signature(words)}`;
}

const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** What a token says, or null where it was not made here. */
export function readUnsubscribeToken(token: string): Unsubscribed | null {
  const match = /^([0-9a-f]{32})\.([0-9a-f]{32})\.([a-z]{1,20})\.([0-9a-z]{1,11})\.([\w-]{43})$/.exec(token);
  if (!match) return null;
  const [, tenant = "", person = "", name = "", at = "", given = ""] = match;
  const expected = signature(token.slice(0, token.lastIndexOf(".")));
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(given))) return null;
  const what = name === "digest" ? name : GROUPS.find(group => group.key === name)?.key;
  return what
    ? { tenantId: dashed(tenant), personId: dashed(person), what, at: Number.parseInt(at, 36) }
    : null;
}
