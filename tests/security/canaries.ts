import type { Actor } from "#lib/domain/policies/types.ts";
import type { TestDatabase } from "#tests/support/database.ts";

// Every text of a filled database is marked with whose it is, past all rules. Whatever an answer holds then says by
// itself whether the reader may have it: "⟪kind|tenant|partner|customer|audience|person⟫".

export type Canary = {
  kind: string;
  tenant: string;
  partner: string;
  customer: string;
  audience: string;
  person: string;
};

type Whose = { partner?: string; customer?: string; audience?: string; person?: string };

/** SQL of a mark for a row: whose it is, as expressions over its columns. */
const mark = (kind: string, { partner, customer, audience, person }: Whose): string =>
  `'⟪' || concat_ws('|', '${kind}', tenant_id, ${[
    partner ?? "NULL",
    customer ?? "NULL",
    audience ?? "'everyone'",
    person ?? "NULL",
  ]
    .map(expression => `coalesce((${expression})::text, '')`)
    .join(", ")}) || '⟫'`;

const parties: Whose = { partner: "partner_org_id", customer: "customer_org_id" };
const heard: Whose = { ...parties, audience: "audience" };
const between: Whose = { partner: "partner_org_id", audience: "'partner_vendor'" };
const draftOf = (state: string): Whose => ({
  partner: "partner_org_id",
  audience: `CASE WHEN state = '${state}' THEN 'partner' ELSE 'partner_vendor' END`,
});

const known: Whose = { audience: "CASE WHEN state = 'draft' THEN 'vendor' ELSE 'partners' END" };
const published: Whose = { audience: "CASE WHEN state = 'published' THEN 'partners' ELSE 'vendor' END" };

/** The companies a contract covers a row's product for today, as a list of ids: said once more, apart from the code under test. */
const coveredBy = (
  table: string,
  org: string,
) => `(SELECT coalesce(string_agg(DISTINCT c.${org}::text, ','), '-') FROM contract c
  JOIN contract_system s ON s.tenant_id = c.tenant_id AND s.contract_id = c.id
  WHERE s.tenant_id = ${table}.tenant_id AND s.product_id = ${table}.product_id
    AND c.signed_on IS NOT NULL AND c.cancelled_on IS NULL AND c.starts_on <= current_date
    AND (c.ends_on >= current_date OR EXISTS (SELECT 1 FROM contract r WHERE r.previous_id = c.id
      AND r.signed_on <= c.ends_on AND r.starts_on > current_date)))`;
const covered = (table: string): Whose => ({
  partner: coveredBy(table, "partner_org_id"),
  customer: coveredBy(table, "customer_org_id"),
  audience: "CASE WHEN state = 'published' THEN 'entitled' ELSE 'vendor' END",
});

const standing = (
  table: string,
) => `(SELECT coalesce(string_agg(DISTINCT p.partner_org_id::text, ','), '-') FROM partnership p
  WHERE p.tenant_id = ${table}.tenant_id AND p.state IN ('active', 'remediation'))`;
/** What the vendor lets others know, by its gate: whoever a contract covers, partners with status, or everybody (S10, P14). */
const gated = (table: string): Whose => {
  const ofGate = (org: string) =>
    coveredBy(table, org).replace(
      `s.product_id = ${table}.product_id`,
      `'entitled:' || s.product_id = ${table}.gate`,
    );
  return {
    partner: `CASE WHEN ${table}.gate LIKE 'entitled:%' THEN ${ofGate("partner_org_id")} || ',' || ${standing(table)} ELSE ${standing(table)} END`,
    customer: `CASE WHEN ${table}.gate LIKE 'entitled:%' THEN ${ofGate("customer_org_id")} ELSE '-' END`,
    audience: `CASE ${table}.gate WHEN 'public' THEN 'public' WHEN 'staff' THEN 'vendor' ELSE 'entitled' END`,
  };
};

