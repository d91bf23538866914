-- AlterTable
ALTER TABLE "directory_entry" ADD COLUMN     "area_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "areas" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "contact_email" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "contact_phone" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "description_en" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "description_es" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "headline_en" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "headline_es" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "logo" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "logo_hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "slug" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "specialities" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "library_item" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "title_en" TEXT NOT NULL,
    "title_es" TEXT NOT NULL,
    "description_en" TEXT NOT NULL DEFAULT '',
    "description_es" TEXT NOT NULL DEFAULT '',
    "product_key" TEXT,
    "benefit" TEXT,
    "tiers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "levels" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "latest_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "library_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "library_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "changes_en" TEXT NOT NULL DEFAULT '',
    "changes_es" TEXT NOT NULL DEFAULT '',
    "media" TEXT NOT NULL,
    "file_name" TEXT NOT NULL DEFAULT '',
    "media_type" TEXT NOT NULL DEFAULT '',
    "size" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "published_at" TIMESTAMPTZ(3),
    "published_by" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,
    "announced_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "library_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "library_source" (
    "tenant_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "attachment_id" UUID,
    "url" TEXT,

    CONSTRAINT "library_source_pkey" PRIMARY KEY ("tenant_id","version_id")
);

-- CreateTable
CREATE TABLE "library_read" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "times" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "library_read_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "partner_profile" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "content" JSONB NOT NULL DEFAULT '{}',
    "logo" TEXT NOT NULL DEFAULT '',
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "partner_profile_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "library_item_tenant_id_state_latest_at_id_idx" ON "library_item"("tenant_id", "state", "latest_at", "id");

-- CreateIndex
CREATE INDEX "library_version_tenant_id_item_id_published_at_idx" ON "library_version"("tenant_id", "item_id", "published_at");

-- CreateIndex
CREATE UNIQUE INDEX "library_version_tenant_id_item_id_label_key" ON "library_version"("tenant_id", "item_id", "label");

-- CreateIndex
CREATE INDEX "library_read_tenant_id_item_id_last_at_idx" ON "library_read"("tenant_id", "item_id", "last_at");

-- CreateIndex
CREATE UNIQUE INDEX "library_read_tenant_id_version_id_person_id_key" ON "library_read"("tenant_id", "version_id", "person_id");

-- CreateIndex
CREATE INDEX "partner_profile_tenant_id_partner_org_id_created_at_idx" ON "partner_profile"("tenant_id", "partner_org_id", "created_at");

-- CreateIndex
CREATE INDEX "partner_profile_tenant_id_state_submitted_at_idx" ON "partner_profile"("tenant_id", "state", "submitted_at");

-- CreateIndex
CREATE INDEX "directory_entry_tenant_id_slug_idx" ON "directory_entry"("tenant_id", "slug");

REVOKE ALL ON "library_item" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "library_item" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "library_item" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "library_item_vendor" ON "library_item";
GRANT SELECT, INSERT, UPDATE ON "library_item" TO app_vendor;
CREATE POLICY "library_item_vendor" ON "library_item" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "library_item_partner" ON "library_item";
GRANT SELECT ON "library_item" TO app_partner;
CREATE POLICY "library_item_partner" ON "library_item" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published') WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published');
DROP POLICY IF EXISTS "library_item_customer" ON "library_item";
DROP POLICY IF EXISTS "library_item_worker" ON "library_item";
GRANT SELECT, INSERT, UPDATE, DELETE ON "library_item" TO app_worker;
CREATE POLICY "library_item_worker" ON "library_item" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "library_item_public" ON "library_item";
DROP POLICY IF EXISTS "library_item_auth" ON "library_item";
DROP POLICY IF EXISTS "library_item_search" ON "library_item";

REVOKE ALL ON "library_version" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "library_version" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "library_version" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "library_version_vendor" ON "library_version";
GRANT SELECT, INSERT, UPDATE ON "library_version" TO app_vendor;
CREATE POLICY "library_version_vendor" ON "library_version" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "library_version_partner" ON "library_version";
GRANT SELECT ON "library_version" TO app_partner;
CREATE POLICY "library_version_partner" ON "library_version" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published') WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published');
DROP POLICY IF EXISTS "library_version_customer" ON "library_version";
DROP POLICY IF EXISTS "library_version_worker" ON "library_version";
GRANT SELECT, INSERT, UPDATE, DELETE ON "library_version" TO app_worker;
CREATE POLICY "library_version_worker" ON "library_version" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "library_version_public" ON "library_version";
DROP POLICY IF EXISTS "library_version_auth" ON "library_version";
DROP POLICY IF EXISTS "library_version_search" ON "library_version";

REVOKE ALL ON "library_source" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "library_source" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "library_source" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "library_source_vendor" ON "library_source";
GRANT SELECT, INSERT ON "library_source" TO app_vendor;
CREATE POLICY "library_source_vendor" ON "library_source" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "library_source_partner" ON "library_source";
DROP POLICY IF EXISTS "library_source_customer" ON "library_source";
DROP POLICY IF EXISTS "library_source_worker" ON "library_source";
GRANT SELECT, INSERT, UPDATE, DELETE ON "library_source" TO app_worker;
CREATE POLICY "library_source_worker" ON "library_source" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "library_source_public" ON "library_source";
DROP POLICY IF EXISTS "library_source_auth" ON "library_source";
DROP POLICY IF EXISTS "library_source_search" ON "library_source";

REVOKE ALL ON "library_read" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "library_read" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "library_read" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "library_read_vendor" ON "library_read";
GRANT SELECT ON "library_read" TO app_vendor;
CREATE POLICY "library_read_vendor" ON "library_read" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "library_read_partner" ON "library_read";
GRANT SELECT, INSERT, UPDATE ON "library_read" TO app_partner;
CREATE POLICY "library_read_partner" ON "library_read" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "library_read_customer" ON "library_read";
DROP POLICY IF EXISTS "library_read_worker" ON "library_read";
GRANT SELECT, INSERT, UPDATE, DELETE ON "library_read" TO app_worker;
CREATE POLICY "library_read_worker" ON "library_read" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "library_read_public" ON "library_read";
DROP POLICY IF EXISTS "library_read_auth" ON "library_read";
DROP POLICY IF EXISTS "library_read_search" ON "library_read";

REVOKE ALL ON "partner_profile" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "partner_profile" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "partner_profile" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "partner_profile_vendor" ON "partner_profile";
GRANT SELECT, UPDATE ON "partner_profile" TO app_vendor;
CREATE POLICY "partner_profile_vendor" ON "partner_profile" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_profile_partner" ON "partner_profile";
GRANT SELECT, INSERT, UPDATE ON "partner_profile" TO app_partner;
CREATE POLICY "partner_profile_partner" ON "partner_profile" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_profile_customer" ON "partner_profile";
DROP POLICY IF EXISTS "partner_profile_worker" ON "partner_profile";
GRANT SELECT, INSERT, UPDATE, DELETE ON "partner_profile" TO app_worker;
CREATE POLICY "partner_profile_worker" ON "partner_profile" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_profile_public" ON "partner_profile";
DROP POLICY IF EXISTS "partner_profile_auth" ON "partner_profile";
DROP POLICY IF EXISTS "partner_profile_search" ON "partner_profile";

