import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import type { Side } from "#lib/domain/tickets/types.ts";
import { ratingPath } from "#lib/features/ratings/address.ts";
import { hashToken } from "#lib/platform/ids.ts";
import { unsubscribeToken } from "#lib/platform/unsubscribe-token.ts";
import { storyServer } from "../server.ts";
import { hire, organisation } from "./people.ts";
import { one, sql } from "./sql.ts";

export type Reader = Side | "visitor" | "applicant";

/** A page of the portal: its address on the demonstration data, and who may see it. */
export type Entry = {
  at: string;
  sees: readonly Reader[];
  /** Whom it only leads on to another page. */
  leads?: readonly Reader[];
  /** Not a page of the portal: an answer 404 of its own, or a floor for measuring. */
  skip?: true;
};

const WORKSPACE = "emma";
const PARTNER = "sistemas-arlanza";
const CUSTOMER = "ayuntamiento-valdelagua";

const staff: Reader[] = ["vendor", "partner"];
const all: Reader[] = ["vendor", "partner", "customer"];

/** Every address of the sweep, by the folder of its page: a page without a line here fails the sweep. */
export async function table(): Promise<Record<string, Entry>> {
  const found = await one<{
    contract: string;
    ticket: string;
    person: string;
    application: string;
    draft: string;
    programme: string;
    item: string;
    course: string;
    session: string;
    held: string;
    own: string;
    agreement: string;
    credential: string;
    mail: string;
    rule: string;
  }>(
    `SELECT
       (SELECT number FROM contract c WHERE c.tenant_id = w.tenant_id AND c.customer_org_id = o.id ORDER BY ends_on DESC LIMIT 1) AS contract,
       (SELECT number FROM ticket t WHERE t.tenant_id = w.tenant_id AND t.customer_org_id = o.id AND t.open
          AND t.diagnosed_at IS NOT NULL ORDER BY opened_at LIMIT 1) AS ticket,
       (SELECT p.id FROM person p WHERE p.tenant_id = w.tenant_id AND p.email = 'nuria.castano@arlanza.example') AS person,
       (SELECT number FROM application a WHERE a.tenant_id = w.tenant_id AND a.state = 'submitted' ORDER BY number LIMIT 1) AS application,
       (SELECT number FROM application a WHERE a.tenant_id = w.tenant_id AND a.state = 'draft' ORDER BY number LIMIT 1) AS draft,
       (SELECT a.number FROM agreement a JOIN organisation p ON p.tenant_id = a.tenant_id AND p.id = a.partner_org_id
          WHERE a.tenant_id = w.tenant_id AND p.slug = $3 AND a.envelope_id IS NOT NULL LIMIT 1) AS agreement,
       (SELECT c.id FROM credential c WHERE c.tenant_id = w.tenant_id AND c.kind = 'certificate' AND c.holder_name <> ''
          ORDER BY c.number LIMIT 1) AS credential,
       (SELECT m.id FROM inbound_mail m WHERE m.tenant_id = w.tenant_id AND m.customer_org_id = o.id AND m.state = 'held'
          ORDER BY m.received_at DESC LIMIT 1) AS mail,
       (SELECT r.id FROM ticket_rule r JOIN organisation p ON p.tenant_id = r.tenant_id AND p.id = r.org_id
          WHERE r.tenant_id = w.tenant_id AND p.slug = $3 ORDER BY r.position LIMIT 1) AS rule,
       (SELECT slug FROM programme p WHERE p.tenant_id = w.tenant_id LIMIT 1) AS programme,
       (SELECT c.id FROM training_course c WHERE c.tenant_id = w.tenant_id ORDER BY c.created_at DESC LIMIT 1) AS course,
       (SELECT t.id FROM training_session t WHERE t.tenant_id = w.tenant_id AND t.starts_at > now() ORDER BY t.starts_at LIMIT 1) AS session,
       (SELECT t.id FROM training_session t WHERE t.tenant_id = w.tenant_id AND t.ends_at < now() AND t.seats_taken > 0 LIMIT 1) AS held,
       (SELECT e.id FROM training_enrolment e JOIN person p ON p.tenant_id = e.tenant_id AND p.id = e.person_id
          WHERE e.tenant_id = w.tenant_id AND p.email = 'pablo.reig@arlanza.example' LIMIT 1) AS own,
       (SELECT i.id FROM library_item i WHERE i.tenant_id = w.tenant_id AND i.state = 'published' AND i.levels = '{2}'
          AND i.kind = 'guide' ORDER BY i.id LIMIT 1) AS item
     FROM workspace_slug w JOIN organisation o ON o.tenant_id = w.tenant_id AND o.slug = $2 WHERE w.slug = $1`,
    [WORKSPACE, CUSTOMER, PARTNER],
  );
  const v = `/${WORKSPACE}`;
  const partner = `${v}/partners/${PARTNER}`;
  return {
    "/": { at: "/", sees: ["visitor", ...all] },
    "/floor": { at: "/floor", sees: [], skip: true },
    "/sign-in": { at: "/sign-in", sees: ["visitor"] },
    "/forgot": { at: "/forgot", sees: ["visitor"] },
    "/invitation/[token]": { at: await invitation(), sees: ["visitor"] },
    "/reset/[token]": { at: await reset(), sees: ["visitor"] },
    "/unsubscribe/[token]": { at: await unsubscribeLink(), sees: ["visitor"] },
    "/account": { at: "/account", sees: all },
    "/account/mail": { at: "/account/mail", sees: all },
    "/workspaces": { at: "/workspaces", sees: all, leads: all },
    "/[vendor]": { at: v, sees: all },
    "/[vendor]/[...rest]": { at: `${v}/no/such/page`, sees: [], skip: true },
    "/[vendor]/directory": { at: `${v}/directory`, sees: ["visitor"] },
    "/[vendor]/directory/[slug]": { at: `${v}/directory/${PARTNER}`, sees: ["visitor"] },
    "/[vendor]/directory/embed": { at: `${v}/directory/embed`, sees: ["visitor"] },
    "/[vendor]/credentials": { at: `${v}/credentials`, sees: ["visitor"] },
    "/[vendor]/credentials/[id]": { at: `${v}/credentials/${found.credential}`, sees: ["visitor"] },
    "/[vendor]/programmes": { at: `${v}/programmes`, sees: ["visitor", "partner"] },
    "/[vendor]/programmes/[slug]": { at: `${v}/programmes/${found.programme}`, sees: ["visitor"] },
    "/[vendor]/programmes/[slug]/apply": {
      at: `${v}/programmes/${found.programme}/apply`,
      sees: ["visitor"],
    },
    "/[vendor]/applications": { at: `${v}/applications`, sees: staff },
    "/[vendor]/applications/[number]": { at: `${v}/applications/${found.application}`, sees: ["vendor"] },
    "/[vendor]/applications/[number]/form": {
      at: `${v}/applications/${found.draft}/form`,
      sees: ["applicant"],
    },
    "/[vendor]/partners": { at: `${v}/partners`, sees: ["vendor"] },
    "/[vendor]/partner-message": { at: `${v}/partner-message?all=1`, sees: ["vendor"] },
    "/[vendor]/partner": { at: `${v}/partner`, sees: staff, leads: staff },
    "/[vendor]/ladder": { at: `${v}/ladder`, sees: staff, leads: staff },
    "/[vendor]/benefits": { at: `${v}/benefits`, sees: ["partner"] },
    "/[vendor]/knowledge": { at: `${v}/knowledge`, sees: all },
    "/[vendor]/knowledge/[number]": { at: `${v}/knowledge/KB-1001`, sees: all },
    "/[vendor]/knowledge/[number]/edit": { at: `${v}/knowledge/KB-1001/edit`, sees: ["vendor"] },
    "/[vendor]/knowledge/[number]/compare": { at: `${v}/knowledge/KB-1001/compare`, sees: ["vendor"] },
    "/[vendor]/knowledge/new": {
      at: `${v}/knowledge/new?kind=alert&ticket=${found.ticket}`,
      sees: ["vendor"],
    },
    "/[vendor]/knowledge/subscriptions": { at: `${v}/knowledge/subscriptions`, sees: all },
    "/[vendor]/knowledge/suggestions": { at: `${v}/knowledge/suggestions`, sees: ["vendor"] },
    "/[vendor]/articles": { at: `${v}/articles`, sees: ["visitor"] },
    "/[vendor]/articles/[number]": { at: `${v}/articles/KB-1007`, sees: ["visitor"] },
    "/[vendor]/library": { at: `${v}/library`, sees: staff },
    "/[vendor]/library/new": { at: `${v}/library/new`, sees: ["vendor"] },
    "/[vendor]/library/[id]": { at: `${v}/library/${found.item}`, sees: staff },
    "/[vendor]/library/[id]/edit": { at: `${v}/library/${found.item}/edit`, sees: ["vendor"] },
    "/[vendor]/partners/[slug]": { at: partner, sees: staff },
    "/[vendor]/partners/[slug]/agreements": { at: `${partner}/agreements`, sees: staff },
    "/[vendor]/partners/[slug]/agreements/[number]": {
      at: `${partner}/agreements/${found.agreement}`,
      sees: staff,
    },
    "/[vendor]/partners/[slug]/company": { at: `${partner}/company`, sees: staff },
    "/[vendor]/partners/[slug]/ladder": { at: `${partner}/ladder`, sees: staff },
    "/[vendor]/partners/[slug]/onboarding": { at: `${partner}/onboarding`, sees: staff },
    "/[vendor]/partners/[slug]/matrix": { at: `${partner}/matrix`, sees: staff },
    "/[vendor]/partners/[slug]/people": { at: `${partner}/people`, sees: staff },
    "/[vendor]/partners/[slug]/profile": { at: `${partner}/profile`, sees: staff },
    "/[vendor]/partners/[slug]/plan": { at: `${partner}/plan`, sees: staff },
    "/[vendor]/partners/[slug]/year": { at: `${partner}/year`, sees: staff },
    "/[vendor]/me": { at: `${v}/me`, sees: ["partner"] },
    "/[vendor]/calendar": { at: `${v}/calendar`, sees: staff },
    "/[vendor]/certificates": { at: `${v}/certificates`, sees: staff },
    "/[vendor]/certificates/partners": { at: `${v}/certificates/partners`, sees: ["vendor"] },
    "/[vendor]/people/[id]": { at: `${v}/people/${found.person}`, sees: staff },
    "/[vendor]/training": { at: `${v}/training`, sees: staff },
    "/[vendor]/training/[id]": { at: `${v}/training/${found.held}`, sees: staff },
    "/[vendor]/training/[id]/edit": { at: `${v}/training/${found.session}/edit`, sees: ["vendor"] },
    "/[vendor]/training/[id]/import": { at: `${v}/training/${found.held}/import`, sees: ["vendor"] },
    "/[vendor]/training/sessions/new": { at: `${v}/training/sessions/new`, sees: ["vendor"] },
    "/[vendor]/training/courses": { at: `${v}/training/courses`, sees: ["vendor"] },
    "/[vendor]/training/courses/new": { at: `${v}/training/courses/new`, sees: ["vendor"] },
    "/[vendor]/training/courses/[id]": { at: `${v}/training/courses/${found.course}`, sees: ["vendor"] },
    "/[vendor]/training/orders": { at: `${v}/training/orders?view=all`, sees: staff },
    "/[vendor]/training/mine": { at: `${v}/training/mine`, sees: ["partner"] },
    // The person's own alone; its story walks it.
    "/[vendor]/training/exam/[enrolmentId]/[part]": {
      at: `${v}/training/exam/${found.own}/teoria`,
      sees: [],
    },
    "/[vendor]/customers": { at: `${v}/customers`, sees: staff },
    "/[vendor]/customers/[slug]": { at: `${v}/customers/${CUSTOMER}`, sees: all },
    "/[vendor]/contracts": { at: `${v}/contracts`, sees: all, leads: ["customer"] },
    "/[vendor]/contracts/renewals": { at: `${v}/contracts/renewals`, sees: staff },
    "/[vendor]/contracts/new": { at: `${v}/contracts/new?customer=${CUSTOMER}`, sees: staff },
    "/[vendor]/contracts/[number]/amend": { at: `${v}/contracts/${found.contract}/amend`, sees: staff },
    "/[vendor]/contracts/[number]/quote": { at: `${v}/contracts/${found.contract}/quote`, sees: all },
    "/[vendor]/contracts/[number]": { at: `${v}/contracts/${found.contract}`, sees: all },
    "/[vendor]/contracts/[number]/hours": { at: `${v}/contracts/${found.contract}/hours`, sees: all },
    "/[vendor]/contracts/[number]/reviews": { at: `${v}/contracts/${found.contract}/reviews`, sees: all },
    "/[vendor]/contracts/[number]/days": { at: `${v}/contracts/${found.contract}/days`, sees: all },
    "/[vendor]/contracts/[number]/readiness": {
      at: `${v}/contracts/${found.contract}/readiness`,
      sees: all,
    },
    "/[vendor]/reports": { at: `${v}/reports`, sees: all },
    "/[vendor]/reports/ratings": { at: `${v}/reports/ratings`, sees: all },
    "/[vendor]/rate/[token]": { at: await ratingLink(), sees: ["visitor"] },
    "/[vendor]/reports/cases": { at: `${v}/reports/cases?result=breached`, sees: all },
    "/[vendor]/reports/month": {
      at: `${v}/reports/month?customer=${CUSTOMER}&month=${new Date().toISOString().slice(0, 7)}`,
      sees: all,
    },
    "/[vendor]/releases": { at: `${v}/releases`, sees: all },
    "/[vendor]/releases/[product]/[version]": { at: `${v}/releases/emma/4.1`, sees: all },
    "/[vendor]/releases/end-of-life": { at: `${v}/releases/end-of-life`, sees: all },
    "/[vendor]/releases/systems": { at: `${v}/releases/systems`, sees: all },
    "/[vendor]/settings/products": { at: `${v}/settings/products`, sees: ["vendor"] },
    "/[vendor]/settings/products/[key]": { at: `${v}/settings/products/emma`, sees: ["vendor"] },
    "/[vendor]/settings/products/[key]/releases/[version]": {
      at: `${v}/settings/products/emma/releases/2.4`,
      sees: ["vendor"],
    },
    "/[vendor]/defects": { at: `${v}/defects`, sees: ["vendor"] },
    "/[vendor]/defects/new": { at: `${v}/defects/new`, sees: ["vendor"] },
    "/[vendor]/defects/[number]": { at: `${v}/defects/OCF-D101`, sees: ["vendor"] },
    "/[vendor]/features": { at: `${v}/features`, sees: all },
    "/[vendor]/features/new": { at: `${v}/features/new`, sees: ["vendor"] },
    "/[vendor]/features/[number]": { at: `${v}/features/OCF-F101`, sees: all },
    "/[vendor]/tickets": { at: `${v}/tickets`, sees: all },
    "/[vendor]/tickets/new": { at: `${v}/tickets/new`, sees: all },
    "/[vendor]/tickets/replies": { at: `${v}/tickets/replies`, sees: staff },
    // Of who asked for a change alone: looked at in its story.
    "/[vendor]/tickets/bulk/[id]": { at: `${v}/tickets/bulk/x`, sees: [], skip: true },
    "/[vendor]/tickets/rules": { at: `${v}/tickets/rules`, sees: staff },
    "/[vendor]/tickets/rules/[id]": { at: `${v}/tickets/rules/${found.rule}`, sees: ["partner"] },
    "/[vendor]/tickets/recurring": { at: `${v}/tickets/recurring`, sees: staff },
    "/[vendor]/tickets/rules/log": { at: `${v}/tickets/rules/log`, sees: staff },
    "/[vendor]/tickets/mail": { at: `${v}/tickets/mail`, sees: all },
    "/[vendor]/tickets/mail/[id]": { at: `${v}/tickets/mail/${found.mail}`, sees: all },
    "/[vendor]/tickets/[number]": { at: `${v}/tickets/${found.ticket}`, sees: all },
    "/[vendor]/tickets/[number]/clock": { at: `${v}/tickets/${found.ticket}/clock`, sees: all },
    "/[vendor]/settings": { at: `${v}/settings`, sees: ["vendor"] },
    "/[vendor]/settings/programmes": { at: `${v}/settings/programmes`, sees: ["vendor"] },
    "/[vendor]/settings/programmes/[slug]": {
      at: `${v}/settings/programmes/${found.programme}`,
      sees: ["vendor"],
    },
    "/[vendor]/settings/programmes/[slug]/compare": {
      at: `${v}/settings/programmes/${found.programme}/compare?from=1&to=draft`,
      sees: ["vendor"],
    },
    "/[vendor]/settings/programmes/[slug]/draft/[part]": {
      at: `${v}/settings/programmes/${found.programme}/draft/requirements`,
      sees: ["vendor"],
    },
    "/[vendor]/settings/programmes/[slug]/import": {
      at: `${v}/settings/programmes/${found.programme}/import`,
      sees: ["vendor"],
    },
    "/[vendor]/settings/programmes/[slug]/publish": {
      at: `${v}/settings/programmes/${found.programme}/publish`,
      sees: ["vendor"],
    },
    "/[vendor]/settings/documents": { at: `${v}/settings/documents`, sees: ["vendor"] },
    "/[vendor]/settings/plans": { at: `${v}/settings/plans`, sees: ["vendor"] },
    "/[vendor]/settings/plans/[key]": { at: `${v}/settings/plans/emma_support`, sees: ["vendor"] },
    "/[vendor]/settings/plans/[key]/compare": {
      at: `${v}/settings/plans/emma_support/compare?from=1&to=draft`,
      sees: ["vendor"],
    },
    "/[vendor]/settings/plans/[key]/edit": {
      at: `${v}/settings/plans/emma_support/edit?part=targets`,
      sees: ["vendor"],
    },
    "/[vendor]/settings/plans/[key]/review": {
      at: `${v}/settings/plans/emma_support/review`,
      sees: ["vendor"],
    },
    "/[vendor]/settings/calendars": { at: `${v}/settings/calendars`, sees: ["vendor"] },
    "/[vendor]/settings/calendars/[key]": { at: `${v}/settings/calendars/madrid`, sees: ["vendor"] },
    "/[vendor]/settings/calendars/[key]/edit": {
      at: `${v}/settings/calendars/madrid/edit`,
      sees: ["vendor"],
    },
    "/[vendor]/settings/calendars/[key]/review": {
      at: `${v}/settings/calendars/madrid/review`,
      sees: ["vendor"],
    },
    "/[vendor]/settings/directory": { at: `${v}/settings/directory`, sees: ["vendor"] },
    "/[vendor]/settings/signing": { at: `${v}/settings/signing`, sees: ["vendor"] },
    "/[vendor]/settings/mail": { at: `${v}/settings/mail`, sees: ["vendor"] },
    "/[vendor]/settings/people": { at: `${v}/settings/people`, sees: all },
    "/[vendor]/search": { at: `${v}/search?q=${encodeURIComponent("red")}&kind=tickets`, sees: all },
    "/[vendor]/notifications": { at: `${v}/notifications`, sees: all },
    "/[vendor]/notifications/mail": { at: `${v}/notifications/mail`, sees: all },
  };
}

