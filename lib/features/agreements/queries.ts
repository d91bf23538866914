import { envelopeState, isOpen, turnOf } from "#lib/domain/agreements/envelope.ts";
import type { AgreementForPolicy } from "#lib/domain/policies/agreement.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { agreementState } from "#lib/domain/programmes/agreement.ts";
import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import type { AgreementFact } from "#lib/domain/programmes/facts.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { AgreementDto } from "#lib/features/agreements/dto.ts";
import { findPartnership, type PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { envelopeRecord } from "./envelope-record.ts";

/** An agreement's files hang on it. */
export const AGREEMENT_FILES = "agreement";

type Row = {
  id: string;
  number: string;
  kind: string;
  partnerSignedOn: Date | null;
  partnerSignedBy: string | null;
  vendorSignedOn: Date | null;
  vendorSignedBy: string | null;
  startsOn: Date | null;
  endsOn: Date | null;
  endedOn: Date | null;
  endReason: string | null;
  version: number;
};

export const agreementFact = (row: Row): AgreementFact => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  partnerSignedOn: toPlainDateOrNull(row.partnerSignedOn),
  vendorSignedOn: toPlainDateOrNull(row.vendorSignedOn),
  startsOn: toPlainDateOrNull(row.startsOn),
  endsOn: toPlainDateOrNull(row.endsOn),
  endedOn: toPlainDateOrNull(row.endedOn),
});

/** A document with its partnership, as commands and policies read it. */
export type AgreementTarget = AgreementForPolicy & {
  id: string;
  version: number;
  fact: AgreementFact;
  partnership: PartnershipRecord;
};

/** One document by its id as the actor's side sees it; null where there is none for them. */
export async function findAgreement(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "side">,
  agreementId: string,
): Promise<AgreementTarget | null> {
  if (actor.side === "customer" || !isUuid(agreementId)) return null;
  const row = await tx.agreement.findFirst({ where: { tenantId: actor.tenantId, id: agreementId } });
  const partnership = row && (await findPartnership(tx, actor.tenantId, { id: row.partnershipId }));
  if (!row || !partnership) return null;
  return {
    id: row.id,
    version: row.version,
    fact: agreementFact(row),
    partnership,
    partnerOrgId: row.partnerOrgId,
    partnerSigned: row.partnerSignedOn !== null,
    vendorSigned: row.vendorSignedOn !== null,
    ended: row.endedOn !== null,
  };
}

/** A partner's documents, the programme's order of kinds, newest first in each. */
export async function agreementsOf(
  tx: Tx,
  tenantId: string,
  partnership: PartnershipRecord,
  on: PlainDate,
  reader: Pick<Actor, "locale" | "personId">,
): Promise<AgreementDto[]> {
  const { locale } = reader;
  const { definition } = partnership.programme;
  const rows = await tx.agreement.findMany({
    where: { tenantId, partnershipId: partnership.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const files = await tx.attachment.findMany({
    where: { tenantId, subjectType: AGREEMENT_FILES, subjectId: { in: rows.map(row => row.id) } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, name: true, mediaType: true, size: true, subjectId: true },
  });
  const sent = await lastSent(
    tx,
    tenantId,
    rows.map(row => row.id),
    on,
    reader.personId,
  );
  const order = (key: string) => definition.agreements.findIndex(kind => kind.key === key);
  return rows
    .map((row): AgreementDto => {
      const fact = agreementFact(row);
      const kind = agreementKindOf(definition, row.kind);
      return {
        id: row.id,
        number: row.number,
        version: row.version,
        kind: row.kind,
        title: kind ? textIn(kind.title, locale) : row.kind,
        termMonths: kind?.termMonths ?? null,
        state: agreementState(fact, on, definition.renewalWindowDays),
        partner: fact.partnerSignedOn ? { on: fact.partnerSignedOn, by: row.partnerSignedBy ?? "" } : null,
        vendor: fact.vendorSignedOn ? { on: fact.vendorSignedOn, by: row.vendorSignedBy ?? "" } : null,
        startsOn: fact.startsOn,
        endsOn: fact.endsOn,
        endedOn: fact.endedOn,
        endReason: row.endReason,
        endedFor: row.endedFor as AgreementDto["endedFor"],
        inPortal: row.envelopeId !== null,
        out: sent.get(row.id)?.out ?? null,
        failed: sent.get(row.id)?.failed ?? null,
        files: files.filter(file => file.subjectId === row.id),
      };
    })
    .sort((a, b) => order(a.kind) - order(b.kind));
}

/** What is out for signature of these agreements on a day, or how the last one sent failed, by agreement. */
async function lastSent(
  tx: Tx,
  tenantId: string,
  agreementIds: string[],
  on: PlainDate,
  personId: string,
): Promise<Map<string, Pick<AgreementDto, "out" | "failed">>> {
  // In the order they were sent: of one agreement the last one stands.
  const sent = await tx.envelope.findMany({
    where: { tenantId, agreementId: { in: agreementIds } },
    orderBy: [{ sentAt: "asc" }, { id: "asc" }],
  });
  const signers = await tx.envelopeSigner.findMany({
    where: { tenantId, envelopeId: { in: sent.map(e => e.id) } },
    orderBy: { position: "asc" },
  });
  return new Map(
    sent.map(row => {
      const own = signers.filter(s => s.envelopeId === row.id);
      const { fact } = envelopeRecord(row, own);
      const state = envelopeState(fact, on);
      const turn = own.find(s => s.id === turnOf(fact)?.id);
      const mine = turn?.signerId === personId;
      const out = isOpen(state) ? { state, expiresOn: fact.expiresOn, turn: turn?.name ?? "", mine } : null;
      const failed = state === "declined" || state === "voided" || state === "expired" ? state : null;
      return [row.agreementId, { out, failed }] as const;
    }),
  );
}
