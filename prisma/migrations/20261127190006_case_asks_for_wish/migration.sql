-- CreateTable
CREATE TABLE "feature_case" (
    "tenant_id" UUID NOT NULL,
    "feature_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "customer_org_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feature_case_pkey" PRIMARY KEY ("tenant_id","feature_id","ticket_id")
);

-- CreateIndex
CREATE INDEX "feature_case_tenant_id_ticket_id_idx" ON "feature_case"("tenant_id", "ticket_id");

REVOKE ALL ON "feature_case" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "feature_case" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "feature_case" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "feature_case_vendor" ON "feature_case";
GRANT SELECT, INSERT, DELETE ON "feature_case" TO app_vendor;
CREATE POLICY "feature_case_vendor" ON "feature_case" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "feature_case_partner" ON "feature_case";
GRANT SELECT, INSERT, DELETE ON "feature_case" TO app_partner;
CREATE POLICY "feature_case_partner" ON "feature_case" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "feature_case_customer" ON "feature_case";
GRANT SELECT ON "feature_case" TO app_customer;
CREATE POLICY "feature_case_customer" ON "feature_case" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "feature_case_person" ON "feature_case";
DROP POLICY IF EXISTS "feature_case_worker" ON "feature_case";
GRANT SELECT, INSERT, UPDATE, DELETE ON "feature_case" TO app_worker;
CREATE POLICY "feature_case_worker" ON "feature_case" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "feature_case_public" ON "feature_case";
DROP POLICY IF EXISTS "feature_case_auth" ON "feature_case";
DROP POLICY IF EXISTS "feature_case_search" ON "feature_case";

