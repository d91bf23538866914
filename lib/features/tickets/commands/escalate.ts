import { textIn } from "#lib/domain/text.ts";
import { EVIDENCE_FIELDS, type EvidenceField } from "#lib/domain/tickets/escalation.ts";
import { putTogether } from "#lib/domain/tickets/gathered.ts";
import { isWhole, missingFrom, type Packet } from "#lib/domain/tickets/packet.ts";
import { escalate } from "#lib/domain/tickets/states.ts";
import { packetOf } from "#lib/features/products/packet.ts";
import type { Escalation } from "#lib/platform/db/client/client.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import { assignableOf, membersOf } from "../assignable.ts";
import { attachToEvidence, countFiles, sendEvidence } from "../attach.ts";
import { certifiedAmong, escalatingCertificate, notCertified } from "../certificate.ts";
import type { EvidenceDTO } from "../dto/levels.ts";
import type { TicketChanged } from "../dto.ts";
import { evidenceOf, latestEscalation } from "../evidence.ts";
import { workspaceDay } from "../gate.ts";
import { requireLevel3 } from "../level3-benefit.ts";
import { flowOf, must, record, sameVersion, type TicketContext, type TicketRow } from "../load.ts";
import type { EscalateInput } from "../schema.ts";
import { refuseSecrets } from "../secrets.ts";
import { holderAfter } from "./hand-on.ts";
import { save } from "./save.ts";

/** Keeps evidence as typed, complete or not; one draft a ticket. */
export async function saveEvidence(
  ctx: TicketContext,
  row: TicketRow,
  input: { evidence: EvidenceDTO; opened: EvidenceDTO | null; files: string[] },
): Promise<TicketChanged> {
  const { id } = await writeDraft(ctx, row, input.evidence, input.opened);
  await attachToEvidence(ctx, row, id, input.files);
  return { number: row.number, version: row.version, state: flowOf(row).state };
}

async function writeDraft(
  ctx: TicketContext,
  row: TicketRow,
  typed: EvidenceDTO,
  opened: EvidenceDTO | null,
): Promise<{ id: string; evidence: EvidenceDTO }> {
  const { tx, actor, now } = ctx;
  const draft = await latestEscalation(tx, row);
  const evidence = draft?.state === "draft" && opened ? withTheirs(row, draft, opened, typed) : typed;
  const data = {
    evidence: evidence as unknown as Prisma.InputJsonObject,
    requestedById: actor.personId,
    requestedByName: actor.name,
    requestedAt: now,
  };
  if (draft?.state === "draft") {
    await tx.escalation.updateMany({
      where: { tenantId: row.tenantId, id: draft.id, state: "draft" },
      data: { ...data, version: { increment: 1 } },
    });
    return { id: draft.id, evidence };
  }
  const id = newId();
  await tx.escalation.create({
    data: {
      tenantId: row.tenantId,
      id,
      ticketId: row.id,
      partnerOrgId: row.partnerOrgId,
      state: "draft",
      ...data,
    },
  });
  return { id, evidence };
}

const QUOTED = 300;

/** With what a colleague gathered meanwhile; refuses at the parts that both wrote, with the colleague's words, which were not seen. */
function withTheirs(row: TicketRow, draft: Escalation, opened: EvidenceDTO, typed: EvidenceDTO): EvidenceDTO {
  const stored = evidenceOf(row, draft.evidence);
  // What the case says itself nobody has written.
  const own = evidenceOf(row, null);
  const written = EVIDENCE_FIELDS.map(field => [
    field,
    stored[field] === own[field] ? opened[field] : stored[field],
  ]);
  const { evidence, theirs } = putTogether(opened, { ...stored, ...Object.fromEntries(written) }, typed);
  if (theirs.length > 0)
    invalid(
      Object.fromEntries(
        theirs.map(({ path, words }) => [
          `evidence.${path}`,
          {
            key: "tickets.refusal.colleagueWrote",
            params: {
              name: draft.requestedByName,
              words: words.length > QUOTED ? `${words.slice(0, QUOTED)}…` : words,
            },
          },
        ]),
      ),
    );
  return evidence;
}

/**
 * Hands the ticket to the manufacturer with whole evidence, by a currently certified specialist only (T3) of a partner
 * whose tier grants level 3 (P25). The customer's clock
 * goes on (T2) and the customer reads one clear state (T5); level 3 gets a clock of its own. Refuses with
 * tickets.refusal.level3… or notCertified, or with the missing fields marked.
 */
export async function escalateTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: EscalateInput,
): Promise<TicketChanged> {
  const { tx, actor, now } = ctx;
  sameVersion(row, input.version);
  // The manufacturer is already at work where the vendor serves the contract itself (T1).
  if (row.partnerOrgId === null) refuse("tickets.refusal.vendorServes");
  const flow = must(escalate(flowOf(row)));
  const { today } = await workspaceDay(tx, row.tenantId, now);
  await requireLevel3(tx, actor);
  const certificate = await escalatingCertificate(tx, actor, today, now);
  if (!certificate) {
    const colleagues = assignableOf(actor, await membersOf(tx, actor.tenantId, [actor.orgId]));
    const why = notCertified(actor, await certifiedAmong(tx, actor, today, now, colleagues));
    refuse(why.reason, why.params);
  }
  const { id, evidence } = await writeDraft(ctx, row, evidenceOf(row, input.evidence), input.opened);
  await attachToEvidence(ctx, row, id, input.files);
  const packet = await packetOf(tx, row.tenantId, row.productId);
  const missing = missingFrom(packet, { ...evidence, logFiles: await countFiles(ctx, row, id) });
  if (!isWhole(missing))
    invalid({
      ...Object.fromEntries(missing.fields.map(field => [`evidence.${field}`, missingWords(field, packet)])),
      ...Object.fromEntries(
        missing.parts.map(part => [
          `evidence.own.${part.key}`,
          { key: "tickets.refusal.partMissing", params: { part: textIn(part.label, actor.locale) } },
        ]),
      ),
    });
  refuseSecrets([...Object.values(evidence.own), ...EVIDENCE_FIELDS.map(field => evidence[field])], input);
  await tx.escalation.updateMany({
    where: { tenantId: row.tenantId, id },
    data: {
      // With what was asked for: a packet that is changed later does not change what was sent.
      evidence: { ...evidence, packet } as unknown as Prisma.InputJsonObject,
      state: "requested",
      certificationId: certificate.id,
      requestedAt: now,
    },
  });
  await sendEvidence(ctx, row, id);
  await record(tx, actor, row, {
    type: "ticket.with_manufacturer",
    data: { number: row.number, subject: row.subject },
    tell: true,
  });
  await record(tx, actor, row, {
    type: "ticket.escalated",
    data: { number: row.number, subject: row.subject, priority: row.priority, name: actor.name },
    audience: "partner_vendor",
    tell: true,
  });
  return save(ctx, row, { action: "ticket.escalate", flow, data: await holderAfter(ctx, row, flow) });
}

const missingWords = (field: EvidenceField, packet: Packet) =>
  field === "logs" && packet.logsAsFile
    ? "tickets.refusal.logsAsFile"
    : `tickets.refusal.evidenceMissing.${field}`;
