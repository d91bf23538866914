-- AlterTable
ALTER TABLE "directory_entry" ADD COLUMN     "listed_until" DATE;


REVOKE ALL ON "partner_profile" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "partner_profile" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "partner_profile" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "partner_profile_vendor" ON "partner_profile";
GRANT SELECT, UPDATE ON "partner_profile" TO app_vendor;
CREATE POLICY "partner_profile_vendor" ON "partner_profile" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{submitted,returned,approved,replaced}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{submitted,returned,approved,replaced}'));
DROP POLICY IF EXISTS "partner_profile_partner" ON "partner_profile";
GRANT SELECT, INSERT, UPDATE ON "partner_profile" TO app_partner;
CREATE POLICY "partner_profile_partner" ON "partner_profile" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND state = ANY ('{draft,submitted}'));
DROP POLICY IF EXISTS "partner_profile_customer" ON "partner_profile";
DROP POLICY IF EXISTS "partner_profile_worker" ON "partner_profile";
GRANT SELECT, INSERT, UPDATE, DELETE ON "partner_profile" TO app_worker;
CREATE POLICY "partner_profile_worker" ON "partner_profile" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_profile_public" ON "partner_profile";
DROP POLICY IF EXISTS "partner_profile_auth" ON "partner_profile";
DROP POLICY IF EXISTS "partner_profile_search" ON "partner_profile";
