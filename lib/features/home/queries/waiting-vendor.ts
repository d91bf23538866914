import type { Actor } from "#lib/domain/policies/types.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { unconfirmedYears } from "#lib/features/calendars/years.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { WaitDto } from "../dto.ts";
import { type Part, plays, readParts } from "./waiting.ts";
import { optionsToServe } from "./waiting-options.ts";
import {
  endingContracts,
  openBlockers,
  outForSignature,
  RENEW_DAYS,
  signatureAsked,
  wasSent,
} from "./waiting-partner.ts";
import { contractToSign } from "./waiting-sale.ts";
import { vendorTraining } from "./waiting-training.ts";

const sql = Prisma.sql;

/** An agreement that ends within so many days, or has ended, and has no successor yet is to be renewed (P3). */
const AGREEMENT_DAYS = 30;

/** What waits for a person of the vendor, by due time (UX, home): decisions of its managers, cases of its engineers. */
export async function vendorWaiting(tx: Tx, actor: Actor, today: PlainDate): Promise<WaitDto[]> {
  const parts: Part[] = [];
  const tenant = sql`${actor.tenantId}::uuid`;
  if (plays(actor, "partner_manager", "vendor_admin")) parts.push(...decisions(tenant, today));
  parts.push(assessments(tenant, actor.personId));
  if (plays(actor, "partner_manager", "vendor_admin", "certification_manager", "trainer"))
    parts.push(...steps(tenant), blockers(tenant));
  if (plays(actor, "certification_manager", "trainer", "vendor_admin"))
    parts.push(...exams(tenant, today, plays(actor, "certification_manager", "vendor_admin")));
  if (plays(actor, "vendor_support", "vendor_support_manager"))
    parts.push(...cases(tenant, actor.personId, plays(actor, "vendor_support_manager")));
  if (plays(actor, "partner_manager", "vendor_admin", "vendor_support_manager"))
    parts.push(
      renewals(tenant, today),
      contractToSign(sql`x.tenant_id = ${tenant} AND x.partner_org_id IS NULL`),
    );
  if (plays(actor, "vendor_support_manager"))
    parts.push(...optionsToServe({ own: sql`x.tenant_id = ${tenant} AND x.partner_org_id IS NULL`, today }));
  parts.push(...vendorTraining(actor, today));
  parts.push(signatureAsked(actor, today));
  const waiting = await readParts(tx, parts, today);
  return plays(actor, "vendor_admin") ? [...waiting, ...(await holidays(tx, actor, today))] : waiting;
}

/** Years of calendars whose public holidays nobody has found right: the coming one before it begins. */
async function holidays(tx: Tx, actor: Actor, today: PlainDate): Promise<WaitDto[]> {
  const years = await unconfirmedYears(tx, actor.tenantId, today);
  return years.map(({ key, name, year }) => ({
    ...{ key: `calendarYear:${key}-${year}`, kind: "calendarYear" as const, number: null, count: 1 },
    ...{ title: textIn(name, actor.locale), about: "", extra: String(year), dueAt: null, since: null },
    dueOn: year > Number(today.slice(0, 4)) ? `${year}-01-01` : null,
    path: `/settings/calendars/${key}#confirm-${year}`,
  }));
}

/** S14: contracts the vendor serves itself; of the others the partner is asked. */
const renewals = (tenant: Prisma.Sql, today: PlainDate): Part => ({
  kind: "contractRenew",
  id: sql`x.id`,
  number: sql`x.number`,
  title: sql`x.customer_name`,
  about: sql`x.plan_name`,
  dueOn: sql`x.ends_on`,
  path: sql`'/contracts/' || x.number`,
  from: endingContracts(sql`x.tenant_id = ${tenant} AND x.partner_org_id IS NULL`, today, RENEW_DAYS),
});

