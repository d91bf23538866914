-- CreateTable
CREATE TABLE "ticket_columns" (
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "columns" TEXT[],

    CONSTRAINT "ticket_columns_pkey" PRIMARY KEY ("tenant_id","person_id")
);

REVOKE ALL ON "ticket_columns" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "ticket_columns" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_columns" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "ticket_columns_vendor" ON "ticket_columns";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_columns" TO app_vendor;
CREATE POLICY "ticket_columns_vendor" ON "ticket_columns" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_columns_partner" ON "ticket_columns";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_columns" TO app_partner;
CREATE POLICY "ticket_columns_partner" ON "ticket_columns" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_columns_customer" ON "ticket_columns";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_columns" TO app_customer;
CREATE POLICY "ticket_columns_customer" ON "ticket_columns" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_columns_person" ON "ticket_columns";
DROP POLICY IF EXISTS "ticket_columns_worker" ON "ticket_columns";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_columns" TO app_worker;
CREATE POLICY "ticket_columns_worker" ON "ticket_columns" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_columns_public" ON "ticket_columns";
DROP POLICY IF EXISTS "ticket_columns_auth" ON "ticket_columns";
DROP POLICY IF EXISTS "ticket_columns_search" ON "ticket_columns";

