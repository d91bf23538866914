-- CreateTable
CREATE TABLE "mail_choice" (
    "tenant_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "mail_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT NOT NULL DEFAULT '',
    "reason_params" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "mail_choice_pkey" PRIMARY KEY ("tenant_id","task_id","position")
);

REVOKE ALL ON "mail_choice" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "mail_choice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "mail_choice" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "mail_choice_vendor" ON "mail_choice";
GRANT SELECT, INSERT, UPDATE ON "mail_choice" TO app_vendor;
CREATE POLICY "mail_choice_vendor" ON "mail_choice" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_choice_partner" ON "mail_choice";
GRANT SELECT, INSERT, UPDATE ON "mail_choice" TO app_partner;
CREATE POLICY "mail_choice_partner" ON "mail_choice" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_choice_customer" ON "mail_choice";
GRANT SELECT, INSERT, UPDATE ON "mail_choice" TO app_customer;
CREATE POLICY "mail_choice_customer" ON "mail_choice" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_choice_person" ON "mail_choice";
DROP POLICY IF EXISTS "mail_choice_worker" ON "mail_choice";
GRANT SELECT, INSERT, UPDATE, DELETE ON "mail_choice" TO app_worker;
CREATE POLICY "mail_choice_worker" ON "mail_choice" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_choice_public" ON "mail_choice";
DROP POLICY IF EXISTS "mail_choice_auth" ON "mail_choice";
DROP POLICY IF EXISTS "mail_choice_search" ON "mail_choice";

