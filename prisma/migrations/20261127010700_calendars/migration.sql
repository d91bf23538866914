-- AlterTable
ALTER TABLE "business_calendar_version" ADD COLUMN     "note" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "business_calendar_draft" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "base_version" INTEGER,
    "effective_from" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "business_calendar_draft_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "calendar_year" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "days" JSONB NOT NULL,
    "confirmed_by_id" UUID NOT NULL,
    "confirmed_by" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "business_calendar_draft_tenant_id_key_key" ON "business_calendar_draft"("tenant_id", "key");

-- CreateIndex
CREATE INDEX "calendar_year_tenant_id_key_year_confirmed_at_idx" ON "calendar_year"("tenant_id", "key", "year", "confirmed_at");

-- CreateIndex
CREATE INDEX "ticket_clock_tenant_id_calendar_key_stopped_at_id_idx" ON "ticket_clock"("tenant_id", "calendar_key", "stopped_at", "id");

REVOKE ALL ON "business_calendar_draft" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "business_calendar_draft" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "business_calendar_draft" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "business_calendar_draft_vendor" ON "business_calendar_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "business_calendar_draft" TO app_vendor;
CREATE POLICY "business_calendar_draft_vendor" ON "business_calendar_draft" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "business_calendar_draft_partner" ON "business_calendar_draft";
DROP POLICY IF EXISTS "business_calendar_draft_customer" ON "business_calendar_draft";
DROP POLICY IF EXISTS "business_calendar_draft_person" ON "business_calendar_draft";
DROP POLICY IF EXISTS "business_calendar_draft_worker" ON "business_calendar_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "business_calendar_draft" TO app_worker;
CREATE POLICY "business_calendar_draft_worker" ON "business_calendar_draft" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "business_calendar_draft_public" ON "business_calendar_draft";
DROP POLICY IF EXISTS "business_calendar_draft_auth" ON "business_calendar_draft";
DROP POLICY IF EXISTS "business_calendar_draft_search" ON "business_calendar_draft";

REVOKE ALL ON "calendar_year" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "calendar_year" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "calendar_year" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "calendar_year_vendor" ON "calendar_year";
GRANT SELECT, INSERT ON "calendar_year" TO app_vendor;
CREATE POLICY "calendar_year_vendor" ON "calendar_year" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "calendar_year_partner" ON "calendar_year";
DROP POLICY IF EXISTS "calendar_year_customer" ON "calendar_year";
DROP POLICY IF EXISTS "calendar_year_person" ON "calendar_year";
DROP POLICY IF EXISTS "calendar_year_worker" ON "calendar_year";
GRANT SELECT, INSERT ON "calendar_year" TO app_worker;
CREATE POLICY "calendar_year_worker" ON "calendar_year" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "calendar_year_public" ON "calendar_year";
DROP POLICY IF EXISTS "calendar_year_auth" ON "calendar_year";
DROP POLICY IF EXISTS "calendar_year_search" ON "calendar_year";

