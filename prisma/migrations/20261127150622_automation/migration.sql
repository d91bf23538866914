-- CreateTable
CREATE TABLE "ticket_rule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "trigger" TEXT NOT NULL,
    "match" TEXT NOT NULL DEFAULT 'all',
    "conditions" JSONB NOT NULL DEFAULT '[]',
    "actions" JSONB NOT NULL DEFAULT '[]',
    "changed_by_id" UUID NOT NULL,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_rule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ticket_rule_version" (
    "tenant_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "org_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_rule_version_pkey" PRIMARY KEY ("tenant_id","rule_id","version")
);

-- CreateTable
CREATE TABLE "ticket_rule_run" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "rule_name" TEXT NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "ticket_id" UUID NOT NULL,
    "ticket_number" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "stopped" TEXT,
    "matched" JSONB NOT NULL DEFAULT '[]',
    "lines" JSONB NOT NULL DEFAULT '[]',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_rule_run_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "recurring_ticket" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "contract_id" UUID NOT NULL,
    "system_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "customer_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "priority" TEXT NOT NULL DEFAULT '',
    "assignee_id" UUID,
    "recurrence" JSONB NOT NULL,
    "time_zone" TEXT NOT NULL,
    "next_on" DATE,
    "next_at" TIMESTAMPTZ(3),
    "changed_by_id" UUID NOT NULL,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "recurring_ticket_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "recurring_opening" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "recurring_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" JSONB,
    "ticket_id" UUID,
    "ticket_number" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recurring_opening_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "ticket_rule_tenant_id_org_id_position_id_idx" ON "ticket_rule"("tenant_id", "org_id", "position", "id");

-- CreateIndex
CREATE INDEX "ticket_rule_tenant_id_trigger_active_idx" ON "ticket_rule"("tenant_id", "trigger", "active");

-- CreateIndex
CREATE INDEX "ticket_rule_run_tenant_id_org_id_at_id_idx" ON "ticket_rule_run"("tenant_id", "org_id", "at", "id");

