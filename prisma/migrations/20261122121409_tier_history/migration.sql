-- AlterTable
ALTER TABLE "partnership" ADD COLUMN     "withdrawn_benefits" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "tier_decision" ADD COLUMN     "benefit_key" TEXT;

-- CreateTable
CREATE TABLE "grandfathering" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "until" DATE,
    "given_by" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grandfathering_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tier_day" (
    "tenant_id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "tier_key" TEXT,
    "tier_name" JSONB,
    "standing" TEXT,
    "eligible_key" TEXT,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "at_risk" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL,

    CONSTRAINT "tier_day_pkey" PRIMARY KEY ("tenant_id","partnership_id","day")
);

-- CreateTable
CREATE TABLE "tier_notice" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "until" DATE NOT NULL,
    "days_before" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tier_notice_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "grandfathering_tenant_id_programme_id_from_day_idx" ON "grandfathering"("tenant_id", "programme_id", "from_day");

-- CreateIndex
CREATE UNIQUE INDEX "grandfathering_tenant_id_partnership_id_from_day_key" ON "grandfathering"("tenant_id", "partnership_id", "from_day");

-- CreateIndex
CREATE UNIQUE INDEX "tier_notice_tenant_id_partnership_id_until_days_before_key" ON "tier_notice"("tenant_id", "partnership_id", "until", "days_before");

REVOKE ALL ON "grandfathering" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "grandfathering" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "grandfathering" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "grandfathering_vendor" ON "grandfathering";
GRANT SELECT, INSERT, UPDATE, DELETE ON "grandfathering" TO app_vendor;
CREATE POLICY "grandfathering_vendor" ON "grandfathering" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "grandfathering_partner" ON "grandfathering";
GRANT SELECT ON "grandfathering" TO app_partner;
CREATE POLICY "grandfathering_partner" ON "grandfathering" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "grandfathering_customer" ON "grandfathering";
DROP POLICY IF EXISTS "grandfathering_worker" ON "grandfathering";
GRANT SELECT, INSERT, UPDATE, DELETE ON "grandfathering" TO app_worker;
CREATE POLICY "grandfathering_worker" ON "grandfathering" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "grandfathering_public" ON "grandfathering";
DROP POLICY IF EXISTS "grandfathering_auth" ON "grandfathering";
DROP POLICY IF EXISTS "grandfathering_search" ON "grandfathering";

REVOKE ALL ON "tier_day" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "tier_day" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tier_day" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "tier_day_vendor" ON "tier_day";
GRANT SELECT ON "tier_day" TO app_vendor;
CREATE POLICY "tier_day_vendor" ON "tier_day" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "tier_day_partner" ON "tier_day";
GRANT SELECT ON "tier_day" TO app_partner;
CREATE POLICY "tier_day_partner" ON "tier_day" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "tier_day_customer" ON "tier_day";
DROP POLICY IF EXISTS "tier_day_worker" ON "tier_day";
GRANT SELECT, INSERT, UPDATE, DELETE ON "tier_day" TO app_worker;
CREATE POLICY "tier_day_worker" ON "tier_day" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "tier_day_public" ON "tier_day";
DROP POLICY IF EXISTS "tier_day_auth" ON "tier_day";
DROP POLICY IF EXISTS "tier_day_search" ON "tier_day";

REVOKE ALL ON "tier_notice" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "tier_notice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tier_notice" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "tier_notice_vendor" ON "tier_notice";
GRANT SELECT ON "tier_notice" TO app_vendor;
CREATE POLICY "tier_notice_vendor" ON "tier_notice" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "tier_notice_partner" ON "tier_notice";
GRANT SELECT ON "tier_notice" TO app_partner;
CREATE POLICY "tier_notice_partner" ON "tier_notice" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "tier_notice_customer" ON "tier_notice";
DROP POLICY IF EXISTS "tier_notice_worker" ON "tier_notice";
GRANT SELECT, INSERT, UPDATE, DELETE ON "tier_notice" TO app_worker;
CREATE POLICY "tier_notice_worker" ON "tier_notice" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "tier_notice_public" ON "tier_notice";
DROP POLICY IF EXISTS "tier_notice_auth" ON "tier_notice";
DROP POLICY IF EXISTS "tier_notice_search" ON "tier_notice";

