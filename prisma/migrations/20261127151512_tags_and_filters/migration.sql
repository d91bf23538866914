-- CreateTable
CREATE TABLE "ticket_tag" (
    "tenant_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_tag_pkey" PRIMARY KEY ("tenant_id","org_id","ticket_id","name")
);

-- CreateIndex
CREATE INDEX "ticket_tag_tenant_id_org_id_name_ticket_id_idx" ON "ticket_tag"("tenant_id", "org_id", "name", "ticket_id");

-- CreateIndex
CREATE INDEX "ticket_clock_tenant_id_breached_ticket_id_idx" ON "ticket_clock"("tenant_id", "breached", "ticket_id");

-- AddForeignKey
ALTER TABLE "ticket_follower" ADD CONSTRAINT "ticket_follower_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_tag" ADD CONSTRAINT "ticket_tag_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

REVOKE ALL ON "ticket_tag" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "ticket_tag" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_tag" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "ticket_tag_vendor" ON "ticket_tag";
GRANT SELECT, INSERT, DELETE ON "ticket_tag" TO app_vendor;
CREATE POLICY "ticket_tag_vendor" ON "ticket_tag" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_tag_partner" ON "ticket_tag";
GRANT SELECT, INSERT, DELETE ON "ticket_tag" TO app_partner;
CREATE POLICY "ticket_tag_partner" ON "ticket_tag" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_tag_customer" ON "ticket_tag";
DROP POLICY IF EXISTS "ticket_tag_person" ON "ticket_tag";
DROP POLICY IF EXISTS "ticket_tag_worker" ON "ticket_tag";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_tag" TO app_worker;
CREATE POLICY "ticket_tag_worker" ON "ticket_tag" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_tag_public" ON "ticket_tag";
DROP POLICY IF EXISTS "ticket_tag_auth" ON "ticket_tag";
DROP POLICY IF EXISTS "ticket_tag_search" ON "ticket_tag";

