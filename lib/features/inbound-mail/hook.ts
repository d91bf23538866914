import { type PrismaClient, prisma } from "#lib/platform/db/prisma.ts";
import { inAuth } from "#lib/platform/db/workspace.ts";
import { checkHook, HOOK_SECONDS } from "#lib/platform/mail-in/hook-signature.ts";
import { MOST_BYTES, routeOf, takeMail } from "./receive.ts";

export type Hooked = { status: 200 | 401 | 404 | 409 | 413; body: Record<string, string | boolean> };

export type HookRequest = {
  signature: string | null;
  recipient: string;
  /** Null: not said. */
  sender: string | null;
  body: Uint8Array;
};

/**
 * Takes one mail by HTTP from a mail server that knows the secret: signed over time, recipient and body. An old or changed
 * request is refused, and so is one that was sent before: a retry is signed anew, and a mail that came twice counts once.
 */
export async function takeHook(
  secret: string,
  request: HookRequest,
  client: PrismaClient = prisma(),
): Promise<Hooked> {
  const { recipient, body, signature, sender } = request;
  if (body.byteLength > MOST_BYTES) return { status: 413, body: { error: "too_long" } };
  const seconds = await databaseSeconds(client);
  const trouble = checkHook(signature, secret, recipient, body, seconds);
  if (trouble) return { status: 401, body: { error: trouble } };
  const route = await routeOf(recipient, client);
  if (!route) return { status: 404, body: { error: "no_such_mailbox" } };
  if (!(await firstTime(signature ?? "", client))) return { status: 409, body: { error: "replayed" } };
  const { id, again } = await takeMail(route, { via: "http", returnPath: sender, bytes: body }, client);
  return { status: 200, body: { id, again } };
}

const databaseSeconds = (client: PrismaClient): Promise<number> =>
  inAuth(async (_, now) => Math.floor(now.getTime() / 1000), undefined, client);

/** Notes a signature for as long as it is good; false where it was there. */
const firstTime = (signature: string, client: PrismaClient): Promise<boolean> =>
  inAuth(
    async tx => {
      await tx.$executeRaw`
        DELETE FROM throttle WHERE key LIKE 'mail-hook:%' AND window_start < now() - make_interval(secs => ${2 * HOOK_SECONDS})`;
      const made = await tx.$executeRaw`
        INSERT INTO throttle (key, window_start, count) VALUES (${`mail-hook:${signature}`}, now(), 1) ON CONFLICT DO NOTHING`;
      return made === 1;
    },
    undefined,
    client,
  );
