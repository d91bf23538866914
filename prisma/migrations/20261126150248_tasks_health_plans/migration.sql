-- AlterTable
ALTER TABLE "business_plan" ADD COLUMN     "based_on_id" UUID,
ADD COLUMN     "changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "changed_by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "revisions" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "partner_health" (
    "tenant_id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "org_slug" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT '',
    "programme_id" UUID NOT NULL,
    "programme_name" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "tier_key" TEXT,
    "tier_name" JSONB,
    "tier_rank" INTEGER,
    "standing" TEXT,
    "standing_rank" INTEGER,
    "next_loss_on" DATE,
    "last_active_at" TIMESTAMPTZ(3),
    "partner_open" INTEGER NOT NULL DEFAULT 0,
    "vendor_open" INTEGER NOT NULL DEFAULT 0,
    "partner_due_on" DATE,
    "steps_done" INTEGER NOT NULL DEFAULT 0,
    "steps_total" INTEGER NOT NULL DEFAULT 0,
    "certs_ending" INTEGER NOT NULL DEFAULT 0,
    "cert_ends_on" DATE,
    "agreement_ends" DATE,
    "level3_open" INTEGER NOT NULL DEFAULT 0,
    "as_of" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_health_pkey" PRIMARY KEY ("tenant_id","partnership_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "seen_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "partner_message" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "subject" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "partners" INTEGER NOT NULL,
    "sent_by" TEXT NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "partner_message_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "partner_message_recipient" (
    "tenant_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "partner_message_recipient_pkey" PRIMARY KEY ("tenant_id","message_id","email")
);

-- CreateTable
CREATE TABLE "plan_note" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,

    CONSTRAINT "plan_note_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "plan_record" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "item_key" TEXT NOT NULL,
    "quarter" TEXT NOT NULL DEFAULT '',
    "value" DECIMAL(16,2),
    "state" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "side" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_record_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "task" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "cursor" JSONB NOT NULL DEFAULT '{}',
    "result" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease" UUID,
    "due_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "task_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "task_file" (
    "tenant_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "task_file_pkey" PRIMARY KEY ("tenant_id","task_id")
);

-- CreateTable
CREATE TABLE "task_part" (
    "tenant_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "rows" JSONB NOT NULL,

    CONSTRAINT "task_part_pkey" PRIMARY KEY ("tenant_id","task_id","number")
);

-- CreateIndex
CREATE INDEX "partner_health_tenant_id_org_name_partnership_id_idx" ON "partner_health"("tenant_id", "org_name", "partnership_id");

-- CreateIndex
CREATE INDEX "partner_health_tenant_id_next_loss_on_org_name_partnership__idx" ON "partner_health"("tenant_id", "next_loss_on", "org_name", "partnership_id");

-- CreateIndex
CREATE INDEX "partner_health_tenant_id_last_active_at_org_name_partnershi_idx" ON "partner_health"("tenant_id", "last_active_at", "org_name", "partnership_id");

-- CreateIndex
CREATE INDEX "partner_health_tenant_id_state_org_name_partnership_id_idx" ON "partner_health"("tenant_id", "state", "org_name", "partnership_id");

