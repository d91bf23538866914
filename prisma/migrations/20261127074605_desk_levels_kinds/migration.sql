-- CreateTable
CREATE TABLE "ticket_follower" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_follower_pkey" PRIMARY KEY ("tenant_id","ticket_id","person_id")
);

REVOKE ALL ON "ticket_follower" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "ticket_follower" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_follower" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "ticket_follower_vendor" ON "ticket_follower";
GRANT SELECT, INSERT, DELETE ON "ticket_follower" TO app_vendor;
CREATE POLICY "ticket_follower_vendor" ON "ticket_follower" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_follower_partner" ON "ticket_follower";
GRANT SELECT, INSERT, DELETE ON "ticket_follower" TO app_partner;
CREATE POLICY "ticket_follower_partner" ON "ticket_follower" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_follower_customer" ON "ticket_follower";
GRANT SELECT, INSERT, DELETE ON "ticket_follower" TO app_customer;
CREATE POLICY "ticket_follower_customer" ON "ticket_follower" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_follower_person" ON "ticket_follower";
DROP POLICY IF EXISTS "ticket_follower_worker" ON "ticket_follower";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_follower" TO app_worker;
CREATE POLICY "ticket_follower_worker" ON "ticket_follower" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_follower_public" ON "ticket_follower";
DROP POLICY IF EXISTS "ticket_follower_auth" ON "ticket_follower";
DROP POLICY IF EXISTS "ticket_follower_search" ON "ticket_follower";

