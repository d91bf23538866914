import type { Actor } from "#lib/domain/policies/types.ts";
import type { TurnDeed } from "#lib/domain/programmes/turns.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { WaitDto } from "../dto.ts";
import { type Part, plays, readParts } from "./waiting.ts";
import { optionsToServe } from "./waiting-options.ts";
import { contractToSign } from "./waiting-sale.ts";
import { partnerTraining } from "./waiting-training.ts";

const sql = Prisma.sql;
/** From so many days before its end a contract's renewal is work, not only a date. */
export const RENEW_DAYS = 45;

type Asked = { orgSlug: string; today: PlainDate; windowDays: number };

/** What waits for a person of a partner, by due time (UX, home). Titles of steps are keys: the page knows the programme. */
export async function partnerWaiting(
  tx: Tx,
  actor: Actor,
  { orgSlug, today, windowDays }: Asked,
): Promise<WaitDto[]> {
  const parts: Part[] = [];
  const own = sql`x.tenant_id = ${actor.tenantId}::uuid AND x.partner_org_id = ${actor.orgId}::uuid`;
  const home = (page: string) => sql`${`/partners/${orgSlug}/${page}`}`;
  if (plays(actor, "partner_admin", "partner_sales", "partner_presales"))
    parts.push(...steps(own, sql`${`/partners/${orgSlug}`}::text`));
  if (plays(actor, "partner_admin", "partner_sales")) parts.push(...papers(own, home("plan"), today));
  if (plays(actor, "partner_admin", "partner_sales"))
    parts.push({
      kind: "profileReturned",
      id: sql`x.id`,
      title: sql`x.org_name`,
      about: sql`x.reason`,
      since: sql`x.decided_at`,
      path: home("profile"),
      from: sql`FROM partner_profile x WHERE ${own} AND x.state = 'returned'`,
    });
  if (plays(actor, "partner_admin", "partner_sales", "partner_presales"))
    parts.push(...evidence(own, home("company"), today, windowDays));
  if (plays(actor, "partner_admin"))
    parts.push({
      kind: "agreementSign",
      id: sql`x.id`,
      number: sql`x.number`,
      title: sql`x.kind`,
      since: sql`x.created_at`,
      path: home("agreements"),
      // What was sent waits for whoever is asked; once nobody can sign it any more, for the vendor to send it again.
      from: sql`FROM agreement x WHERE ${own} AND x.partner_signed_on IS NULL AND x.ended_on IS NULL AND NOT ${wasSent}`,
    });
  parts.push(signatureAsked(actor, today));
  if (plays(actor, "partner_support", "partner_support_manager")) parts.push(...cases(own, actor.personId));
  if (plays(actor, "partner_admin", "partner_support_manager")) parts.push(...optionsToServe({ own, today }));
  parts.push(...partnerTraining(actor));
  const everyone = plays(actor, "partner_admin", "partner_support_manager");
  if (everyone) parts.push(leaverCases(actor, today));
  parts.push({
    kind: "certificateRenew",
    id: sql`x.id`,
    title: sql`x.person_name`,
    extra: sql`x.area_key`,
    dueOn: sql`x.valid_until`,
    path: sql`'/people/' || x.person_id`,
    from: sql`FROM certification x WHERE ${own} AND x.revoked_at IS NULL AND x.ended_at IS NULL
      AND x.valid_until BETWEEN ${today}::date AND ${addDays(today, windowDays)}::date
      AND (${everyone} OR x.person_id = ${actor.personId}::uuid)
      AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = x.tenant_id AND m.org_id = x.partner_org_id
        AND m.person_id = x.person_id AND m.valid_until <= x.valid_until)
      AND NOT EXISTS (SELECT 1 FROM certification n WHERE n.tenant_id = x.tenant_id AND n.person_id = x.person_id
        AND n.area_key = x.area_key AND n.id <> x.id AND n.revoked_at IS NULL AND n.ended_at IS NULL
        AND (n.valid_until > x.valid_until OR n.valid_until IS NULL))`,
  });
  return readParts(tx, parts, today);
}

/** An agreement x of which a document was sent for signature, however that ended. */
export const wasSent: Prisma.Sql = sql`EXISTS (SELECT 1 FROM envelope e WHERE e.tenant_id = x.tenant_id AND e.agreement_id = x.id)`;

