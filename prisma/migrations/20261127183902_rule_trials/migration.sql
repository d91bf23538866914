-- CreateTable
CREATE TABLE "rule_trial" (
    "tenant_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "days" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "cases" INTEGER NOT NULL DEFAULT 0,
    "hits" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_trial_pkey" PRIMARY KEY ("tenant_id","task_id")
);

-- CreateTable
CREATE TABLE "rule_trial_hit" (
    "tenant_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "ticket_number" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "matched" JSONB NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "rule_trial_hit_pkey" PRIMARY KEY ("tenant_id","task_id","position")
);

-- CreateIndex
CREATE INDEX "rule_trial_tenant_id_person_id_rule_id_created_at_idx" ON "rule_trial"("tenant_id", "person_id", "rule_id", "created_at");

-- CreateIndex
CREATE INDEX "rule_trial_tenant_id_created_at_idx" ON "rule_trial"("tenant_id", "created_at");

REVOKE ALL ON "rule_trial" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "rule_trial" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rule_trial" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "rule_trial_vendor" ON "rule_trial";
GRANT SELECT, INSERT, UPDATE ON "rule_trial" TO app_vendor;
CREATE POLICY "rule_trial_vendor" ON "rule_trial" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_partner" ON "rule_trial";
GRANT SELECT, INSERT, UPDATE ON "rule_trial" TO app_partner;
CREATE POLICY "rule_trial_partner" ON "rule_trial" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_customer" ON "rule_trial";
GRANT SELECT, INSERT, UPDATE ON "rule_trial" TO app_customer;
CREATE POLICY "rule_trial_customer" ON "rule_trial" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_person" ON "rule_trial";
DROP POLICY IF EXISTS "rule_trial_worker" ON "rule_trial";
GRANT SELECT, INSERT, UPDATE, DELETE ON "rule_trial" TO app_worker;
CREATE POLICY "rule_trial_worker" ON "rule_trial" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_public" ON "rule_trial";
DROP POLICY IF EXISTS "rule_trial_auth" ON "rule_trial";
DROP POLICY IF EXISTS "rule_trial_search" ON "rule_trial";

REVOKE ALL ON "rule_trial_hit" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "rule_trial_hit" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rule_trial_hit" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "rule_trial_hit_vendor" ON "rule_trial_hit";
GRANT SELECT, INSERT ON "rule_trial_hit" TO app_vendor;
CREATE POLICY "rule_trial_hit_vendor" ON "rule_trial_hit" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_hit_partner" ON "rule_trial_hit";
GRANT SELECT, INSERT ON "rule_trial_hit" TO app_partner;
CREATE POLICY "rule_trial_hit_partner" ON "rule_trial_hit" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_hit_customer" ON "rule_trial_hit";
GRANT SELECT, INSERT ON "rule_trial_hit" TO app_customer;
CREATE POLICY "rule_trial_hit_customer" ON "rule_trial_hit" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_hit_person" ON "rule_trial_hit";
DROP POLICY IF EXISTS "rule_trial_hit_worker" ON "rule_trial_hit";
GRANT SELECT, INSERT, UPDATE, DELETE ON "rule_trial_hit" TO app_worker;
CREATE POLICY "rule_trial_hit_worker" ON "rule_trial_hit" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_hit_public" ON "rule_trial_hit";
DROP POLICY IF EXISTS "rule_trial_hit_auth" ON "rule_trial_hit";
DROP POLICY IF EXISTS "rule_trial_hit_search" ON "rule_trial_hit";

