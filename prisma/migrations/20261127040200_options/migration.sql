-- AlterTable
ALTER TABLE "authorised_contact" ADD COLUMN     "replaces_id" UUID,
ADD COLUMN     "training_by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "training_from" TEXT NOT NULL DEFAULT 'hand';

-- CreateTable
CREATE TABLE "readiness_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "item_key" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "review_on" DATE,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_side" TEXT NOT NULL,
    "carried_from_id" UUID,

    CONSTRAINT "readiness_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "readiness_notice" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "item_key" TEXT NOT NULL,
    "review_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "readiness_notice_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "hour_pack" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "order_number" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "bought_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hour_pack_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "hour_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "on" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "consultant" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "ticket_number" TEXT NOT NULL DEFAULT '',
    "planned_id" UUID,
    "reverses_id" UUID,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hour_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "planned_work" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "on" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "consultant" TEXT NOT NULL DEFAULT '',
    "what" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_by" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "planned_work_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "on_site_year" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "order_number" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "on_site_year_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "business_review" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "year_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "place" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "participants" JSONB NOT NULL DEFAULT '[]',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "agenda" JSONB NOT NULL,
    "minutes" JSONB NOT NULL DEFAULT '{}',
    "held_on" DATE,
    "held_by" TEXT NOT NULL DEFAULT '',
    "told_at" TIMESTAMPTZ(3),
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "business_review_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "review_action" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "review_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "done_on" DATE,
    "done_by" TEXT NOT NULL DEFAULT '',
    "done_note" TEXT NOT NULL DEFAULT '',
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_action_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "booked_day" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_by" TEXT NOT NULL DEFAULT '',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "booked_day_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "readiness_entry_tenant_id_contract_id_at_id_idx" ON "readiness_entry"("tenant_id", "contract_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "readiness_notice_tenant_id_contract_id_item_key_review_on_key" ON "readiness_notice"("tenant_id", "contract_id", "item_key", "review_on");

-- CreateIndex
CREATE UNIQUE INDEX "hour_pack_tenant_id_contract_id_order_number_key" ON "hour_pack"("tenant_id", "contract_id", "order_number");

-- CreateIndex
CREATE INDEX "hour_entry_tenant_id_contract_id_on_id_idx" ON "hour_entry"("tenant_id", "contract_id", "on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "hour_entry_tenant_id_reverses_id_key" ON "hour_entry"("tenant_id", "reverses_id");

-- CreateIndex
CREATE INDEX "planned_work_tenant_id_contract_id_on_id_idx" ON "planned_work"("tenant_id", "contract_id", "on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "on_site_year_tenant_id_contract_id_starts_on_key" ON "on_site_year"("tenant_id", "contract_id", "starts_on");

-- CreateIndex
CREATE INDEX "business_review_tenant_id_contract_id_due_on_id_idx" ON "business_review"("tenant_id", "contract_id", "due_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "business_review_tenant_id_year_id_due_on_key" ON "business_review"("tenant_id", "year_id", "due_on");

-- CreateIndex
CREATE INDEX "review_action_tenant_id_contract_id_due_on_id_idx" ON "review_action"("tenant_id", "contract_id", "due_on", "id");

-- CreateIndex
CREATE INDEX "booked_day_tenant_id_contract_id_starts_at_id_idx" ON "booked_day"("tenant_id", "contract_id", "starts_at", "id");

REVOKE ALL ON "readiness_entry" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "readiness_entry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "readiness_entry" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "readiness_entry_vendor" ON "readiness_entry";
GRANT SELECT, INSERT ON "readiness_entry" TO app_vendor;
CREATE POLICY "readiness_entry_vendor" ON "readiness_entry" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "readiness_entry_partner" ON "readiness_entry";
GRANT SELECT, INSERT ON "readiness_entry" TO app_partner;
CREATE POLICY "readiness_entry_partner" ON "readiness_entry" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "readiness_entry_customer" ON "readiness_entry";
GRANT SELECT, INSERT ON "readiness_entry" TO app_customer;
CREATE POLICY "readiness_entry_customer" ON "readiness_entry" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "readiness_entry_person" ON "readiness_entry";
DROP POLICY IF EXISTS "readiness_entry_worker" ON "readiness_entry";
GRANT SELECT, INSERT, UPDATE, DELETE ON "readiness_entry" TO app_worker;
CREATE POLICY "readiness_entry_worker" ON "readiness_entry" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "readiness_entry_public" ON "readiness_entry";
DROP POLICY IF EXISTS "readiness_entry_auth" ON "readiness_entry";
DROP POLICY IF EXISTS "readiness_entry_search" ON "readiness_entry";

REVOKE ALL ON "readiness_notice" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "readiness_notice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "readiness_notice" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "readiness_notice_vendor" ON "readiness_notice";
DROP POLICY IF EXISTS "readiness_notice_partner" ON "readiness_notice";
DROP POLICY IF EXISTS "readiness_notice_customer" ON "readiness_notice";
DROP POLICY IF EXISTS "readiness_notice_person" ON "readiness_notice";
DROP POLICY IF EXISTS "readiness_notice_worker" ON "readiness_notice";
GRANT SELECT, INSERT, UPDATE, DELETE ON "readiness_notice" TO app_worker;
CREATE POLICY "readiness_notice_worker" ON "readiness_notice" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "readiness_notice_public" ON "readiness_notice";
DROP POLICY IF EXISTS "readiness_notice_auth" ON "readiness_notice";
DROP POLICY IF EXISTS "readiness_notice_search" ON "readiness_notice";

REVOKE ALL ON "hour_pack" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "hour_pack" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hour_pack" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "hour_pack_vendor" ON "hour_pack";
GRANT SELECT, INSERT ON "hour_pack" TO app_vendor;
CREATE POLICY "hour_pack_vendor" ON "hour_pack" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "hour_pack_partner" ON "hour_pack";
GRANT SELECT, INSERT ON "hour_pack" TO app_partner;
CREATE POLICY "hour_pack_partner" ON "hour_pack" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "hour_pack_customer" ON "hour_pack";
GRANT SELECT ON "hour_pack" TO app_customer;
CREATE POLICY "hour_pack_customer" ON "hour_pack" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "hour_pack_person" ON "hour_pack";
DROP POLICY IF EXISTS "hour_pack_worker" ON "hour_pack";
GRANT SELECT, INSERT, UPDATE, DELETE ON "hour_pack" TO app_worker;
CREATE POLICY "hour_pack_worker" ON "hour_pack" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "hour_pack_public" ON "hour_pack";
DROP POLICY IF EXISTS "hour_pack_auth" ON "hour_pack";
DROP POLICY IF EXISTS "hour_pack_search" ON "hour_pack";

REVOKE ALL ON "hour_entry" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "hour_entry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hour_entry" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "hour_entry_vendor" ON "hour_entry";
GRANT SELECT, INSERT ON "hour_entry" TO app_vendor;
CREATE POLICY "hour_entry_vendor" ON "hour_entry" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "hour_entry_partner" ON "hour_entry";
GRANT SELECT, INSERT ON "hour_entry" TO app_partner;
CREATE POLICY "hour_entry_partner" ON "hour_entry" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "hour_entry_customer" ON "hour_entry";
GRANT SELECT ON "hour_entry" TO app_customer;
CREATE POLICY "hour_entry_customer" ON "hour_entry" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "hour_entry_person" ON "hour_entry";
DROP POLICY IF EXISTS "hour_entry_worker" ON "hour_entry";
GRANT SELECT, INSERT, UPDATE, DELETE ON "hour_entry" TO app_worker;
CREATE POLICY "hour_entry_worker" ON "hour_entry" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "hour_entry_public" ON "hour_entry";
DROP POLICY IF EXISTS "hour_entry_auth" ON "hour_entry";
DROP POLICY IF EXISTS "hour_entry_search" ON "hour_entry";

REVOKE ALL ON "planned_work" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "planned_work" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "planned_work" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "planned_work_vendor" ON "planned_work";
GRANT SELECT, INSERT, UPDATE ON "planned_work" TO app_vendor;
CREATE POLICY "planned_work_vendor" ON "planned_work" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "planned_work_partner" ON "planned_work";
GRANT SELECT, INSERT, UPDATE ON "planned_work" TO app_partner;
CREATE POLICY "planned_work_partner" ON "planned_work" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "planned_work_customer" ON "planned_work";
GRANT SELECT, INSERT, UPDATE ON "planned_work" TO app_customer;
CREATE POLICY "planned_work_customer" ON "planned_work" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "planned_work_person" ON "planned_work";
DROP POLICY IF EXISTS "planned_work_worker" ON "planned_work";
GRANT SELECT, INSERT, UPDATE, DELETE ON "planned_work" TO app_worker;
CREATE POLICY "planned_work_worker" ON "planned_work" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "planned_work_public" ON "planned_work";
DROP POLICY IF EXISTS "planned_work_auth" ON "planned_work";
DROP POLICY IF EXISTS "planned_work_search" ON "planned_work";

REVOKE ALL ON "on_site_year" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "on_site_year" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "on_site_year" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "on_site_year_vendor" ON "on_site_year";
GRANT SELECT, INSERT ON "on_site_year" TO app_vendor;
CREATE POLICY "on_site_year_vendor" ON "on_site_year" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "on_site_year_partner" ON "on_site_year";
GRANT SELECT, INSERT ON "on_site_year" TO app_partner;
CREATE POLICY "on_site_year_partner" ON "on_site_year" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "on_site_year_customer" ON "on_site_year";
GRANT SELECT ON "on_site_year" TO app_customer;
CREATE POLICY "on_site_year_customer" ON "on_site_year" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "on_site_year_person" ON "on_site_year";
DROP POLICY IF EXISTS "on_site_year_worker" ON "on_site_year";
GRANT SELECT, INSERT, UPDATE, DELETE ON "on_site_year" TO app_worker;
CREATE POLICY "on_site_year_worker" ON "on_site_year" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "on_site_year_public" ON "on_site_year";
DROP POLICY IF EXISTS "on_site_year_auth" ON "on_site_year";
DROP POLICY IF EXISTS "on_site_year_search" ON "on_site_year";

REVOKE ALL ON "business_review" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "business_review" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "business_review" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "business_review_vendor" ON "business_review";
GRANT SELECT, INSERT, UPDATE ON "business_review" TO app_vendor;
CREATE POLICY "business_review_vendor" ON "business_review" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "business_review_partner" ON "business_review";
GRANT SELECT, INSERT, UPDATE ON "business_review" TO app_partner;
CREATE POLICY "business_review_partner" ON "business_review" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "business_review_customer" ON "business_review";
GRANT SELECT ON "business_review" TO app_customer;
CREATE POLICY "business_review_customer" ON "business_review" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "business_review_person" ON "business_review";
DROP POLICY IF EXISTS "business_review_worker" ON "business_review";
GRANT SELECT, INSERT, UPDATE, DELETE ON "business_review" TO app_worker;
CREATE POLICY "business_review_worker" ON "business_review" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "business_review_public" ON "business_review";
DROP POLICY IF EXISTS "business_review_auth" ON "business_review";
DROP POLICY IF EXISTS "business_review_search" ON "business_review";

REVOKE ALL ON "review_action" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "review_action" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_action" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "review_action_vendor" ON "review_action";
GRANT SELECT, INSERT, UPDATE ON "review_action" TO app_vendor;
CREATE POLICY "review_action_vendor" ON "review_action" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "review_action_partner" ON "review_action";
GRANT SELECT, INSERT, UPDATE ON "review_action" TO app_partner;
CREATE POLICY "review_action_partner" ON "review_action" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "review_action_customer" ON "review_action";
GRANT SELECT, UPDATE ON "review_action" TO app_customer;
CREATE POLICY "review_action_customer" ON "review_action" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "review_action_person" ON "review_action";
DROP POLICY IF EXISTS "review_action_worker" ON "review_action";
GRANT SELECT, INSERT, UPDATE, DELETE ON "review_action" TO app_worker;
CREATE POLICY "review_action_worker" ON "review_action" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "review_action_public" ON "review_action";
DROP POLICY IF EXISTS "review_action_auth" ON "review_action";
DROP POLICY IF EXISTS "review_action_search" ON "review_action";

REVOKE ALL ON "booked_day" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "booked_day" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "booked_day" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "booked_day_vendor" ON "booked_day";
GRANT SELECT, INSERT, UPDATE ON "booked_day" TO app_vendor;
CREATE POLICY "booked_day_vendor" ON "booked_day" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "booked_day_partner" ON "booked_day";
GRANT SELECT, INSERT, UPDATE ON "booked_day" TO app_partner;
CREATE POLICY "booked_day_partner" ON "booked_day" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "booked_day_customer" ON "booked_day";
GRANT SELECT, INSERT, UPDATE ON "booked_day" TO app_customer;
CREATE POLICY "booked_day_customer" ON "booked_day" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "booked_day_person" ON "booked_day";
DROP POLICY IF EXISTS "booked_day_worker" ON "booked_day";
GRANT SELECT, INSERT, UPDATE, DELETE ON "booked_day" TO app_worker;
CREATE POLICY "booked_day_worker" ON "booked_day" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "booked_day_public" ON "booked_day";
DROP POLICY IF EXISTS "booked_day_auth" ON "booked_day";
DROP POLICY IF EXISTS "booked_day_search" ON "booked_day";