/** Table, kind, whose, and its columns of text. */
const TEXTS: [table: string, kind: string, whose: Whose, columns: string[]][] = [
  ["organisation", "organisation", parties, ["name"]],
  ["person", "person", { ...parties, person: "id" }, ["name", "phone", "failing_words"]],
  ["ticket", "ticket", parties, ["subject", "customer_name", "opened_by_name"]],
  ["ticket_message", "message", heard, ["body"]],
  // Who both have a link in common with: those it stands for.
  ["ticket_link", "link", heard, ["by_name"]],
  ["defect", "defect", { audience: "'vendor'" }, ["title", "description", "created_by"]],
  // Whose vote it is, the company itself and the vendor know.
  ["feature_vote", "vote", parties, ["org_name", "by_name"]],
  // Who linked it: read by the companies of that case.
  ["feature_case", "wish link", parties, ["by_name"]],
  ["attachment", "file", heard, ["name"]],
  ["inbound_mail", "mail", heard, ["subject", "from_name", "preview", "note"]],
  ["mail_delivery", "delivery", { ...between, audience: "audience" }, ["words"]],
  ["escalation", "escalation", between, ["reason", "requested_by_name"]],
  ["contract", "contract", parties, ["customer_name", "plan_name"]],
  ["contract_system", "system", parties, ["name"]],
  ["authorised_contact", "contact", { ...parties, person: "person_id" }, ["person_name", "training_note"]],
  ["readiness_entry", "readiness", parties, ["text", "by"]],
  ["hour_pack", "hours", parties, ["order_number", "by"]],
  ["hour_entry", "time", parties, ["what", "consultant"]],
  ["planned_work", "work", parties, ["what", "consultant", "reason"]],
  ["on_site_year", "on-site", parties, ["order_number", "by"]],
  ["business_review", "review", parties, ["place", "reason"]],
  ["review_action", "action", parties, ["what", "owner", "done_note"]],
  ["booked_day", "booked day", parties, ["reason", "answer"]],
  ["quote", "quote", parties, ["words", "discount_why", "sent_by"]],
  ["quote_answer", "answer to a quote", parties, ["reason", "by"]],
  ["contract_order", "purchase order", parties, ["ordered_by", "recorded_by"]],
  ["contract_amendment", "amendment", parties, ["reason", "agreed_by"]],
  ["contract_invoice", "invoice", parties, ["number", "closed_by"]],
  ["partnership", "partnership", between, ["org_name"]],
  ["tier_decision", "decision", between, ["reason"]],
  ["grandfathering", "promise", between, ["given_by"]],
  ["application", "application", draftOf("draft"), ["org_name", "reason"]],
  ["application_score", "score", { audience: "'vendor'" }, ["note", "assessor_name"]],
  ["application_assessment", "assessment", { audience: "'vendor'" }, ["note", "assessor_name"]],
  [
    "ticket_rule",
    "rule",
    { partner: "CASE WHEN side = 'partner' THEN org_id END", audience: "side" },
    ["name", "changed_by_name"],
  ],
  ["onboarding_blocker", "blocker", { ...between, audience: "audience" }, ["text", "raised_by", "outcome"]],
  ["information_request", "request", between, ["note"]],
  ["onboarding_step", "step", between, ["evidence", "remark", "owner_name"]],
  ["agreement", "agreement", between, ["vendor_signed_by", "partner_signed_by"]],
  ["envelope", "envelope", between, ["title", "text", "sent_by", "close_reason"]],
  ["envelope_signer", "signer", between, ["name", "org_name"]],
  ["envelope_signature", "signature", between, ["name", "typed", "ip"]],
  ["envelope_trace", "trace", between, ["name"]],
  ["document_template", "template", { audience: "'vendor'" }, ["title", "body", "note", "published_by"]],
  ["document_template_draft", "template", { audience: "'vendor'" }, ["title", "body", "saved_by"]],
  ["business_plan", "plan", draftOf("draft"), ["title", "remark"]],
  ["plan_note", "comment", between, ["body"]],
  ["partner_evidence", "evidence", between, ["label", "text", "remark", "submitted_by"]],
  [
    "certification",
    "certificate",
    { ...between, person: "person_id" },
    ["person_name", "training_note", "nominated_by"],
  ],
  // Dates are every partner's to read; who comes, and what it costs them, is each company's own.
  ["training_session", "date", { audience: "'partners'" }, ["place", "note"]],
  ["training_door", "door", { audience: "'partners'" }, ["link"]],
  ["training_enrolment", "enrolment", { ...between, person: "person_id" }, ["person_name", "asked_by"]],
  ["training_result", "mark", { ...between, person: "person_id" }, ["note", "by"]],
  ["training_date_request", "asked date", between, ["note", "asked_by", "org_name", "reason"]],
  ["training_order_line", "order", between, ["about", "by"]],
  ["training_question", "question", { audience: "'vendor'" }, ["topic"]],
  ["partner_profile", "profile", draftOf("draft"), ["org_name", "reason"]],
  ["product", "product", {}, ["name"]],
  // What a release says is for those its product is covered for: marked with the product, as its contracts say.
  ["release_note", "notes", covered("release_note"), ["notes_en", "notes_es"]],
  ["release_file", "release file", covered("release_file"), ["name"]],
  ["end_of_life", "advice", {}, ["advice_en", "advice_es"]],
  ["system_version", "correction", parties, ["note", "by"]],
  [
    "knowledge_text",
    "knowledge",
    gated("knowledge_text"),
    ["title", "summary", "affected", "workaround", "resolution", "body"],
  ],
  ["knowledge_change", "edition", gated("knowledge_change"), ["note_en", "note_es"]],
  [
    "knowledge_file",
    "knowledge file",
    {
      ...gated("knowledge_file"),
      audience: `CASE WHEN knowledge_file.state NOT IN ('published', 'superseded') THEN 'vendor' ELSE ${gated("knowledge_file").audience} END`,
    },
    ["name"],
  ],
  ["knowledge_draft", "draft of knowledge", { audience: "'vendor'" }, ["saved_by", "remark"]],
  // A published item is every partner's to know of; its readers are the vendor's and each company's own.
  // Whoever had it, or would have it, may still read the title of what was withdrawn (P25).
  ["library_item", "item", known, ["title_en", "title_es"]],
  ["library_version", "version", published, ["label", "changes_en", "changes_es"]],
  ["library_source", "source", { audience: "'vendor'" }, ["url"]],
  ["library_read", "read", between, ["person_name", "org_name"]],
];

