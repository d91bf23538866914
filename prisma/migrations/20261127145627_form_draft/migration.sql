-- CreateTable
CREATE TABLE "form_draft" (
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_draft_pkey" PRIMARY KEY ("tenant_id","person_id","form")
);

-- CreateIndex
CREATE INDEX "form_draft_tenant_id_saved_at_idx" ON "form_draft"("tenant_id", "saved_at");

REVOKE ALL ON "form_draft" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "form_draft" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "form_draft" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "form_draft_vendor" ON "form_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "form_draft" TO app_vendor;
CREATE POLICY "form_draft_vendor" ON "form_draft" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "form_draft_partner" ON "form_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "form_draft" TO app_partner;
CREATE POLICY "form_draft_partner" ON "form_draft" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "form_draft_customer" ON "form_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "form_draft" TO app_customer;
CREATE POLICY "form_draft_customer" ON "form_draft" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "form_draft_person" ON "form_draft";
DROP POLICY IF EXISTS "form_draft_worker" ON "form_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "form_draft" TO app_worker;
CREATE POLICY "form_draft_worker" ON "form_draft" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "form_draft_public" ON "form_draft";
DROP POLICY IF EXISTS "form_draft_auth" ON "form_draft";
DROP POLICY IF EXISTS "form_draft_search" ON "form_draft";

