-- CreateTable
CREATE TABLE "mailbox" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "local" TEXT NOT NULL,
    "product_id" UUID,
    "shown_as" TEXT NOT NULL DEFAULT '',
    "trusted_servers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "verified_only" BOOLEAN NOT NULL DEFAULT true,
    "most_an_hour" INTEGER NOT NULL DEFAULT 20,
    "environment" TEXT NOT NULL DEFAULT 'production',
    "affected_bp" INTEGER NOT NULL DEFAULT 2000,
    "can_work" BOOLEAN NOT NULL DEFAULT true,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "mail_route" (
    "local" TEXT NOT NULL,
    "tenant_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,

    CONSTRAINT "mail_route_pkey" PRIMARY KEY ("local")
);

-- CreateTable
CREATE TABLE "inbound_mail" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "return_path" TEXT,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "deliveries" INTEGER NOT NULL DEFAULT 1,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'received',
    "reason" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL DEFAULT 'unsorted',
    "partner_org_id" UUID,
    "customer_org_id" UUID,
    "message_id" TEXT NOT NULL DEFAULT '',
    "from_address" TEXT NOT NULL DEFAULT '',
    "from_name" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "preview" TEXT NOT NULL DEFAULT '',
    "verified" TEXT NOT NULL DEFAULT '',
    "left_out" JSONB NOT NULL DEFAULT '[]',
    "writer_side" TEXT NOT NULL DEFAULT '',
    "writer_org_id" UUID,
    "person_id" UUID,
    "ticket_id" UUID,
    "ticket_number" TEXT NOT NULL DEFAULT '',
    "written_id" UUID,
    "told_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "due_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "inbound_mail_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "inbound_mail_source" (
    "tenant_id" UUID NOT NULL,
    "mail_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "inbound_mail_source_pkey" PRIMARY KEY ("tenant_id","mail_id")
);

-- CreateTable
CREATE TABLE "sent_mail" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sent_mail_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_tenant_id_local_key" ON "mailbox"("tenant_id", "local");

-- CreateIndex
CREATE INDEX "inbound_mail_due_at_idx" ON "inbound_mail"("due_at");

-- CreateIndex
CREATE INDEX "inbound_mail_tenant_id_received_at_id_idx" ON "inbound_mail"("tenant_id", "received_at", "id");

-- CreateIndex
CREATE INDEX "inbound_mail_tenant_id_state_received_at_id_idx" ON "inbound_mail"("tenant_id", "state", "received_at", "id");

-- CreateIndex
CREATE INDEX "inbound_mail_tenant_id_customer_org_id_state_received_at_id_idx" ON "inbound_mail"("tenant_id", "customer_org_id", "state", "received_at", "id");

-- CreateIndex
CREATE INDEX "inbound_mail_tenant_id_from_address_received_at_idx" ON "inbound_mail"("tenant_id", "from_address", "received_at");

-- CreateIndex
CREATE INDEX "inbound_mail_tenant_id_message_id_idx" ON "inbound_mail"("tenant_id", "message_id");

-- CreateIndex
CREATE INDEX "inbound_mail_tenant_id_ticket_id_received_at_idx" ON "inbound_mail"("tenant_id", "ticket_id", "received_at");

