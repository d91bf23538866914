import type { Pool } from "pg";

const mark = (kind: string, partner: string, customer: string, audience: string, person: string) =>
  `'⟪' || concat_ws('|', '${kind}', t.tenant_id, ${[partner, customer, audience, person]
    .map(one => `coalesce((${one})::text, '')`)
    .join(", ")}) || '⟫'`;

/** What the marks of the table of texts leave out: what files and raw mails hold, drafts and saved replies. */
export async function markTheRest(admin: Pool): Promise<void> {
  const file = mark("content", "a.partner_org_id", "a.customer_org_id", "a.audience", "NULL");
  await admin.query(
    `UPDATE attachment_content t SET bytes = convert_to(${file} || ' words', 'UTF8')
     FROM attachment a WHERE a.tenant_id = t.tenant_id AND a.id = t.attachment_id
       AND a.subject_type NOT IN ('release', 'library', 'library_item')`,
  );
  await admin.query(
    "UPDATE attachment a SET media_type = 'text/plain', size = length(c.bytes) FROM attachment_content c WHERE c.tenant_id = a.tenant_id AND c.attachment_id = a.id",
  );
  // Its name is marked as what it holds is.
  await admin.query(
    `INSERT INTO knowledge_file_content (tenant_id, file_id, bytes, state, gate)
     SELECT tenant_id, id, convert_to(name, 'UTF8'), state, gate FROM knowledge_file`,
  );
  const raw = mark("raw mail", "m.partner_org_id", "m.customer_org_id", "m.audience", "NULL");
  await admin.query(
    `UPDATE inbound_mail_source t SET bytes = convert_to('Subject: A mail' || chr(10) || 'Content-Type: text/plain; charset=utf-8' ||
       chr(10) || chr(10) || ${raw} || ' words', 'UTF8')
     FROM inbound_mail m WHERE m.tenant_id = t.tenant_id AND m.id = t.mail_id`,
  );
  // Everybody is just writing an answer to the cases of their own company.
  const draft = mark("draft", "NULL", "NULL", "'person'", "t.person_id");
  await admin.query(
    `INSERT INTO reply_draft (tenant_id, person_id, org_id, ticket_id, body, meant_for, state, version, saved_at)
     SELECT k.tenant_id, p.id, m.org_id, k.id, 'An answer', 'everyone', k.state, k.version, now() FROM ticket k JOIN person p
       ON p.tenant_id = k.tenant_id AND (p.side = 'vendor' OR p.partner_org_id = k.partner_org_id AND p.side = 'partner' OR p.customer_org_id = k.customer_org_id)
     JOIN membership m ON m.tenant_id = p.tenant_id AND m.person_id = p.id
     ON CONFLICT DO NOTHING`,
  );
  await admin.query(`UPDATE reply_draft t SET body = ${draft} || body`);
  // Whom the library's door lets to a source depends on benefits and tiers (decision 0012) and is tried in tests/features/library:
  // what it hands on is no mark of the table's own audience.
  await admin.query(
    "UPDATE library_source SET url = 'https://sources.example/' || version_id WHERE url <> ''",
  );
  // Each case has a word of each audience.
  const word = mark("message", "t.partner_org_id", "t.customer_org_id", "a", "NULL");
  await admin.query(
    `INSERT INTO ticket_message
     SELECT (jsonb_populate_record(NULL::ticket_message, to_jsonb(t) || jsonb_build_object('id', gen_random_uuid(), 'audience', a, 'body', ${word} || ' A note'))).*
     FROM (SELECT DISTINCT ON (tenant_id, ticket_id) * FROM ticket_message ORDER BY tenant_id, ticket_id, id) t,
       unnest(ARRAY['vendor', 'partner', 'partner_vendor']) AS a`,
  );
  const own = mark("saved reply", "NULL", "NULL", "'person'", "t.seen_by");
  const shared = mark("saved reply", "t.seen_by", "NULL", "'partner'", "NULL");
  await admin.query(
    `UPDATE saved_reply t SET title = CASE WHEN EXISTS (SELECT 1 FROM person p WHERE p.id = t.seen_by) THEN ${own}
       WHEN EXISTS (SELECT 1 FROM organisation o WHERE o.id = t.seen_by AND o.side = 'partner') THEN ${shared}
       ELSE ${mark("saved reply", "NULL", "NULL", "'vendor'", "NULL")} END || title`,
  );
}
