// What addresses name: each thing with whose it is and the parts of its addresses, as columns named like the folders in "app".

/** SQL of rows with tenant_id, partner_org_id, customer_org_id, and a column for each part; those worth most first. */
export const THINGS = {
  ticket: `SELECT t.*, c.clock FROM ticket t
    LEFT JOIN LATERAL (SELECT kind || '-' || cycle AS clock FROM ticket_clock c WHERE c.tenant_id = t.tenant_id AND c.ticket_id = t.id LIMIT 1) c ON true
    ORDER BY (SELECT count(DISTINCT audience) FROM ticket_message m WHERE m.tenant_id = t.tenant_id AND m.ticket_id = t.id) DESC, t.id`,
  contract: "SELECT *, id AS contract FROM contract ORDER BY id",
  quote: "SELECT * FROM quote ORDER BY id",
  customer: "SELECT * FROM organisation WHERE side = 'customer' ORDER BY id",
  partner: `SELECT o.*, a.number FROM organisation o
    LEFT JOIN LATERAL (SELECT number FROM agreement a WHERE a.tenant_id = o.tenant_id AND a.partner_org_id = o.id LIMIT 1) a ON true
    WHERE o.side = 'partner' ORDER BY a.number IS NULL, o.id`,
  application: "SELECT *, NULL::uuid AS customer_org_id FROM application ORDER BY number",
  person: "SELECT * FROM person ORDER BY id",
  file: "SELECT * FROM attachment ORDER BY audience, id",
  mail: "SELECT * FROM inbound_mail ORDER BY id",
  // Only what both signed and nobody ended says what its end would do.
  agreement: `SELECT *, NULL::uuid AS customer_org_id FROM agreement
    WHERE ended_on IS NULL AND partner_signed_on IS NOT NULL AND vendor_signed_on IS NOT NULL ORDER BY id`,
  document: "SELECT *, NULL::uuid AS customer_org_id FROM envelope ORDER BY id",
  enrolment:
    "SELECT *, id AS \"enrolmentId\", 'teoria' AS part, NULL::uuid AS customer_org_id FROM training_enrolment ORDER BY id",
  appointment: "SELECT * FROM business_review ORDER BY id",
  task: "SELECT *, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM task ORDER BY id",
  membership: 'SELECT *, id AS "membershipId" FROM membership ORDER BY id',
  // Of the whole workspace: everybody asks for them, and the pages decide.
  course:
    "SELECT *, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM training_course ORDER BY id",
  session:
    "SELECT *, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM training_session ORDER BY id",
  defect: "SELECT *, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM defect ORDER BY number",
  feature:
    "SELECT *, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM feature ORDER BY number",
  knowledge:
    "SELECT *, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM knowledge_item ORDER BY gate, kind, number",
  knowledgeFile:
    "SELECT *, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM knowledge_file ORDER BY gate, id",
  item: "SELECT *, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM library_item ORDER BY state, id",
  itemVersion:
    'SELECT *, id AS "versionId", NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM library_version ORDER BY id',
  release: `SELECT r.*, p.key, p.key AS product, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id
    FROM release r JOIN product p ON p.tenant_id = r.tenant_id AND p.id = r.product_id ORDER BY r.id`,
  releaseFile:
    'SELECT *, id AS "fileId", NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM release_file ORDER BY id',
  product: "SELECT *, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM product ORDER BY key",
  plan: "SELECT *, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM support_plan ORDER BY key",
  calendar:
    "SELECT DISTINCT tenant_id, key, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM business_calendar_version ORDER BY key",
  programme:
    "SELECT *, 'requirements' AS part, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM programme ORDER BY slug",
  credential: "SELECT *, 'credential.json' AS file FROM credential ORDER BY id",
  rule: `SELECT *, CASE WHEN side = 'partner' THEN org_id END AS partner_org_id, NULL::uuid AS customer_org_id
    FROM ticket_rule ORDER BY position, id`,
  feed: "SELECT f.*, NULL::uuid AS partner_org_id, NULL::uuid AS customer_org_id FROM calendar_feed f ORDER BY id",
} as const;

export type ThingKind = keyof typeof THINGS;

