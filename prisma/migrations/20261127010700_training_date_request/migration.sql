-- CreateTable
CREATE TABLE "training_date_request" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "asked_by" TEXT NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "session_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "training_date_request_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "training_date_request_tenant_id_partner_org_id_asked_at_id_idx" ON "training_date_request"("tenant_id", "partner_org_id", "asked_at", "id");

-- CreateIndex
CREATE INDEX "training_date_request_tenant_id_answer_asked_at_id_idx" ON "training_date_request"("tenant_id", "answer", "asked_at", "id");

REVOKE ALL ON "training_date_request" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_date_request" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_date_request" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_date_request_vendor" ON "training_date_request";
GRANT SELECT, UPDATE ON "training_date_request" TO app_vendor;
CREATE POLICY "training_date_request_vendor" ON "training_date_request" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_date_request_partner" ON "training_date_request";
GRANT SELECT, INSERT, UPDATE ON "training_date_request" TO app_partner;
CREATE POLICY "training_date_request_partner" ON "training_date_request" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND (answer IS NULL OR answer = 'withdrawn'));
DROP POLICY IF EXISTS "training_date_request_customer" ON "training_date_request";
DROP POLICY IF EXISTS "training_date_request_person" ON "training_date_request";
DROP POLICY IF EXISTS "training_date_request_worker" ON "training_date_request";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_date_request" TO app_worker;
CREATE POLICY "training_date_request_worker" ON "training_date_request" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_date_request_public" ON "training_date_request";
DROP POLICY IF EXISTS "training_date_request_auth" ON "training_date_request";
DROP POLICY IF EXISTS "training_date_request_search" ON "training_date_request";

-- One open question a course and company.
CREATE UNIQUE INDEX "training_date_request_open" ON "training_date_request" ("tenant_id", "course_id", "partner_org_id") WHERE "answer" IS NULL;
