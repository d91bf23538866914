import type { PlainDate } from "#lib/domain/time/types.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid } from "#lib/platform/refusal.ts";
import type { ContractDto } from "./dto.ts";
import { moveLinks } from "./move-links.ts";
import { moveOptions } from "./move-options.ts";
import { workspaceDays } from "./queries.ts";
import { withdrawChanged } from "./sale.ts";
import type { ChangeServingInput } from "./schema.ts";
import { servingPartner } from "./serving.ts";

type Serving = { id: string; name: string } | null;

/**
 * Another one serves the customer from now on (T1): the company and its people, contracts that have not ended, and
 * every ticket that is not closed, or goes on in one that isn't, with all that hangs on it move to the new partner, or to
 * the vendor (null). What the old partner wrote for itself alone stays its own, and so do closed tickets. Returns the tickets moved.
 * The caller has authorised it: rows of three sides change, which no side may do in the database.
 */
export async function moveCustomer(
  tx: Tx,
  actor: By,
  customerOrgId: string,
  to: Serving,
  now: Date,
): Promise<string[]> {
  const { tenantId } = actor;
  const { today, name } = await workspaceDays(tx, tenantId, now);
  const partner = to?.id ?? null;
  const servedBy = to?.name ?? name;
  return stepAs(tx, actor, "app_worker", async () => {
    const tenant = tenantId;
    await tx.$executeRaw`UPDATE organisation SET partner_org_id = ${partner}::uuid, version = version + 1
      WHERE tenant_id = ${tenant}::uuid AND id = ${customerOrgId}::uuid AND side = 'customer'`;
    await tx.$executeRaw`UPDATE person SET partner_org_id = ${partner}::uuid
      WHERE tenant_id = ${tenant}::uuid AND customer_org_id = ${customerOrgId}::uuid`;
    await tx.$executeRaw`UPDATE membership SET partner_org_id = ${partner}::uuid
      WHERE tenant_id = ${tenant}::uuid AND customer_org_id = ${customerOrgId}::uuid`;
    const contracts = await tx.$queryRaw<{ id: string; signed: boolean }[]>`
      UPDATE contract SET partner_org_id = ${partner}::uuid, served_by_name = ${servedBy}, version = version + 1
      WHERE tenant_id = ${tenant}::uuid AND customer_org_id = ${customerOrgId}::uuid
        AND cancelled_on IS NULL AND (signed_on IS NULL OR ends_on >= ${today}::date)
      RETURNING id, signed_on IS NOT NULL AS signed`;
    const contractIds = contracts.map(c => c.id);
    for (const { id } of contracts.filter(one => !one.signed)) await offerAnew(tx, actor, id, { now, today });
    await tx.$executeRaw`UPDATE contract_system SET partner_org_id = ${partner}::uuid
      WHERE tenant_id = ${tenant}::uuid AND contract_id = ANY (${contractIds}::uuid[])`;
    await tx.$executeRaw`UPDATE system_version SET partner_org_id = ${partner}::uuid
      WHERE tenant_id = ${tenant}::uuid AND contract_id = ANY (${contractIds}::uuid[])`;
    await tx.$executeRaw`UPDATE authorised_contact SET partner_org_id = ${partner}::uuid
      WHERE tenant_id = ${tenant}::uuid AND contract_id = ANY (${contractIds}::uuid[])`;
    await moveOptions(tx, tenant, contractIds, partner);
    // What was offered, ordered, agreed and invoiced under them goes along.
    await tx.$executeRaw`UPDATE quote_answer SET partner_org_id = ${partner}::uuid
      WHERE tenant_id = ${tenant}::uuid AND quote_id IN (SELECT id FROM quote
        WHERE tenant_id = ${tenant}::uuid AND contract_id = ANY (${contractIds}::uuid[]))`;
    for (const table of ["quote", "contract_order", "contract_amendment", "contract_invoice"])
      await tx.$executeRaw`UPDATE ${Prisma.raw(table)} SET partner_org_id = ${partner}::uuid
        WHERE tenant_id = ${tenant}::uuid AND contract_id = ANY (${contractIds}::uuid[])`;
    await tx.$executeRaw`UPDATE attachment_content c SET partner_org_id = ${partner}::uuid FROM attachment a
      WHERE a.tenant_id = ${tenant}::uuid AND a.subject_type = 'contract' AND a.subject_id = ANY (${contractIds}::uuid[])
        AND c.tenant_id = a.tenant_id AND c.attachment_id = a.id`;
    await tx.$executeRaw`UPDATE attachment SET partner_org_id = ${partner}::uuid
      WHERE tenant_id = ${tenant}::uuid AND subject_type = 'contract' AND subject_id = ANY (${contractIds}::uuid[])`;
    const ticketIds = await moveTickets(tx, tenant, customerOrgId, partner, servedBy);
    await tx.$executeRaw`UPDATE event SET partner_org_id = ${partner}::uuid
      WHERE tenant_id = ${tenant}::uuid AND audience <> 'partner'
        AND ((subject_type = 'contract' AND subject_id = ANY (${contractIds}::uuid[]))
          OR (subject_type = 'customer' AND subject_id = ${customerOrgId}::uuid)
          OR (subject_type = 'ticket' AND subject_id = ANY (${ticketIds}::uuid[])))`;
    await moveLinks(tx, tenant, ticketIds);
    return ticketIds;
  });
}