/** P22: open cases with somebody whose last day is set, which a colleague takes before it is over. */
const leaverCases = (actor: Actor, today: PlainDate): Part => ({
  kind: "leaverCases",
  id: sql`x.id`,
  title: sql`x.name`,
  count: sql`c.held`,
  dueOn: sql`m.last_day`,
  path: sql`'/people/' || x.id`,
  from: sql`FROM person x
    JOIN LATERAL (SELECT max(s.valid_until) AS last_day FROM membership s
      WHERE s.tenant_id = x.tenant_id AND s.person_id = x.id AND s.org_id = ${actor.orgId}::uuid
      HAVING bool_and(s.valid_until IS NOT NULL) AND max(s.valid_until) >= ${today}::date) m ON true
    JOIN LATERAL (SELECT count(*)::int AS held FROM ticket t
      WHERE t.tenant_id = x.tenant_id AND t.partner_org_id = ${actor.orgId}::uuid AND t.assignee_id = x.id AND t.open
      HAVING count(*) > 0) c ON true
    WHERE x.tenant_id = ${actor.tenantId}::uuid AND x.partner_org_id = ${actor.orgId}::uuid`,
});

/** An agreement x that people can still sign in the portal. */
export const outForSignature = (today: PlainDate): Prisma.Sql =>
  sql`EXISTS (SELECT 1 FROM envelope e WHERE e.tenant_id = x.tenant_id AND e.agreement_id = x.id
    AND e.outcome IS NULL AND e.expires_on >= ${today}::date)`;

/** P13: a document whose next signature is this person's. */
export const signatureAsked = (actor: Actor, today: PlainDate): Part => ({
  kind: "signatureAsked",
  id: sql`x.id`,
  number: sql`e.number`,
  title: sql`a.kind`,
  about: sql`p.org_name`,
  dueOn: sql`e.expires_on`,
  path: sql`'/partners/' || o.slug || '/agreements/' || a.number`,
  from: sql`FROM envelope_signer x
    JOIN envelope e ON e.tenant_id = x.tenant_id AND e.id = x.envelope_id AND e.turn = x.position
    JOIN agreement a ON a.tenant_id = x.tenant_id AND a.id = e.agreement_id
    JOIN partnership p ON p.tenant_id = x.tenant_id AND p.id = a.partnership_id
    JOIN organisation o ON o.tenant_id = x.tenant_id AND o.id = x.partner_org_id
    WHERE x.tenant_id = ${actor.tenantId}::uuid AND x.signer_id = ${actor.personId}::uuid AND x.signed_at IS NULL
      AND e.outcome IS NULL AND e.expires_on >= ${today}::date`,
});

/** What keeps somebody's way in from going on and is not lifted yet; `o` is the company. */
export const openBlockers = (which: Prisma.Sql): Prisma.Sql =>
  sql`FROM onboarding_blocker x
    JOIN partnership p ON p.tenant_id = x.tenant_id AND p.id = x.partnership_id AND p.state = 'onboarding'
    JOIN organisation o ON o.tenant_id = x.tenant_id AND o.id = x.partner_org_id
    WHERE ${which} AND x.lifted_at IS NULL`;

/** P2: a line a step, for it says what to do. */
function steps(own: Prisma.Sql, company: Prisma.Sql): Part[] {
  const atStep = sql`${company} || '/onboarding#' || x.step_key`;
  const base = { id: sql`x.id`, title: sql`x.step_key`, about: sql`x.remark` };
  const blocked: Part = {
    kind: "blockerLift",
    id: sql`x.id`,
    title: sql`x.step_key`,
    about: sql`x.text`,
    since: sql`x.raised_at`,
    path: atStep,
    from: openBlockers(sql`${own} AND x.waits_for = 'partner'`),
  };
  const begun = sql`JOIN partnership p ON p.tenant_id = x.tenant_id AND p.id = x.partnership_id AND p.state = 'onboarding'`;
  // A signature has a line of its own.
  const asked = (deed: TurnDeed) =>
    sql`FROM onboarding_step x ${begun} WHERE ${own} AND x.turn_side = 'partner' AND x.turn_deed = ${deed}`;
  return [
    blocked,
    { ...base, kind: "stepDo", dueOn: sql`x.due_on`, path: atStep, from: asked("do") },
    {
      ...base,
      kind: "stepWrite",
      dueOn: sql`x.due_on`,
      path: sql`${company} || '/plan'`,
      // A plan that came back has a line of its own.
      from: sql`${asked("write")} AND NOT EXISTS (SELECT 1 FROM business_plan b WHERE b.tenant_id = x.tenant_id
        AND b.partnership_id = x.partnership_id AND b.state = 'returned')`,
    },
    {
      ...base,
      kind: "stepNominate",
      dueOn: sql`x.due_on`,
      path: sql`${company} || '/people'`,
      from: asked("nominate"),
    },
    { ...base, kind: "stepConfirm", since: sql`x.done_at`, path: atStep, from: asked("confirm") },
  ];
}

