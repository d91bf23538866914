-- When something is due names no parties: it is read and written as the worker, by those who see the clock it is of.
REVOKE ALL ON "timer" FROM app_vendor, app_partner, app_customer;
DROP POLICY IF EXISTS "timer_vendor" ON "timer";
DROP POLICY IF EXISTS "timer_partner" ON "timer";
DROP POLICY IF EXISTS "timer_customer" ON "timer";

-- How many voted is said of what is published; of all else to the vendor alone, whose word it is.
DROP POLICY IF EXISTS "feature_search" ON "feature";
GRANT SELECT ON "feature" TO app_search;
CREATE POLICY "feature_search" ON "feature" TO app_search USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

SET ROLE app_search;
DROP FUNCTION feature_votes(uuid[]);
RESET ROLE;
CREATE FUNCTION feature_votes(wanted uuid[]) RETURNS TABLE (feature_id uuid, votes int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.feature_id, count(*)::int FROM feature_vote v JOIN feature f ON f.tenant_id = v.tenant_id AND f.id = v.feature_id
  WHERE v.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND v.feature_id = ANY(wanted)
    AND (f.state = 'published' OR current_setting('role') = 'app_vendor')
  GROUP BY v.feature_id
$$;
REVOKE ALL ON FUNCTION feature_votes(uuid[]) FROM PUBLIC;
ALTER FUNCTION feature_votes(uuid[]) OWNER TO app_search;
SET ROLE app_search;
GRANT EXECUTE ON FUNCTION feature_votes(uuid[]) TO app_vendor, app_partner, app_customer;
RESET ROLE;
