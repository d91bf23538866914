-- AlterTable
ALTER TABLE "support_plan_version" ADD COLUMN     "note" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "support_plan_draft" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "base_version" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "support_plan_draft_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "support_plan_draft_tenant_id_key_key" ON "support_plan_draft"("tenant_id", "key");

REVOKE ALL ON "support_plan_draft" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "support_plan_draft" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "support_plan_draft" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "support_plan_draft_vendor" ON "support_plan_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "support_plan_draft" TO app_vendor;
CREATE POLICY "support_plan_draft_vendor" ON "support_plan_draft" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "support_plan_draft_partner" ON "support_plan_draft";
DROP POLICY IF EXISTS "support_plan_draft_customer" ON "support_plan_draft";
DROP POLICY IF EXISTS "support_plan_draft_person" ON "support_plan_draft";
DROP POLICY IF EXISTS "support_plan_draft_worker" ON "support_plan_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "support_plan_draft" TO app_worker;
CREATE POLICY "support_plan_draft_worker" ON "support_plan_draft" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "support_plan_draft_public" ON "support_plan_draft";
DROP POLICY IF EXISTS "support_plan_draft_auth" ON "support_plan_draft";
DROP POLICY IF EXISTS "support_plan_draft_search" ON "support_plan_draft";

