import {
  domainName,
  type Identity,
  type Likeness,
  likeness,
  mailDomain,
  taxIdKey,
  webDomain,
} from "#lib/domain/companies/identity.ts";
import type { Answers } from "#lib/domain/programmes/answers.ts";
import { carriedFrom } from "#lib/domain/programmes/carried.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { DuplicateDto } from "./dto.ts";

type Company = { domain: string; website: string; taxId: string; country: string };

/** What identifies the company that sends these answers: its tax id, and its domains on the web and in its people's mail. */
export function identityOf(
  definition: ProgrammeDefinition,
  answers: Answers,
  org: Company | null,
): { taxKey: string; domainKeys: string[] } {
  const said = carriedFrom(definition, answers);
  const addresses = definition.application.sections
    .flatMap(section => section.questions)
    .filter(question => question.kind === "people")
    .flatMap(question => (Array.isArray(answers[question.key]) ? answers[question.key] : []) as unknown[])
    .map(person => String((person as { email?: unknown } | null)?.email ?? ""));
  const domains = [
    webDomain(said.website),
    webDomain(org?.website ?? ""),
    mailDomain(`@${org?.domain ?? ""}`),
    // Only addresses at the company's own web domain say something: a named freelancer's is another company's.
    ...addresses.map(mailDomain).filter(domain => domain === webDomain(said.website)),
  ];
  const country = said.country || org?.country || "";
  return {
    taxKey: taxIdKey(said.taxId || org?.taxId || "", country),
    domainKeys: [...new Set(domains.filter(domain => domain !== ""))],
  };
}

type Twin = {
  id: string;
  name: string;
  slug: string;
  country: string;
  domain: string;
  website: string;
  taxId: string;
  partnershipState: string | null;
  endReason: string | null;
  taxKeys: string[];
  domainKeys: string[];
};

const MOST = 8;

/**
 * Other companies of the workspace that are perhaps the same one: by tax id, by web or mail domain, by the same name
 * under another ending; partners, former partners and applicants alike, the strongest sign first. For the vendor
 * alone: an applicant never learns who else is there.
 */
export async function duplicatesOf(
  tx: Tx,
  tenantId: string,
  orgId: string,
  own: { taxKey: string; domainKeys: readonly string[] },
): Promise<DuplicateDto[]> {
  const names = own.domainKeys.map(domainName).filter(name => name.length > 2);
  if (own.taxKey === "" && own.domainKeys.length === 0) return [];
  const sameTaxId = Prisma.sql`(${own.taxKey} <> '' AND (
    regexp_replace(upper(o.tax_id), '[^[:alnum:]]', '', 'g') LIKE '%' || ${own.taxKey} OR ${own.taxKey} = ANY (a.tax_keys)))`;
  const sameDomain = Prisma.sql`(a.domain_keys && ${[...own.domainKeys]}::text[] OR o.domain = ANY (${[...own.domainKeys]}::text[])
    OR o.website ILIKE ANY (${own.domainKeys.map(like)}::text[]))`;
  // Read wide in the database, by the rule in the domain: what is alike is said in one place. The strongest signs first,
  // for a short name is part of many another.
  const rows = await tx.$queryRaw<Twin[]>`
    SELECT o.id, o.name, o.slug, o.country, o.domain, o.website, o.tax_id AS "taxId",
      p.state AS "partnershipState", p.end_reason AS "endReason",
      coalesce(a.tax_keys, '{}') AS "taxKeys", coalesce(a.domain_keys, '{}') AS "domainKeys"
    FROM organisation o
    LEFT JOIN LATERAL (
      SELECT array_agg(DISTINCT tax_key) AS tax_keys, array_agg(DISTINCT d) FILTER (WHERE d IS NOT NULL) AS domain_keys
      FROM application x LEFT JOIN LATERAL unnest(x.domain_keys) d ON true
      WHERE x.tenant_id = o.tenant_id AND x.partner_org_id = o.id AND x.state <> 'draft') a ON true
    LEFT JOIN LATERAL (
      SELECT state, end_reason FROM partnership q WHERE q.tenant_id = o.tenant_id AND q.partner_org_id = o.id
      ORDER BY (q.state = 'ended'), q.created_at DESC LIMIT 1) p ON true
    WHERE o.tenant_id = ${tenantId}::uuid AND o.side = 'partner' AND o.id <> ${orgId}::uuid AND (
      ${sameTaxId} OR ${sameDomain} OR o.domain ILIKE ANY (${names.map(like)}::text[]) OR o.website ILIKE ANY (${names.map(like)}::text[])
      OR EXISTS (SELECT 1 FROM unnest(a.domain_keys) k WHERE k ILIKE ANY (${names.map(like)}::text[])))
    ORDER BY coalesce(${sameTaxId}, false) DESC, coalesce(${sameDomain}, false) DESC, o.created_at, o.id LIMIT 60`;
  const me: Identity = { taxKey: own.taxKey, domains: own.domainKeys };
  const order: Likeness[] = ["tax_id", "domain", "domain_name"];
  const alike = rows
    .map(twin => ({ twin, sign: signOf(me, twin) }))
    .filter((x): x is { twin: Twin; sign: Likeness } => x.sign !== null)
    .sort((a, b) => order.indexOf(a.sign) - order.indexOf(b.sign))
    .slice(0, MOST);
  const applications = await tx.application.findMany({
    where: { tenantId, partnerOrgId: { in: alike.map(x => x.twin.id) }, state: { not: "draft" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 40,
    select: { number: true, state: true, partnerOrgId: true },
  });
  return alike.map(({ twin, sign }) => ({
    name: twin.name,
    slug: twin.slug,
    sign,
    partnership: twin.partnershipState,
    endReason: twin.endReason,
    applications: applications
      .filter(a => a.partnerOrgId === twin.id)
      .map(({ number, state }) => ({ number, state })),
  }));
}

const like = (name: string) => `%${name.replace(/[\\%_]/g, match => `\\${match}`)}%`;

/** The strongest sign among the company's own data and what its applications said. */
function signOf(me: Identity, twin: Twin): Likeness | null {
  const domains = [webDomain(twin.website), mailDomain(`@${twin.domain}`), ...twin.domainKeys].filter(d => d);
  const taxKeys = new Set([taxIdKey(twin.taxId, twin.country), ...twin.taxKeys]);
  return likeness(me, { taxKey: taxKeys.has(me.taxKey) ? me.taxKey : "", domains });
}