const KEPT = /^(envelope|document_template|agreement|quote|contract_(order|amendment|invoice))/;

/** Columns of JSON whose long texts are marked; short ones are keys of the programme. */
const DOCUMENTS: [table: string, kind: string, whose: Whose, column: string][] = [
  ["event", "event", heard, "data"],
  ["notification", "notification", { person: "person_id", audience: "'person'" }, "data"],
  ["application", "answers", draftOf("draft"), "answers"],
  ["application", "pending", { partner: "partner_org_id", audience: "'partner'" }, "pending"],
  ["business_plan", "plan", draftOf("draft"), "content"],
  ["partner_profile", "profile", draftOf("draft"), "content"],
  ["escalation", "evidence", between, "evidence"],
];
const LONG = 12;

/** What the demonstration data has none of: drafts, points of assessors, files of every audience, notifications. */
export async function fillUp(db: Pick<TestDatabase, "admin">): Promise<void> {
  // Releases go by contracts here; what a benefit adds is tested beside its feature.
  await db.admin.query("UPDATE product SET partner_benefits = '{}'");
  const everyThird = (table: string, n: number) =>
    `SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY tenant_id ORDER BY id) AS n FROM ${table}) t WHERE n % 3 = ${n}`;
  await db.admin.query(
    `UPDATE application SET state = 'draft' WHERE id IN (${everyThird("application", 1)})`,
  );
  await db.admin.query(
    `UPDATE application SET state = 'info_requested', pending = answers WHERE id IN (${everyThird("application", 2)})`,
  );
  await db.admin.query(
    `UPDATE business_plan SET state = 'draft' WHERE id IN (${everyThird("business_plan", 1)})`,
  );
  await db.admin.query(
    `INSERT INTO application_score (tenant_id, id, application_id, assessor_id, assessor_name, criterion_key, points, note)
     SELECT tenant_id, gen_random_uuid(), id, gen_random_uuid(), 'Assessor', 'market_presence', 2, 'Weak'
     FROM application WHERE state <> 'draft'`,
  );
  await db.admin.query(
    `INSERT INTO application_assessment (tenant_id, application_id, assessor_id, assessor_name, handed_in_at, verdict, note)
     SELECT tenant_id, application_id, assessor_id, assessor_name, now(), 'unsure', 'Perhaps'
     FROM application_score WHERE assessor_name = 'Assessor' ON CONFLICT DO NOTHING`,
  );
  await db.admin.query(
    `INSERT INTO onboarding_blocker (tenant_id, id, partnership_id, partner_org_id, step_key, waits_for, text, raised_by, raised_side)
     SELECT DISTINCT ON (tenant_id, partnership_id) tenant_id, gen_random_uuid(), partnership_id, partner_org_id, step_key,
            'vendor', 'The dates', 'Somebody', 'partner' FROM onboarding_step`,
  );
  // What no shipped programme asks for in its own words.
  await db.admin.query(
    `INSERT INTO partner_evidence (tenant_id, id, partnership_id, partner_org_id, requirement_key, label, text, submitted_by, submitted_side)
     SELECT tenant_id, gen_random_uuid(), id, partner_org_id, 'insured', 'Policy', 'Ours', 'Somebody', 'partner' FROM partnership`,
  );
  // One of each vendor's is the vendor's alone, one is taken back.
  await db.admin.query(
    `UPDATE knowledge_item SET gate = 'staff', for_whom = 'staff' WHERE id IN (${everyThird("knowledge_item", 1)}) AND edition > 0`,
  );
  await db.admin.query(
    `UPDATE knowledge_item SET state = 'withdrawn', withdrawn_reason = 'Wrong' WHERE id IN (${everyThird("knowledge_item", 2)})
       AND edition > 0 AND kind = 'article'`,
  );
  for (const table of ["knowledge_text", "knowledge_change"])
    await db.admin.query(
      `UPDATE ${table} t SET gate = i.gate, state = i.state FROM knowledge_item i WHERE i.tenant_id = t.tenant_id AND i.id = t.item_id`,
    );
  // Each text has a file of its edition, and one of a draft.
  await db.admin.query(
    `INSERT INTO knowledge_file (tenant_id, id, item_id, name, media_type, size, sha256, uploaded_by_id, edition, state, gate)
     SELECT i.tenant_id, gen_random_uuid(), i.id, 'log', 'text/plain', 1, '', i.created_by_id, 1,
       CASE WHEN of_draft THEN 'draft' ELSE i.state END, CASE WHEN of_draft THEN 'staff' ELSE i.gate END
     FROM knowledge_item i, unnest(ARRAY[true, false]) AS of_draft`,
  );
  // What one side keeps to itself.
  await db.admin.query(
    `INSERT INTO onboarding_blocker (tenant_id, id, partnership_id, partner_org_id, step_key, waits_for, text, audience, raised_by, raised_side)
     SELECT tenant_id, gen_random_uuid(), partnership_id, partner_org_id, step_key, side, 'A word among us', side, 'Somebody', side
     FROM onboarding_blocker, unnest(ARRAY['vendor', 'partner']) AS side`,
  );
  await db.admin.query(
    `INSERT INTO event (tenant_id, id, subject_type, subject_id, type, data, audience, partner_org_id, actor_name, actor_side, actor_org_name)
     SELECT b.tenant_id, gen_random_uuid(), 'partnership', b.partnership_id, 'step.remarked',
       jsonb_build_object('stepKey', b.step_key, 'remark', 'A word among us'), b.audience, b.partner_org_id, 'Somebody', b.audience, ''
     FROM onboarding_blocker b WHERE b.audience <> 'partner_vendor'`,
  );
  await db.admin.query(
    `INSERT INTO attachment (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, name, media_type, size, sha256, uploaded_by)
     SELECT DISTINCT ON (tenant_id, partner_org_id, audience, customer_org_id) tenant_id, gen_random_uuid(), 'ticket',
            ticket_id, audience, partner_org_id, customer_org_id, 'note.txt', 'text/plain', 5, '', 'Somebody'
     FROM ticket_message`,
  );
  await db.admin.query(
    `INSERT INTO attachment_content (tenant_id, attachment_id, audience, partner_org_id, customer_org_id, bytes)
     SELECT tenant_id, id, audience, partner_org_id, customer_org_id, 'words' FROM attachment ON CONFLICT DO NOTHING`,
  );
  // A mail that did not arrive, of each audience, on every case; and nobody's address works.
  await db.admin.query(
    `INSERT INTO mail_delivery (tenant_id, id, person_id, address, topic, ticket_id, audience, partner_org_id, state, words)
     SELECT tenant_id, gen_random_uuid(), opened_by_id, audience || '@words.example', 'ticket.replied', id, audience,
            partner_org_id, 'bounced', '550'
     FROM ticket, unnest(ARRAY['partner_vendor', 'partner', 'vendor']) AS audience`,
  );
  await db.admin.query("UPDATE person SET failing_address = lower(email), failing_since = now()");
  await db.admin.query(
    `INSERT INTO notification (tenant_id, id, person_id, kind, data, href)
     SELECT tenant_id, gen_random_uuid(), id, 'ticket.opened', '{"subject": "Something that happened"}', '/' FROM person`,
  );
}