-- CreateIndex
CREATE INDEX "partner_health_tenant_id_partner_org_id_idx" ON "partner_health"("tenant_id", "partner_org_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_tenant_id_list_seen_by_name_key" ON "saved_view"("tenant_id", "list", "seen_by", "name");

-- CreateIndex
CREATE INDEX "partner_message_tenant_id_created_at_id_idx" ON "partner_message"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "plan_note_tenant_id_plan_id_at_id_idx" ON "plan_note"("tenant_id", "plan_id", "at", "id");

-- CreateIndex
CREATE INDEX "plan_record_tenant_id_partnership_id_at_id_idx" ON "plan_record"("tenant_id", "partnership_id", "at", "id");

-- CreateIndex
CREATE INDEX "task_tenant_id_person_id_created_at_id_idx" ON "task"("tenant_id", "person_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "task_due_at_idx" ON "task"("due_at");

-- CreateIndex
CREATE INDEX "event_tenant_id_partner_org_id_at_idx" ON "event"("tenant_id", "partner_org_id", "at");

-- CreateIndex
CREATE INDEX "event_tenant_id_at_idx" ON "event"("tenant_id", "at");

REVOKE ALL ON "partner_health" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "partner_health" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "partner_health" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "partner_health_vendor" ON "partner_health";
GRANT SELECT ON "partner_health" TO app_vendor;
CREATE POLICY "partner_health_vendor" ON "partner_health" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_health_partner" ON "partner_health";
DROP POLICY IF EXISTS "partner_health_customer" ON "partner_health";
DROP POLICY IF EXISTS "partner_health_worker" ON "partner_health";
GRANT SELECT, INSERT, UPDATE, DELETE ON "partner_health" TO app_worker;
CREATE POLICY "partner_health_worker" ON "partner_health" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_health_public" ON "partner_health";
DROP POLICY IF EXISTS "partner_health_auth" ON "partner_health";
DROP POLICY IF EXISTS "partner_health_search" ON "partner_health";

REVOKE ALL ON "saved_view" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_view" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "saved_view_vendor" ON "saved_view";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO app_vendor;
CREATE POLICY "saved_view_vendor" ON "saved_view" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid]));
DROP POLICY IF EXISTS "saved_view_partner" ON "saved_view";
DROP POLICY IF EXISTS "saved_view_customer" ON "saved_view";
DROP POLICY IF EXISTS "saved_view_worker" ON "saved_view";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO app_worker;
CREATE POLICY "saved_view_worker" ON "saved_view" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "saved_view_public" ON "saved_view";
DROP POLICY IF EXISTS "saved_view_auth" ON "saved_view";
DROP POLICY IF EXISTS "saved_view_search" ON "saved_view";

REVOKE ALL ON "partner_message" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "partner_message" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "partner_message" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "partner_message_vendor" ON "partner_message";
GRANT SELECT ON "partner_message" TO app_vendor;
CREATE POLICY "partner_message_vendor" ON "partner_message" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_message_partner" ON "partner_message";
DROP POLICY IF EXISTS "partner_message_customer" ON "partner_message";
DROP POLICY IF EXISTS "partner_message_worker" ON "partner_message";
GRANT SELECT, INSERT, UPDATE, DELETE ON "partner_message" TO app_worker;
CREATE POLICY "partner_message_worker" ON "partner_message" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_message_public" ON "partner_message";
DROP POLICY IF EXISTS "partner_message_auth" ON "partner_message";
DROP POLICY IF EXISTS "partner_message_search" ON "partner_message";

REVOKE ALL ON "partner_message_recipient" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "partner_message_recipient" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "partner_message_recipient" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "partner_message_recipient_vendor" ON "partner_message_recipient";
GRANT SELECT ON "partner_message_recipient" TO app_vendor;
CREATE POLICY "partner_message_recipient_vendor" ON "partner_message_recipient" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_message_recipient_partner" ON "partner_message_recipient";
DROP POLICY IF EXISTS "partner_message_recipient_customer" ON "partner_message_recipient";
DROP POLICY IF EXISTS "partner_message_recipient_worker" ON "partner_message_recipient";
GRANT SELECT, INSERT, UPDATE, DELETE ON "partner_message_recipient" TO app_worker;
CREATE POLICY "partner_message_recipient_worker" ON "partner_message_recipient" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_message_recipient_public" ON "partner_message_recipient";
DROP POLICY IF EXISTS "partner_message_recipient_auth" ON "partner_message_recipient";
DROP POLICY IF EXISTS "partner_message_recipient_search" ON "partner_message_recipient";