/** What the one before offered was its own word: whoever serves now offers anew. What was accepted or ordered stands. */
async function offerAnew(
  tx: Tx,
  actor: By,
  contractId: string,
  at: { now: Date; today: PlainDate },
): Promise<void> {
  const { tenantId } = actor;
  const [said] = await tx.$queryRaw<{ agreed: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM contract_order WHERE tenant_id = ${tenantId}::uuid
        AND contract_id = ${contractId}::uuid AND taken_back_at IS NULL)
      OR EXISTS (SELECT 1 FROM quote q JOIN quote_answer a ON a.tenant_id = q.tenant_id AND a.quote_id = q.id
        WHERE q.tenant_id = ${tenantId}::uuid AND q.contract_id = ${contractId}::uuid AND a.accepted
          AND q.withdrawn_at IS NULL) AS agreed`;
  if (!said?.agreed) await withdrawChanged(tx, tenantId, contractId, { by: actor.name }, at);
}

async function moveTickets(
  tx: Tx,
  tenant: string,
  customerOrgId: string,
  partner: string | null,
  servedBy: string,
): Promise<string[]> {
  // Whoever of the old partner held a ticket holds it no longer; the vendor's own people keep theirs.
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE ticket t SET partner_org_id = ${partner}::uuid, served_by_name = ${servedBy},
      assignee_id = CASE WHEN held.theirs THEN NULL ELSE t.assignee_id END,
      assignee_name = CASE WHEN held.theirs THEN NULL ELSE t.assignee_name END,
      updated_at = now(), version = t.version + 1
    FROM (SELECT k.id, EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = k.tenant_id
                                 AND m.person_id = k.assignee_id AND m.side = 'partner') AS theirs
          FROM ticket k WHERE k.tenant_id = ${tenant}::uuid AND k.customer_org_id = ${customerOrgId}::uuid
            AND (k.state <> 'closed' OR EXISTS (SELECT 1 FROM ticket g WHERE g.tenant_id = k.tenant_id
                   AND g.id = k.merged_into_id AND g.state <> 'closed'))) held
    WHERE t.tenant_id = ${tenant}::uuid AND t.id = held.id
    RETURNING t.id`;
  const ids = moved.map(t => t.id);
  if (ids.length === 0) return ids;
  const messages = await tx.$queryRaw<{ id: string }[]>`
    UPDATE ticket_message SET partner_org_id = ${partner}::uuid
    WHERE tenant_id = ${tenant}::uuid AND ticket_id = ANY (${ids}::uuid[]) AND audience <> 'partner'
    RETURNING id`;
  const subjects = [...ids, ...messages.map(m => m.id)];
  await tx.$executeRaw`UPDATE ticket_clock SET partner_org_id = ${partner}::uuid
    WHERE tenant_id = ${tenant}::uuid AND ticket_id = ANY (${ids}::uuid[]) AND audience <> 'partner'`;
  await tx.$executeRaw`UPDATE defect_case SET partner_org_id = ${partner}::uuid
    WHERE tenant_id = ${tenant}::uuid AND ticket_id = ANY (${ids}::uuid[])`;
  await tx.$executeRaw`UPDATE feature_case SET partner_org_id = ${partner}::uuid
    WHERE tenant_id = ${tenant}::uuid AND ticket_id = ANY (${ids}::uuid[])`;
  await tx.$executeRaw`UPDATE escalation SET partner_org_id = ${partner}::uuid
    WHERE tenant_id = ${tenant}::uuid AND ticket_id = ANY (${ids}::uuid[]) AND state <> 'draft'`;
  await tx.$executeRaw`UPDATE knowledge_ticket SET partner_org_id = ${partner}::uuid
    WHERE tenant_id = ${tenant}::uuid AND ticket_id = ANY (${ids}::uuid[])`;
  const files = await tx.$queryRaw<{ id: string }[]>`
    UPDATE attachment SET partner_org_id = ${partner}::uuid
    WHERE tenant_id = ${tenant}::uuid AND subject_id = ANY (${subjects}::uuid[]) AND audience <> 'partner'
    RETURNING id`;
  await tx.$executeRaw`UPDATE attachment_content SET partner_org_id = ${partner}::uuid
    WHERE tenant_id = ${tenant}::uuid AND attachment_id = ANY (${files.map(f => f.id)}::uuid[])`;
  await tx.$executeRaw`UPDATE search_entry SET partner_org_id = ${partner}::uuid
    WHERE tenant_id = ${tenant}::uuid AND subject_id = ANY (${subjects}::uuid[]) AND audience <> 'partner'`;
  return ids;
}