export async function markEverything(db: Pick<TestDatabase, "admin">): Promise<void> {
  for (const [table, kind, whose, columns] of TEXTS) {
    const sets = columns.map(c => `${c} = ${mark(kind, whose)} || coalesce(${c}, '')`);
    const update = `UPDATE ${table} SET ${sets.join(", ")}`;
    // Past the triggers that keep a signed document as it is; those that fill the search run for all others.
    await db.admin.query(
      KEPT.test(table) ? `BEGIN; SET LOCAL session_replication_role = replica; ${update}; COMMIT` : update,
    );
  }
  for (const [table, kind, whose, column] of DOCUMENTS)
    await db.admin.query(
      `UPDATE ${table} SET ${column} = (
         SELECT jsonb_object_agg(key, CASE WHEN jsonb_typeof(value) = 'string' AND length(value #>> '{}') > ${LONG}
           AND (value #>> '{}') ~ ' ' THEN to_jsonb(${mark(kind, whose)} || (value #>> '{}')) ELSE value END)
         FROM jsonb_each(${column}))
       WHERE jsonb_typeof(${column}) = 'object' AND ${column} <> '{}'`,
    );
  // Each entry is found by a word of its own.
  await db.admin.query(
    "UPDATE search_entry SET tsv = tsv || search_document(tenant_id, NULL, NULL, 'zq' || replace(id::text, '-', ''))",
  );
}

