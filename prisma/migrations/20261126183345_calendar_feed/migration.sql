-- CreateTable
CREATE TABLE "calendar_feed" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "turn" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "calendar_feed_tenant_id_person_id_idx" ON "calendar_feed"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_tenant_id_membership_id_scope_key" ON "calendar_feed"("tenant_id", "membership_id", "scope");

REVOKE ALL ON "calendar_feed" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "calendar_feed" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "calendar_feed" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "calendar_feed_vendor" ON "calendar_feed";
GRANT SELECT, INSERT, UPDATE, DELETE ON "calendar_feed" TO app_vendor;
CREATE POLICY "calendar_feed_vendor" ON "calendar_feed" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "calendar_feed_partner" ON "calendar_feed";
GRANT SELECT, INSERT, UPDATE, DELETE ON "calendar_feed" TO app_partner;
CREATE POLICY "calendar_feed_partner" ON "calendar_feed" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "calendar_feed_customer" ON "calendar_feed";
GRANT SELECT, INSERT, UPDATE, DELETE ON "calendar_feed" TO app_customer;
CREATE POLICY "calendar_feed_customer" ON "calendar_feed" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "calendar_feed_worker" ON "calendar_feed";
GRANT SELECT, INSERT, UPDATE, DELETE ON "calendar_feed" TO app_worker;
CREATE POLICY "calendar_feed_worker" ON "calendar_feed" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "calendar_feed_public" ON "calendar_feed";
DROP POLICY IF EXISTS "calendar_feed_auth" ON "calendar_feed";
DROP POLICY IF EXISTS "calendar_feed_search" ON "calendar_feed";

