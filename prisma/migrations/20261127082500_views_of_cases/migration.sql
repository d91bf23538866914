-- Saved views are of cases too, so each side keeps its own and those shared in its organisation.

REVOKE ALL ON "saved_view" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_view" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "saved_view_vendor" ON "saved_view";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO app_vendor;
CREATE POLICY "saved_view_vendor" ON "saved_view" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid]));
DROP POLICY IF EXISTS "saved_view_partner" ON "saved_view";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO app_partner;
CREATE POLICY "saved_view_partner" ON "saved_view" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid]));
DROP POLICY IF EXISTS "saved_view_customer" ON "saved_view";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO app_customer;
CREATE POLICY "saved_view_customer" ON "saved_view" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid]));
DROP POLICY IF EXISTS "saved_view_person" ON "saved_view";
DROP POLICY IF EXISTS "saved_view_worker" ON "saved_view";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO app_worker;
CREATE POLICY "saved_view_worker" ON "saved_view" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "saved_view_public" ON "saved_view";
DROP POLICY IF EXISTS "saved_view_auth" ON "saved_view";
DROP POLICY IF EXISTS "saved_view_search" ON "saved_view";