-- CreateIndex
CREATE INDEX "inbound_mail_tenant_id_written_id_idx" ON "inbound_mail"("tenant_id", "written_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_mail_tenant_id_dedupe_key_key" ON "inbound_mail"("tenant_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "sent_mail_tenant_id_ticket_id_at_idx" ON "sent_mail"("tenant_id", "ticket_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "sent_mail_tenant_id_event_id_person_id_key" ON "sent_mail"("tenant_id", "event_id", "person_id");

REVOKE ALL ON "mailbox" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "mailbox" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "mailbox" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "mailbox_vendor" ON "mailbox";
GRANT SELECT, INSERT, UPDATE ON "mailbox" TO app_vendor;
CREATE POLICY "mailbox_vendor" ON "mailbox" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "mailbox_partner" ON "mailbox";
GRANT SELECT ON "mailbox" TO app_partner;
CREATE POLICY "mailbox_partner" ON "mailbox" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "mailbox_customer" ON "mailbox";
GRANT SELECT ON "mailbox" TO app_customer;
CREATE POLICY "mailbox_customer" ON "mailbox" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "mailbox_person" ON "mailbox";
DROP POLICY IF EXISTS "mailbox_worker" ON "mailbox";
GRANT SELECT, INSERT, UPDATE, DELETE ON "mailbox" TO app_worker;
CREATE POLICY "mailbox_worker" ON "mailbox" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "mailbox_public" ON "mailbox";
DROP POLICY IF EXISTS "mailbox_auth" ON "mailbox";
DROP POLICY IF EXISTS "mailbox_search" ON "mailbox";

REVOKE ALL ON "mail_route" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
GRANT SELECT, INSERT, UPDATE, DELETE ON "mail_route" TO app_auth;

REVOKE ALL ON "inbound_mail" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "inbound_mail" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "inbound_mail" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "inbound_mail_vendor" ON "inbound_mail";
GRANT SELECT ON "inbound_mail" TO app_vendor;
CREATE POLICY "inbound_mail_vendor" ON "inbound_mail" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,vendor}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,vendor}'));
DROP POLICY IF EXISTS "inbound_mail_partner" ON "inbound_mail";
GRANT SELECT ON "inbound_mail" TO app_partner;
CREATE POLICY "inbound_mail_partner" ON "inbound_mail" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,partner}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone,partner_vendor,partner}'));
DROP POLICY IF EXISTS "inbound_mail_customer" ON "inbound_mail";
GRANT SELECT ON "inbound_mail" TO app_customer;
CREATE POLICY "inbound_mail_customer" ON "inbound_mail" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND audience = ANY ('{everyone}'));
DROP POLICY IF EXISTS "inbound_mail_person" ON "inbound_mail";
DROP POLICY IF EXISTS "inbound_mail_worker" ON "inbound_mail";
GRANT SELECT, INSERT, UPDATE, DELETE ON "inbound_mail" TO app_worker;
CREATE POLICY "inbound_mail_worker" ON "inbound_mail" TO app_worker USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS "inbound_mail_public" ON "inbound_mail";
DROP POLICY IF EXISTS "inbound_mail_auth" ON "inbound_mail";
DROP POLICY IF EXISTS "inbound_mail_search" ON "inbound_mail";

REVOKE ALL ON "inbound_mail_source" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "inbound_mail_source" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "inbound_mail_source" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "inbound_mail_source_vendor" ON "inbound_mail_source";
DROP POLICY IF EXISTS "inbound_mail_source_partner" ON "inbound_mail_source";
DROP POLICY IF EXISTS "inbound_mail_source_customer" ON "inbound_mail_source";
DROP POLICY IF EXISTS "inbound_mail_source_person" ON "inbound_mail_source";
DROP POLICY IF EXISTS "inbound_mail_source_worker" ON "inbound_mail_source";
GRANT SELECT, INSERT, UPDATE, DELETE ON "inbound_mail_source" TO app_worker;
CREATE POLICY "inbound_mail_source_worker" ON "inbound_mail_source" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "inbound_mail_source_public" ON "inbound_mail_source";
DROP POLICY IF EXISTS "inbound_mail_source_auth" ON "inbound_mail_source";
DROP POLICY IF EXISTS "inbound_mail_source_search" ON "inbound_mail_source";

REVOKE ALL ON "sent_mail" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "sent_mail" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sent_mail" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "sent_mail_vendor" ON "sent_mail";
DROP POLICY IF EXISTS "sent_mail_partner" ON "sent_mail";
DROP POLICY IF EXISTS "sent_mail_customer" ON "sent_mail";
DROP POLICY IF EXISTS "sent_mail_person" ON "sent_mail";
DROP POLICY IF EXISTS "sent_mail_worker" ON "sent_mail";
GRANT SELECT, INSERT, UPDATE, DELETE ON "sent_mail" TO app_worker;
CREATE POLICY "sent_mail_worker" ON "sent_mail" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "sent_mail_public" ON "sent_mail";
DROP POLICY IF EXISTS "sent_mail_auth" ON "sent_mail";
DROP POLICY IF EXISTS "sent_mail_search" ON "sent_mail";