/** P12, P24, P2, P13: applications, proposals about tiers, business plans, the second signature. */
function decisions(tenant: Prisma.Sql, today: PlainDate): Part[] {
  const partner = sql`JOIN partnership p ON p.tenant_id = x.tenant_id AND p.id = x.partnership_id
    JOIN organisation o ON o.tenant_id = x.tenant_id AND o.id = x.partner_org_id`;
  const tier = (kind: Part["kind"], proposal: string): Part => ({
    kind,
    id: sql`x.id`,
    title: sql`o.name`,
    extra: sql`coalesce(x.proposed_tier_key, x.tier_key, '')`,
    dueOn: kind === "tierDecide" ? sql`x.remediation_until` : sql`NULL`,
    path: sql`'/partners/' || o.slug || '/ladder'`,
    from: sql`FROM partnership x JOIN organisation o ON o.tenant_id = x.tenant_id AND o.id = x.partner_org_id
      WHERE x.tenant_id = ${tenant} AND x.state IN ('onboarding', 'active', 'remediation') AND x.proposal = ${proposal}`,
  });
  return [
    {
      kind: "applicationDecide",
      id: sql`x.id`,
      number: sql`x.number`,
      title: sql`x.org_name`,
      count: sql`(SELECT count(*) FROM application_assessment s
        WHERE s.tenant_id = x.tenant_id AND s.application_id = x.id AND s.handed_in_at IS NOT NULL)`,
      dueAt: sql`x.due_at`,
      since: sql`x.submitted_at`,
      path: sql`'/applications/' || x.number`,
      from: sql`FROM application x WHERE x.tenant_id = ${tenant} AND x.state IN ('submitted', 'in_review')`,
    },
    tier("tierGrant", "grant"),
    tier("tierRemediate", "open_remediation"),
    tier("tierClose", "close_remediation"),
    tier("tierDecide", "decide"),
    {
      kind: "planValidate",
      id: sql`x.id`,
      title: sql`o.name`,
      about: sql`x.title`,
      since: sql`x.submitted_at`,
      path: sql`'/partners/' || o.slug || '/plan'`,
      from: sql`FROM business_plan x ${partner}
        WHERE x.tenant_id = ${tenant} AND x.state = 'submitted' AND p.state NOT IN ('ended', 'suspended')`,
    },
    {
      kind: "evidenceConfirm",
      id: sql`x.id`,
      title: sql`o.name`,
      about: sql`x.label`,
      since: sql`x.submitted_at`,
      path: sql`'/partners/' || o.slug || '/company#evidence-' || x.requirement_key`,
      from: sql`FROM partner_evidence x ${partner}
        WHERE x.tenant_id = ${tenant} AND x.state = 'submitted' AND p.state <> 'ended'`,
    },
    {
      kind: "profileReview",
      id: sql`x.id`,
      title: sql`o.name`,
      about: sql`coalesce(x.submitted_by, '')`,
      since: sql`x.submitted_at`,
      path: sql`'/partners/' || o.slug || '/profile'`,
      from: sql`FROM partner_profile x
        JOIN organisation o ON o.tenant_id = x.tenant_id AND o.id = x.partner_org_id
        WHERE x.tenant_id = ${tenant} AND x.state = 'submitted'`,
    },
    {
      kind: "agreementCountersign",
      id: sql`x.id`,
      number: sql`x.number`,
      title: sql`o.name`,
      since: sql`x.partner_signed_on`,
      path: sql`'/partners/' || o.slug || '/agreements'`,
      from: sql`FROM agreement x ${partner}
        WHERE x.tenant_id = ${tenant} AND x.partner_signed_on IS NOT NULL AND x.vendor_signed_on IS NULL
          AND x.ended_on IS NULL AND p.state <> 'ended'`,
    },
    {
      kind: "agreementSend",
      id: sql`x.id`,
      number: sql`x.number`,
      title: sql`o.name`,
      since: sql`(SELECT max(coalesce(e.closed_at, e.sent_at)) FROM envelope e
        WHERE e.tenant_id = x.tenant_id AND e.agreement_id = x.id)`,
      path: sql`'/partners/' || o.slug || '/agreements/' || x.number`,
      from: sql`FROM agreement x ${partner}
        WHERE x.tenant_id = ${tenant} AND x.partner_signed_on IS NULL AND x.vendor_signed_on IS NULL
          AND x.ended_on IS NULL AND p.state <> 'ended' AND ${wasSent} AND NOT ${outForSignature(today)}`,
    },
    {
      kind: "agreementRenew",
      id: sql`x.id`,
      number: sql`x.number`,
      title: sql`o.name`,
      dueOn: sql`x.ends_on`,
      path: sql`'/partners/' || o.slug || '/agreements'`,
      from: sql`FROM agreement x ${partner}
        WHERE x.tenant_id = ${tenant} AND x.partner_signed_on IS NOT NULL AND x.vendor_signed_on IS NOT NULL
          AND x.ended_on IS NULL AND p.state <> 'ended' AND x.ends_on <= ${addDays(today, AGREEMENT_DAYS)}::date
          AND NOT EXISTS (SELECT 1 FROM agreement n WHERE n.tenant_id = x.tenant_id AND n.id <> x.id
            AND n.partnership_id = x.partnership_id AND n.kind = x.kind AND n.ended_on IS NULL
            AND (n.ends_on IS NULL OR n.ends_on > x.ends_on OR n.partner_signed_on IS NULL OR n.vendor_signed_on IS NULL))`,
    },
  ];
}

/** P12: applications somebody asked this person to assess, whatever their role. */
const assessments = (tenant: Prisma.Sql, me: string): Part => ({
  kind: "applicationAssess",
  id: sql`x.id`,
  number: sql`x.number`,
  title: sql`x.org_name`,
  about: sql`coalesce(s.asked_by, '')`,
  dueAt: sql`x.due_at`,
  since: sql`s.asked_at`,
  path: sql`'/applications/' || x.number`,
  from: sql`FROM application_assessment s
    JOIN application x ON x.tenant_id = s.tenant_id AND x.id = s.application_id
    WHERE s.tenant_id = ${tenant} AND s.assessor_id = ${me}::uuid AND s.handed_in_at IS NULL
      AND x.state IN ('submitted', 'in_review')`,
});

