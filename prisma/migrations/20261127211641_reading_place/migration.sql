-- CreateTable
CREATE TABLE "reading_place" (
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "read_to" TIMESTAMPTZ(3) NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reading_place_pkey" PRIMARY KEY ("tenant_id","person_id","ticket_id")
);

-- CreateIndex
CREATE INDEX "reading_place_tenant_id_saved_at_idx" ON "reading_place"("tenant_id", "saved_at");

REVOKE ALL ON "reading_place" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "reading_place" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "reading_place" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "reading_place_vendor" ON "reading_place";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reading_place" TO app_vendor;
CREATE POLICY "reading_place_vendor" ON "reading_place" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "reading_place_partner" ON "reading_place";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reading_place" TO app_partner;
CREATE POLICY "reading_place_partner" ON "reading_place" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "reading_place_customer" ON "reading_place";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reading_place" TO app_customer;
CREATE POLICY "reading_place_customer" ON "reading_place" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "reading_place_person" ON "reading_place";
DROP POLICY IF EXISTS "reading_place_worker" ON "reading_place";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reading_place" TO app_worker;
CREATE POLICY "reading_place_worker" ON "reading_place" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "reading_place_public" ON "reading_place";
DROP POLICY IF EXISTS "reading_place_auth" ON "reading_place";
DROP POLICY IF EXISTS "reading_place_search" ON "reading_place";