export type Thing = {
  tenant_id: string;
  partner_org_id: string | null;
  customer_org_id: string | null;
  person_id?: string | null;
} & Record<string, unknown>;

type Route = {
  /** What its parts in brackets name. */
  of?: ThingKind;
  /** What follows the "?", with the parts of the thing in braces; "{q}" is a word to search for. */
  query?: string;
  /** Answered to so few that the readers of a seed need not be among them: said who. All others must find something. */
  rare?: string;
  /** Read without asking: said why. */
  skip?: string;
};

/**
 * Every address with a part in brackets, and every other that is asked with more than its workspace. All others are found in
 * "app" and asked as they are. One with a part in brackets and without a line here fails the test.
 */
export const ROUTES: Record<string, Route> = {
  "/floor": { skip: "measures the empty frame" },
  "/invitation/[token]": { skip: "opened by whoever was sent its token" },
  "/unsubscribe/[token]": { skip: "opened by whoever was sent its token" },
  "/reset/[token]": { skip: "opened by whoever was sent its token" },
  "/[vendor]/[...rest]": { skip: "what isn't there" },
  "/api/auth/[...nextauth]": { skip: "signs in and out" },
  "/api/enter/[membershipId]": { skip: "changes as whom one acts" },
  "/api/mail/hook": { skip: "takes mail, reads none" },
  "/api/live/presence": { skip: "is told, tells nothing" },
  "/api/tickets/[number]/draft": { skip: "is told, tells nothing" },
  "/api/tickets/[number]/place": { skip: "is told, tells nothing" },
  "/api/files": { skip: "takes a file, reads none" },
  "/api/drafts": { skip: "is told, tells nothing" },
  "/api/health/ready": { skip: "says how the parts are, to everybody" },
  "/api/live": { skip: "listened to all the time" },
  "/api/schemas/[name]": { skip: "the same files for everybody" },
  "/[vendor]/applications/[number]": { of: "application" },
  "/[vendor]/applications/[number]/form": { of: "application" },
  "/[vendor]/articles/[number]": { of: "knowledge" },
  "/[vendor]/calendar/[file]": { skip: "opened by whoever has its signed name; asked apart" },
  "/[vendor]/contracts/[number]": { of: "contract" },
  "/[vendor]/contracts/[number]/amend": { of: "contract" },
  "/[vendor]/contracts/[number]/days": { of: "contract" },
  "/[vendor]/contracts/[number]/hours": { of: "contract" },
  "/[vendor]/contracts/[number]/quote": { of: "contract" },
  "/[vendor]/contracts/[number]/readiness": { of: "contract" },
  "/[vendor]/contracts/[number]/reviews": { of: "contract" },
  "/[vendor]/contracts/new": { of: "customer", query: "customer={slug}" },
  "/[vendor]/credentials/[id]": { of: "credential" },
  "/[vendor]/credentials/[id]/[file]": { of: "credential" },
  "/[vendor]/customers/[slug]": { of: "customer" },
  "/[vendor]/defects/[number]": { of: "defect" },
  "/[vendor]/directory/[slug]": { of: "partner" },
  "/[vendor]/directory/[slug]/logo": { of: "partner" },
  "/[vendor]/features/[number]": { of: "feature" },
  "/[vendor]/knowledge/[number]": { of: "knowledge" },
  "/[vendor]/knowledge/[number]/edit": { of: "knowledge" },
  "/[vendor]/knowledge/[number]/compare": { of: "knowledge" },
  "/[vendor]/knowledge/new": { of: "ticket", query: "kind=alert&ticket={number}" },
  "/[vendor]/library/[id]": { of: "item" },
  "/[vendor]/library/[id]/edit": { of: "item" },
  "/[vendor]/partners/[slug]": { of: "partner" },
  "/[vendor]/partners/[slug]/agreements": { of: "partner" },
  "/[vendor]/partners/[slug]/agreements/[number]": { of: "partner" },
  "/[vendor]/partners/[slug]/company": { of: "partner" },
  "/[vendor]/partners/[slug]/ladder": { of: "partner" },
  "/[vendor]/partners/[slug]/matrix": { of: "partner" },
  "/[vendor]/partners/[slug]/onboarding": { of: "partner" },
  "/[vendor]/partners/[slug]/people": { of: "partner" },
  "/[vendor]/partners/[slug]/plan": { of: "partner" },
  "/[vendor]/partners/[slug]/profile": { of: "partner" },
  "/[vendor]/partners/[slug]/year": { of: "partner" },
  "/[vendor]/people/[id]": { of: "person" },
  "/[vendor]/programmes/[slug]": { of: "programme" },
  "/[vendor]/programmes/[slug]/apply": { of: "programme" },
  "/[vendor]/releases/[product]/[version]": { of: "release" },
  "/[vendor]/reports/month": { of: "customer", query: "customer={slug}&month={month}" },
  "/[vendor]/settings/calendars/[key]": { of: "calendar" },
  "/[vendor]/settings/calendars/[key]/edit": { of: "calendar" },
  "/[vendor]/settings/calendars/[key]/review": { of: "calendar" },
  "/[vendor]/settings/plans/[key]": { of: "plan" },
  "/[vendor]/settings/plans/[key]/compare": { of: "plan", query: "from=1&to=draft" },
  "/[vendor]/settings/plans/[key]/edit": { of: "plan" },
  "/[vendor]/settings/plans/[key]/review": { of: "plan" },
  "/[vendor]/settings/products/[key]": { of: "product" },
  "/[vendor]/settings/products/[key]/releases/[version]": { of: "release" },
  "/[vendor]/settings/programmes/[slug]": { of: "programme" },
  "/[vendor]/settings/programmes/[slug]/compare": { of: "programme", query: "from=1&to=draft" },
  "/[vendor]/settings/programmes/[slug]/draft/[part]": { of: "programme" },
  "/[vendor]/settings/programmes/[slug]/import": { of: "programme" },
  "/[vendor]/settings/programmes/[slug]/publish": { of: "programme" },
  "/[vendor]/status/[number]": { skip: "a list of bits for everybody" },
  "/[vendor]/tickets/[number]": { of: "ticket" },
  "/[vendor]/tickets/[number]/clock": { of: "ticket" },
  "/[vendor]/rate/[token]": { skip: "opened by whoever was sent its token" },
  "/[vendor]/tickets/bulk/[id]": { of: "task" },
  "/[vendor]/tickets/mail/[id]": { of: "mail" },
  "/[vendor]/tickets/rules/[id]": { of: "rule" },
  "/[vendor]/training/[id]": { of: "session" },
  "/[vendor]/training/[id]/edit": { of: "session" },
  "/[vendor]/training/[id]/import": { of: "session" },
  "/[vendor]/training/courses/[id]": { of: "course" },
  "/[vendor]/training/exam/[enrolmentId]/[part]": { of: "enrolment" },
  "/api/plans/[key]/file": { of: "plan", query: "edition=1" },
  "/api/training/[id]/calendar": { of: "session", rare: "who comes, who pays for them, who gives it" },
  "/api/tasks/[id]": { of: "task" },
  "/api/tasks/[id]/file": { of: "task" },
  "/api/agreements/[id]/effect": { of: "agreement", query: "on={today}" },
  "/api/quotes/[id]": { of: "quote" },
  "/api/library/[versionId]": { of: "itemVersion" },
  "/api/releases/[fileId]": { of: "releaseFile" },
  "/api/mail/[id]/original": { of: "mail" },
  "/api/mail/[id]/raw": { of: "mail" },
  "/api/search": { of: "ticket", query: "q={number}" },
  "/api/companies": { query: "kind=customer&q=" },
  "/api/knowledge/suggest": { query: "q=error" },
  "/api/knowledge/files/[id]": { of: "knowledgeFile" },
  "/api/files/[id]": { of: "file" },
  "/api/files/[id]/view": { of: "file" },
  "/api/mail/unsubscribe/[token]": { skip: "only asked to change something, by whoever was sent its token" },
  "/api/programmes/[slug]/file": { of: "programme", query: "edition=1" },
  "/api/reports/month": { of: "customer", query: "customer={slug}&month={month}&language=en" },
  "/api/tickets/[number]/clocks/[clock]": { of: "ticket" },
  "/api/appointments/[id]": { of: "appointment" },
  "/api/statements": { of: "partner", query: "partner={slug}&on={today}" },
  "/api/documents/[id]": { of: "document" },
};