/** Steps of a way in that wait for something the vendor can lift. */
const blockers = (tenant: Prisma.Sql): Part => ({
  kind: "blockerLift",
  id: sql`x.id`,
  title: sql`x.step_key`,
  about: sql`x.text`,
  extra: sql`o.name`,
  since: sql`x.raised_at`,
  path: sql`'/partners/' || o.slug || '/onboarding#' || x.step_key`,
  from: openBlockers(sql`x.tenant_id = ${tenant} AND x.waits_for = 'vendor'`),
});

/** P2: steps a partner says are done, and those the vendor owes, a line a company. */
function steps(tenant: Prisma.Sql): Part[] {
  const of = (kind: Part["kind"], which: Prisma.Sql): Part => ({
    kind,
    id: sql`p.id`,
    title: sql`o.name`,
    count: sql`count(*)`,
    ...(kind === "stepsOwn" ? { dueOn: sql`min(x.due_on)` } : { since: sql`min(x.done_at)` }),
    path: sql`'/partners/' || o.slug || '/onboarding'`,
    from: sql`FROM onboarding_step x
      JOIN partnership p ON p.tenant_id = x.tenant_id AND p.id = x.partnership_id
      JOIN organisation o ON o.tenant_id = x.tenant_id AND o.id = x.partner_org_id
      WHERE x.tenant_id = ${tenant} AND p.state = 'onboarding' AND ${which} GROUP BY p.id, o.name, o.slug`,
  });
  return [
    of("stepsConfirm", sql`x.turn_side = 'vendor' AND x.turn_deed = 'confirm'`),
    // A plan to read and a signature have lines of their own.
    of("stepsOwn", sql`x.turn_side = 'vendor' AND x.turn_deed IN ('do', 'prepare', 'review', 'certify')`),
  ];
}

/** P4, P22: results of courses that are over, and certificates of those who passed. */
function exams(tenant: Prisma.Sql, today: PlainDate, issues: boolean): Part[] {
  const of = (kind: Part["kind"], which: Prisma.Sql): Part => ({
    kind,
    id: sql`x.id`,
    title: sql`x.person_name`,
    about: sql`coalesce(o.name, '')`,
    extra: sql`x.area_key`,
    since: sql`coalesce(x.result_on, x.training_on)`,
    path: sql`'/people/' || x.person_id`,
    from: sql`FROM certification x LEFT JOIN organisation o ON o.tenant_id = x.tenant_id AND o.id = x.partner_org_id
      WHERE x.tenant_id = ${tenant} AND x.valid_until IS NULL AND x.revoked_at IS NULL AND x.ended_at IS NULL
        AND x.valid_from IS NULL AND ${which}`,
  });
  return [
    // A date of a course has a line of its own, for all of its people.
    of(
      "examResult",
      sql`x.result IS NULL AND x.training_on < ${today}::date AND NOT EXISTS (SELECT 1 FROM training_enrolment e
        WHERE e.tenant_id = x.tenant_id AND e.person_id = x.person_id AND x.area_key = ANY (e.areas)
          AND e.cancelled_at IS NULL AND e.seated_at IS NOT NULL)`,
    ),
    ...(issues ? [of("certificateIssue", sql`x.result = 'passed'`)] : []),
  ];
}

/** T1, T3: what was escalated, and what no partner serves. */
function cases(tenant: Prisma.Sql, me: string, manages: boolean): Part[] {
  const base = {
    id: sql`x.id`,
    number: sql`x.number`,
    title: sql`x.subject`,
    extra: sql`x.priority`,
    since: sql`x.opened_at`,
    path: sql`'/tickets/' || x.number`,
  };
  const level3 = { ...base, about: sql`x.served_by_name`, dueAt: sql`x.l3_due_at` };
  const own = { ...base, about: sql`x.customer_name`, dueAt: sql`x.due_at` };
  const open = sql`FROM ticket x WHERE x.tenant_id = ${tenant} AND x.open`;
  const mine = sql`x.l3_assignee_id = ${me}::uuid`;
  return [
    { ...level3, kind: "level3Accept", from: sql`${open} AND x.l3_state = 'asked'` },
    {
      ...level3,
      kind: "level3Answer",
      from: sql`${open} AND x.l3_state = 'accepted' AND (${mine} OR (${manages} AND x.l3_due_at < now()))`,
    },
    {
      ...own,
      kind: "ticketTake",
      from: sql`${open} AND x.partner_org_id IS NULL AND x.assignee_id IS NULL AND x.state <> 'waiting_customer'`,
    },
    {
      ...own,
      kind: "ticketAnswer",
      from: sql`${open} AND x.partner_org_id IS NULL AND x.assignee_id = ${me}::uuid AND x.state <> 'waiting_customer'`,
    },
  ];
}
