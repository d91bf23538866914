-- AlterTable
ALTER TABLE "person" ADD COLUMN     "failing_address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "failing_since" TIMESTAMPTZ(3),
ADD COLUMN     "failing_words" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "soft_bounces" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "mail_preference" (
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "choices" JSONB NOT NULL DEFAULT '{}',
    "quiet_from" TEXT,
    "quiet_until" TEXT,
    "quiet_days" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "digest_day" TEXT,
    "digest_at" TEXT NOT NULL DEFAULT '08:00',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "mail_preference_pkey" PRIMARY KEY ("tenant_id","person_id")
);

-- CreateTable
CREATE TABLE "waiting_mail" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "group_key" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "data" JSONB NOT NULL,
    "way" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "waiting_mail_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "mail_delivery" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "event_id" UUID,
    "ticket_id" UUID,
    "audience" TEXT NOT NULL,
    "partner_org_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "words" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_delivery_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "waiting_mail_tenant_id_settled_at_due_at_idx" ON "waiting_mail"("tenant_id", "settled_at", "due_at");

-- CreateIndex
CREATE INDEX "waiting_mail_tenant_id_person_id_settled_at_idx" ON "waiting_mail"("tenant_id", "person_id", "settled_at");

-- CreateIndex
CREATE UNIQUE INDEX "waiting_mail_tenant_id_event_id_person_id_key" ON "waiting_mail"("tenant_id", "event_id", "person_id");

-- CreateIndex
CREATE INDEX "mail_delivery_tenant_id_person_id_created_at_id_idx" ON "mail_delivery"("tenant_id", "person_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "mail_delivery_tenant_id_ticket_id_created_at_idx" ON "mail_delivery"("tenant_id", "ticket_id", "created_at");

REVOKE ALL ON "mail_preference" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "mail_preference" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "mail_preference" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "mail_preference_vendor" ON "mail_preference";
GRANT SELECT, INSERT, UPDATE ON "mail_preference" TO app_vendor;
CREATE POLICY "mail_preference_vendor" ON "mail_preference" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_preference_partner" ON "mail_preference";
GRANT SELECT, INSERT, UPDATE ON "mail_preference" TO app_partner;
CREATE POLICY "mail_preference_partner" ON "mail_preference" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_preference_customer" ON "mail_preference";
GRANT SELECT, INSERT, UPDATE ON "mail_preference" TO app_customer;
CREATE POLICY "mail_preference_customer" ON "mail_preference" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_preference_person" ON "mail_preference";
DROP POLICY IF EXISTS "mail_preference_worker" ON "mail_preference";
GRANT SELECT, INSERT, UPDATE, DELETE ON "mail_preference" TO app_worker;
CREATE POLICY "mail_preference_worker" ON "mail_preference" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_preference_public" ON "mail_preference";
DROP POLICY IF EXISTS "mail_preference_auth" ON "mail_preference";
DROP POLICY IF EXISTS "mail_preference_search" ON "mail_preference";

REVOKE ALL ON "waiting_mail" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "waiting_mail" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "waiting_mail" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "waiting_mail_vendor" ON "waiting_mail";
DROP POLICY IF EXISTS "waiting_mail_partner" ON "waiting_mail";
DROP POLICY IF EXISTS "waiting_mail_customer" ON "waiting_mail";
DROP POLICY IF EXISTS "waiting_mail_person" ON "waiting_mail";
DROP POLICY IF EXISTS "waiting_mail_worker" ON "waiting_mail";
GRANT SELECT, INSERT, UPDATE, DELETE ON "waiting_mail" TO app_worker;
CREATE POLICY "waiting_mail_worker" ON "waiting_mail" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "waiting_mail_public" ON "waiting_mail";
DROP POLICY IF EXISTS "waiting_mail_auth" ON "waiting_mail";
DROP POLICY IF EXISTS "waiting_mail_search" ON "waiting_mail";

REVOKE ALL ON "mail_delivery" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "mail_delivery" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "mail_delivery" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "mail_delivery_vendor" ON "mail_delivery";
GRANT SELECT ON "mail_delivery" TO app_vendor;
CREATE POLICY "mail_delivery_vendor" ON "mail_delivery" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,vendor}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,vendor}'));
DROP POLICY IF EXISTS "mail_delivery_partner" ON "mail_delivery";
GRANT SELECT ON "mail_delivery" TO app_partner;
CREATE POLICY "mail_delivery_partner" ON "mail_delivery" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,partner}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,partner}'));
DROP POLICY IF EXISTS "mail_delivery_customer" ON "mail_delivery";
DROP POLICY IF EXISTS "mail_delivery_person" ON "mail_delivery";
DROP POLICY IF EXISTS "mail_delivery_worker" ON "mail_delivery";
GRANT SELECT, INSERT, UPDATE, DELETE ON "mail_delivery" TO app_worker;
CREATE POLICY "mail_delivery_worker" ON "mail_delivery" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_delivery_public" ON "mail_delivery";
DROP POLICY IF EXISTS "mail_delivery_auth" ON "mail_delivery";
DROP POLICY IF EXISTS "mail_delivery_search" ON "mail_delivery";

