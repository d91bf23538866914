-- DropIndex
DROP INDEX "membership_tenant_id_account_id_idx";

-- CreateIndex
CREATE INDEX "membership_account_id_idx" ON "membership"("account_id");

-- Who asks: the memberships of an account were looked for in each workspace. And what a side sees of its workspace is planned for that
-- side: one statement for all three was planned anew whenever another side had asked on the connection before.
CREATE OR REPLACE FUNCTION door.who_asks(session_id uuid, account uuid, workspace text) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  answer jsonb;
  member record;
  found_there record;
  acting jsonb := '{}';
BEGIN
  PERFORM set_config('role', 'app_auth', true), set_config('app.tenant_id', '', true), set_config('app.org_id', '', true),
    set_config('app.person_id', '', true), set_config('app.account_id', account::text, true);
  UPDATE session SET last_seen_at = now()
  WHERE id = session_id AND last_seen_at < now() - interval '1 minute' AND revoked_at IS NULL;
  SELECT jsonb_build_object('email', a.email, 'name', a.name, 'locale', a.locale, 'timeZone', a.time_zone, 'theme', a.theme,
      'memberships', (SELECT coalesce(jsonb_agg(to_jsonb(m)), '[]') FROM memberships_of(account) m))
    INTO answer
  FROM session s JOIN account a ON a.id = s.account_id
  WHERE s.id = session_id AND s.account_id = account AND s.revoked_at IS NULL AND s.expires_at > now();
  IF answer IS NULL THEN RETURN NULL; END IF;
  FOR member IN
    SELECT * FROM jsonb_to_recordset(answer -> 'memberships')
      AS m("tenantId" uuid, slug text, "membershipId" uuid, "personId" uuid, "orgId" uuid, side text, acts boolean)
    WHERE m.slug = workspace AND m.acts
  LOOP
    PERFORM set_config('role', 'app_' || member.side, true), set_config('app.tenant_id', member."tenantId"::text, true),
      set_config('app.org_id', member."orgId"::text, true), set_config('app.person_id', member."personId"::text, true),
      set_config('app.account_id', '', true);
    CASE member.side
      WHEN 'vendor' THEN
        SELECT a.* INTO found_there FROM acting_as(member."tenantId", member."personId", member."orgId") a;
      WHEN 'partner' THEN
        SELECT a.* INTO found_there FROM acting_as(member."tenantId", member."personId", member."orgId") a;
      ELSE
        SELECT a.* INTO found_there FROM acting_as(member."tenantId", member."personId", member."orgId") a;
    END CASE;
    acting := acting || jsonb_build_object(member."membershipId"::text,
      CASE WHEN found_there.slug IS NULL THEN NULL ELSE to_jsonb(found_there) END);
  END LOOP;
  RETURN answer || jsonb_build_object('acting', acting);
END
$$;

-- A partner whose partnership stands reads of every product: what its contracts cover adds nothing to that, and needs no look at
-- hundreds of contracts.
CREATE OR REPLACE FUNCTION partner_gates() RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH standing AS MATERIALIZED (SELECT 1 FROM partnership s
    WHERE s.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
      AND s.partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid
      AND s.state = ANY ('{active,remediation}') LIMIT 1),
  covered AS MATERIALIZED (SELECT DISTINCT p FROM covered_products() p WHERE NOT EXISTS (SELECT 1 FROM standing))
  SELECT 'public' UNION ALL SELECT g FROM unnest('{entitled,partners}'::text[]) g WHERE EXISTS (SELECT 1 FROM standing)
  UNION ALL SELECT 'entitled:' || p.id FROM product p
    WHERE p.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND EXISTS (SELECT 1 FROM standing)
  UNION ALL SELECT 'entitled' WHERE EXISTS (SELECT 1 FROM covered)
  UNION ALL SELECT 'entitled:' || p FROM covered
$$;