REVOKE ALL ON "plan_note" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "plan_note" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "plan_note" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "plan_note_vendor" ON "plan_note";
GRANT SELECT, INSERT, UPDATE ON "plan_note" TO app_vendor;
CREATE POLICY "plan_note_vendor" ON "plan_note" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "plan_note_partner" ON "plan_note";
GRANT SELECT, INSERT, UPDATE ON "plan_note" TO app_partner;
CREATE POLICY "plan_note_partner" ON "plan_note" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "plan_note_customer" ON "plan_note";
DROP POLICY IF EXISTS "plan_note_worker" ON "plan_note";
GRANT SELECT, INSERT, UPDATE, DELETE ON "plan_note" TO app_worker;
CREATE POLICY "plan_note_worker" ON "plan_note" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "plan_note_public" ON "plan_note";
DROP POLICY IF EXISTS "plan_note_auth" ON "plan_note";
DROP POLICY IF EXISTS "plan_note_search" ON "plan_note";

REVOKE ALL ON "plan_record" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "plan_record" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "plan_record" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "plan_record_vendor" ON "plan_record";
GRANT SELECT, INSERT ON "plan_record" TO app_vendor;
CREATE POLICY "plan_record_vendor" ON "plan_record" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "plan_record_partner" ON "plan_record";
GRANT SELECT, INSERT ON "plan_record" TO app_partner;
CREATE POLICY "plan_record_partner" ON "plan_record" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "plan_record_customer" ON "plan_record";
DROP POLICY IF EXISTS "plan_record_worker" ON "plan_record";
GRANT SELECT, INSERT, UPDATE, DELETE ON "plan_record" TO app_worker;
CREATE POLICY "plan_record_worker" ON "plan_record" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "plan_record_public" ON "plan_record";
DROP POLICY IF EXISTS "plan_record_auth" ON "plan_record";
DROP POLICY IF EXISTS "plan_record_search" ON "plan_record";

REVOKE ALL ON "task" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "task" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "task" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "task_vendor" ON "task";
GRANT SELECT, INSERT ON "task" TO app_vendor;
CREATE POLICY "task_vendor" ON "task" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_partner" ON "task";
GRANT SELECT, INSERT ON "task" TO app_partner;
CREATE POLICY "task_partner" ON "task" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_customer" ON "task";
GRANT SELECT, INSERT ON "task" TO app_customer;
CREATE POLICY "task_customer" ON "task" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_worker" ON "task";
GRANT SELECT, INSERT, UPDATE, DELETE ON "task" TO app_worker;
CREATE POLICY "task_worker" ON "task" TO app_worker USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS "task_public" ON "task";
DROP POLICY IF EXISTS "task_auth" ON "task";
DROP POLICY IF EXISTS "task_search" ON "task";

REVOKE ALL ON "task_file" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "task_file" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "task_file" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "task_file_vendor" ON "task_file";
GRANT SELECT ON "task_file" TO app_vendor;
CREATE POLICY "task_file_vendor" ON "task_file" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_file_partner" ON "task_file";
GRANT SELECT ON "task_file" TO app_partner;
CREATE POLICY "task_file_partner" ON "task_file" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_file_customer" ON "task_file";
GRANT SELECT ON "task_file" TO app_customer;
CREATE POLICY "task_file_customer" ON "task_file" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_file_worker" ON "task_file";
GRANT SELECT, INSERT, UPDATE, DELETE ON "task_file" TO app_worker;
CREATE POLICY "task_file_worker" ON "task_file" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_file_public" ON "task_file";
DROP POLICY IF EXISTS "task_file_auth" ON "task_file";
DROP POLICY IF EXISTS "task_file_search" ON "task_file";

REVOKE ALL ON "task_part" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "task_part" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "task_part" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "task_part_vendor" ON "task_part";
DROP POLICY IF EXISTS "task_part_partner" ON "task_part";
DROP POLICY IF EXISTS "task_part_customer" ON "task_part";
DROP POLICY IF EXISTS "task_part_worker" ON "task_part";
GRANT SELECT, INSERT, UPDATE, DELETE ON "task_part" TO app_worker;
CREATE POLICY "task_part_worker" ON "task_part" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_part_public" ON "task_part";
DROP POLICY IF EXISTS "task_part_auth" ON "task_part";
DROP POLICY IF EXISTS "task_part_search" ON "task_part";

