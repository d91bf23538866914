-- CreateTable
CREATE TABLE "directory_entry" (
    "tenant_id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "website" TEXT NOT NULL DEFAULT '',
    "tier_key" TEXT NOT NULL,
    "tier_name" JSONB NOT NULL,
    "tier_rank" INTEGER NOT NULL,
    "since" DATE NOT NULL,

    CONSTRAINT "directory_entry_pkey" PRIMARY KEY ("tenant_id","partnership_id")
);

-- CreateIndex
CREATE INDEX "directory_entry_tenant_id_tier_rank_name_partnership_id_idx" ON "directory_entry"("tenant_id", "tier_rank", "name", "partnership_id");

REVOKE ALL ON "directory_entry" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "directory_entry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "directory_entry" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "directory_entry_vendor" ON "directory_entry";
GRANT SELECT ON "directory_entry" TO app_vendor;
CREATE POLICY "directory_entry_vendor" ON "directory_entry" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "directory_entry_partner" ON "directory_entry";
GRANT SELECT ON "directory_entry" TO app_partner;
CREATE POLICY "directory_entry_partner" ON "directory_entry" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "directory_entry_customer" ON "directory_entry";
GRANT SELECT ON "directory_entry" TO app_customer;
CREATE POLICY "directory_entry_customer" ON "directory_entry" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "directory_entry_worker" ON "directory_entry";
GRANT SELECT, INSERT, UPDATE, DELETE ON "directory_entry" TO app_worker;
CREATE POLICY "directory_entry_worker" ON "directory_entry" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "directory_entry_public" ON "directory_entry";
GRANT SELECT ON "directory_entry" TO app_public;
CREATE POLICY "directory_entry_public" ON "directory_entry" TO app_public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "directory_entry_auth" ON "directory_entry";
DROP POLICY IF EXISTS "directory_entry_search" ON "directory_entry";
