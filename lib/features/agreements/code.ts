import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES, codeState, mayAskCode } from "#lib/domain/agreements/code.ts";
import { maySign } from "#lib/domain/agreements/envelope.ts";
import { signsFor } from "#lib/domain/policies/agreement.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { type By, enqueue } from "#lib/platform/record.ts";
import { invalid, refuse, wrongTry } from "#lib/platform/refusal.ts";
import type { RequestOrigin } from "#lib/platform/session.ts";
import { type EnvelopeTarget, trace } from "./envelope.ts";
import { workspaceOf } from "./events.ts";

/** Keyed, because six digits are soon tried out: who has read the database alone can't. */
function hashCode(id: string, code: string): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set");
  return createHmac("sha256", secret).update(`signing-code:${id}:${code}`).digest("hex");
}

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Sends a fresh code to the signer whose turn it is, at the address they sign in with; it takes the place of any before. */
export async function sendCode(
  tx: Tx,
  actor: By,
  target: EnvelopeTarget,
  now: Date,
  origin: RequestOrigin,
): Promise<{ email: string; minutes: number }> {
  const { tenantId, personId } = actor;
  if (target.agreement.partnership.state === "ended") return refuse("onboarding.refusal.ended");
  const { zone, name: workspace } = await workspaceOf(tx, tenantId);
  const today = todayIn(zone, now.getTime());
  const allowed = maySign(
    target.fact,
    { personId, signsFor: signsFor(actor), seen: target.row.sha256 },
    today,
  );
  if (!allowed.ok) return refuse(`signing.refusal.${allowed.error}`);
  // One asker at a time, so that the count holds.
  await oneAtATime(tx, `signing-code:${personId}`);
  const before = await tx.signingCode.findMany({
    where: { tenantId, personId, sentAt: { gt: new Date(now.getTime() - 3_600_000) } },
    select: { sentAt: true },
  });
  const may = mayAskCode(
    before.map(c => c.sentAt.getTime()),
    now.getTime(),
  );
  if (!may.ok) return refuse("signing.refusal.codesTooOften", { seconds: may.error.seconds });
  const id = newId();
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");
  await tx.signingCode.create({
    data: { tenantId, id, personId, envelopeId: target.row.id, hash: hashCode(id, code), sentAt: now },
  });
  await trace(tx, target.row, {
    id: newId(),
    type: "code_sent",
    name: actor.name,
    at: now,
    ip: actor.ip,
    userAgent: origin.userAgent,
  });
  await enqueue(tx, tenantId, {
    kind: "mail",
    topic: "signature.code",
    dedupeKey: `signing-code:${id}`,
    toEmail: actor.email,
    toName: actor.name,
    locale: actor.locale,
    data: {
      params: {
        code: `${code.slice(0, 3)} ${code.slice(3)}`,
        minutes: CODE_MINUTES,
        title: target.row.title,
        number: target.row.number,
        workspace,
      },
      thread: null,
      workspace,
    },
  });
  return { email: actor.email, minutes: CODE_MINUTES };
}

/**
 * Takes a code as the one sent last for this document, once; answers when it was sent. A try is counted before the code
 * is looked at and stays counted when it is refused. The caller holds the envelope, so that tries at the same moment
 * come one after the other.
 */
export async function takeCode(
  tx: Tx,
  { tenantId, personId }: By,
  envelopeId: string,
  code: string,
  now: Date,
): Promise<Date> {
  const newest = await tx.signingCode.findFirst({
    where: { tenantId, personId, envelopeId },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
  });
  const state = codeState(
    newest && {
      sentAt: newest.sentAt.getTime(),
      tries: newest.tries,
      usedAt: newest.usedAt?.getTime() ?? null,
    },
    now.getTime(),
  );
  if (state !== "good" || !newest) return invalid({ code: `signing.invalid.code.${state}` });
  const right = same(newest.hash, hashCode(newest.id, code));
  await tx.signingCode.updateMany({
    where: { tenantId, id: newest.id },
    data: { tries: { increment: 1 }, ...(right ? { usedAt: now } : {}) },
  });
  if (right) return newest.sentAt;
  const left = CODE_TRIES - newest.tries - 1;
  return wrongTry({ code: { key: "signing.invalid.code.wrong", params: { left } } });
}
