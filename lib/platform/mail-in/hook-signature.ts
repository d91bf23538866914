import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Seconds a signed request is good for, either way: clocks differ a little. */
export const HOOK_SECONDS = 300;

/** What a request says before its body is read. */
export type HookHead = {
  /** "t=<seconds>,v2=<hex>" */
  signature: string | null;
  recipient: string;
  /** The envelope's sender; null: not said. */
  sender: string | null;
  /** SHA-256 of the body, hex. */
  sha256: string | null;
};

/**
 * HMAC-SHA-256 over what stands in the head, a line each: the scheme, the time, recipient and sender of the envelope ("-" for a sender
 * that is not said) and the SHA-256 of the body. So a request is believed, or not, before its body is read.
 */
export const hookSignature = (
  secret: string,
  seconds: number,
  { recipient, sender, sha256 }: Omit<HookHead, "signature">,
): string =>
  createHmac("sha256", secret)
    .update(["v2", seconds, recipient, sender ?? "-", sha256].join("\n"))
    .digest("hex");

/** "old_scheme": signed as it was before the sender was, which is not believed any more. */
export type HookTrouble = "unsigned" | "old_scheme" | "old" | "wrong";

const SIGNED = /^t=(\d{1,12}),v2=([0-9a-f]{64})$/;
const written = ({ signature }: HookHead) => signature?.trim() ?? "";

/** What a request was signed with, however its header was written; null for one that bears no signature. */
export const signedWith = (head: HookHead): string | null => SIGNED.exec(written(head))?.[2] ?? null;

/** Whether a request was signed by who knows the secret, lately; asked of its head alone. */
export function checkHook(head: HookHead, secret: string, nowSeconds: number): HookTrouble | null {
  if (/^t=\d{1,12},v1=/.test(written(head))) return "old_scheme";
  const [, time, given] = SIGNED.exec(written(head)) ?? [];
  if (!time || !given || !/^[0-9a-f]{64}$/.test(head.sha256 ?? "")) return "unsigned";
  if (Math.abs(nowSeconds - Number(time)) > HOOK_SECONDS) return "old";
  const expected = hookSignature(secret, Number(time), head);
  return timingSafeEqual(Buffer.from(expected), Buffer.from(given)) ? null : "wrong";
}

/** Whether this is the body that was signed. */
export const isSignedBody = ({ sha256 }: HookHead, body: Uint8Array): boolean =>
  createHash("sha256").update(body).digest("hex") === sha256;
