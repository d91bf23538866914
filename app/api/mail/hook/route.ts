import { takeHook } from "#lib/features/inbound-mail/hook.ts";
import { MOST_BYTES } from "#lib/features/inbound-mail/receive.ts";
import { readBody } from "#lib/platform/read-body.ts";

/**
 * A way in for mail: the mail as it is (message/rfc822) in the body, the recipient in `x-mail-recipient`, the envelope's sender in
 * `x-mail-sender`, signed in `x-mail-signature` (docs/mail-in.md). Closed unless the operator set `MAIL_HOOK_SECRET`.
 */
export async function POST(request: Request): Promise<Response> {
  const secret = process.env.MAIL_HOOK_SECRET;
  if (!secret) return Response.json({ error: "closed" }, { status: 404 });
  const bytes = await readBody(request, MOST_BYTES);
  if (!bytes) return Response.json({ error: "too_long" }, { status: 413 });
  const { status, body } = await takeHook(secret, {
    signature: request.headers.get("x-mail-signature"),
    recipient: request.headers.get("x-mail-recipient") ?? "",
    sender: request.headers.get("x-mail-sender"),
    body: bytes,
  });
  return Response.json(body, { status });
}
