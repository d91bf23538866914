import { type PrismaClient, prisma } from "#lib/platform/db/prisma.ts";
import { inAuth } from "#lib/platform/db/workspace.ts";
import {
  checkHook,
  HOOK_SECONDS,
  type HookHead,
  isSignedBody,
  signedWith,
} from "#lib/platform/mail-in/hook-signature.ts";
import { RefusedLately } from "#lib/platform/refused-lately.ts";
import { MOST_BYTES, routeOf, takeMail } from "./receive.ts";

export type Hooked = {
  status: 200 | 401 | 404 | 409 | 413 | 429;
  body: Record<string, string | boolean>;
};

export type HookRequest = HookHead & {
  /** The network address it came from. */
  from: string;
  /** What it says of its length; not believed, but too much is too much. */
  length: number;
  /** Reads the body; null where it is longer than so many bytes. */
  read: (most: number) => Promise<Uint8Array | null>;
};

/** Refusals a minute of one address, after which it is told nothing more: a server with a wrong secret or clock finds out sooner. */
const refusals = new RefusedLately(30, 60_000);

/**
 * Takes one mail by HTTP from a mail server that knows the secret: signed over time, envelope and body. Whatever isn't signed, lately
 * and for a mailbox that is there, is refused by its head alone, before a byte of its body is read. One that was sent before is
 * refused too: a retry is signed anew, and a mail that came twice counts once.
 */
export async function takeHook(
  secret: string,
  request: HookRequest,
  client: PrismaClient = prisma(),
  now: number = Date.now(),
): Promise<Hooked> {
  const { from, recipient } = request;
  const trouble = checkHook(request, secret, Math.floor(now / 1000));
  const signed = signedWith(request);
  if (trouble || !signed) return refuse(from, trouble ?? "unsigned", now);
  if (request.length > MOST_BYTES) return { status: 413, body: { error: "too_long" } };
  const route = await routeOf(recipient, client);
  if (!route) return { status: 404, body: { error: "no_such_mailbox" } };
  const before = await noteOnce(signed, client);
  if (before === "wrong") return refuse(from, "wrong", now);
  if (before) return { status: 409, body: { error: "replayed" } };
  const body = await request.read(MOST_BYTES);
  if (!body) return { status: 413, body: { error: "too_long" } };
  if (!isSignedBody(request, body)) {
    await noteWrong(signed, client);
    return refuse(from, "wrong", now);
  }
  const returnPath = request.sender === "<>" ? "" : request.sender;
  const { id, again } = await takeMail(route, { via: "http", returnPath, bytes: body }, client);
  return { status: 200, body: { id, again } };
}

/** Too often, and it isn't told why any more. Who is signed is heard whatever others did at the same address. */
function refuse(from: string, error: string, now: number): Hooked {
  const often = refusals.tooOften(from, now);
  refusals.note(from, now);
  return often ? { status: 429, body: { error: "too_many" } } : { status: 401, body: { error } };
}

const keyOf = (signed: string) => `mail-hook:${signed}`;
/** Counted so often where the body was not the signed one: nobody who sends the same again is told that it was taken. */
const WRONG = 0;

/** Notes a signature for as long as it is good; answers what became of the request it came with before, null for the first. */
const noteOnce = (signed: string, client: PrismaClient): Promise<"taken" | "wrong" | null> =>
  inAuth(
    async tx => {
      await tx.$executeRaw`
        DELETE FROM throttle WHERE key LIKE 'mail-hook:%' AND window_start < now() - make_interval(secs => ${2 * HOOK_SECONDS})`;
      const made = await tx.$executeRaw`
        INSERT INTO throttle (key, window_start, count) VALUES (${keyOf(signed)}, now(), 1) ON CONFLICT DO NOTHING`;
      if (made === 1) return null;
      const row = await tx.throttle.findFirst({ where: { key: keyOf(signed) } });
      return row?.count === WRONG ? "wrong" : "taken";
    },
    undefined,
    client,
  );

const noteWrong = (signed: string, client: PrismaClient): Promise<unknown> =>
  inAuth(
    tx => tx.throttle.updateMany({ where: { key: keyOf(signed) }, data: { count: WRONG } }),
    undefined,
    client,
  );
