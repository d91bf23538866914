-- Who reads a wish reads how many companies voted for it, and of which none but its own: this function counts, and says nothing else.
DROP POLICY IF EXISTS "feature_vote_search" ON "feature_vote";
GRANT SELECT ON "feature_vote" TO app_search;
CREATE POLICY "feature_vote_search" ON "feature_vote" TO app_search USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

CREATE FUNCTION feature_votes(wanted uuid[]) RETURNS TABLE (feature_id uuid, votes int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.feature_id, count(*)::int FROM feature_vote v
  WHERE v.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND v.feature_id = ANY(wanted)
  GROUP BY v.feature_id
$$;
REVOKE ALL ON FUNCTION feature_votes(uuid[]) FROM PUBLIC;
ALTER FUNCTION feature_votes(uuid[]) OWNER TO app_search;
SET ROLE app_search;
GRANT EXECUTE ON FUNCTION feature_votes(uuid[]) TO app_vendor, app_partner, app_customer;
RESET ROLE;
