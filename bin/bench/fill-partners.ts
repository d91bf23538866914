import type pg from "pg";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { cut, PARTS } from "#lib/domain/programmes/draft.ts";
import { newId } from "#lib/platform/ids.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

/** A workspace of one shipped programme with so many partners and a stricter draft: what a dry run is measured on (P20). */
export type Partnered = { slug: string; programme: ProgrammeDefinition; draft: ProgrammeDefinition };

export const partnered: readonly Partnered[] = [
  {
    slug: "bench-emma",
    programme: emmaProgramme,
    // One more technical specialist.
    draft: {
      ...emmaProgramme,
      requirements: emmaProgramme.requirements.map(r =>
        r.kind === "certified_specialists" && r.key === "technical_specialists"
          ? { ...r, params: { ...r.params, minimum: r.params.minimum + 1 } }
          : r,
      ),
    },
  },
  {
    slug: "bench-one",
    programme: openNebulaProgramme,
    // A second architect also for the first tier, and a shorter life of the business plan.
    draft: {
      ...openNebulaProgramme,
      tiers: openNebulaProgramme.tiers.map(tier =>
        tier.rank === 1 ? { ...tier, requirements: [...tier.requirements, "second_architect"] } : tier,
      ),
      requirements: openNebulaProgramme.requirements.map(r =>
        r.kind === "validated_business_plan" ? { ...r, params: { validMonths: 18 } } : r,
      ),
    },
  },
];

/** How many companies, and people in each; everybody is certified in every area. */
export type PartnerFill = { companies: number; people: number };

/**
 * Fills such a workspace with set-based SQL, past row security: people who gave their word to count, certificates that end
 * on any day of two years, two agreements, a plan, an accepted application. One signs in as the vendor.
 */
