import { optionsOf } from "#lib/domain/contracts/options.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { contractSubject, workspaceDays } from "#lib/features/contracts/rows.ts";
import { loadPlanVersion } from "#lib/features/plans/queries.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";

/** No plan gives notice earlier than its schema allows. */
const MOST_NOTICE_DAYS = 365;
const AT_ONCE = 200;

type Due = { id: string; contractId: string; itemKey: string; reviewOn: Date };

/**
 * Tells customers of points of their readiness list that are to be looked at again (S17), once a point and review day.
 * Harmless when repeated. Runs as the worker in the tenant; returns how many were told.
 */
export async function remindReadiness(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const { today } = await workspaceDays(tx, tenantId, now);
  const due = await tx.$queryRaw<Due[]>`
    SELECT e.id, e.contract_id AS "contractId", e.item_key AS "itemKey", e.review_on AS "reviewOn"
    FROM (SELECT DISTINCT ON (contract_id, item_key) id, contract_id, item_key, deed, review_on
          FROM readiness_entry WHERE tenant_id = ${tenantId}::uuid
          ORDER BY contract_id, item_key, at DESC, id DESC) e
    JOIN contract c ON c.tenant_id = ${tenantId}::uuid AND c.id = e.contract_id
    WHERE e.deed = 'confirmed' AND e.review_on <= ${addDays(today, MOST_NOTICE_DAYS)}::date
      AND c.signed_on IS NOT NULL AND c.cancelled_on IS NULL AND c.ends_on >= ${today}::date
      AND NOT EXISTS (SELECT 1 FROM readiness_notice n WHERE n.tenant_id = ${tenantId}::uuid
        AND n.contract_id = e.contract_id AND n.item_key = e.item_key AND n.review_on = e.review_on)
    ORDER BY e.review_on, e.id LIMIT ${AT_ONCE}`;
  let told = 0;
  for (const one of due) {
    const contract = await tx.contract.findFirst({ where: { tenantId, id: one.contractId } });
    if (!contract) continue;
    const { definition } = await loadPlanVersion(tx, tenantId, contract.planVersionId);
    const item = definition.readiness.find(check => check.key === one.itemKey);
    const reviewOn = toPlainDate(one.reviewOn);
    if (!item || addDays(today, optionsOf(definition).readiness.noticeDays) < reviewOn) continue;
    // Of two workers one writes the notice; the other tells nobody.
    const written = await tx.$executeRaw`
      INSERT INTO readiness_notice (tenant_id, id, contract_id, customer_org_id, partner_org_id, item_key, review_on)
      VALUES (${tenantId}::uuid, ${newId()}::uuid, ${contract.id}::uuid, ${contract.customerOrgId}::uuid,
              ${contract.partnerOrgId}::uuid, ${one.itemKey}, ${fromPlainDate(reviewOn)}::date)
      ON CONFLICT DO NOTHING`;
    if (written === 0) continue;
    await recordEvent(tx, systemWriter(tenantId), {
      ...contractSubject(contract),
      type: "readiness.due",
      data: {
        number: contract.number,
        itemKey: item.key,
        item: item.label,
        reviewOn,
      },
      tell: true,
    });
    told += 1;
  }
  return told;
}