-- CreateIndex
CREATE INDEX "ticket_rule_run_tenant_id_rule_id_ticket_id_at_idx" ON "ticket_rule_run"("tenant_id", "rule_id", "ticket_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_rule_run_tenant_id_rule_id_event_id_key" ON "ticket_rule_run"("tenant_id", "rule_id", "event_id");

-- CreateIndex
CREATE INDEX "recurring_ticket_tenant_id_org_id_name_id_idx" ON "recurring_ticket"("tenant_id", "org_id", "name", "id");

-- CreateIndex
CREATE INDEX "recurring_ticket_tenant_id_active_next_at_idx" ON "recurring_ticket"("tenant_id", "active", "next_at");

-- CreateIndex
CREATE UNIQUE INDEX "recurring_opening_tenant_id_recurring_id_due_on_key" ON "recurring_opening"("tenant_id", "recurring_id", "due_on");

REVOKE ALL ON "ticket_rule" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "ticket_rule" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_rule" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "ticket_rule_vendor" ON "ticket_rule";
GRANT SELECT, INSERT, UPDATE ON "ticket_rule" TO app_vendor;
CREATE POLICY "ticket_rule_vendor" ON "ticket_rule" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_partner" ON "ticket_rule";
GRANT SELECT, INSERT, UPDATE ON "ticket_rule" TO app_partner;
CREATE POLICY "ticket_rule_partner" ON "ticket_rule" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_customer" ON "ticket_rule";
DROP POLICY IF EXISTS "ticket_rule_person" ON "ticket_rule";
DROP POLICY IF EXISTS "ticket_rule_worker" ON "ticket_rule";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_rule" TO app_worker;
CREATE POLICY "ticket_rule_worker" ON "ticket_rule" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_public" ON "ticket_rule";
DROP POLICY IF EXISTS "ticket_rule_auth" ON "ticket_rule";
DROP POLICY IF EXISTS "ticket_rule_search" ON "ticket_rule";

REVOKE ALL ON "ticket_rule_version" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "ticket_rule_version" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_rule_version" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "ticket_rule_version_vendor" ON "ticket_rule_version";
GRANT SELECT, INSERT ON "ticket_rule_version" TO app_vendor;
CREATE POLICY "ticket_rule_version_vendor" ON "ticket_rule_version" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_version_partner" ON "ticket_rule_version";
GRANT SELECT, INSERT ON "ticket_rule_version" TO app_partner;
CREATE POLICY "ticket_rule_version_partner" ON "ticket_rule_version" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_version_customer" ON "ticket_rule_version";
DROP POLICY IF EXISTS "ticket_rule_version_person" ON "ticket_rule_version";
DROP POLICY IF EXISTS "ticket_rule_version_worker" ON "ticket_rule_version";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_rule_version" TO app_worker;
CREATE POLICY "ticket_rule_version_worker" ON "ticket_rule_version" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_version_public" ON "ticket_rule_version";
DROP POLICY IF EXISTS "ticket_rule_version_auth" ON "ticket_rule_version";
DROP POLICY IF EXISTS "ticket_rule_version_search" ON "ticket_rule_version";

REVOKE ALL ON "ticket_rule_run" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "ticket_rule_run" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_rule_run" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "ticket_rule_run_vendor" ON "ticket_rule_run";
GRANT SELECT, INSERT ON "ticket_rule_run" TO app_vendor;
CREATE POLICY "ticket_rule_run_vendor" ON "ticket_rule_run" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_run_partner" ON "ticket_rule_run";
GRANT SELECT, INSERT ON "ticket_rule_run" TO app_partner;
CREATE POLICY "ticket_rule_run_partner" ON "ticket_rule_run" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_run_customer" ON "ticket_rule_run";
DROP POLICY IF EXISTS "ticket_rule_run_person" ON "ticket_rule_run";
DROP POLICY IF EXISTS "ticket_rule_run_worker" ON "ticket_rule_run";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_rule_run" TO app_worker;
CREATE POLICY "ticket_rule_run_worker" ON "ticket_rule_run" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rule_run_public" ON "ticket_rule_run";
DROP POLICY IF EXISTS "ticket_rule_run_auth" ON "ticket_rule_run";
DROP POLICY IF EXISTS "ticket_rule_run_search" ON "ticket_rule_run";

REVOKE ALL ON "recurring_ticket" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "recurring_ticket" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "recurring_ticket" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "recurring_ticket_vendor" ON "recurring_ticket";
GRANT SELECT, INSERT, UPDATE ON "recurring_ticket" TO app_vendor;
CREATE POLICY "recurring_ticket_vendor" ON "recurring_ticket" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "recurring_ticket_partner" ON "recurring_ticket";
GRANT SELECT, INSERT, UPDATE ON "recurring_ticket" TO app_partner;
CREATE POLICY "recurring_ticket_partner" ON "recurring_ticket" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "recurring_ticket_customer" ON "recurring_ticket";
DROP POLICY IF EXISTS "recurring_ticket_person" ON "recurring_ticket";
DROP POLICY IF EXISTS "recurring_ticket_worker" ON "recurring_ticket";
GRANT SELECT, INSERT, UPDATE, DELETE ON "recurring_ticket" TO app_worker;
CREATE POLICY "recurring_ticket_worker" ON "recurring_ticket" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "recurring_ticket_public" ON "recurring_ticket";
DROP POLICY IF EXISTS "recurring_ticket_auth" ON "recurring_ticket";
DROP POLICY IF EXISTS "recurring_ticket_search" ON "recurring_ticket";

REVOKE ALL ON "recurring_opening" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "recurring_opening" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "recurring_opening" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "recurring_opening_vendor" ON "recurring_opening";
GRANT SELECT, INSERT ON "recurring_opening" TO app_vendor;
CREATE POLICY "recurring_opening_vendor" ON "recurring_opening" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "recurring_opening_partner" ON "recurring_opening";
GRANT SELECT, INSERT ON "recurring_opening" TO app_partner;
CREATE POLICY "recurring_opening_partner" ON "recurring_opening" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "recurring_opening_customer" ON "recurring_opening";
DROP POLICY IF EXISTS "recurring_opening_person" ON "recurring_opening";
DROP POLICY IF EXISTS "recurring_opening_worker" ON "recurring_opening";
GRANT SELECT, INSERT, UPDATE, DELETE ON "recurring_opening" TO app_worker;
CREATE POLICY "recurring_opening_worker" ON "recurring_opening" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "recurring_opening_public" ON "recurring_opening";
DROP POLICY IF EXISTS "recurring_opening_auth" ON "recurring_opening";
DROP POLICY IF EXISTS "recurring_opening_search" ON "recurring_opening";

