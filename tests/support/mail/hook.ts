import { createHash } from "node:crypto";
import { hookSignature } from "#lib/platform/mail-in/hook-signature.ts";

type Envelope = { recipient: string; sender?: string | null };

/** The headers a mail server signs its request with (docs/mail-in.md). */
export function hookHeaders(
  secret: string,
  { recipient, sender = null }: Envelope,
  body: Uint8Array,
  seconds = Math.floor(Date.now() / 1000),
): Record<string, string> {
  const sha256 = createHash("sha256").update(body).digest("hex");
  const signed = hookSignature(secret, seconds, { recipient, sender, sha256 });
  return {
    "x-mail-recipient": recipient,
    ...(sender === null ? {} : { "x-mail-sender": sender }),
    "x-mail-sha256": sha256,
    "x-mail-signature": `t=${seconds},v2=${signed}`,
  };
}
