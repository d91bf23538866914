-- Who asks is what every request asks first. It took two transactions, nine statements in all; now it is one statement. These functions
-- run with the rights of whoever calls them: who_asks takes the roles a request takes, for as long as its own statement lasts. The
-- application's login, which reaches nothing by itself, finds it in a schema where nothing else is.

-- An account's memberships: whether the person is at the company on the workspace's day, and whether they act there.
CREATE FUNCTION memberships_of(account uuid)
RETURNS TABLE ("tenantId" uuid, slug text, "membershipId" uuid, "personId" uuid, "orgId" uuid, side text, roles text[],
  stands boolean, acts boolean)
LANGUAGE sql STABLE AS $$
  SELECT m.tenant_id, w.slug, m.id, m.person_id, m.org_id, m.side, m.roles, x.stands,
    m.accepted_at IS NOT NULL AND cardinality(m.roles) > 0 AND x.stands
  FROM membership m JOIN workspace_slug w ON w.tenant_id = m.tenant_id
  CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE w.time_zone)::date AS today) day
  CROSS JOIN LATERAL (SELECT m.valid_from <= day.today AND (m.valid_until IS NULL OR m.valid_until >= day.today) AS stands) x
  WHERE m.account_id = account
  ORDER BY m.created_at, m.id
$$;

-- A workspace, and what a person and their company are called in it.
CREATE FUNCTION acting_as(tenant uuid, person uuid, org uuid)
RETURNS TABLE (slug text, name text, "legalName" text, locale text, "timeZone" text, colour text, "logoSvg" text,
  "ticketPrefix" text, "calendarKey" text, "supportEmail" text, "supportPhone" text, settings jsonb, "personName" text, "orgName" text)
LANGUAGE sql STABLE AS $$
  SELECT w.slug, w.name, w.legal_name, w.locale, w.time_zone, w.colour, w.logo_svg, w.ticket_prefix, w.calendar_key,
    w.support_email, w.support_phone, w.settings, p.name, o.name
  FROM workspace w
  JOIN person p ON p.tenant_id = w.tenant_id AND p.id = person
  JOIN organisation o ON o.tenant_id = w.tenant_id AND o.id = org
  WHERE w.tenant_id = tenant
$$;

-- The session's account with its memberships, and what those in the workspace of this slug make of it. Null where the session is
-- over. That it was seen is noted once a minute.
CREATE SCHEMA door;
CREATE FUNCTION door.who_asks(session_id uuid, account uuid, workspace text) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  answer jsonb;
  member record;
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
    SELECT acting || jsonb_build_object(member."membershipId"::text, to_jsonb(a)) INTO acting
    FROM (SELECT 1) one LEFT JOIN acting_as(member."tenantId", member."personId", member."orgId") a ON true;
  END LOOP;
  RETURN answer || jsonb_build_object('acting', acting);
END
$$;
REVOKE ALL ON FUNCTION door.who_asks(uuid, uuid, text) FROM PUBLIC;
GRANT USAGE ON SCHEMA door TO escala_app;
GRANT EXECUTE ON FUNCTION door.who_asks(uuid, uuid, text) TO escala_app;
