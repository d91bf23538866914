-- CreateTable
CREATE TABLE "ticket_rating" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "partner_org_id" UUID,
    "customer_org_id" UUID NOT NULL,
    "served_by_name" TEXT NOT NULL,
    "contact_id" UUID NOT NULL,
    "contact_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "rating" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    "rated_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_rating_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "ticket_rating_tenant_id_asked_at_id_idx" ON "ticket_rating"("tenant_id", "asked_at", "id");

-- CreateIndex
CREATE INDEX "ticket_rating_tenant_id_partner_org_id_asked_at_id_idx" ON "ticket_rating"("tenant_id", "partner_org_id", "asked_at", "id");

-- CreateIndex
CREATE INDEX "ticket_rating_tenant_id_customer_org_id_asked_at_id_idx" ON "ticket_rating"("tenant_id", "customer_org_id", "asked_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_rating_tenant_id_ticket_id_cycle_key" ON "ticket_rating"("tenant_id", "ticket_id", "cycle");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_resolved_at_id_idx" ON "ticket"("tenant_id", "resolved_at", "id");

REVOKE ALL ON "ticket_rating" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "ticket_rating" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_rating" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "ticket_rating_vendor" ON "ticket_rating";
GRANT SELECT ON "ticket_rating" TO app_vendor;
CREATE POLICY "ticket_rating_vendor" ON "ticket_rating" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rating_partner" ON "ticket_rating";
GRANT SELECT ON "ticket_rating" TO app_partner;
CREATE POLICY "ticket_rating_partner" ON "ticket_rating" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rating_customer" ON "ticket_rating";
GRANT SELECT ON "ticket_rating" TO app_customer;
CREATE POLICY "ticket_rating_customer" ON "ticket_rating" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rating_person" ON "ticket_rating";
DROP POLICY IF EXISTS "ticket_rating_worker" ON "ticket_rating";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_rating" TO app_worker;
CREATE POLICY "ticket_rating_worker" ON "ticket_rating" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_rating_public" ON "ticket_rating";
DROP POLICY IF EXISTS "ticket_rating_auth" ON "ticket_rating";
DROP POLICY IF EXISTS "ticket_rating_search" ON "ticket_rating";

