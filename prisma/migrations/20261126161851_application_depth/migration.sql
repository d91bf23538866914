-- AlterTable
ALTER TABLE "partnership" ADD COLUMN     "progress_at" TIMESTAMPTZ(3),
ADD COLUMN     "stalled_on" DATE;

-- AlterTable
ALTER TABLE "application" ADD COLUMN     "breached_at" TIMESTAMPTZ(3),
ADD COLUMN     "domain_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "previous_id" UUID,
ADD COLUMN     "tax_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "warn_at" TIMESTAMPTZ(3),
ADD COLUMN     "warned_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "information_request" ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawn_by" TEXT;

-- AlterTable
ALTER TABLE "onboarding_step" ADD COLUMN     "planned_on" DATE;

-- CreateTable
CREATE TABLE "application_assessment" (
    "tenant_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "assessor_id" UUID NOT NULL,
    "assessor_name" TEXT NOT NULL,
    "asked_by" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handed_in_at" TIMESTAMPTZ(3),
    "verdict" TEXT,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "application_assessment_pkey" PRIMARY KEY ("tenant_id","application_id","assessor_id")
);

-- CreateTable
CREATE TABLE "onboarding_blocker" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "step_key" TEXT NOT NULL,
    "waits_for" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "raised_by" TEXT NOT NULL,
    "raised_side" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_by" TEXT,
    "lifted_at" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "onboarding_blocker_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "application_assessment_tenant_id_assessor_id_handed_in_at_idx" ON "application_assessment"("tenant_id", "assessor_id", "handed_in_at");

-- CreateIndex
CREATE INDEX "onboarding_blocker_tenant_id_partnership_id_lifted_at_idx" ON "onboarding_blocker"("tenant_id", "partnership_id", "lifted_at");

-- CreateIndex
CREATE INDEX "application_tenant_id_tax_key_idx" ON "application"("tenant_id", "tax_key");

REVOKE ALL ON "application_assessment" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "application_assessment" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "application_assessment" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "application_assessment_vendor" ON "application_assessment";
GRANT SELECT, INSERT, UPDATE, DELETE ON "application_assessment" TO app_vendor;
CREATE POLICY "application_assessment_vendor" ON "application_assessment" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "application_assessment_partner" ON "application_assessment";
DROP POLICY IF EXISTS "application_assessment_customer" ON "application_assessment";
DROP POLICY IF EXISTS "application_assessment_worker" ON "application_assessment";
GRANT SELECT, INSERT, UPDATE, DELETE ON "application_assessment" TO app_worker;
CREATE POLICY "application_assessment_worker" ON "application_assessment" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "application_assessment_public" ON "application_assessment";
DROP POLICY IF EXISTS "application_assessment_auth" ON "application_assessment";
DROP POLICY IF EXISTS "application_assessment_search" ON "application_assessment";

REVOKE ALL ON "onboarding_blocker" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "onboarding_blocker" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "onboarding_blocker" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "onboarding_blocker_vendor" ON "onboarding_blocker";
GRANT SELECT, INSERT, UPDATE ON "onboarding_blocker" TO app_vendor;
CREATE POLICY "onboarding_blocker_vendor" ON "onboarding_blocker" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "onboarding_blocker_partner" ON "onboarding_blocker";
GRANT SELECT, INSERT, UPDATE ON "onboarding_blocker" TO app_partner;
CREATE POLICY "onboarding_blocker_partner" ON "onboarding_blocker" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "onboarding_blocker_customer" ON "onboarding_blocker";
DROP POLICY IF EXISTS "onboarding_blocker_worker" ON "onboarding_blocker";
GRANT SELECT, INSERT, UPDATE, DELETE ON "onboarding_blocker" TO app_worker;
CREATE POLICY "onboarding_blocker_worker" ON "onboarding_blocker" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "onboarding_blocker_public" ON "onboarding_blocker";
DROP POLICY IF EXISTS "onboarding_blocker_auth" ON "onboarding_blocker";
DROP POLICY IF EXISTS "onboarding_blocker_search" ON "onboarding_blocker";

