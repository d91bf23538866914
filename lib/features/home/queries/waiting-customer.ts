import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { WaitDto } from "../dto.ts";
import { type Part, plays, readParts } from "./waiting.ts";
import { daysProposed, readinessToState } from "./waiting-options.ts";
import { endingContracts } from "./waiting-partner.ts";
import { quoteToAnswer } from "./waiting-sale.ts";

const sql = Prisma.sql;
/** A customer is asked about the next term as long before its end as the plan warns. */
const RENEW_DAYS = 90;

/** What waits for a person of a customer (UX, home): contacts answer and confirm, the administrator keeps the contract. */
export async function customerWaiting(tx: Tx, actor: Actor, today: PlainDate): Promise<WaitDto[]> {
  const parts: Part[] = [];
  const own = sql`x.tenant_id = ${actor.tenantId}::uuid AND x.customer_org_id = ${actor.orgId}::uuid`;
  const valid = sql`x.signed_on IS NOT NULL AND x.cancelled_on IS NULL AND x.starts_on <= ${today}::date AND x.ends_on >= ${today}::date`;
  if (plays(actor, "customer_contact")) {
    const ticket = {
      id: sql`x.id`,
      number: sql`x.number`,
      title: sql`x.subject`,
      about: sql`coalesce(x.assignee_name, x.served_by_name)`,
      path: sql`'/tickets/' || x.number`,
    };
    parts.push(
      {
        ...ticket,
        kind: "ticketReply",
        since: sql`coalesce(x.waiting_since, x.last_message_at)`,
        from: sql`FROM ticket x WHERE ${own} AND x.open AND x.state = 'waiting_customer'`,
      },
      {
        ...ticket,
        kind: "ticketConfirm",
        since: sql`x.resolved_at`,
        from: sql`FROM ticket x WHERE ${own} AND NOT x.open AND x.state = 'resolved'`,
      },
      {
        // S7: only a contact lets in what somebody else of the company wrote. Forged ones stand in the list of mail alone.
        kind: "mailHeld",
        id: sql`x.id`,
        title: sql`x.subject`,
        about: sql`coalesce(nullif(x.from_name, ''), x.from_address)`,
        since: sql`x.received_at`,
        path: sql`'/tickets/mail/' || x.id`,
        from: sql`FROM inbound_mail x WHERE ${own} AND x.state = 'held' AND x.audience = 'everyone' AND x.writer_side = 'customer'
          AND x.reason <> 'spoofed'`,
      },
    );
  }
  if (plays(actor, "customer_admin", "customer_contact")) parts.push(daysProposed({ own, today }));
  if (plays(actor, "customer_admin")) {
    parts.push(readinessToState({ own, today }));
    const contract = {
      id: sql`x.id`,
      number: sql`x.number`,
      about: sql`x.plan_name`,
      path: sql`'/contracts/' || x.number`,
    };
    const plan = sql`JOIN support_plan_version v ON v.tenant_id = x.tenant_id AND v.id = x.plan_version_id`;
    parts.push(
      quoteToAnswer(own, today),
      {
        ...contract,
        kind: "contractRenew",
        title: sql`x.served_by_name`,
        dueOn: sql`x.ends_on`,
        from: endingContracts(own, today, RENEW_DAYS),
      },
      {
        // S15: only while nothing else runs or is signed to come; of several, the one that ended last.
        ...contract,
        kind: "contractLapsed",
        title: sql`x.served_by_name`,
        dueOn: sql`x.ends_on`,
        from: sql`FROM contract x WHERE ${own} AND x.signed_on IS NOT NULL AND x.cancelled_on IS NULL
          AND x.ends_on < ${today}::date AND NOT EXISTS (SELECT 1 FROM contract r WHERE r.tenant_id = x.tenant_id
            AND r.customer_org_id = x.customer_org_id AND r.signed_on IS NOT NULL AND r.cancelled_on IS NULL
            AND (r.ends_on, r.id) > (x.ends_on, x.id))`,
      },
      {
        ...contract,
        kind: "contactsMissing",
        title: sql`x.plan_name`,
        since: sql`x.signed_on`,
        count: sql`(v.definition->>'authorisedContacts')::int`,
        from: sql`FROM contract x ${plan} WHERE ${own} AND ${valid} AND NOT EXISTS (SELECT 1 FROM authorised_contact c
          WHERE c.tenant_id = x.tenant_id AND c.contract_id = x.id AND c.removed_at IS NULL)`,
      },
      {
        ...contract,
        id: sql`c.id`,
        kind: "contactUntrained",
        title: sql`c.person_name`,
        since: sql`c.added_at`,
        from: sql`FROM contract x ${plan}
          JOIN authorised_contact c ON c.tenant_id = x.tenant_id AND c.contract_id = x.id
          WHERE ${own} AND ${valid} AND c.removed_at IS NULL AND c.trained_on IS NULL
            AND (v.definition->>'contactsMustBeTrained')::boolean`,
      },
    );
  }
  return readParts(tx, parts, today);
}
