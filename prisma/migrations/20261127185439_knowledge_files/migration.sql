-- CreateTable
CREATE TABLE "knowledge_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edition" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "gate" TEXT NOT NULL DEFAULT 'staff',

    CONSTRAINT "knowledge_file_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "knowledge_file_content" (
    "tenant_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "gate" TEXT NOT NULL DEFAULT 'staff',

    CONSTRAINT "knowledge_file_content_pkey" PRIMARY KEY ("tenant_id","file_id")
);

-- CreateIndex
CREATE INDEX "knowledge_file_tenant_id_item_id_idx" ON "knowledge_file"("tenant_id", "item_id");

-- CreateIndex
CREATE INDEX "knowledge_file_tenant_id_uploaded_by_id_idx" ON "knowledge_file"("tenant_id", "uploaded_by_id");

REVOKE ALL ON "knowledge_file" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "knowledge_file" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_file" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "knowledge_file_vendor" ON "knowledge_file";
GRANT SELECT, INSERT, UPDATE ON "knowledge_file" TO app_vendor;
CREATE POLICY "knowledge_file_vendor" ON "knowledge_file" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_file_partner" ON "knowledge_file";
GRANT SELECT ON "knowledge_file" TO app_partner;
CREATE POLICY "knowledge_file_partner" ON "knowledge_file" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT partner_gates())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT partner_gates()));
DROP POLICY IF EXISTS "knowledge_file_customer" ON "knowledge_file";
GRANT SELECT ON "knowledge_file" TO app_customer;
CREATE POLICY "knowledge_file_customer" ON "knowledge_file" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT customer_gates())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT customer_gates()));
DROP POLICY IF EXISTS "knowledge_file_person" ON "knowledge_file";
DROP POLICY IF EXISTS "knowledge_file_worker" ON "knowledge_file";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_file" TO app_worker;
CREATE POLICY "knowledge_file_worker" ON "knowledge_file" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_file_public" ON "knowledge_file";
GRANT SELECT ON "knowledge_file" TO app_public;
CREATE POLICY "knowledge_file_public" ON "knowledge_file" TO app_public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate = 'public') WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate = 'public');
DROP POLICY IF EXISTS "knowledge_file_auth" ON "knowledge_file";
DROP POLICY IF EXISTS "knowledge_file_search" ON "knowledge_file";

REVOKE ALL ON "knowledge_file_content" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "knowledge_file_content" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_file_content" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "knowledge_file_content_vendor" ON "knowledge_file_content";
GRANT SELECT, INSERT, UPDATE ON "knowledge_file_content" TO app_vendor;
CREATE POLICY "knowledge_file_content_vendor" ON "knowledge_file_content" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_file_content_partner" ON "knowledge_file_content";
GRANT SELECT ON "knowledge_file_content" TO app_partner;
CREATE POLICY "knowledge_file_content_partner" ON "knowledge_file_content" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT partner_gates())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT partner_gates()));
DROP POLICY IF EXISTS "knowledge_file_content_customer" ON "knowledge_file_content";
GRANT SELECT ON "knowledge_file_content" TO app_customer;
CREATE POLICY "knowledge_file_content_customer" ON "knowledge_file_content" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT customer_gates())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT customer_gates()));
DROP POLICY IF EXISTS "knowledge_file_content_person" ON "knowledge_file_content";
DROP POLICY IF EXISTS "knowledge_file_content_worker" ON "knowledge_file_content";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_file_content" TO app_worker;
CREATE POLICY "knowledge_file_content_worker" ON "knowledge_file_content" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_file_content_public" ON "knowledge_file_content";
GRANT SELECT ON "knowledge_file_content" TO app_public;
CREATE POLICY "knowledge_file_content_public" ON "knowledge_file_content" TO app_public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate = 'public') WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate = 'public');
DROP POLICY IF EXISTS "knowledge_file_content_auth" ON "knowledge_file_content";
DROP POLICY IF EXISTS "knowledge_file_content_search" ON "knowledge_file_content";


-- How a text names its files is no word of it.
CREATE OR REPLACE FUNCTION index_knowledge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  number text := (SELECT i.number FROM knowledge_item i WHERE i.tenant_id = NEW.tenant_id AND i.id = NEW.item_id);
  place constant text := '\(file:[0-9a-f-]{36}\)';
BEGIN
  NEW.words := left(search_words(concat_ws(' ', NEW.title, NEW.summary, regexp_replace(NEW.affected, place, ' ', 'g'))), 2000);
  NEW.tsv := setweight(knowledge_vector(NEW.locale, concat_ws(' ', number, NEW.title)), 'A')
    || setweight(knowledge_vector(NEW.locale, regexp_replace(concat_ws(' ', NEW.summary, NEW.affected), place, ' ', 'g')), 'B')
    || setweight(knowledge_vector(NEW.locale,
      regexp_replace(concat_ws(' ', NEW.workaround, NEW.resolution, NEW.body), place, ' ', 'g')), 'C');
  RETURN NEW;
END $$;
