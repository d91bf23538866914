import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { plays } from "./waiting.ts";

/** Numbers of the rail: what is open, and what of it is late or new. Null: not of this side. */
export type RailCounts = {
  orgSlug: string;
  unread: number;
  open: number;
  team: number;
  level3: number;
  /** What the person can act on now: theirs, and what nobody has. */
  mine: number;
  late: boolean;
  /** Open alerts that the person has not read as they stand now (S10); 99 and more are one. The vendor's own write them. */
  alerts: number;
  /** One of them is critical. */
  alertsCritical: boolean;
  applications: number;
  applicationsLate: boolean;
  steps: number;
  /** The company has or had a partnership: an applicant has none of its pages. */
  partnership: boolean;
  /** A partner that serves customers, or did: support is its too, whatever its partnership. */
  serves: boolean;
  /** A workspace without one shows nothing of it. */
  programmes: boolean;
};

/** Nobody counts further. */
const MOST = 99;

type Counted = { n: number; late: boolean };

/** The rail's numbers in one statement, each from its own index. */
export async function railCounts(tx: Tx, actor: Actor): Promise<RailCounts> {
  const { side, orgId, personId, tenantId } = actor;
  const engineer = plays(
    actor,
    "vendor_support",
    "vendor_support_manager",
    "partner_support",
    "partner_support_manager",
  );
  const partner = side === "partner";
  const customer = side === "customer";
  const rows = await tx.$queryRaw<Omit<RailCounts, "alerts" | "alertsCritical">[]>`
    SELECT coalesce((SELECT slug FROM organisation WHERE tenant_id = ${tenantId}::uuid AND id = ${orgId}::uuid), '') AS "orgSlug",
      (SELECT count(*)::int FROM notification
        WHERE tenant_id = ${tenantId}::uuid AND person_id = ${personId}::uuid AND read_at IS NULL) AS "unread",
      EXISTS (SELECT 1 FROM programme WHERE tenant_id = ${tenantId}::uuid) AS "programmes",
      t.*
    FROM (
      SELECT count(*)::int AS "open",
        count(*) FILTER (WHERE ${side !== "vendor"} OR partner_org_id IS NULL OR l3_state IS NOT NULL)::int AS "team",
        count(*) FILTER (WHERE l3_state IS NOT NULL)::int AS "level3",
        count(*) FILTER (WHERE act)::int AS "mine",
        coalesce(bool_or(act AND (CASE WHEN ${side === "vendor"} AND l3_state IS NOT NULL THEN l3_due_at ELSE due_at END) < now()), false) AS "late"
      FROM (SELECT *, CASE
          WHEN ${customer} THEN true
          WHEN NOT ${engineer} THEN ${side !== "vendor"} OR partner_org_id IS NULL OR l3_state IS NOT NULL
          WHEN ${partner} THEN (assignee_id = ${personId}::uuid OR assignee_id IS NULL) AND state <> 'waiting_customer'
          ELSE (partner_org_id IS NULL AND (assignee_id = ${personId}::uuid OR assignee_id IS NULL) AND state <> 'waiting_customer')
            OR l3_state = 'asked' OR (l3_state = 'accepted' AND l3_assignee_id = ${personId}::uuid) END AS act
        FROM ticket
        WHERE tenant_id = ${tenantId}::uuid AND open
          AND (${!partner} OR partner_org_id = ${orgId}::uuid) AND (${!customer} OR customer_org_id = ${orgId}::uuid)) a) t`;
  const found = rows[0];
  if (!found) throw new Error("counts always answer");
  const alerts = side === "vendor" ? null : await unreadAlerts(tx, actor);
  const programme = customer ? null : await programmeCounts(tx, actor);
  return {
    ...found,
    alerts: alerts?.n ?? 0,
    alertsCritical: alerts?.critical ?? false,
    applications: programme?.applications.n ?? 0,
    applicationsLate: programme?.applications.late ?? false,
    steps: programme?.steps ?? 0,
    partnership: programme?.partnership ?? false,
    serves: programme?.serves ?? false,
  };
}

/** Whose gates let them in is the row security's to say; what was told of counts, a corrected comma doesn't. */
async function unreadAlerts(
  tx: Tx,
  { tenantId, personId }: Actor,
): Promise<{ n: number; critical: boolean }> {
  const rows = await tx.$queryRaw<{ n: number; critical: boolean }[]>`
    SELECT count(*)::int AS n, coalesce(bool_or(severity = 'critical'), false) AS critical FROM (
      SELECT i.severity FROM knowledge_item i
      WHERE i.tenant_id = ${tenantId}::uuid AND i.state = 'published' AND i.kind = 'alert' AND i.course <> 'resolved'
        AND NOT EXISTS (SELECT 1 FROM knowledge_read r WHERE r.tenant_id = i.tenant_id AND r.item_id = i.id
          AND r.person_id = ${personId}::uuid AND r.edition >= i.told_edition)
      ORDER BY i.changed_at DESC LIMIT ${MOST}) unread`;
  return rows[0] ?? { n: 0, critical: false };
}

/** Applications that wait for this side's word, and a partner's open steps. */
async function programmeCounts(
  tx: Tx,
  actor: Actor,
): Promise<{ applications: Counted; steps: number; partnership: boolean; serves: boolean }> {
  const partner = actor.side === "partner";
  const states = partner ? ["info_requested", "draft"] : ["submitted", "in_review"];
  const rows = await tx.$queryRaw<(Counted & { steps: number; partnership: boolean; serves: boolean })[]>`
    SELECT count(*)::int AS n, coalesce(bool_or(due_at < now()), false) AS late,
      (SELECT count(*)::int FROM onboarding_step s
        JOIN partnership p ON p.tenant_id = s.tenant_id AND p.id = s.partnership_id AND p.state = 'onboarding'
        WHERE ${partner} AND s.tenant_id = ${actor.tenantId}::uuid AND s.partner_org_id = ${actor.orgId}::uuid
          AND s.state = 'open' AND s.done_side = 'partner' AND s.due_on IS NOT NULL) AS steps,
      EXISTS (SELECT 1 FROM partnership
        WHERE tenant_id = ${actor.tenantId}::uuid AND partner_org_id = ${actor.orgId}::uuid) AS partnership,
      EXISTS (SELECT 1 FROM contract
        WHERE ${partner} AND tenant_id = ${actor.tenantId}::uuid AND partner_org_id = ${actor.orgId}::uuid) AS serves
    FROM application
    WHERE tenant_id = ${actor.tenantId}::uuid AND state = ANY (${states})
      AND (${!partner} OR partner_org_id = ${actor.orgId}::uuid)`;
  const row = rows[0];
  return {
    applications: { n: row?.n ?? 0, late: (!partner && row?.late) ?? false },
    steps: row?.steps ?? 0,
    partnership: row?.partnership ?? false,
    serves: row?.serves ?? false,
  };
}
