-- CreateTable
CREATE TABLE "case_successor" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "certification_id" UUID NOT NULL,
    "ends_on" DATE NOT NULL,
    "successor_id" UUID NOT NULL,
    "successor_name" TEXT NOT NULL,
    "chosen_by_id" UUID NOT NULL,
    "chosen_by_name" TEXT NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_successor_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_successor_tenant_id_partner_org_id_person_id_key" ON "case_successor"("tenant_id", "partner_org_id", "person_id");

REVOKE ALL ON "case_successor" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "case_successor" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "case_successor" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "case_successor_vendor" ON "case_successor";
GRANT SELECT ON "case_successor" TO app_vendor;
CREATE POLICY "case_successor_vendor" ON "case_successor" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "case_successor_partner" ON "case_successor";
GRANT SELECT, INSERT, UPDATE, DELETE ON "case_successor" TO app_partner;
CREATE POLICY "case_successor_partner" ON "case_successor" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "case_successor_customer" ON "case_successor";
DROP POLICY IF EXISTS "case_successor_worker" ON "case_successor";
GRANT SELECT, INSERT, UPDATE, DELETE ON "case_successor" TO app_worker;
CREATE POLICY "case_successor_worker" ON "case_successor" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "case_successor_public" ON "case_successor";
DROP POLICY IF EXISTS "case_successor_auth" ON "case_successor";
DROP POLICY IF EXISTS "case_successor_search" ON "case_successor";

