-- AlterTable
ALTER TABLE "hour_entry" ADD COLUMN     "under_contract" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "hour_entry_tenant_id_ticket_number_on_id_idx" ON "hour_entry"("tenant_id", "ticket_number", "on", "id");


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
CREATE POLICY "hour_entry_customer" ON "hour_entry" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND under_contract = false) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND under_contract = false);
DROP POLICY IF EXISTS "hour_entry_person" ON "hour_entry";
DROP POLICY IF EXISTS "hour_entry_worker" ON "hour_entry";
GRANT SELECT, INSERT, UPDATE, DELETE ON "hour_entry" TO app_worker;
CREATE POLICY "hour_entry_worker" ON "hour_entry" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "hour_entry_public" ON "hour_entry";
DROP POLICY IF EXISTS "hour_entry_auth" ON "hour_entry";
DROP POLICY IF EXISTS "hour_entry_search" ON "hour_entry";
