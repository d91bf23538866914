import type { Tx } from "#lib/platform/db/prisma.ts";
import { acrossTenants, asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { renderMail } from "./mail/render.ts";
import type { Transport } from "./mail/transport.ts";
import { runRules } from "./run-rules.ts";
import { tell } from "./tell.ts";

type Claimed = {
  tenant_id: string;
  id: string;
  kind: "event" | "mail" | "rules";
  topic: string;
  data: Record<string, unknown>;
  message_id: string | null;
  to_email: string | null;
  to_name: string | null;
  locale: string | null;
  attempts: number;
};

/** A claim not finished after this many seconds was a killed worker's, and is taken up again. */
const CLAIM_SECONDS = 90;
const MOST_ATTEMPTS = 12;

const claim = (limit: number): Promise<Claimed[]> =>
  acrossTenants(
    tx => tx.$queryRaw<Claimed[]>`
      UPDATE outbox SET claimed_at = now(), attempts = attempts + 1
      WHERE (tenant_id, id) IN (
        SELECT tenant_id, id FROM outbox
        WHERE done_at IS NULL AND due_at <= now()
          AND (claimed_at IS NULL OR claimed_at < now() - make_interval(secs => ${CLAIM_SECONDS}))
        ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING tenant_id, id, kind, topic, data, message_id, to_email, to_name, locale, attempts`,
  );

/**
 * One round: claims due rows of all tenants, tells facts on, sends mail. Returns how many rows it took.
 * A mail is marked sent after the transport took it: a crash between the two repeats it with the same Message-ID.
 */
export async function deliverOutbox(transport: Transport, limit = 50): Promise<number> {
  const since = performance.now();
  const rows = await claim(limit);
  for (const row of rows) {
    // A slow mail server: what is left would be another worker's before we are done with it.
    if (performance.now() - since > (CLAIM_SECONDS - 30) * 1_000) break;
    try {
      // Each rule is a transaction of its desk, done once whatever comes between; only then is the row over.
      if (row.kind === "rules") await runRules(row.tenant_id, row.data);
      await inWorkspace(asWorker(row.tenant_id), async tx => {
        if (row.kind === "event") await tell(tx, row.tenant_id, String(row.data.eventId));
        else if (row.kind === "mail") await send(transport, row);
        await finish(tx, row);
      });
    } catch (error) {
      await inWorkspace(asWorker(row.tenant_id), tx => postpone(tx, row, error));
    }
  }
  return rows.length;
}

async function send(transport: Transport, row: Claimed): Promise<void> {
  if (!row.to_email) return;
  const mail = renderMail({
    topic: row.topic,
    locale: row.locale === "es" ? "es" : "en",
    data: row.data,
    messageId: row.message_id ?? row.id,
    to: { name: row.to_name ?? "", address: row.to_email },
  });
  await transport.send(mail);
}

/** A mail's data goes with it: it may hold an invitation's link, which nobody should read afterwards. */
const finish = (tx: Tx, row: Claimed) =>
  tx.$executeRaw`UPDATE outbox SET done_at = now(), last_error = NULL,
      data = CASE WHEN kind = 'mail' THEN '{}'::jsonb ELSE data END
    WHERE tenant_id = ${row.tenant_id}::uuid AND id = ${row.id}::uuid`;

/** Waits longer after each failure (up to an hour); gives up after twelve, keeping the reason for the operator. */
async function postpone(tx: Tx, row: Claimed, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const seconds = Math.min(3600, 5 * 2 ** row.attempts);
  await tx.$executeRaw`
    UPDATE outbox SET claimed_at = NULL, last_error = ${reason.slice(0, 500)},
      due_at = now() + make_interval(secs => ${seconds}),
      done_at = CASE WHEN ${row.attempts} >= ${MOST_ATTEMPTS} THEN now() END
    WHERE tenant_id = ${row.tenant_id}::uuid AND id = ${row.id}::uuid`;
}
