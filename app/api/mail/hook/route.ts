import { takeHook } from "#lib/features/inbound-mail/hook.ts";
import { clientAddress } from "#lib/platform/client-address.ts";
import { readBody } from "#lib/platform/read-body.ts";

/**
 * A way in for mail: the mail as it is (message/rfc822) in the body, the envelope in `x-mail-recipient` and `x-mail-sender`, the body's
 * hash in `x-mail-sha256`, all of it signed in `x-mail-signature` (docs/mail-in.md). Closed unless the operator set
 * `MAIL_HOOK_SECRET`. proxy.ts leaves it alone, since that would read the body before anybody asks who sent it.
 */
export async function POST(request: Request): Promise<Response> {
  const { headers } = request;
  const secret = process.env.MAIL_HOOK_SECRET;
  if (!secret) return answer(404, { error: "closed" });
  const { status, body } = await takeHook(secret, {
    signature: headers.get("x-mail-signature"),
    recipient: headers.get("x-mail-recipient") ?? "",
    sender: headers.get("x-mail-sender"),
    sha256: headers.get("x-mail-sha256"),
    from: clientAddress(headers.get("x-forwarded-for"), Number(process.env.TRUSTED_PROXIES) || 1),
    length: Number(headers.get("content-length") ?? 0),
    read: most => readBody(request, most),
  });
  return answer(status, body);
}

/** What is refused is not read to its end either: the line is closed. */
const answer = (status: number, body: object): Response =>
  Response.json(body, {
    status,
    headers: {
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(status === 200 ? {} : { connection: "close" }),
    },
  });