/** The addresses of all pages as the folders say them: groups in brackets leave no trace in an address. */
export function pagesOfApp(): string[] {
  const app = path.resolve(import.meta.dirname, "../../../app");
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter(file => path.basename(file) === "page.tsx")
    .map(file => {
      const parts = path.dirname(file).split(path.sep);
      return `/${parts.filter(part => part !== "." && !/^\(.*\)$/.test(part)).join("/")}`;
    })
    .sort();
}

/** Somebody of each side who may see as much as their side can. */
export async function readers(): Promise<Record<Exclude<Reader, "visitor">, string>> {
  const vendor = await hire({
    workspace: WORKSPACE,
    org: "open-cloud-factory",
    name: "Valeria Sweep",
    roles: [
      "vendor_admin",
      "partner_manager",
      "certification_manager",
      "vendor_support",
      "vendor_support_manager",
    ],
  });
  const partner = await hire({
    workspace: WORKSPACE,
    org: PARTNER,
    name: "Pere Sweep",
    roles: ["partner_admin", "partner_sales", "partner_support"],
  });
  const customer = await hire({
    workspace: WORKSPACE,
    org: CUSTOMER,
    name: "Clara Sweep",
    roles: ["customer_admin", "customer_contact"],
  });
  const applicant = await one<{ slug: string }>(
    `SELECT o.slug FROM application a JOIN workspace_slug w ON w.tenant_id = a.tenant_id
       JOIN organisation o ON o.tenant_id = a.tenant_id AND o.id = a.partner_org_id
     WHERE w.slug = $1 AND a.state = 'draft' ORDER BY a.number LIMIT 1`,
    [WORKSPACE],
  );
  const applying = await hire({
    workspace: WORKSPACE,
    org: applicant.slug,
    name: "Anton Sweep",
    roles: ["partner_admin"],
  });
  return {
    vendor: vendor.email,
    partner: partner.email,
    customer: customer.email,
    applicant: applying.email,
  };
}

