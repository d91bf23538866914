import { createHmac, timingSafeEqual } from "node:crypto";

/** Seconds a signed request is good for, either way: clocks differ a little. */
export const HOOK_SECONDS = 300;

/** "t=<seconds>,v1=<hex>": HMAC-SHA-256 over the time, a dot, the recipient, a dot and the mail as it is sent. */
export const hookSignature = (secret: string, seconds: number, recipient: string, body: Uint8Array): string =>
  createHmac("sha256", secret).update(`${seconds}.${recipient}.`).update(body).digest("hex");

export type HookTrouble = "unsigned" | "old" | "wrong";

/** Whether a request was signed by who knows the secret, lately. */
export function checkHook(
  header: string | null,
  secret: string,
  recipient: string,
  body: Uint8Array,
  nowSeconds: number,
): HookTrouble | null {
  const [, time, given] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header?.trim() ?? "") ?? [];
  if (!time || !given) return "unsigned";
  const expected = hookSignature(secret, Number(time), recipient, body);
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(given))) return "wrong";
  return Math.abs(nowSeconds - Number(time)) > HOOK_SECONDS ? "old" : null;
}
