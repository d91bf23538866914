import { randomUUID } from "node:crypto";
import { sql } from "./sql.ts";

/** What a programme asks for in a vendor's own words, in both languages. */
export type OwnWords = { key: string; title: { en: string; es: string }; asks: "text" | "file" | "date" };

/**
 * From today one company is judged by rules that also ask for evidence in the vendor's own words at the highest tier (P21),
 * and nobody else is: the version stands behind the first one of its day, and the company is promised it (P20).
 */
export async function asksOf(workspace: string, orgSlug: string, own: OwnWords): Promise<void> {
  const requirement = {
    key: own.key,
    kind: "custom_evidence",
    title: own.title,
    description: own.title,
    params: { evidence: own.asks, validMonths: null },
  };
  const id = randomUUID();
  await sql(
    `INSERT INTO programme_version (tenant_id, id, programme_id, version, effective_from, published_by, definition)
     SELECT v.tenant_id, $1, v.programme_id, v.version - 1, v.effective_from, 'Story',
       v.definition || jsonb_build_object(
         'requirements', v.definition->'requirements' || $2::jsonb,
         'tiers', jsonb_set(v.definition->'tiers', '{-1,requirements}',
           v.definition#>'{tiers,-1,requirements}' || to_jsonb($3::text)))
     FROM programme_version v JOIN partnership p ON p.tenant_id = v.tenant_id AND p.programme_id = v.programme_id
       JOIN organisation o ON o.tenant_id = p.tenant_id AND o.id = p.partner_org_id
       JOIN workspace_slug w ON w.tenant_id = o.tenant_id
     WHERE w.slug = $4 AND o.slug = $5 ORDER BY v.effective_from, v.version LIMIT 1`,
    [id, JSON.stringify([requirement]), own.key, workspace, orgSlug],
  );
  await sql(
    `INSERT INTO grandfathering (tenant_id, id, partnership_id, partner_org_id, programme_id, version_id, from_day, given_by)
     SELECT p.tenant_id, $1, p.id, p.partner_org_id, p.programme_id, $2, current_date, 'Story'
     FROM partnership p JOIN organisation o ON o.tenant_id = p.tenant_id AND o.id = p.partner_org_id
       JOIN workspace_slug w ON w.tenant_id = o.tenant_id
     WHERE w.slug = $3 AND o.slug = $4`,
    [randomUUID(), id, workspace, orgSlug],
  );
}