/** All marks in an answer, however deep. */
export function canariesIn(answer: unknown): Canary[] {
  const text = JSON.stringify(answer, (_, value) =>
    typeof value === "bigint" ? String(value) : value instanceof Map ? [...value] : value,
  );
  return [...(text ?? "").matchAll(/⟪([^⟪⟫]*)⟫/g)].map(([, inner = ""]) => {
    const [kind = "", tenant = "", partner = "", customer = "", audience = "", person = ""] =
      inner.split("|");
    return { kind, tenant, partner, customer, audience, person };
  });
}

/** R1, T4, said once more and apart from the code under test. */
export function mayRead(actor: Actor, c: Canary): boolean {
  if (c.tenant !== actor.tenantId) return false;
  if (c.kind === "product" || c.kind === "advice" || c.audience === "public") return true;
  if (c.audience === "entitled")
    return (
      actor.side === "vendor" || [c.partner, c.customer].some(ids => ids.split(",").includes(actor.orgId))
    );
  if (c.audience === "partners") return actor.side !== "customer";
  if (c.person === actor.personId) return true;
  if (actor.side === "vendor") return ["everyone", "partner_vendor", "vendor"].includes(c.audience);
  if (actor.side === "partner")
    return c.partner === actor.orgId && ["everyone", "partner_vendor", "partner"].includes(c.audience);
  return c.customer === actor.orgId && c.audience === "everyone";
}
