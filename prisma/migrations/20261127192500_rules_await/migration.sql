-- A fact goes into the outbox for rules only where a desk waits for it. Who writes the fact may not read other desks' rules: this
-- function says whether there is one in the workspace, and nothing of it.
REVOKE ALL ON "ticket_rule" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "ticket_rule" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_rule" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "ticket_rule_vendor" ON "ticket_rule";
GRANT SELECT, INSERT, UPDATE ON "ticket_rule" TO app_vendor;
CREATE POLICY "ticket_rule_vendor" ON "ticket_rule" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_partner" ON "ticket_rule";
GRANT SELECT, INSERT, UPDATE ON "ticket_rule" TO app_partner;
CREATE POLICY "ticket_rule_partner" ON "ticket_rule" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_customer" ON "ticket_rule";
DROP POLICY IF EXISTS "ticket_rule_person" ON "ticket_rule";
DROP POLICY IF EXISTS "ticket_rule_worker" ON "ticket_rule";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_rule" TO app_worker;
CREATE POLICY "ticket_rule_worker" ON "ticket_rule" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_public" ON "ticket_rule";
DROP POLICY IF EXISTS "ticket_rule_auth" ON "ticket_rule";
DROP POLICY IF EXISTS "ticket_rule_search" ON "ticket_rule";
GRANT SELECT ON "ticket_rule" TO app_search;
CREATE POLICY "ticket_rule_search" ON "ticket_rule" TO app_search USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

CREATE FUNCTION rules_await(awaited text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM ticket_rule r
    WHERE r.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND r.trigger = awaited AND r.active AND r.removed_at IS NULL)
$$;
REVOKE ALL ON FUNCTION rules_await(text) FROM PUBLIC;
ALTER FUNCTION rules_await(text) OWNER TO app_search;
SET ROLE app_search;
GRANT EXECUTE ON FUNCTION rules_await(text) TO app_vendor, app_partner, app_customer, app_worker;
RESET ROLE;
