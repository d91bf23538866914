import type { Packet } from "#lib/domain/tickets/packet.ts";
import type { Escalation } from "#lib/platform/db/client/client.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import type { EvidenceDTO } from "./dto/levels.ts";
import type { TicketRow } from "./load.ts";

const latest = (tx: Tx, row: TicketRow, which: Prisma.EscalationWhereInput): Promise<Escalation | null> =>
  tx.escalation.findFirst({
    where: { tenantId: row.tenantId, ticketId: row.id, ...which },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
  });

/** A ticket's latest escalation, the draft of the next one included, as the actor's side sees it; customers see none. */
export const latestEscalation = (tx: Tx, row: TicketRow) => latest(tx, row, {});

/**
 * The latest one that was sent, whatever is being gathered for the next: what the manufacturer answered, and its words for the
 * customer, are there until they are passed on (P14).
 */
export const latestSent = (tx: Tx, row: TicketRow) => latest(tx, row, { state: { not: "draft" } });

/** Files that belong to an escalation hang on the ticket in this slot. */
export const evidenceSlot = (escalationId: string) => `escalation:${escalationId}`;

/** Evidence as stored, with what the ticket says itself where nothing else was typed (T3). */
export function evidenceOf(row: TicketRow, stored: unknown): EvidenceDTO {
  const typed = (stored ?? {}) as Partial<EvidenceDTO>;
  return {
    product: typed.product || row.productName,
    version: typed.version || row.productVersion,
    environment: typed.environment || row.environment,
    steps: typed.steps ?? "",
    logs: typed.logs ?? "",
    tried: typed.tried ?? "",
    own: typed.own ?? {},
  };
}

/** What an escalation asked for when it was sent, or what its product asks for now (T3). */
export const packetFor = (stored: unknown, now: Packet): Packet =>
  (stored as { packet?: Packet } | null)?.packet ?? now;
