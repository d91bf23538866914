-- CreateTable
CREATE TABLE "reply_draft" (
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "meant_for" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_draft_pkey" PRIMARY KEY ("tenant_id","person_id","ticket_id")
);

-- CreateIndex
CREATE INDEX "reply_draft_tenant_id_saved_at_idx" ON "reply_draft"("tenant_id", "saved_at");

REVOKE ALL ON "reply_draft" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "reply_draft" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "reply_draft" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "reply_draft_vendor" ON "reply_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reply_draft" TO app_vendor;
CREATE POLICY "reply_draft_vendor" ON "reply_draft" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "reply_draft_partner" ON "reply_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reply_draft" TO app_partner;
CREATE POLICY "reply_draft_partner" ON "reply_draft" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "reply_draft_customer" ON "reply_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reply_draft" TO app_customer;
CREATE POLICY "reply_draft_customer" ON "reply_draft" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "reply_draft_person" ON "reply_draft";
DROP POLICY IF EXISTS "reply_draft_worker" ON "reply_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reply_draft" TO app_worker;
CREATE POLICY "reply_draft_worker" ON "reply_draft" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "reply_draft_public" ON "reply_draft";
DROP POLICY IF EXISTS "reply_draft_auth" ON "reply_draft";
DROP POLICY IF EXISTS "reply_draft_search" ON "reply_draft";

