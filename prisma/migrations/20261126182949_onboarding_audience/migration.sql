-- AlterTable
ALTER TABLE "onboarding_blocker" ADD COLUMN     "audience" TEXT NOT NULL DEFAULT 'partner_vendor';


REVOKE ALL ON "onboarding_blocker" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "onboarding_blocker" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "onboarding_blocker" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "onboarding_blocker_vendor" ON "onboarding_blocker";
GRANT SELECT, INSERT, UPDATE ON "onboarding_blocker" TO app_vendor;
CREATE POLICY "onboarding_blocker_vendor" ON "onboarding_blocker" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,vendor}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,vendor}'));
DROP POLICY IF EXISTS "onboarding_blocker_partner" ON "onboarding_blocker";
GRANT SELECT, INSERT, UPDATE ON "onboarding_blocker" TO app_partner;
CREATE POLICY "onboarding_blocker_partner" ON "onboarding_blocker" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,partner}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,partner}'));
DROP POLICY IF EXISTS "onboarding_blocker_customer" ON "onboarding_blocker";
DROP POLICY IF EXISTS "onboarding_blocker_worker" ON "onboarding_blocker";
GRANT SELECT, INSERT, UPDATE, DELETE ON "onboarding_blocker" TO app_worker;
CREATE POLICY "onboarding_blocker_worker" ON "onboarding_blocker" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "onboarding_blocker_public" ON "onboarding_blocker";
DROP POLICY IF EXISTS "onboarding_blocker_auth" ON "onboarding_blocker";
DROP POLICY IF EXISTS "onboarding_blocker_search" ON "onboarding_blocker";