/** The vendor gives a customer to another partner, or takes it over itself (T1), with a reason. Returns how many tickets moved. */
export async function changeServing(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: ChangeServingInput,
  now: Date,
): Promise<{ number: string; tickets: number }> {
  const { tenantId } = actor;
  const to = await servingPartner(tx, actor, input.serving);
  if ((to?.id ?? null) === contract.partnerOrgId) invalid({ serving: "contracts.invalid.sameServing" });
  // The guard first: the move itself raises the version of every contract of the customer.
  const held = await tx.contract.updateMany({
    where: { tenantId, id: contract.id, version: judged(contract, input.version) },
    data: { version: { increment: 1 } },
  });
  if (held.count === 0) conflict();
  const { name } = await workspaceDays(tx, tenantId, now);
  const tickets = await moveCustomer(tx, actor, contract.customerOrgId, to, now);
  const data = {
    number: contract.number,
    customer: contract.customerName,
    from: contract.servedByName,
    to: to?.name ?? name,
    tickets: tickets.length,
  };
  await recordEvent(tx, actor, {
    subjectType: "contract",
    subjectId: contract.id,
    partnerOrgId: to?.id ?? null,
    customerOrgId: contract.customerOrgId,
    type: "contract.serving_changed",
    data: { ...data, fromPartnerId: contract.partnerOrgId },
    tell: true,
  });
  for (const ticketId of tickets)
    await recordEvent(tx, actor, {
      subjectType: "ticket",
      subjectId: ticketId,
      partnerOrgId: to?.id ?? null,
      customerOrgId: contract.customerOrgId,
      type: "contract.ticket_moved",
      data: { from: data.from, to: data.to },
    });
  await audit(tx, actor, {
    action: "contract.serving",
    subjectType: "contract",
    subjectId: contract.id,
    before: { partnerOrgId: contract.partnerOrgId, servedBy: contract.servedByName },
    after: { partnerOrgId: to?.id ?? null, servedBy: data.to, reason: input.reason, tickets },
  });
  return { number: contract.number, tickets: tickets.length };
}
