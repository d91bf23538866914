-- AlterTable
ALTER TABLE "product" ADD COLUMN     "call_hours" INTEGER NOT NULL DEFAULT 48,
ADD COLUMN     "packet" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "vote_weight" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "wished_on" DATE;

-- AlterTable
ALTER TABLE "escalation" ADD COLUMN     "for_customer" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "passed_on_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "defect" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "product_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "versions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" TEXT NOT NULL DEFAULT 'open',
    "fixed_in" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "title_en" TEXT NOT NULL DEFAULT '',
    "title_es" TEXT NOT NULL DEFAULT '',
    "text_en" TEXT NOT NULL DEFAULT '',
    "text_es" TEXT NOT NULL DEFAULT '',
    "workaround_en" TEXT NOT NULL DEFAULT '',
    "workaround_es" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "defect_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "defect_case" (
    "tenant_id" UUID NOT NULL,
    "defect_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "customer_org_id" UUID NOT NULL,
    "wording" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "defect_case_pkey" PRIMARY KEY ("tenant_id","defect_id","ticket_id")
);

-- CreateTable
CREATE TABLE "defect_announcement" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "defect_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "text_es" TEXT NOT NULL,
    "move_on" BOOLEAN NOT NULL,
    "cases" INTEGER NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "defect_announcement_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "defect_notice" (
    "tenant_id" UUID NOT NULL,
    "announcement_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "defect_notice_pkey" PRIMARY KEY ("tenant_id","announcement_id","ticket_id")
);

-- CreateTable
CREATE TABLE "feature" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "product_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "title_en" TEXT NOT NULL DEFAULT '',
    "title_es" TEXT NOT NULL DEFAULT '',
    "text_en" TEXT NOT NULL DEFAULT '',
    "text_es" TEXT NOT NULL DEFAULT '',
    "progress" TEXT NOT NULL DEFAULT 'considered',
    "release" TEXT,
    "reason_en" TEXT NOT NULL DEFAULT '',
    "reason_es" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "feature_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feature_vote" (
    "tenant_id" UUID NOT NULL,
    "feature_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "partner_org_id" UUID,
    "customer_org_id" UUID,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feature_vote_pkey" PRIMARY KEY ("tenant_id","feature_id","org_id")
);

-- CreateTable
CREATE TABLE "ticket_link" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'everyone',
    "partner_org_id" UUID,
    "customer_org_id" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_link_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ticket_follower" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_follower_pkey" PRIMARY KEY ("tenant_id","ticket_id","person_id")
);

