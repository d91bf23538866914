import {
  noteDelayed,
  noteFailed,
  noteHandedOver,
  noteWithheld,
} from "#lib/features/mail-delivery/commands.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { acrossTenants, asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { CLAIM_SECONDS, type Claimed, claimOutbox } from "./claim-outbox.ts";
import { asReadToday } from "./mail/as-read-today.ts";
import { type Refused, refusedBy } from "./mail/refusal.ts";
import { renderMail } from "./mail/render.ts";
import { returnPathOf } from "./mail/return-path.ts";
import type { Transport } from "./mail/transport.ts";
import { runRules } from "./run-rules.ts";
import { tell } from "./tell.ts";

const MOST_ATTEMPTS = 12;

/** A round that follows rules is over after so long: whose turn it is next is asked anew. */
const RULES_MS = 5_000;

/**
 * One round: claims due rows of all tenants in turn, tells facts on, sends mail. Returns how many rows it took.
 * A mail is marked sent after the transport took it: a crash between the two repeats it with the same Message-ID.
 */
export async function deliverOutbox(transport: Transport, limit = 50): Promise<number> {
  // A slow mail server: what is left would be another worker's before we are done with it.
  return eachOf(await claimOutbox(limit), (CLAIM_SECONDS - 30) * 1_000, async row => {
    const id = deliveryOf(row);
    // Asked before its transaction, with its reader's own eyes.
    const data =
      row.kind === "mail" && row.waited && id ? await asReadToday(row.tenant_id, id, row.data) : row.data;
    await inWorkspace(asWorker(row.tenant_id), async tx => {
      if (row.kind === "event") await tell(tx, row.tenant_id, String(row.data.eventId));
      else if (row.kind === "mail" && data) await send(tx, transport, { ...row, data });
      else if (id) await noteWithheld(tx, row.tenant_id, id);
      await finish(tx, row);
    });
  });
}

/** One round: the desks' rules on the facts that wait for them, of all tenants in turn. Returns how many it took. */
export async function followRules(limit = 50, forMs = RULES_MS): Promise<number> {
  return eachOf(await claimOutbox(limit, "rules"), forMs, async row => {
    // Each rule is a transaction of its desk, done once whatever comes between; only then is the row over.
    await runRules(row.tenant_id, row.data);
    await inWorkspace(asWorker(row.tenant_id), tx => finish(tx, row));
  });
}

/** One row after the other for a while; what is left then is given back untried. One that fails is tried again later. */
async function eachOf(
  rows: readonly Claimed[],
  forMs: number,
  work: (row: Claimed) => Promise<void>,
): Promise<number> {
  const since = performance.now();
  for (const [at, row] of rows.entries()) {
    if (performance.now() - since > forMs) {
      await giveBack(rows.slice(at));
      break;
    }
    try {
      // Tried so often and never ended by us: it takes its worker with it each time.
      if (row.attempts > MOST_ATTEMPTS) throw new Error("it ended several workers and is not tried again");
      await work(row);
    } catch (error) {
      const refused = refusedBy(error);
      await inWorkspace(asWorker(row.tenant_id), (tx, now) =>
        row.kind === "mail" && refused.final
          ? giveUp(tx, row, refused, now)
          : postpone(tx, row, refused, now),
      );
    }
  }
  return rows.length;
}

const giveBack = (rows: readonly Claimed[]) =>
  acrossTenants(
    tx => tx.$executeRaw`
      UPDATE outbox o SET claimed_at = NULL, attempts = o.attempts - 1
      FROM unnest(${rows.map(row => row.tenant_id)}::uuid[], ${rows.map(row => row.id)}::uuid[]) AS left_over (tenant_id, id)
      WHERE o.tenant_id = left_over.tenant_id AND o.id = left_over.id AND o.done_at IS NULL`,
  );

async function send(tx: Tx, transport: Transport, row: Claimed): Promise<void> {
  if (!row.to_email) return;
  const id = deliveryOf(row);
  // Who invites does not know where reports of servers come back to.
  const path = id && !row.data.returnPath ? await returnPathOf(tx, row.tenant_id, id, null) : {};
  const mail = renderMail({
    topic: row.topic,
    locale: row.locale === "es" ? "es" : "en",
    data: { ...row.data, ...path },
    messageId: row.message_id ?? row.id,
    to: { name: row.to_name ?? "", address: row.to_email },
  });
  const words = await transport.send(mail);
  if (id) await noteHandedOver(tx, row.tenant_id, id, words ?? "");
}

/** The mail by which its delivery is known; null of those that go to an address and to no person. */
const deliveryOf = ({ message_id }: Claimed) => (message_id && isUuid(message_id) ? message_id : null);

/** A mail's data goes with it: it may hold an invitation's link, which nobody should read afterwards. */
const finish = (tx: Tx, row: Claimed) =>
  tx.$executeRaw`UPDATE outbox SET done_at = now(), last_error = NULL,
      data = CASE WHEN kind = 'mail' THEN '{}'::jsonb ELSE data END
    WHERE tenant_id = ${row.tenant_id}::uuid AND id = ${row.id}::uuid`;

/** Waits longer after each failure (up to an hour); gives up after twelve, keeping the reason for the operator. */
async function postpone(tx: Tx, row: Claimed, refused: Refused, now: Date): Promise<void> {
  if (row.attempts >= MOST_ATTEMPTS) return giveUp(tx, row, { ...refused, failure: "later" }, now);
  const seconds = Math.min(3600, 5 * 2 ** row.attempts);
  await tx.$executeRaw`
    UPDATE outbox SET claimed_at = NULL, last_error = ${refused.words},
      due_at = now() + make_interval(secs => ${seconds})
    WHERE tenant_id = ${row.tenant_id}::uuid AND id = ${row.id}::uuid`;
  const id = deliveryOf(row);
  if (id) await noteDelayed(tx, row.tenant_id, id, refused.words, now);
}

/** Not tried again; who works where it concerns sees it. */
async function giveUp(tx: Tx, row: Claimed, { failure, words }: Refused, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox SET done_at = now(), claimed_at = NULL, last_error = ${words},
      data = CASE WHEN kind = 'mail' THEN '{}'::jsonb ELSE data END
    WHERE tenant_id = ${row.tenant_id}::uuid AND id = ${row.id}::uuid`;
  const id = deliveryOf(row);
  if (id) await noteFailed(tx, row.tenant_id, id, { state: "refused", failure, words }, now);
}