export async function fillPartners(
  admin: pg.Client | pg.Pool,
  p: Partnered,
  { companies: partners, people }: PartnerFill,
): Promise<void> {
  const { slug, programme, draft } = p;
  const [t, programmeId, versionId, draftId] = [newId(), newId(), newId(), newId()];
  const sql = (text: string, values: unknown[] = []) => admin.query(text, values);
  const id = (kind: string, n = "n") => `md5('${slug}:${kind}:' || ${n})::uuid`;
  const last = partners - 1;
  const tiers = [...programme.tiers].sort((a, b) => a.rank - b.rank).map(tier => `'${tier.key}'`);
  const areas = programme.areas.map(area => `'${area.key}'`);
  const companies = `generate_series(0, ${last}) n`;
  const seats = `generate_series(0, ${last}) n, generate_series(0, ${people - 1}) m`;
  await sql("INSERT INTO workspace_slug VALUES ($1, $2, 'Europe/Madrid')", [slug, t]);
  await sql(
    `INSERT INTO workspace (tenant_id, id, slug, name, legal_name, locale, time_zone, colour, ticket_prefix, calendar_key)
     VALUES ($2, $2, $1, $1, $1, 'en', 'Europe/Madrid', '#0098c3', 'B', 'madrid')`,
    [slug, t],
  );
  await sql("INSERT INTO programme (tenant_id, id, key, slug) VALUES ($1, $2, $3, 'programme')", [
    t,
    programmeId,
    programme.key,
  ]);
  await sql(
    `INSERT INTO programme_version (tenant_id, id, programme_id, version, effective_from, definition, published_by)
     VALUES ($1, $2, $3, 1, '2024-01-01', $4, 'bench')`,
    [t, versionId, programmeId, JSON.stringify(programme)],
  );
  await sql(
    `INSERT INTO programme_draft (tenant_id, id, programme_id, key, slug, base_version, created_by)
     VALUES ($1, $2, $3, $4, 'programme', 1, 'bench')`,
    [t, draftId, programmeId, draft.key],
  );
  for (const part of PARTS)
    await sql(
      "INSERT INTO programme_draft_part (tenant_id, draft_id, part, content, saved_by) VALUES ($1, $2, $3, $4, 'bench')",
      [t, draftId, part, JSON.stringify(cut(draft, part))],
    );
  await sql(
    `INSERT INTO organisation (tenant_id, id, side, name, slug, partner_org_id)
     SELECT $1, ${id("partner")}, 'partner', 'Partner ' || n, 'partner-' || n, ${id("partner")} FROM ${companies}`,
    [t],
  );
  const team = `(SELECT jsonb_build_object('people', jsonb_agg(jsonb_build_object('personId', ${id("person", "n || '-' || l")},
    'name', 'Person', 'level', l, 'from', '2025-01-01', 'to', NULL))) FROM generate_series(1, 2) l)`;
  await sql(
    `INSERT INTO partnership (tenant_id, id, partner_org_id, org_name, programme_id, programme_version_id, state, target_tier_key, tier_key, tier_since, teams, solution)
     SELECT $1, ${id("ps")}, ${id("partner")}, 'Partner ' || n, $2, $3, CASE WHEN n % 11 = 0 THEN 'onboarding' ELSE 'active' END, ${tiers[0]},
            CASE WHEN n % 11 = 0 THEN NULL ELSE (ARRAY[${tiers}])[1 + n % ${tiers.length}] END, current_date - 300, ${team},
            '{"name": "Ours", "description": "", "reviewedOn": "2025-01-01", "reviewedBy": "bench"}' FROM ${companies}`,
    [t, programmeId, versionId],
  );
  await person(sql, t, `'${slug}-vendor-' || n || '@bench.example'`, {
    person: id("vendor"),
    org: "(SELECT id FROM organisation WHERE tenant_id = $1 AND side = 'vendor')",
    side: "vendor",
    roles: "{vendor_admin,partner_manager}",
    from: "generate_series(0, 0) n",
    first: `INSERT INTO organisation (tenant_id, id, side, name, slug) VALUES ($1, ${id("org", "0")}, 'vendor', 'Vendor', 'vendor')`,
  });
  await person(sql, t, `'${slug}-' || n || '-' || m || '@bench.example'`, {
    person: id("person", "n || '-' || m"),
    org: id("partner"),
    side: "partner",
    roles: "{partner_support}",
    from: seats,
  });
  await sql(
    `INSERT INTO counting_consent (tenant_id, id, person_id, partner_org_id, person_name, person_email, asked_at, asked_by, agreed_on)
     SELECT $1, ${id("consent", "n || '-' || m")}, ${id("person", "n || '-' || m")}, ${id("partner")}, 'Person ' || n, '', now() - interval '450 days', 'bench', current_date - 440
     FROM ${seats}`,
    [t],
  );
  // Ends spread over two years, some of them past: every standing occurs.
  await sql(
    `INSERT INTO certification (tenant_id, id, number, person_id, person_name, partner_org_id, programme_id, area_key, nominated_by, result, valid_from, valid_until, issued_by)
     SELECT $1, ${id("cert", "n || '-' || m || '-' || k")}, 'B-' || n || '-' || m || '-' || k, ${id("person", "n || '-' || m")}, 'Person ' || n, ${id("partner")}, $2,
            (ARRAY[${areas}])[k], 'bench', 'passed', current_date - 400, current_date - 40 + ((n * 7 + m * 97 + k * 31) % 760), 'bench'
     FROM ${seats}, generate_series(1, ${areas.length}) k`,
    [t, programmeId],
  );
  await sql(
    `INSERT INTO partner_health (tenant_id, partnership_id, partner_org_id, org_name, org_slug, programme_id, programme_name, state, tier_key, tier_name, tier_rank, standing, standing_rank, next_loss_on, as_of)
     SELECT $1, ${id("ps")}, ${id("partner")}, 'Partner ' || n, 'partner-' || n, $2, $3, ps.state, ps.tier_key, to_jsonb(ps.tier_key), 1,
            (ARRAY['unmet', 'at_risk', 'met'])[1 + n % 3], n % 3, current_date + n % 400, now()
     FROM ${companies} JOIN partnership ps ON ps.tenant_id = $1 AND ps.id = ${id("ps")}`,
    [t, programmeId, JSON.stringify(programme.name)],
  );
  for (const kind of programme.agreements)
    await sql(
      `INSERT INTO agreement (tenant_id, id, number, partnership_id, partner_org_id, kind, partner_signed_on, vendor_signed_on, starts_on, ends_on)
       SELECT $1, ${id(`agreement-${kind.key}`)}, '${kind.key}-' || n, ${id("ps")}, ${id("partner")}, '${kind.key}', current_date - 300, current_date - 300,
              current_date - 300, current_date + (n % 500) FROM ${companies}`,
      [t],
    );
  await sql(
    `INSERT INTO business_plan (tenant_id, id, partnership_id, partner_org_id, title, content, state, valid_from)
     SELECT $1, ${id("plan")}, ${id("ps")}, ${id("partner")}, 'Plan', '{}', 'validated', current_date - (n % 700) FROM ${companies}`,
    [t],
  );
  await sql(
    `INSERT INTO application (tenant_id, id, number, partner_org_id, org_name, programme_id, programme_version_id, tier_key, state, decided_at, created_by_id)
     SELECT $1, ${id("application")}, 'B-APP-' || n, ${id("partner")}, 'Partner ' || n, $2, $3, ${tiers[0]}, 'accepted', now() - interval '400 days',
            ${id("person", "n || '-0'")} FROM ${companies}`,
    [t, programmeId, versionId],
  );
}

type Sql = (text: string, values?: unknown[]) => Promise<unknown>;

async function person(
  sql: Sql,
  t: string,
  email: string,
  of: { person: string; org: string; side: string; roles: string; from: string; first?: string },
): Promise<void> {
  if (of.first) await sql(of.first, [t]);
  const partner = of.side === "partner" ? of.org : "NULL::uuid";
  // An account a person and the same id: nothing here but ids of one's own making.
  await sql(
    `INSERT INTO account (id, email, name, locale) SELECT ${of.person}, ${email}, 'Person ' || n, 'en' FROM ${of.from}`,
  );
  await sql(
    `INSERT INTO person (tenant_id, id, account_id, side, name, email, partner_org_id) SELECT $1, ${of.person}, ${of.person}, '${of.side}', 'Person ' || n, ${email}, ${partner} FROM ${of.from}`,
    [t],
  );
  await sql(
    `INSERT INTO membership (tenant_id, id, person_id, org_id, account_id, side, roles, valid_from, accepted_at, partner_org_id)
     SELECT $1, ${of.person}, ${of.person}, ${of.org}, ${of.person}, '${of.side}', '${of.roles}', current_date - 500, now(), ${partner} FROM ${of.from}`,
    [t],
  );
}