-- CreateIndex
CREATE INDEX "defect_tenant_id_updated_at_id_idx" ON "defect"("tenant_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "defect_tenant_id_state_updated_at_id_idx" ON "defect"("tenant_id", "state", "updated_at", "id");

-- CreateIndex
CREATE INDEX "defect_tenant_id_product_id_updated_at_id_idx" ON "defect"("tenant_id", "product_id", "updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "defect_tenant_id_number_key" ON "defect"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "defect_case_tenant_id_ticket_id_idx" ON "defect_case"("tenant_id", "ticket_id");

-- CreateIndex
CREATE INDEX "defect_announcement_tenant_id_defect_id_at_id_idx" ON "defect_announcement"("tenant_id", "defect_id", "at", "id");

-- CreateIndex
CREATE INDEX "feature_tenant_id_updated_at_id_idx" ON "feature"("tenant_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "feature_tenant_id_product_id_updated_at_id_idx" ON "feature"("tenant_id", "product_id", "updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "feature_tenant_id_number_key" ON "feature"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "ticket_link_tenant_id_to_id_idx" ON "ticket_link"("tenant_id", "to_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_link_tenant_id_from_id_to_id_key" ON "ticket_link"("tenant_id", "from_id", "to_id");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_merged_into_id_idx" ON "ticket"("tenant_id", "merged_into_id");

REVOKE ALL ON "defect" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "defect" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "defect" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "defect_vendor" ON "defect";
GRANT SELECT, INSERT, UPDATE ON "defect" TO app_vendor;
CREATE POLICY "defect_vendor" ON "defect" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "defect_partner" ON "defect";
DROP POLICY IF EXISTS "defect_customer" ON "defect";
DROP POLICY IF EXISTS "defect_person" ON "defect";
DROP POLICY IF EXISTS "defect_worker" ON "defect";
GRANT SELECT, INSERT, UPDATE, DELETE ON "defect" TO app_worker;
CREATE POLICY "defect_worker" ON "defect" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "defect_public" ON "defect";
DROP POLICY IF EXISTS "defect_auth" ON "defect";
DROP POLICY IF EXISTS "defect_search" ON "defect";

REVOKE ALL ON "defect_case" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "defect_case" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "defect_case" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "defect_case_vendor" ON "defect_case";
GRANT SELECT, INSERT, UPDATE, DELETE ON "defect_case" TO app_vendor;
CREATE POLICY "defect_case_vendor" ON "defect_case" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "defect_case_partner" ON "defect_case";
GRANT SELECT ON "defect_case" TO app_partner;
CREATE POLICY "defect_case_partner" ON "defect_case" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "defect_case_customer" ON "defect_case";
GRANT SELECT ON "defect_case" TO app_customer;
CREATE POLICY "defect_case_customer" ON "defect_case" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "defect_case_person" ON "defect_case";
DROP POLICY IF EXISTS "defect_case_worker" ON "defect_case";
GRANT SELECT, INSERT, UPDATE, DELETE ON "defect_case" TO app_worker;
CREATE POLICY "defect_case_worker" ON "defect_case" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "defect_case_public" ON "defect_case";
DROP POLICY IF EXISTS "defect_case_auth" ON "defect_case";
DROP POLICY IF EXISTS "defect_case_search" ON "defect_case";

REVOKE ALL ON "defect_announcement" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "defect_announcement" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "defect_announcement" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "defect_announcement_vendor" ON "defect_announcement";
GRANT SELECT, INSERT ON "defect_announcement" TO app_vendor;
CREATE POLICY "defect_announcement_vendor" ON "defect_announcement" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "defect_announcement_partner" ON "defect_announcement";
DROP POLICY IF EXISTS "defect_announcement_customer" ON "defect_announcement";
DROP POLICY IF EXISTS "defect_announcement_person" ON "defect_announcement";
DROP POLICY IF EXISTS "defect_announcement_worker" ON "defect_announcement";
GRANT SELECT, INSERT, UPDATE, DELETE ON "defect_announcement" TO app_worker;
CREATE POLICY "defect_announcement_worker" ON "defect_announcement" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "defect_announcement_public" ON "defect_announcement";
DROP POLICY IF EXISTS "defect_announcement_auth" ON "defect_announcement";
DROP POLICY IF EXISTS "defect_announcement_search" ON "defect_announcement";

REVOKE ALL ON "defect_notice" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "defect_notice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "defect_notice" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "defect_notice_vendor" ON "defect_notice";
GRANT SELECT, INSERT ON "defect_notice" TO app_vendor;
CREATE POLICY "defect_notice_vendor" ON "defect_notice" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "defect_notice_partner" ON "defect_notice";
DROP POLICY IF EXISTS "defect_notice_customer" ON "defect_notice";
DROP POLICY IF EXISTS "defect_notice_person" ON "defect_notice";
DROP POLICY IF EXISTS "defect_notice_worker" ON "defect_notice";
GRANT SELECT, INSERT, UPDATE, DELETE ON "defect_notice" TO app_worker;
CREATE POLICY "defect_notice_worker" ON "defect_notice" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "defect_notice_public" ON "defect_notice";
DROP POLICY IF EXISTS "defect_notice_auth" ON "defect_notice";
DROP POLICY IF EXISTS "defect_notice_search" ON "defect_notice";

REVOKE ALL ON "feature" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "feature" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "feature" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "feature_vendor" ON "feature";
GRANT SELECT, INSERT, UPDATE ON "feature" TO app_vendor;
CREATE POLICY "feature_vendor" ON "feature" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "feature_partner" ON "feature";
GRANT SELECT ON "feature" TO app_partner;
CREATE POLICY "feature_partner" ON "feature" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published') WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published');
DROP POLICY IF EXISTS "feature_customer" ON "feature";
GRANT SELECT ON "feature" TO app_customer;
CREATE POLICY "feature_customer" ON "feature" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published' AND product_id IN (SELECT covered_products())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published' AND product_id IN (SELECT covered_products()));
DROP POLICY IF EXISTS "feature_person" ON "feature";
DROP POLICY IF EXISTS "feature_worker" ON "feature";
GRANT SELECT, INSERT, UPDATE, DELETE ON "feature" TO app_worker;
CREATE POLICY "feature_worker" ON "feature" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "feature_public" ON "feature";
DROP POLICY IF EXISTS "feature_auth" ON "feature";
DROP POLICY IF EXISTS "feature_search" ON "feature";

REVOKE ALL ON "feature_vote" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "feature_vote" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "feature_vote" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "feature_vote_vendor" ON "feature_vote";
GRANT SELECT ON "feature_vote" TO app_vendor;
CREATE POLICY "feature_vote_vendor" ON "feature_vote" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "feature_vote_partner" ON "feature_vote";
GRANT SELECT, INSERT, DELETE ON "feature_vote" TO app_partner;
CREATE POLICY "feature_vote_partner" ON "feature_vote" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "feature_vote_customer" ON "feature_vote";
GRANT SELECT, INSERT, DELETE ON "feature_vote" TO app_customer;
CREATE POLICY "feature_vote_customer" ON "feature_vote" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "feature_vote_person" ON "feature_vote";
DROP POLICY IF EXISTS "feature_vote_worker" ON "feature_vote";
GRANT SELECT, INSERT, UPDATE, DELETE ON "feature_vote" TO app_worker;
CREATE POLICY "feature_vote_worker" ON "feature_vote" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "feature_vote_public" ON "feature_vote";
DROP POLICY IF EXISTS "feature_vote_auth" ON "feature_vote";
DROP POLICY IF EXISTS "feature_vote_search" ON "feature_vote";

REVOKE ALL ON "ticket_link" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "ticket_link" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_link" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "ticket_link_vendor" ON "ticket_link";
GRANT SELECT, INSERT, DELETE ON "ticket_link" TO app_vendor;
CREATE POLICY "ticket_link_vendor" ON "ticket_link" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,vendor}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,vendor}'));
DROP POLICY IF EXISTS "ticket_link_partner" ON "ticket_link";
GRANT SELECT, INSERT, DELETE ON "ticket_link" TO app_partner;
CREATE POLICY "ticket_link_partner" ON "ticket_link" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,partner}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,partner}'));
DROP POLICY IF EXISTS "ticket_link_customer" ON "ticket_link";
GRANT SELECT ON "ticket_link" TO app_customer;
CREATE POLICY "ticket_link_customer" ON "ticket_link" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone}'));
DROP POLICY IF EXISTS "ticket_link_person" ON "ticket_link";
DROP POLICY IF EXISTS "ticket_link_worker" ON "ticket_link";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_link" TO app_worker;
CREATE POLICY "ticket_link_worker" ON "ticket_link" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_link_public" ON "ticket_link";
DROP POLICY IF EXISTS "ticket_link_auth" ON "ticket_link";
DROP POLICY IF EXISTS "ticket_link_search" ON "ticket_link";

REVOKE ALL ON "ticket_follower" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "ticket_follower" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_follower" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "ticket_follower_vendor" ON "ticket_follower";
GRANT SELECT, INSERT, DELETE ON "ticket_follower" TO app_vendor;
CREATE POLICY "ticket_follower_vendor" ON "ticket_follower" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_follower_partner" ON "ticket_follower";
GRANT SELECT, INSERT, DELETE ON "ticket_follower" TO app_partner;
CREATE POLICY "ticket_follower_partner" ON "ticket_follower" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_follower_customer" ON "ticket_follower";
GRANT SELECT, INSERT, DELETE ON "ticket_follower" TO app_customer;
CREATE POLICY "ticket_follower_customer" ON "ticket_follower" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_follower_person" ON "ticket_follower";
DROP POLICY IF EXISTS "ticket_follower_worker" ON "ticket_follower";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_follower" TO app_worker;
CREATE POLICY "ticket_follower_worker" ON "ticket_follower" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_follower_public" ON "ticket_follower";
DROP POLICY IF EXISTS "ticket_follower_auth" ON "ticket_follower";
DROP POLICY IF EXISTS "ticket_follower_search" ON "ticket_follower";

