import { createHmac, timingSafeEqual } from "node:crypto";
import { authSecret } from "./auth.ts";
import { newToken } from "./ids.ts";

/** So many accounts are remembered by one browser; the one not used for longest is dropped. */
const MOST = 5;

const mac = (accountId: string, nonce: string) =>
  createHmac("sha256", authSecret()).update(`device ${accountId} ${nonce}`).digest("base64url");

const entries = (cookie: string | undefined) =>
  (cookie ?? "")
    .slice(0, 1000)
    .split("~")
    .flatMap(entry => {
      const [nonce, seal] = entry.split(".");
      return nonce && seal ? [{ nonce, seal }] : [];
    })
    .slice(0, MOST);

function fits(seal: string, expected: string): boolean {
  const [a, b] = [Buffer.from(seal), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The name of this browser for an account that signed in on it before, or null. Only a successful sign-in gives one, so
 * strangers' failures elsewhere don't count against it (OWASP's device cookies). It opens nothing by itself.
 */
export function knownDevice(cookie: string | undefined, accountId: string): string | null {
  return entries(cookie).find(({ nonce, seal }) => fits(seal, mac(accountId, nonce)))?.nonce ?? null;
}

/** The cookie's value after a successful sign-in: this account in front, the others that signed in here behind it. */
export function rememberDevice(cookie: string | undefined, accountId: string): string {
  const before = entries(cookie);
  const nonce = knownDevice(cookie, accountId) ?? newToken().slice(0, 22);
  const others = before.filter(entry => entry.nonce !== nonce).map(({ nonce, seal }) => `${nonce}.${seal}`);
  return [`${nonce}.${mac(accountId, nonce)}`, ...others].slice(0, MOST).join("~");
}
