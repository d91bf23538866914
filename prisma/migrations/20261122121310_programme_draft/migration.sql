-- AlterTable
ALTER TABLE "programme_version" ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawn_by" TEXT;

-- CreateTable
CREATE TABLE "programme_draft" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "base_version" INTEGER,
    "effective_from" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_draft_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "programme_draft_part" (
    "tenant_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_draft_part_pkey" PRIMARY KEY ("tenant_id","draft_id","part")
);

-- CreateIndex
CREATE UNIQUE INDEX "programme_draft_tenant_id_programme_id_key" ON "programme_draft"("tenant_id", "programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_draft_tenant_id_slug_key" ON "programme_draft"("tenant_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "programme_draft_tenant_id_key_key" ON "programme_draft"("tenant_id", "key");

-- AddForeignKey
ALTER TABLE "programme_draft_part" ADD CONSTRAINT "programme_draft_part_tenant_id_draft_id_fkey" FOREIGN KEY ("tenant_id", "draft_id") REFERENCES "programme_draft"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

REVOKE ALL ON "programme_draft" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "programme_draft" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "programme_draft" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "programme_draft_vendor" ON "programme_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "programme_draft" TO app_vendor;
CREATE POLICY "programme_draft_vendor" ON "programme_draft" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "programme_draft_partner" ON "programme_draft";
DROP POLICY IF EXISTS "programme_draft_customer" ON "programme_draft";
DROP POLICY IF EXISTS "programme_draft_worker" ON "programme_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "programme_draft" TO app_worker;
CREATE POLICY "programme_draft_worker" ON "programme_draft" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "programme_draft_public" ON "programme_draft";
DROP POLICY IF EXISTS "programme_draft_auth" ON "programme_draft";
DROP POLICY IF EXISTS "programme_draft_search" ON "programme_draft";

REVOKE ALL ON "programme_draft_part" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "programme_draft_part" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "programme_draft_part" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "programme_draft_part_vendor" ON "programme_draft_part";
GRANT SELECT, INSERT, UPDATE, DELETE ON "programme_draft_part" TO app_vendor;
CREATE POLICY "programme_draft_part_vendor" ON "programme_draft_part" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "programme_draft_part_partner" ON "programme_draft_part";
DROP POLICY IF EXISTS "programme_draft_part_customer" ON "programme_draft_part";
DROP POLICY IF EXISTS "programme_draft_part_worker" ON "programme_draft_part";
GRANT SELECT, INSERT, UPDATE, DELETE ON "programme_draft_part" TO app_worker;
CREATE POLICY "programme_draft_part_worker" ON "programme_draft_part" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "programme_draft_part_public" ON "programme_draft_part";
DROP POLICY IF EXISTS "programme_draft_part_auth" ON "programme_draft_part";
DROP POLICY IF EXISTS "programme_draft_part_search" ON "programme_draft_part";

