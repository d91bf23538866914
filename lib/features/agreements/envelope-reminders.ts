import { envelopeState, turnOf } from "#lib/domain/agreements/envelope.ts";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { systemWriter } from "#lib/platform/record.ts";
import { closeOpen } from "./close.ts";
import { signersOf } from "./envelope.ts";
import { envelopeRecord } from "./envelope-record.ts";
import { happened, workspaceOf } from "./events.ts";
import { findAgreement } from "./queries.ts";

/**
 * Reminds whoever is asked for a signature every so many days as the text says, and closes what has run out (P13).
 * Once a day and document; harmless when repeated. Runs as the worker; returns how many were told.
 */
export async function remindSigners(tx: Tx, tenantId: string, today: PlainDate, now: Date): Promise<number> {
  // One worker a tenant at a time, so that the look for earlier reminders holds until the commit.
  await oneAtATime(tx, `signature-reminders:${tenantId}`);
  const { zone, locale } = await workspaceOf(tx, tenantId);
  const open = await tx.envelope.findMany({
    where: { tenantId, outcome: null },
    orderBy: [{ sentAt: "asc" }, { id: "asc" }],
  });
  const writer = { ...systemWriter(tenantId), locale };
  let count = 0;
  for (const row of open) {
    const agreement = await findAgreement(tx, { tenantId, side: "vendor" }, row.agreementId);
    if (!agreement) continue;
    const signers = await signersOf(tx, tenantId, row.id);
    const { fact } = envelopeRecord(row, signers);
    if (envelopeState(fact, today) === "expired") {
      await closeOpen(tx, writer, agreement, "expired", "", now);
      await refreshCompany(tx, { tenantId, side: "worker" }, row.partnerOrgId, now);
      count += 1;
      continue;
    }
    const next = signers.find(s => s.id === turnOf(fact)?.id);
    if (!next?.askedAt) continue;
    const since = next.remindedOn ? toPlainDate(next.remindedOn) : todayIn(zone, next.askedAt.getTime());
    if (daysBetween(since, today) < row.remindDays) continue;
    await tx.envelopeSigner.updateMany({
      where: { tenantId, id: next.id },
      data: { remindedOn: fromPlainDate(today) },
    });
    await happened(tx, writer, agreement.partnership, "signature.reminded", {
      kind: agreement.fact.kind,
      number: agreement.fact.number,
      envelopeId: row.id,
      personId: next.signerId,
      name: next.name,
    });
    count += 1;
  }
  return count;
}
