import type { EnvelopeFact, Outcome } from "#lib/domain/agreements/envelope.ts";
import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import type { Envelope, EnvelopeSigner } from "#lib/platform/db/client/client.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";

/** A document sent for signature with its signers in order, as rules read it. */
export type EnvelopeRecord = { row: Envelope; signers: EnvelopeSigner[]; fact: EnvelopeFact };

/** Rows as the rules read them. */
export const envelopeRecord = (row: Envelope, signers: EnvelopeSigner[]): EnvelopeRecord => ({
  row,
  signers,
  fact: {
    sha256: row.sha256,
    outcome: row.outcome as Outcome | null,
    expiresOn: toPlainDate(row.expiresOn),
    signers: signers.map(s => ({
      id: s.id,
      personId: s.signerId,
      side: s.side as ProgrammeSide,
      position: s.position,
      viewedAt: s.viewedAt?.getTime() ?? null,
      signedAt: s.signedAt?.getTime() ?? null,
    })),
  },
});