async function invitation(): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const org = await organisation(WORKSPACE, PARTNER);
  await sql(
    `INSERT INTO invitation (id, token_hash, tenant_id, membership_id, org_id, org_name, person_name, email, invited_by, expires_at)
     SELECT gen_random_uuid(), $1, m.tenant_id, m.id, m.org_id, 'Sistemas Arlanza', 'Inés Sweep', $2, 'Andrés Quiroga', now() + interval '1 day'
     FROM membership m WHERE m.tenant_id = $3 AND m.org_id = $4 LIMIT 1`,
    [hashToken(token), `ines.${token.slice(0, 6)}@stories.example`.toLowerCase(), org.tenantId, org.id],
  );
  return `/invitation/${token}`;
}

async function reset(): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const who = await hire({
    workspace: WORKSPACE,
    org: PARTNER,
    name: "Rosa Sweep",
    roles: ["partner_sales"],
  });
  await sql(
    `INSERT INTO password_reset (id, token_hash, account_id, expires_at) VALUES (gen_random_uuid(), $1, $2, now() + interval '1 hour')`,
    [hashToken(token), who.accountId],
  );
  return `/reset/${token}`;
}

/** The link of a question that is still open, as its mail has it. */
async function ratingLink(): Promise<string> {
  const question = await one<{ tenantId: string; id: string }>(
    `SELECT r.tenant_id AS "tenantId", r.id FROM ticket_rating r
     JOIN workspace_slug w ON w.tenant_id = r.tenant_id AND w.slug = $1 WHERE r.until > now() ORDER BY r.asked_at DESC LIMIT 1`,
    [WORKSPACE],
  );
  process.env.AUTH_SECRET = storyServer().authSecret;
  return `/${WORKSPACE}${ratingPath(question, "good")}`;
}

/** A link as a mail has it, of somebody who has turned nothing off. */
async function unsubscribeLink(): Promise<string> {
  const who = await one<{ tenantId: string; personId: string }>(
    `SELECT p.tenant_id AS "tenantId", p.id AS "personId" FROM person p
     JOIN workspace_slug w ON w.tenant_id = p.tenant_id AND w.slug = $1
     WHERE NOT EXISTS (SELECT 1 FROM mail_preference m WHERE m.tenant_id = p.tenant_id AND m.person_id = p.id)
     ORDER BY p.id LIMIT 1`,
    [WORKSPACE],
  );
  process.env.AUTH_SECRET = storyServer().authSecret;
  return `/unsubscribe/${unsubscribeToken({ ...who, what: "cases", at: Date.now() })}`;
}
