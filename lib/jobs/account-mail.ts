import { noteAccountMail } from "#lib/features/mail-delivery/account-mails.ts";
import { noteDelayed, noteFailed, noteHandedOver } from "#lib/features/mail-delivery/commands.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { acrossTenants, asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { refusedBy } from "./mail/refusal.ts";
import { renderMail } from "./mail/render.ts";
import { returnPathOf } from "./mail/return-path.ts";
import type { Transport } from "./mail/transport.ts";

type Claimed = {
  id: string;
  message_id: string;
  template: string;
  to_email: string;
  to_name: string;
  locale: string;
  data: Record<string, unknown>;
  attempts: number;
};

/** A claim not finished after this many seconds was a killed worker's, and is taken up again. */
const CLAIM_SECONDS = 90;

const MOST_ATTEMPTS = 12;

/**
 * Mail that belongs to an account and to no workspace (a forgotten password). Same rules as the outbox: what a server refuses for good
 * is not tried again, and no link is kept of a mail that has left or never will.
 */
export async function deliverAccountMail(transport: Transport, limit = 20): Promise<number> {
  const since = performance.now();
  const rows = await acrossTenants(
    tx => tx.$queryRaw<Claimed[]>`
      UPDATE account_mail SET claimed_at = now(), attempts = attempts + 1
      WHERE id IN (
        SELECT id FROM account_mail
        WHERE sent_at IS NULL AND due_at <= now() AND attempts < ${MOST_ATTEMPTS}
          AND (claimed_at IS NULL OR claimed_at < now() - make_interval(secs => ${CLAIM_SECONDS}))
        ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING id, message_id, template, to_email, to_name, locale, data, attempts`,
  );
  for (const [at, row] of rows.entries()) {
    // A slow mail server: what is left would be another worker's before we are done with it, and go out twice.
    if (performance.now() - since > (CLAIM_SECONDS - 30) * 1_000) {
      await giveBack(rows.slice(at).map(left => left.id));
      break;
    }
    let places: string[] = [];
    try {
      places = await noteAccountMail({ id: row.id, template: row.template, to: row.to_email });
      const words = await transport.send(
        renderMail({
          topic: row.template,
          locale: row.locale === "es" ? "es" : "en",
          data: { ...row.data, ...(await returnPath(places, row.id)) },
          messageId: row.message_id,
          to: { name: row.to_name, address: row.to_email },
        }),
      );
      // The link in it has done its work: it isn't kept once the mail has left.
      await acrossTenants(
        tx =>
          tx.$executeRaw`UPDATE account_mail SET sent_at = now(), data = '{}'::jsonb WHERE id = ${row.id}::uuid`,
      );
      await inEach(places, (tx, tenantId) => noteHandedOver(tx, tenantId, row.id, words ?? ""));
    } catch (error) {
      const { final, failure, words } = refusedBy(error);
      const over = final || row.attempts >= MOST_ATTEMPTS;
      await acrossTenants(
        tx => tx.$executeRaw`
          UPDATE account_mail SET claimed_at = NULL, last_error = ${words},
            attempts = CASE WHEN ${over} THEN ${MOST_ATTEMPTS} ELSE attempts END,
            data = CASE WHEN ${over} THEN '{}'::jsonb ELSE data END,
            due_at = now() + make_interval(secs => ${Math.min(3600, 5 * 2 ** row.attempts)})
          WHERE id = ${row.id}::uuid`,
      );
      await inEach(places, (tx, tenantId, now) =>
        over
          ? noteFailed(
              tx,
              tenantId,
              row.id,
              { state: "refused", failure: final ? failure : "later", words },
              now,
            )
          : noteDelayed(tx, tenantId, row.id, words, now),
      );
    }
  }
  return rows.length;
}

const inEach = async (
  places: readonly string[],
  note: (tx: Tx, tenantId: string, now: Date) => Promise<unknown>,
) => {
  for (const tenantId of places) await inWorkspace(asWorker(tenantId), (tx, now) => note(tx, tenantId, now));
};

/** Where a report of a server comes back to: the first of its person's workspaces that takes mail in. */
async function returnPath(places: readonly string[], id: string): Promise<{ returnPath?: string }> {
  for (const tenantId of places) {
    const path = await inWorkspace(asWorker(tenantId), tx => returnPathOf(tx, tenantId, id, null));
    if (path.returnPath) return path;
  }
  return {};
}

/** Untried: it is no attempt. */
const giveBack = (ids: string[]) =>
  acrossTenants(
    tx => tx.$executeRaw`
      UPDATE account_mail SET claimed_at = NULL, attempts = attempts - 1 WHERE id = ANY (${ids}::uuid[]) AND sent_at IS NULL`,
  );