/** What the company owes on paper: its plan, its application, its customers' renewals. */
function papers(own: Prisma.Sql, planPath: Prisma.Sql, today: PlainDate): Part[] {
  const application = {
    id: sql`x.id`,
    number: sql`x.number`,
    title: sql`x.org_name`,
    since: sql`x.updated_at`,
  };
  return [
    {
      kind: "planReturned",
      id: sql`x.id`,
      title: sql`x.title`,
      about: sql`x.remark`,
      since: sql`x.decided_at`,
      path: planPath,
      from: sql`FROM business_plan x WHERE ${own} AND x.state = 'returned'`,
    },
    {
      ...application,
      kind: "applicationAsked",
      path: sql`'/applications/' || x.number`,
      from: sql`FROM application x WHERE ${own} AND x.state = 'info_requested'`,
    },
    {
      ...application,
      kind: "applicationDraft",
      path: sql`'/applications/' || x.number || '/form'`,
      from: sql`FROM application x WHERE ${own} AND x.state = 'draft'`,
    },
    contractToSign(own),
    {
      kind: "contractRenew",
      id: sql`x.id`,
      number: sql`x.number`,
      title: sql`x.customer_name`,
      about: sql`x.plan_name`,
      dueOn: sql`x.ends_on`,
      path: sql`'/contracts/' || x.number`,
      from: endingContracts(own, today, RENEW_DAYS),
    },
  ];
}

/** P21: evidence that came back, and what runs out within the window with nothing that follows it. */
function evidence(own: Prisma.Sql, page: Prisma.Sql, today: PlainDate, windowDays: number): Part[] {
  const path = sql`${page} || '#evidence-' || x.requirement_key`;
  const about = { id: sql`x.id`, title: sql`x.label`, path };
  const goesOn = sql`JOIN partnership p ON p.tenant_id = x.tenant_id AND p.id = x.partnership_id AND p.state <> 'ended'`;
  return [
    {
      ...about,
      kind: "evidenceReturned",
      about: sql`x.remark`,
      since: sql`x.decided_at`,
      from: sql`FROM partner_evidence x ${goesOn} WHERE ${own} AND x.state = 'returned'`,
    },
    {
      ...about,
      kind: "evidenceRenew",
      dueOn: sql`x.counts_until`,
      from: sql`FROM partner_evidence x ${goesOn} WHERE ${own} AND x.state = 'confirmed' AND x.ended_on IS NULL
        AND x.counts_until BETWEEN ${today}::date AND ${addDays(today, windowDays)}::date
        AND NOT EXISTS (SELECT 1 FROM partner_evidence n WHERE n.tenant_id = x.tenant_id
          AND n.partnership_id = x.partnership_id AND n.requirement_key = x.requirement_key AND n.id <> x.id
          AND (n.state IN ('submitted', 'returned')
            OR (n.state = 'confirmed' AND n.ended_on IS NULL AND (n.counts_until IS NULL OR n.counts_until > x.counts_until))))`,
    },
  ];
}

/** Signed contracts of these that end within some days, with no signed successor. */
export const endingContracts = (own: Prisma.Sql, today: PlainDate, days: number): Prisma.Sql =>
  sql`FROM contract x WHERE ${own} AND x.signed_on IS NOT NULL AND x.cancelled_on IS NULL
    AND x.ends_on BETWEEN ${today}::date AND ${addDays(today, days)}::date
    AND NOT EXISTS (SELECT 1 FROM contract r WHERE r.tenant_id = x.tenant_id AND r.previous_id = x.id
      AND r.signed_on IS NOT NULL AND r.cancelled_on IS NULL)`;

/** T1: one's own cases, what nobody took, and what the manufacturer asked for. */
function cases(own: Prisma.Sql, me: string): Part[] {
  const base = {
    id: sql`x.id`,
    number: sql`x.number`,
    title: sql`x.subject`,
    about: sql`x.customer_name`,
    extra: sql`x.priority`,
    count: sql`x.level`,
    dueAt: sql`x.due_at`,
    since: sql`x.opened_at`,
    path: sql`'/tickets/' || x.number`,
  };
  const open = sql`FROM ticket x WHERE ${own} AND x.open`;
  const here = sql`x.state NOT IN ('waiting_customer', 'with_manufacturer')`;
  return [
    {
      ...base,
      kind: "ticketAnswer",
      from: sql`${open} AND x.assignee_id = ${me}::uuid AND ${here} AND x.l3_state IS DISTINCT FROM 'more_wanted'`,
    },
    { ...base, kind: "ticketTake", from: sql`${open} AND x.assignee_id IS NULL AND ${here}` },
    {
      ...base,
      kind: "ticketMore",
      from: sql`${open} AND x.l3_state = 'more_wanted' AND (x.assignee_id = ${me}::uuid OR x.assignee_id IS NULL)`,
    },
  ];
}
