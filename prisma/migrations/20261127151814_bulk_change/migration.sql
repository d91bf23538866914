-- CreateTable
CREATE TABLE "bulk_change" (
    "tenant_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "deed" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "undo_task_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bulk_change_pkey" PRIMARY KEY ("tenant_id","task_id")
);

-- CreateTable
CREATE TABLE "bulk_case" (
    "tenant_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT NOT NULL DEFAULT '',
    "reason_params" JSONB NOT NULL DEFAULT '{}',
    "before" JSONB NOT NULL DEFAULT '{}',
    "version_after" INTEGER,

    CONSTRAINT "bulk_case_pkey" PRIMARY KEY ("tenant_id","task_id","position")
);

-- CreateIndex
CREATE INDEX "bulk_change_tenant_id_person_id_created_at_idx" ON "bulk_change"("tenant_id", "person_id", "created_at");

REVOKE ALL ON "bulk_change" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "bulk_change" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "bulk_change" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "bulk_change_vendor" ON "bulk_change";
GRANT SELECT, INSERT, UPDATE ON "bulk_change" TO app_vendor;
CREATE POLICY "bulk_change_vendor" ON "bulk_change" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_change_partner" ON "bulk_change";
GRANT SELECT, INSERT, UPDATE ON "bulk_change" TO app_partner;
CREATE POLICY "bulk_change_partner" ON "bulk_change" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_change_customer" ON "bulk_change";
GRANT SELECT, INSERT, UPDATE ON "bulk_change" TO app_customer;
CREATE POLICY "bulk_change_customer" ON "bulk_change" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_change_person" ON "bulk_change";
DROP POLICY IF EXISTS "bulk_change_worker" ON "bulk_change";
GRANT SELECT, INSERT, UPDATE, DELETE ON "bulk_change" TO app_worker;
CREATE POLICY "bulk_change_worker" ON "bulk_change" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_change_public" ON "bulk_change";
DROP POLICY IF EXISTS "bulk_change_auth" ON "bulk_change";
DROP POLICY IF EXISTS "bulk_change_search" ON "bulk_change";

REVOKE ALL ON "bulk_case" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "bulk_case" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "bulk_case" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "bulk_case_vendor" ON "bulk_case";
GRANT SELECT, INSERT, UPDATE ON "bulk_case" TO app_vendor;
CREATE POLICY "bulk_case_vendor" ON "bulk_case" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_case_partner" ON "bulk_case";
GRANT SELECT, INSERT, UPDATE ON "bulk_case" TO app_partner;
CREATE POLICY "bulk_case_partner" ON "bulk_case" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_case_customer" ON "bulk_case";
GRANT SELECT, INSERT, UPDATE ON "bulk_case" TO app_customer;
CREATE POLICY "bulk_case_customer" ON "bulk_case" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_case_person" ON "bulk_case";
DROP POLICY IF EXISTS "bulk_case_worker" ON "bulk_case";
GRANT SELECT, INSERT, UPDATE, DELETE ON "bulk_case" TO app_worker;
CREATE POLICY "bulk_case_worker" ON "bulk_case" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_case_public" ON "bulk_case";
DROP POLICY IF EXISTS "bulk_case_auth" ON "bulk_case";
DROP POLICY IF EXISTS "bulk_case_search" ON "bulk_case";

